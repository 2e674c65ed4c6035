import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import ICAL from 'ical.js'
import { signedIn } from './own-program.ts'
import { axeFindings, expect, looksWell, open as openAt, setScreen, test, twoScreens } from './page.ts'
import { reading } from './seed.ts'

// One program, one record: it is empty first, and then it is not.
test.describe.configure({ mode: 'serial' })

const program = signedIn()

/** An ISO date so many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

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
  await page.getByRole('button', { name: 'Change the plan' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Hours of your own in an ordinary week')).toHaveValue('5')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Change the plan' })).toBeFocused()
  await page.getByRole('button', { name: 'Change the plan' }).click()
  await dialog.getByLabel('Hours of your own in an ordinary week').fill('3')
  await dialog.getByRole('button', { name: 'Plan again' }).click()
  await expect(page.getByText(/^At 3 h a week/)).toBeVisible()
})

test('a date that stays: refused with what would help, then kept, and taken away again', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/409 \(Conflict\)/)
  await open(page, '/plan')
  await page.getByRole('button', { name: 'Add a date' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('combobox', { name: 'What', exact: true })
    .selectOption({ label: 'Read the chapters on EXPLAIN and indexes against your slowest query' })
  await dialog.getByLabel('Day', { exact: true }).fill(inDays(2))
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Keep this date' }).click()
  await expect(dialog.getByRole('alert')).toContainText(/cannot be finished by .+ It can be finished by/)
  // What was typed is there when the page is opened again.
  await page.reload()
  await page.getByRole('button', { name: 'Add a date' }).click()
  await expect(dialog.getByLabel('Day', { exact: true })).toHaveValue(inDays(2))
  await dialog.getByLabel('Day', { exact: true }).fill(inDays(200))
  await dialog.getByRole('button', { name: 'Keep this date' }).click()
  await expect(dialog).toHaveCount(0)
  const dates = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Dates that stay' }) })
  await expect(dates.getByRole('listitem')).toHaveText(/^by \d+ \w+ \d+Read the chapters on EXPLAIN/)
  await dates.getByRole('button', { name: 'Add a date' }).click()
  await dialog.getByLabel('What it is called').fill('Interview at Shop')
  await dialog.getByLabel('Day', { exact: true }).fill(inDays(9))
  await dialog.getByLabel('Hours of your own that it takes').fill('1')
  await dialog.getByRole('button', { name: 'Keep this date' }).click()
  await expect(dates.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('table').getByText('Interview at Shop')).toBeVisible()
  await holds(page, '/plan', 'plan-dates')
  await open(page, '/week')
  await expect(page.getByText('Interview at Shop')).toBeVisible()
  await open(page, '/plan')
  for (const left of [1, 0]) {
    await dates
      .getByRole('button', { name: /^Take away: / })
      .first()
      .click()
    await expect(dates.getByRole('listitem')).toHaveCount(left)
  }
})

test('which target a plan is for is chosen on the page, and said', async ({ page }) => {
  await program.send('/v1/targets/stage', { stage: 'staff' })
  await program.send('/v1/targets/stage', { stage: 'mid' })
  await open(page, '/plan')
  await expect(page.getByText(/^Towards Mid\./)).toBeVisible()
  await page.getByRole('button', { name: 'Change the plan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Towards' }).selectOption({ label: '1: Staff' })
  await dialog.getByRole('button', { name: 'Plan again' }).click()
  await expect(page.getByText(/^Towards Staff\./)).toBeVisible()
  await open(page, '/week')
  await expect(page.getByText(/Towards Staff\.$/)).toBeVisible()
})

test('three hours more keep to the cap of the work limits, and say so', async ({ page }) => {
  const none = { onCall: [], quiet: [], quietWeekdays: [] }
  await program.send('/v1/limits', { capPerWeek: 4, ...none }, 'PUT')
  await open(page, '/plan')
  await page.getByRole('button', { name: '3 hours more' }).click()
  await expect(
    page.getByText(/allow no more than 4 h a week: this is the answer for those, not for 6 h/),
  ).toBeVisible()
  await program.send('/v1/limits', { capPerWeek: 2, ...none }, 'PUT')
  await open(page, '/plan')
  await expect(page.getByText(/^At 2 h a week/)).toBeVisible()
  await expect(page.getByText('You told 3 h; your work limits allow no more than 2 h a week')).toBeVisible()
  await holds(page, '/plan', 'plan-cap')
  await program.send('/v1/limits', { capPerWeek: null, ...none }, 'PUT')
})

test('times of the week put the calendar’s entries at their hours', async ({ page }) => {
  await open(page, '/plan')
  await page.getByRole('button', { name: 'Change the plan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add a time' }).click()
  await dialog.getByRole('button', { name: 'Add a time' }).click()
  await dialog.getByLabel('Day 2').selectOption('Saturday')
  await dialog.getByLabel('From 2').fill('09:00')
  await dialog.getByLabel('Until 2').fill('10:00')
  await expect(dialog.getByText('They hold 2½ h of 3 a week; the rest are notes on days.')).toBeVisible()
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/plan-times.png` })
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Plan again' }).click()
  await expect(dialog).toHaveCount(0)
  const taken = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Calendar file' }).click()
  const events = new ICAL.Component(ICAL.parse(readFileSync(await (await taken).path(), 'utf8')))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event).startDate)
  const timed = events.filter(({ isDate }) => !isDate)
  expect(timed.length).toBeGreaterThan(10)
  const wall = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Europe/Berlin', weekday: 'short', hour: '2-digit', minute: '2-digit' },
  })
  // A piece that ends within a time is followed by the next in the same time.
  for (const start of timed) expect(wall.format(start.toJSDate())).toMatch(/^(Tue,? 2[01]:|Sat,? 09:)/)
})

test('a calendar file is there to be taken', async ({ page }) => {
  await open(page, '/plan')
  const taken = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Calendar file' }).click()
  expect((await taken).suggestedFilename()).toBe('proven-plan.ics')
})
