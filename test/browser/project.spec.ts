import type { Page } from '@playwright/test'
import { signedIn } from './own-program.ts'
import { allKept, expect, fourScreens, looksWell, open, setScreen, test } from './page.ts'
import { reading } from './seed.ts'

const program = signedIn()

const field = (page: Page, label: string | RegExp) => page.getByLabel(label, { exact: true })
const kept = (page: Page) => allKept(page, 'Every keystroke is kept.')
const row = (page: Page, name: string) => page.locator(`[data-row="${name}"]`)
const most = /^What is the most that it has carried/

test('an empty record says what will be here, and where to begin', async ({ page }) => {
  await open(page, `${program.origin}/projects`)
  await expect(page.getByRole('heading', { name: 'No repository was read yet.' })).toBeVisible()
  await looksWell(page, 'projects-empty', { width: 1440, height: 900, colorScheme: 'light' })
  await page.getByRole('link', { name: 'Choose repositories' }).click()
  await expect(page).toHaveURL(/\/sources\/add/)
})

test('a repository that nobody read leads back to those that were', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  await open(page, `${program.origin}/projects/nothing`)
  await page.getByRole('link', { name: 'All projects' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible()
})

test('a repository is audited by its commits, answered, and outlives a server that is killed between two keystrokes', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  await program.record(reading(Date.now()))
  await page.goto(program.origin)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(page.locator('.journal-list .end')).toHaveText('0 of 12 questions answered')
  for (const key of ['j', 'Tab', 'Enter']) await page.keyboard.press(key)
  await expect(page.getByRole('heading', { level: 1, name: 'orders-api' })).toBeVisible()

  await expect(row(page, 'checked-by-machine')).toContainText('ci-pipeline/a_name_without_a_place')
  await expect(row(page, 'checked-by-machine').locator('.end')).toHaveText('found')
  await expect(row(page, 'second-store')).toContainText('To add it:')
  await expect(row(page, 'second-store').locator('.end')).toHaveText('nothing found')
  await expect(row(page, 'together-or-not-at-all').locator('.end')).toHaveText('found')

  await field(page, most).fill('A great ')
  await kept(page)
  await program.kill()
  await field(page, most).press('End')
  await page.keyboard.type('many')
  await expect(page.getByText(/What you wrote waits in this browser/)).toBeVisible()
  await program.start()
  await kept(page)
  await page.evaluate('localStorage.clear()')
  await page.reload()
  await expect(field(page, most)).toHaveValue('A great many')
  await expect(page.getByText('A number is missing.')).toBeVisible()
  await field(page, most).fill('900 requests a second')
  await expect(page.getByText('A number is missing.')).toHaveCount(0)
  await kept(page)
  await page.getByRole('link', { name: 'Projects' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible()
  await expect(page.locator('.journal-list .end')).toHaveText('1 of 12 questions answered')
  // A note of one's own moves nothing.
  const sources = (await page.request.get(`${program.origin}/v1/sources`).then((reply) => reply.json())) as {
    sources: { kind: string }[]
  }
  expect(sources.sources.map(({ kind }) => kind)).toEqual(['repository'])
})

test('a certificate is planned, passed, set beside what is wanted, and removed', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/400/)
  await open(page, `${program.origin}/certificates`)
  await expect(page.getByText(/No target was added/)).toBeVisible()
  await page.getByRole('button', { name: /^Show all/ }).click()
  await page.getByRole('button', { name: 'Certified Kubernetes Application Developer' }).click()
  await expect(field(page, 'Passed on')).toBeFocused()
  await expect(page.getByText(/^Claims at mid, asked at senior:/)).toBeVisible()
  await field(page, 'Exam planned for').fill('2099-02-01')
  await expect(row(page, 'ckad')).toContainText('Planned; exam on 1 Feb 2099')
  await field(page, 'Passed on').fill('2099-01-01')
  await expect(page.getByRole('alert')).toContainText('is still to come')
  await field(page, 'Passed on').fill('2020-01-10')
  await expect(row(page, 'ckad')).toContainText('Passed 10 Jan 2020; lapsed after 10 Jan 2022')
  await kept(page)
  await page.goto(`${program.origin}/skills/kubernetes-operations`)
  await expect(page.getByText(/Passed “Certified Kubernetes Application Developer”/).first()).toBeVisible()

  await page.goto(`${program.origin}/certificates`)
  await page.getByRole('button', { name: 'Certified Kubernetes Application Developer' }).click()
  await page.getByRole('button', { name: 'Take out', exact: true }).click()
  await page.getByRole('button', { name: 'Take it out' }).click()
  await expect(page.getByText('Certified Kubernetes Application Developer is removed.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Held and planned/ })).toHaveCount(0)
})

for (const screen of fourScreens)
  test(`they look well at ${screen.width} in ${screen.colorScheme}`, async ({ page }) => {
    await program.send('/v1/certificates/ckad', { passedOn: '2020-01-10', reference: 'No. 7' }, 'PUT')
    await program.record(reading(Date.now()))
    await setScreen(page, screen)
    await open(page, `${program.origin}/projects`)
    await looksWell(page, 'projects', screen)
    await page.getByRole('link', { name: 'orders-api' }).click()
    await expect(page.locator('.project-questions')).toHaveCount(8)
    // What lies below the pointer is on its way to another colour.
    await page.mouse.move(0, 0)
    await looksWell(page, 'project', screen)
    await open(page, `${program.origin}/certificates`)
    await page.getByRole('button', { name: 'Certified Kubernetes Application Developer' }).click()
    await expect(field(page, 'Passed on')).toHaveValue('2020-01-10')
    await page.mouse.move(0, 0)
    await looksWell(page, 'certificates', screen)
  })
