import type { Page } from '@playwright/test'
import { Document, Packer, Paragraph } from 'docx'
import { ownProgram } from './own-program.ts'
import { axeFindings, expect, fiveScreens, looksWell, setScreen, test } from './page.ts'
import { reading } from './seed.ts'

/** An invented person at invented employers; dates that can be read both ways, and a line that belongs nowhere. */
const text = `Tamsin Orde
tamsin.orde@example.com
Postgres evening at the library: organiser

Experience

Senior Backend Developer, Kestrel Freight
03/04/2021 - present
- Moved twelve services to Kubernetes with Terraform
- Built REST APIs in Go, described in OpenAPI

Backend Developer, Lowen Systems
06/05/2017 - 02/03/2021
- Wrote integration tests against PostgreSQL

Skills
Docker, Redis
`

const program = ownProgram(({ record }) => record(reading(Date.now())))

const file = (name: string, bytes: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
})
const line = (page: Page, words: string) => page.locator('.doc li', { hasText: words })
const claimed = (page: Page, skill: string) => page.locator('.claimed li', { hasText: skill })
const kept = (page: Page, words: RegExp) =>
  expect(page.getByRole('status').filter({ hasText: words })).toContainText(/\bKept\.$/)

async function choose(page: Page, ...files: ReturnType<typeof file>[]): Promise<void> {
  await page.goto(`${program.origin}/resumes`)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(files)
}

/** As if it were dragged from the desktop. */
const drop = async (page: Page, name: string, content: string): Promise<void> => {
  const dropped = await page.evaluateHandle(
    `(() => { const all = new DataTransfer(); all.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)})); return all })()`,
  )
  await page.dispatchEvent('.drop', 'dragover', { dataTransfer: dropped })
  await expect(page.getByRole('heading', { name: 'Let go to read it' })).toBeVisible()
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: dropped })
}

