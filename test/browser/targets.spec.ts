import type { Page } from '@playwright/test'
import { ownProgram } from './own-program.ts'
import { axeFindings, expect, fiveScreens, looksWell, setScreen, test, wideLight } from './page.ts'
import { reading } from './seed.ts'

/** An invented job at an invented employer; an unknown technology, and one of two that is enough. */
const text = `Senior Backend Engineer, Fernleigh Freight

We move freight between 40 depots. Rotterdam, or remote in the EU. €75,000 to €90,000 a year.

What we ask
- 5+ years building backend services that people depend on
- You can read a query plan and make a slow page fast
- Services you have run on Kubernetes
- Experience with Lodestar

Nice to have
- Kafka or RabbitMQ
- Terraform
`
const ladder = `level,competency,statement
Engineer,Delivery,Ships small changes without help
Senior Engineer,Delivery,Designs services that keep working when one they depend on is slow
Senior Engineer,Selling,Visits customers with the sales team
`

const program = ownProgram(({ record }) => record(reading(Date.now())))

const row = (page: Page, words: string) => page.locator('tr[data-requirement]', { hasText: words })
const opener = (page: Page, words: string) => row(page, words).locator('button.words')
const mark = (page: Page, words: string) => page.locator('.jd-text mark', { hasText: words })
const kept = (page: Page, words: RegExp) =>
  expect(page.getByRole('status').filter({ hasText: words })).toContainText(/\bKept\.$/)
const field = (page: Page) => page.getByLabel('Its text, pasted whole')

async function paste(page: Page, words: string): Promise<void> {
  await page.goto(`${program.origin}/targets`)
  await field(page).fill(words)
  await page.getByRole('button', { name: 'Read it' }).click()
}

async function choose(page: Page, button: string, name: string, bytes: string | Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await chooser).setFiles([{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }])
}

