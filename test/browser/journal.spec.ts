import type { Page } from '@playwright/test'
import { signedIn } from './own-program.ts'
import {
  allKept,
  axeFindings,
  expect,
  fourScreens,
  looksWell,
  scrollsSideways,
  setScreen,
  test,
} from './page.ts'
import { reading } from './seed.ts'

test.describe.configure({ mode: 'serial' })

const program = signedIn()

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const kept = (page: Page) => allKept(page, 'Every keystroke is kept.')

const pages = {
  goals: '/goals',
  review: '/reviews',
  log: '/log',
  applications: '/applications',
  limits: '/limits',
}
const ready = (page: Page) => expect(page.locator('.block h2, .journal-form').first()).toBeVisible()

for (const [name, path] of Object.entries(pages))
  test(`an empty record: ${name} says what will be here`, async ({ page }) => {
    await page.goto(program.origin + path)
    await ready(page)
    await expect(page.locator('.state')).toHaveCount(0)
    expect(await axeFindings(page)).toEqual([])
  })

test('a goal is set, measured, and outlives a server that is killed between two keystrokes', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  await page.goto(program.origin)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('g')
  await expect(page.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible()
  await page.getByRole('button', { name: 'Set a goal' }).click()
  await expect(field(page, 'The goal')).toBeFocused()
  await page.keyboard.type('Orders answer ')
  await kept(page)
  await program.kill()
  await page.keyboard.type('at once')
  await expect(page.getByText(/What you wrote waits in this browser/)).toBeVisible()
  await program.start()
  await kept(page)
  await page.evaluate('localStorage.clear()')
  await page.reload()
  await page.getByRole('button', { name: 'Orders answer at once' }).click()
  await field(page, 'The measure').fill('p99 of GET /orders')
  await field(page, 'Where it is today').fill('2400 ms')
  await field(page, 'What is enough').fill('200 ms')
  await field(page, 'By').fill('2027-03-31')
  await field(page, 'Its kind').selectOption('Performance and security')
  await page.getByRole('button', { name: 'Add a note' }).click()
  await field(page, 'It is at').fill('1300 ms')
  await expect(page.getByText('at 1300 ms, 50 % of the way')).toBeVisible()
})