test('a résumé, from the drop to what stands as claimed', async ({ page, expectTrouble }) => {
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  await page.goto(await program.address())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await test.step('what becomes of it is said before it is dropped', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await expect(
      page.getByText(/^A résumé sets a skill to\s+claimed, and moves its level very little/),
    ).toBeVisible()
    await expect(page.getByText(/the file itself is not kept/)).toBeVisible()
    await drop(page, 'tamsin.txt', text)
    await expect(page.getByRole('heading', { level: 1, name: 'tamsin.txt' })).toBeVisible()
  })

  await test.step('each claim stands in its line, and lights up what belongs to it', async () => {
    const kubernetes = line(page, 'Moved twelve services').getByRole('link', { name: 'Kubernetes' })
    await expect(kubernetes).toHaveAttribute('href', '/skills/kubernetes-operations')
    await kubernetes.hover()
    await expect(claimed(page, 'Running on Kubernetes')).toHaveClass(/lit/)
    await page.mouse.move(0, 0)
    await claimed(page, 'Container images').getByRole('link', { name: 'Container images' }).focus()
    await expect(line(page, 'Docker, Redis')).toHaveClass(/lit/)
    await expect(page.getByText(/^Claimed, and shown by nothing else/)).toBeVisible()
    await expect(claimed(page, 'Container images')).toContainText(/Shown at \w+ by \d+ piece/)
    await claimed(page, 'Container images').getByRole('link', { name: 'line 17' }).click()
    await expect(line(page, 'Docker, Redis')).toBeFocused()
  })

  await test.step('a date that can be read both ways is asked, and answered in place', async () => {
    await expect(page.getByText(/^Is 03\/04\/2021 .*3 April 2021 or .*4 March 2021\?$/)).toBeVisible()
    await page.getByRole('button', { name: /^3 April 2021/ }).click()
    await kept(page, /the day comes first/)
    await expect(page.locator('.kept-bar')).toBeFocused()
    await expect(page.getByRole('heading', { name: 'It leaves open' })).toBeHidden()
    await page.getByRole('button', { name: 'As understood' }).click()
    await expect(page.getByRole('button', { name: /^Beginning: 3 Apr 2021/ })).toBeVisible()
    await page.getByRole('button', { name: 'As written' }).click()
  })

  await test.step('a line that was not placed is put where it belongs', async () => {
    const evening = page.locator('.not-placed li', { hasText: 'Postgres evening' }).first()
    await evening.getByRole('button', { name: 'Put it where it belongs' }).click()
    await page.getByLabel('It belongs to').selectOption('Senior Backend Developer, Kestrel Freight')
    await page.getByLabel('as', { exact: true }).selectOption('Began')
    await page.getByRole('button', { name: 'Put it there' }).click()
    await expect(page.getByRole('alert')).toContainText('Write a year, a month or a day')
    await page.getByLabel('as', { exact: true }).selectOption('A bullet')
    await page.getByRole('button', { name: 'Put it there' }).click()
    await kept(page, /is placed: Senior Backend Developer, Kestrel Freight, a bullet/)
    await expect(line(page, 'Postgres evening')).toHaveClass(/bullet/)
  })

  await test.step('a value is written anew, undone, and taken out', async () => {
    await page.getByRole('button', { name: 'As understood' }).click()
    const employer = page.getByRole('button', { name: /^Employer: Kestrel/ })
    await employer.click()
    await page.keyboard.type('Kestrel Freight Ltd')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Employer: Kestrel Freight Ltd' })).toBeFocused()
    await kept(page, /Employer is now “Kestrel Freight Ltd”/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await kept(page, /^Undone: Employer is now/)
    await expect(page.getByRole('button', { name: 'Employer: Kestrel Freight', exact: true })).toBeVisible()
    await page.getByRole('button', { name: /^Bullet 1: Moved twelve/ }).click()
    await page.getByRole('button', { name: 'Take it out' }).click()
    await kept(page, /is taken out/)
    await expect(claimed(page, 'Running on Kubernetes')).toHaveCount(0)
    await page.reload()
    await page.getByRole('button', { name: 'Take back Job 1, bullet 1' }).click()
    await kept(page, /Job 1, bullet 1 is as it was read/)
    await expect(claimed(page, 'Running on Kubernetes')).toHaveCount(1)
    await expect(page.getByRole('button', { name: /^Bullet 1: Moved twelve/ })).toBeVisible()
  })

  await test.step('a server that is killed loses nothing of what is put right meanwhile', async () => {
    await program.kill()
    await page.getByRole('button', { name: /^Title: Senior Backend/ }).click()
    await page.keyboard.type('Staff Developer')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Proven does not answer.')).toBeVisible()
    await expect(page.getByText(/What you put right waits in this browser/)).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    const address = page.url()
    await page.goto('about:blank')
    await program.start()
    await page.goto(address)
    await expect(page.getByRole('button', { name: /^Title: Staff Developer/ })).toBeVisible()
    await expect.poll(() => page.evaluate('localStorage.length')).toBe(0)
    await page.reload()
    await expect(page.getByRole('button', { name: /^Title: Staff Developer/ })).toBeVisible()
  })

  await test.step('on the page of the skill it stands as claimed, and leads back to its line', async () => {
    await claimed(page, 'Querying').getByRole('link', { name: 'Querying' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Querying' })).toBeVisible()
    await expect(page.getByText(/^Claimed\./)).toBeVisible()
    await expect(
      page.locator('.trail tr:not(.superseded)', { hasText: 'Names “Postgres” in a bullet of a job' }),
    ).toHaveCount(1)
    await page.getByRole('link', { name: 'tamsin.txt, line 3' }).click()
    await expect(line(page, 'Postgres evening')).toBeFocused()
  })

  await test.step('it is erased with all that it claimed', async () => {
    await page.getByRole('button', { name: 'Erase' }).click()
    await expect(page.getByRole('dialog')).toContainText('Your file was never kept')
    await page.getByRole('button', { name: /^Erase \d+ pieces$/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Résumés' })).toBeVisible()
    await expect(page.getByText('tamsin.txt')).toHaveCount(0)
  })
})

test('a DOCX is read, and a line that says nothing is set aside and brought back', async ({ page }) => {
  const bytes = await Packer.toBuffer(
    new Document({ sections: [{ children: text.split('\n').map((words) => new Paragraph(words)) }] }),
  )
  await page.goto(await program.address())
  await choose(page, file('tamsin.docx', bytes))
  await expect(page.getByRole('heading', { level: 1, name: 'tamsin.docx' })).toBeVisible()
  await expect(page.getByText(/^DOCX, read .* 2 jobs, 3 bullets\.$/)).toBeVisible()
  const evening = page.locator('.not-placed li', { hasText: 'Postgres evening' }).first()
  await evening.getByRole('button', { name: /nothing about my work$/ }).click()
  await kept(page, /set aside/)
  await expect(line(page, 'Postgres evening')).toContainText('set aside')
  await page.getByRole('button', { name: /^Show (it|them) again$/ }).click()
  await kept(page, /is back/)
  await expect(evening).toBeVisible()
  await page.goto(`${program.origin}/resumes`)
  await page.getByRole('button', { name: 'Erase tamsin.docx' }).click()
  await page.getByRole('button', { name: /^Erase \d+ pieces$/ }).click()
  await expect(page.getByText(/^tamsin\.docx is erased/)).toBeFocused()
})

test('what cannot be read is told in words, and nothing is kept of it', async ({ page, expectTrouble }) => {
  expectTrouble(/4\d\d/)
  await page.goto(await program.address())
  const refused = page.getByRole('alert')
  for (const [name, bytes, says] of [
    ['broken.pdf', '%PDF-1.7\nand no more', 'That document is damaged, or is not what it says it is.'],
    [
      'photo.png',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'That is not a kind of file that résumés are read from.',
    ],
    ['empty.txt', '', 'There is no text in that document.'],
    ['large.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'a '), 'That is larger than allowed.'],
  ] as const) {
    await choose(page, file(name, bytes as Buffer))
    await expect(refused, name).toContainText(says)
    await expect(refused).toContainText(new RegExp(name, 'i'))
  }
  expect(await axeFindings(page)).toEqual([])
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.goto(`${program.origin}/resumes/${'0'.repeat(64)}`)
  await expect(page.getByText('No résumé has that name.')).toBeVisible()
})

test('axe finds nothing, and nothing scrolls sideways', async ({ page }) => {
  await page.goto(await program.address())
  await choose(page, file('tamsin.txt', text))
  await expect(page.getByRole('heading', { level: 1, name: 'tamsin.txt' })).toBeVisible()
  await page.getByRole('button', { name: 'Put it where it belongs' }).first().click()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const view of ['As written', 'As understood']) {
    await page.getByRole('button', { name: view }).click()
    if (view === 'As understood') await page.getByRole('button', { name: /^Bullet 1: Moved/ }).click()
    for (const screen of fiveScreens) {
      await setScreen(page, screen)
      await looksWell(page, view, screen)
    }
  }
  await page.goto(`${program.origin}/resumes`)
  await expect(page.getByRole('table')).toBeVisible()
  for (const screen of fiveScreens) {
    await setScreen(page, screen)
    await looksWell(page, 'the list', screen)
  }
})