test('a job description, from the paste to what is missing for it', async ({ page, expectTrouble }) => {
  // The server is killed and started twice.
  test.slow()
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  await page.goto(await program.address())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await test.step('what is pasted waits in the browser, though the server is killed and the page closed', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await expect(page.getByRole('heading', { level: 1, name: 'Targets' })).toBeVisible()
    await field(page).fill(text)
    await program.kill()
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Proven does not answer.' }).first()).toBeVisible()
    await page.goto('about:blank')
    await program.start()
    await page.goto(`${program.origin}/targets`)
    await expect(field(page)).toHaveValue(text)
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Senior Backend Engineer' })).toBeVisible()
  })

  await test.step('every requirement stands underlined in its words, beside the table', async () => {
    await expect(page.getByText(/^Must-haves met: \d+ of 4\./)).toBeVisible()
    await expect(row(page, 'Kubernetes')).toContainText('missing')
    await expect(row(page, 'Lodestar')).toContainText('unknown')
    await expect(row(page, 'query plan').getByRole('link').first()).toHaveAttribute(
      'href',
      '/skills/sql-query-tuning',
    )
    // The pointer stands where the button was; a mark below it would be lit.
    await page.mouse.move(0, 0)
    await expect(mark(page, 'Kubernetes')).toHaveClass('missing')
    await expect(mark(page, 'Rotterdam')).toHaveClass('fact')
    await mark(page, 'Kubernetes').hover()
    await expect(row(page, 'Kubernetes')).toHaveClass('lit')
    await page.mouse.move(0, 0)
    await opener(page, 'Terraform').focus()
    await expect(mark(page, 'Terraform')).toHaveClass(/here/)
    await page.locator('.jd-text a', { hasText: 'missing, requirement 3' }).click()
    await expect(row(page, 'Kubernetes')).toBeFocused()
  })

  await test.step('a requirement is put right by keyboard alone, and undone', async () => {
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('j')
    await expect(opener(page, '5+ years')).toBeFocused()
    for (let step = 0; step < 2; step++) await page.keyboard.press('j')
    await expect(opener(page, 'Kubernetes')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Must', { exact: true })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await kept(page, /“Kubernetes” is put right/)
    await expect(opener(page, 'Kubernetes')).toBeFocused()
    await expect(page.getByText(/^Must-haves met: \d+ of 3\./)).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await kept(page, /^Undone: “Kubernetes”/)
    await expect(page.getByText(/^Must-haves met: \d+ of 4\./)).toBeVisible()
  })

  await test.step('an unknown word is said to be a skill', async () => {
    await opener(page, 'Lodestar').click()
    await expect(page.getByText('Not in the catalogue: Lodestar.')).toBeVisible()
    await page.getByLabel('It asks for').fill('no such skill')
    await expect(page.getByText(/No skill or tool of the bar has exactly this name/)).toBeVisible()
    await page.getByLabel('It asks for').fill('Apache Kafka')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await kept(page, /“Lodestar” is put right/)
    await expect(row(page, 'Lodestar')).toContainText('put right by you')
    await expect(row(page, 'Lodestar')).toContainText('missing')
    await opener(page, 'Lodestar').click()
    await page.getByRole('button', { name: 'As it was read' }).click()
    await expect(row(page, 'Lodestar')).toContainText('unknown')
  })

  await test.step('their own word is told apart from what is met, and is taken back', async () => {
    await opener(page, 'Lodestar').click()
    await page.getByLabel(/^I meet this, since/).fill('Four years of it at the port')
    await looksWell(page, 'a requirement that is put right', wideLight)
    await page.getByRole('button', { name: 'Say so' }).click()
    await kept(page, /“Lodestar” is met by your word/)
    await expect(row(page, 'Lodestar')).toContainText('weak')
    await expect(row(page, 'Lodestar')).toContainText('“Four years of it at the port”')
    await expect(page.getByText(/^Must-haves met: \d+ of 4\. .*\(1 by your word\)/)).toBeVisible()
    await opener(page, 'Lodestar').click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect(row(page, 'Lodestar')).toContainText('unknown')
  })

  await test.step('evidence leads to its entry, in the place where it stands', async () => {
    const address = page.url()
    await row(page, 'query plan').locator('.rests-on a').first().click()
    await expect(page).toHaveURL(/\/skills\/[a-z-]+#entry-[0-9a-f-]{36}$/)
    await expect(page.locator('tr[id^="entry-"]:focus')).toBeInViewport()
    await page.goto(address)
  })

  await test.step('one is set aside and taken back, and one that was missed is added', async () => {
    await opener(page, 'Terraform').click()
    await page.getByRole('button', { name: 'It asks for nothing' }).click()
    await expect(row(page, 'Terraform')).toHaveCount(0)
    await page.getByRole('button', { name: 'Take back Terraform' }).click()
    await expect(row(page, 'Terraform')).toHaveCount(1)
    await page.getByRole('button', { name: 'Add what was missed' }).click()
    const form = page.getByRole('form', { name: 'What was missed' })
    await form.getByLabel('What is asked').fill('Freight does not wait')
    await form.getByRole('button', { name: 'Add it' }).click()
    await kept(page, /“Freight does not wait” is added/)
    await expect(page.getByText(/^Must-haves met: \d+ of 5\./)).toBeVisible()
    await expect(row(page, 'Freight does not wait')).toContainText('unknown')
  })

  await test.step('what is said of the job is put right while the server is away, and is kept once it is back', async () => {
    await program.kill()
    await page.getByRole('button', { name: /^Put right/ }).click()
    await page.getByLabel('Place').fill('Utrecht')
    await page.getByLabel('Years of experience, from').fill('4')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(page.getByText('Proven does not answer.').first()).toBeVisible()
    await expect(page.getByText(/waits in this browser/)).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    const address = page.url()
    await page.goto('about:blank')
    await program.start()
    await page.goto(address)
    await expect(page.getByText('Utrecht')).toBeVisible()
    await expect(page.getByText('4+ years')).toBeVisible()
    await expect.poll(() => page.evaluate('localStorage.length')).toBe(0)
  })

  await test.step('what is open comes first for the asking', async () => {
    await page.getByRole('button', { name: 'Open first' }).click()
    await expect(page).toHaveURL(/order=open/)
    await expect(page.locator('tr[data-requirement]').first()).toContainText('missing')
    await page.getByRole('button', { name: 'As written' }).click()
  })

  await test.step('it is in the list, and is removed with a word', async () => {
    await page.getByRole('link', { name: 'Targets' }).first().click()
    await page.getByRole('button', { name: /^Remove Senior Backend/ }).click()
    await expect(page.getByRole('dialog')).toContainText('No evidence goes with it')
    await page.getByRole('button', { name: 'Remove it' }).click()
    await expect(page.getByText(/is removed; no evidence was touched/)).toBeFocused()
    await expect(page.locator('.target-list')).toHaveCount(0)
  })
})

test('a ladder: each statement is mapped by its owner, and another level is another target', async ({
  page,
}) => {
  await page.goto(await program.address())
  await page.goto(`${program.origin}/targets`)
  await page.getByRole('button', { name: 'Your employer’s ladder' }).click()
  await choose(page, 'Choose a file', 'acme.csv', ladder)
  await expect(page.getByRole('heading', { level: 1, name: 'acme: Senior Engineer' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'To confirm 2 statements' })).toBeVisible()
  const design = page.getByRole('form', { name: /^Designs services/ })
  await expect(design.getByRole('checkbox').first()).toBeChecked()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const screen of fiveScreens) {
    await setScreen(page, screen)
    await looksWell(page, 'a ladder', screen)
  }
  await setScreen(page, wideLight)
  await design.getByRole('button', { name: /^Confirm/ }).click()
  await kept(page, /^“Designs services.*is confirmed/)
  await page
    .getByRole('form', { name: /^Visits/ })
    .getByRole('button', { name: /^Not applicable/ })
    .click()
  await kept(page, /is not applicable/)
  await expect(page.getByRole('heading', { name: /^To confirm/ })).toHaveCount(0)
  await expect(page.getByText(/^Must-haves met: \d of 1\./)).toBeVisible()
  await page.getByRole('button', { name: 'Take back Visits customers with the sales team' }).click()
  await expect(page.getByRole('heading', { name: 'To confirm 1 statement' })).toBeVisible()
  await page.getByLabel('Level').selectOption('Engineer, taken as mid')
  await expect(page.getByRole('heading', { level: 1, name: 'acme: Engineer' })).toBeVisible()
  await expect(row(page, 'Ships small changes')).toHaveCount(1)
})