test('a review is answered, written, and stays as it was', async ({ page }) => {
  await page.goto(`${program.origin}/reviews`)
  await page.getByRole('button', { name: 'Begin the review' }).click()
  await field(page, 'Keep').fill('Fridays for labs')
  await kept(page)
  await page.reload()
  await expect(field(page, 'Keep')).toHaveValue('Fridays for labs')
  await expect(page.getByText('Orders answer at once')).toBeVisible()
  await page.getByRole('button', { name: 'Write the review' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Review, \d+ \w+ \d{4}/)
  await expect(page.getByText('Fridays for labs')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy as Markdown' })).toBeVisible()
  await page.getByRole('link', { name: 'Reviews' }).click()
  await expect(page.getByRole('button', { name: 'Begin the review' })).toBeVisible()
  await expect(page.locator('[data-row="review 1"]')).toBeVisible()
})

test('a log entry comes back on its day', async ({ page }) => {
  await page.goto(`${program.origin}/log`)
  await page.getByRole('button', { name: 'Write an entry' }).click()
  await expect(field(page, 'What happened')).toBeFocused()
  await page.keyboard.type('Heard a talk on backpressure')
  await field(page, 'Kind').selectOption('Networking')
  await field(page, 'With whom').fill('Dana')
  await field(page, 'To come back to it').fill('Ask for the slides')
  await field(page, 'On the day').fill('2026-01-02')
  await kept(page)
  await page.reload()
  await expect(page.locator('[data-row^="due"]')).toContainText('Ask for the slides')
  await page.getByRole('button', { name: 'Done Ask for the slides' }).click()
  await expect(page.locator('[data-row^="due"]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Mentoring' }).click()
  await expect(page.getByText('None of this kind.')).toBeVisible()
})

test('two rejections that point at one skill are shown', async ({ page }) => {
  await page.goto(`${program.origin}/applications`)
  for (const employer of ['Shop', 'Bank']) {
    await page.getByRole('button', { name: 'Note an application' }).click()
    await expect(field(page, 'Role')).toBeFocused()
    await field(page, 'Role').fill('Senior engineer')
    await field(page, 'Employer').fill(employer)
    await page.getByRole('button', { name: 'Add a step' }).click()
    await field(page, 'Stage').selectOption('Rejected')
    await field(page, 'Skill').fill('Query tuning')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await field(page, 'Query tuning').fill('They asked for a plan')
    await kept(page)
    await page.reload()
  }
  await expect(page.locator('[data-row^="gap"]')).toContainText('2 applications')
  await page.getByRole('button', { name: 'Senior engineer, Bank' }).click()
  await page.getByRole('button', { name: 'Take out', exact: true }).click()
  await page.getByRole('button', { name: 'Take it out' }).click()
  await expect(page.locator('[data-row^="gap"]')).toContainText('1 application')
})

test('limits are kept as they are typed, and what cannot be is said', async ({ page }) => {
  await page.goto(`${program.origin}/limits`)
  await field(page, 'Hours a week, at most').fill('5')
  await page.getByLabel('Sunday').check()
  await page.getByRole('button', { name: 'Add days on call' }).click()
  await field(page, 'From').fill('2026-12-07')
  await field(page, 'To, included').fill('2026-12-01')
  await expect(page.getByText(/ends before it begins/)).toBeVisible()
  await field(page, 'To, included').fill('2026-12-13')
  await kept(page)
  await page.reload()
  await expect(field(page, 'Hours a week, at most')).toHaveValue('5')
  await expect(page.getByLabel('Sunday')).toBeChecked()
  await expect(field(page, 'To, included')).toHaveValue('2026-12-13')
})

test.describe('ten years of records', () => {
  test.beforeAll(async () => {
    await program.record(reading(Date.now()))
    for (let at = 0; at < 40; at++) {
      const on = `${2017 + Math.floor(at / 4)}-0${1 + (at % 4)}-15`
      const says = `Quarter ${at} ${'with words that go on and on '.repeat(3)}`
      await program.send('/v1/goals', {
        kind: 'technical',
        ...{ title: says, why: '', measure: 'hours', baseline: '10 h', target: '2 h', by: on },
        notes: [{ on, value: '5 h', says }],
        state: at % 3 === 0 ? 'open' : 'reached',
      })
      for (let each = 0; each < 5; each++)
        await program.send('/v1/log', {
          ...{ kind: 'learning', on, says, who: 'Dana', link: `https://example.org/${'x'.repeat(80)}` },
          followUp: { on: at > 35 ? on : '', says: 'Write again', isDone: false },
        })
      await program.send('/v1/applications', {
        ...{ employer: says, role: 'Senior engineer', link: '', notes: '' },
        steps: [
          { stage: 'interview', on, says },
          { stage: 'rejected', on, says },
        ],
        gaps: [{ skill: 'sql-query-tuning', says: '' }],
      })
    }
  })

  for (const [name, path] of Object.entries(pages))
    for (const screen of fourScreens)
      test(`axe finds nothing, and nothing scrolls sideways: ${name}, ${screen.colorScheme} at ${screen.width}`, async ({
        page,
      }) => {
        await setScreen(page, screen)
        await page.goto(program.origin + path)
        await ready(page)
        const first = page.locator('.journal-list button.name').first()
        if (await first.count()) {
          await first.click()
          await expect(page.locator('.item-form .field').first()).toBeVisible()
        }
        await looksWell(page, name, screen)
        await page.setViewportSize({ width: 320, height: 844 })
        expect(await scrollsSideways(page)).toBe(false)
      })
})
