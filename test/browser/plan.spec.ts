import type { Page } from '@playwright/test'
import { signedIn } from './own-program.ts'
import { axeFindings, expect, looksWell, open as openAt, setScreen, test, twoScreens } from './page.ts'
import { reading } from './seed.ts'

// One program, one record: it is empty first, and then it is not.
test.describe.configure({ mode: 'serial' })

const program = signedIn()

const open = (page: Page, path: string) => openAt(page, program.origin + path)

/** What has to hold of every state of both pages, on a wide light screen and on a dark phone. */
async function holds(page: Page, path: string, name: string): Promise<void> {
  for (const screen of twoScreens) {
    await setScreen(page, screen)
    await open(page, path)
    const more = page.locator('main details > summary')
    if ((await more.count()) > 0) await more.first().click()
    await looksWell(page, name, screen)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('before any hours were told, both pages ask for them and for nothing else', async ({ page }) => {
  await holds(page, '/week', 'week-empty')
  await expect(page.getByText('at most three actions, each with its reason')).toBeVisible()
  await holds(page, '/plan', 'plan-empty')
  await expect(page.getByRole('link', { name: 'Calendar file' })).toHaveCount(0)
})

test('by the keys: from the hours to a plan with its range', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { level: 1, name: 'Plan' })).toBeVisible()
  await page.getByLabel('Hours of your own in an ordinary week').fill('5')
  await page.getByLabel('Hours of your own in an ordinary week').press('Enter')
  await expect(page.getByText(/^At 5 h a week, \d+ activities are done \d+ \w+/)).toBeVisible()
  for (const name of ['Learning and proving', 'Week by week', 'Activities, in order', 'Left out, and why'])
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
  await holds(page, '/plan', 'plan')
})

test('three hours more are answered at once, and nothing is kept of it', async ({ page }) => {
  await open(page, '/plan')
  await page.getByRole('button', { name: '3 hours more' }).click()
  await expect(page.getByText(/^With 8 h a week: \d+ activit(y|ies) more/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: 'Added' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.reload()
  await expect(page.getByText(/^At 5 h a week/)).toBeVisible()
})

test('why this, by the keys alone', async ({ page }) => {
  await open(page, '/plan')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Why this.').first()).toBeVisible()
  await expect(page.getByRole('table', { name: /without and with/ }).first()).toBeVisible()
})

test('what is done leaves the plan, tells its pace, and can be taken back', async ({ page }) => {
  await open(page, '/plan')
  const own = page.locator('.plan-activities > li').filter({ hasNotText: 'Lab,' }).first()
  const title = (await own.locator('summary b').textContent()) ?? ''
  await own.locator('summary').click()
  await own.getByRole('button', { name: `Done: ${title}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Hours that it took in all').fill('12')
  await dialog.getByLabel('What came of it').fill('Merged.')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'It is done' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('done, 12 h: Merged.')).toBeVisible()
  await expect(page.getByText(/^Your pace, of what is written/)).toBeVisible()
  await expect(page.locator('.plan-activities summary b').getByText(title, { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: `Take back: ${title}` }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'So far' })).toHaveCount(0)
})

test('weeks without anything are told without a word of blame, and can be put right', async ({ page }) => {
  const tenWeeksAgo = new Date(Date.now() - 70 * 86_400_000).toISOString().slice(0, 10)
  await program.send('/v1/plan', { start: tenWeeksAgo }, 'PUT')
  await open(page, '/plan')
  await expect(page.getByText('nothing is owed')).toBeVisible()
  const soFar = page.locator('section').filter({ has: page.getByRole('heading', { name: 'So far' }) })
  await expect(soFar).not.toContainText(/\b(streaks?|missed|behind|late|sorry|failed)\b/i)
  await page
    .getByRole('button', { name: /^Something was done, / })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Nothing was done, / })).toHaveCount(1)
  await holds(page, '/plan', 'plan-weeks-went-by')
})

test('this week: at most three actions, each with its reason, and what else there was', async ({ page }) => {
  await program.record(reading(Date.now()))
  await holds(page, '/week', 'week')
  const actions = page.locator('.week-actions > li')
  const count = await actions.count()
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThanOrEqual(3)
  for (const action of await actions.all()) await expect(action.locator('.reason')).toHaveText(/\.$/)
  await open(page, '/week')
  await page.getByText('Why this, and not something else').first().click()
  await expect(page.getByRole('heading', { name: 'Next best, and not in the plan' }).first()).toBeVisible()
})

test('hours are changed in a dialog that gives the focus back', async ({ page }) => {
  await open(page, '/plan')
  await page.getByRole('button', { name: 'Change hours' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Hours of your own in an ordinary week')).toHaveValue('5')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Change hours' })).toBeFocused()
  await page.getByRole('button', { name: 'Change hours' }).click()
  await dialog.getByLabel('Hours of your own in an ordinary week').fill('3')
  await dialog.getByRole('button', { name: 'Plan again' }).click()
  await expect(page.getByText(/^At 3 h a week/)).toBeVisible()
})

test('a calendar file is there to be taken', async ({ page }) => {
  await open(page, '/plan')
  const taken = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Calendar file' }).click()
  expect((await taken).suggestedFilename()).toBe('proven-plan.ics')
})