test('what cannot be read is told in words, and nothing is kept of it', async ({ page, expectTrouble }) => {
  expectTrouble(/4\d\d/)
  await page.goto(await program.address())
  await page.goto(`${program.origin}/targets`)
  const refused = page.getByRole('alert')
  await choose(page, 'Or choose a file', 'broken.pdf', '%PDF-1.7\nand no more')
  await expect(refused).toContainText('That job description cannot be read.')
  await choose(page, 'Or choose a file', 'large.txt', Buffer.alloc(5 * 1024 * 1024 + 1, 'a '))
  await expect(refused).toContainText('That is larger than allowed.')
  await page.getByRole('button', { name: 'Your employer’s ladder' }).click()
  await expect(refused).toHaveCount(0)
  await choose(page, 'Choose a file', 'none.csv', 'level,competency,statement\nL9,Delivery,x\n')
  await expect(refused).toContainText(/none\.csv:2/i)
  expect(await axeFindings(page)).toEqual([])
  await page.goto(`${program.origin}/targets/${'0'.repeat(64)}`)
  await expect(page.getByText('No target has that name.')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
})

test('a slow server: the page says what it waits for', async ({ page }) => {
  await page.goto(await program.address())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  let answer = (): void => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/v1/targets', async (route) => {
    await asked
    await route.continue()
  })
  await page.goto(`${program.origin}/targets`)
  await expect(page.getByText('Setting your targets beside your evidence.')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  answer()
  await expect(page.getByText('Setting your targets beside your evidence.')).toHaveCount(0)
})

test('axe finds nothing, and nothing scrolls sideways', async ({ page }) => {
  // Four pages, five looks each.
  test.slow()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const onEveryScreen = async (what: string): Promise<void> => {
    for (const screen of fiveScreens) {
      await setScreen(page, screen)
      // What lies half under the bar at the top of a narrow page is no smaller than it is.
      await page.evaluate('window.scrollTo(0, 0)')
      await looksWell(page, what, screen)
    }
  }
  await page.goto(await program.address())
  await paste(page, text)
  await expect(page.getByText(/^Must-haves met/)).toBeVisible()
  await onEveryScreen('a job description')
  await opener(page, 'Kafka').click()
  await page.getByRole('button', { name: /^Put right/ }).click()
  await page.getByRole('button', { name: 'Add what was missed' }).click()
  await onEveryScreen('its forms')
  await page.goto(`${program.origin}/targets`)
  await page.getByRole('button', { name: 'A stage of the bar' }).click()
  await onEveryScreen('the list')
  await page.getByLabel('Mid', { exact: true }).check()
  await page.getByRole('button', { name: 'Want it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mid' })).toBeVisible()
  await expect(page.locator('tr[data-requirement]').first()).toBeVisible()
  await onEveryScreen('a stage')
})
