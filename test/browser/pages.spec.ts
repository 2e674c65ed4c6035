import type { Page } from '@playwright/test'
import { signedIn } from './own-program.ts'
import {
  axeFindings,
  expect,
  fourScreens,
  looksWell,
  open as openAt,
  scrollsSideways,
  setScreen,
  test,
} from './page.ts'
import { makeRepository, mira, ordersApi, setUser } from './repositories.ts'
import { reading } from './seed.ts'

const pages = {
  standing: '/',
  'standing, all by distance at mid': '/?stage=mid&show=all&by=distance',
  skill: '/skills/sql-query-tuning',
  'a skill without evidence': '/skills/mentoring',
  sources: '/sources',
  'adding sources': '/sources/add',
  'no such skill': '/skills/no-such-skill',
  'no such page': '/nowhere',
}

const program = signedIn(async ({ userHome, record }) => {
  setUser(userHome, mira)
  makeRepository(userHome, 'code/orders-api', ordersApi)
  await record(reading(Date.now()))
})

type TabStop = { what: string; seen: boolean; after: boolean }

/** Where Tab stopped: whether a ring is drawn there, and whether it comes after the stop before. Null at the end. */
const tabStop = `(() => {
  const here = document.activeElement
  if (!here || here === document.body) return null
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(here)
  const page = getComputedStyle(document.body).backgroundColor
  const before = window.lastStop
  window.lastStop = here
  return {
    what: here.outerHTML.slice(0, 120),
    seen: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && outlineColor !== page,
    after: !before || Boolean(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
  }
})()`

const open = (page: Page, path: string) => openAt(page, program.origin + path)

for (const [name, path] of Object.entries(pages)) {
  // The same parts as Standing; axe takes seconds for as many rows.
  if (name !== 'standing, all by distance at mid')
    test(`axe finds nothing, light and dark, on a screen and on a phone: ${name}`, async ({
      page,
      expectTrouble,
    }) => {
      expectTrouble(/404/)
      for (const screen of fourScreens) {
        await setScreen(page, screen)
        await open(page, path)
        await looksWell(page, name, screen)
      }
    })

  test(`no sideways scroll at 390 and 320 pixels: ${name}`, async ({ page, expectTrouble }) => {
    expectTrouble(/404/)
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await open(page, path)
      expect(await scrollsSideways(page), `${width} pixels`).toBe(false)
    }
  })
}

for (const path of ['/', '/skills/sql-query-tuning', '/sources', '/sources/add'])
  test(`Tab goes through ${path} in the order of reading, and shows where it is`, async ({ page }) => {
    await open(page, path)
    const stops: TabStop[] = []
    for (;;) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate<TabStop | null>(tabStop)
      if (!stop) break
      stops.push(stop)
      if (stops.length > 500) throw new Error(`no end after ${stop.what}`)
    }
    expect(stops.length).toBeGreaterThan(10)
    expect(stops.filter(({ seen }) => !seen)).toEqual([])
    expect(stops.filter(({ after }) => !after)).toEqual([])
  })

test('nothing moves for those who asked for no motion', async ({ page }) => {
  const moving = `[...document.querySelectorAll('*')].flatMap((element) =>
    [undefined, '::before', '::after'].flatMap((part) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part)
      const still = /^(0s(, )?)+$/.test(transitionDuration) && animationName === 'none' && scrollBehavior === 'auto'
      return still ? [] : [element.outerHTML.slice(0, 100)]
    }))`
  await open(page, '/')
  expect(await page.evaluate<string[]>(moving)).not.toEqual([])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const path of Object.values(pages).slice(0, 6)) {
    await open(page, path)
    expect(await page.evaluate<string[]>(moving), path).toEqual([])
  }
})

test('everything by keyboard alone', async ({ page }) => {
  await open(page, '/')
  const focused = page.locator(':focus')

  await page.keyboard.press('Tab')
  await expect(focused).toHaveText('Skip to the content')

  await page.keyboard.press('j')
  const first = await focused.textContent()
  await page.keyboard.press('j')
  await expect(focused).not.toHaveText(first ?? '')
  await page.keyboard.press('k')
  await expect(focused).toHaveText(first ?? '')

  await page.keyboard.press('/')
  await page.keyboard.type('query tuning')
  await expect(page).toHaveURL(/filter=query/)
  await page.keyboard.press('Enter')
  await expect(focused).toHaveText('Query tuning')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Query tuning')
  await expect(focused).toContainText('Query tuning')

  await page.keyboard.press('j')
  await expect(focused).toHaveRole('row')

  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible()

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()

  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { level: 1, name: 'Standing' })).toBeVisible()
})

test('the way to the content, and Back to where it was left', async ({ page }) => {
  await open(page, '/?show=all')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await expect(page).toHaveURL(/show=all$/)

  const delegation = page.getByRole('table').getByRole('link', { name: 'Delegation' })
  await delegation.scrollIntoViewIfNeeded()
  // The router hears of a scroll with the next frame; nobody clicks sooner.
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
  await delegation.click()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page).toHaveTitle('Delegation · Proven')
  await expect(delegation).toBeHidden()
  await page.goBack()
  await expect(page).toHaveTitle('Standing · Proven')
  await expect(delegation).toBeInViewport()
})

test('the keys can be turned off, and stay off', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('?')
  await page.getByRole('checkbox', { name: 'These keys are on' }).uncheck()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.reload()
  await expect(page.getByRole('table')).toBeVisible()
  await page.keyboard.press('?')
  await page.keyboard.press('/')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('searchbox')).not.toBeFocused()
})

test('the theme chosen is there before the first paint of the next visit', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/ERR_FAILED/)
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, '/')
  const theme = page.locator('html')
  await expect(theme).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(theme).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('group', { name: 'Colours' }).getByRole('button', { name: 'dark' }).click()
  await expect(theme).toHaveAttribute('data-theme', 'dark')

  // Paper is white.
  await page.emulateMedia({ media: 'print' })
  await expect(theme).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ media: 'screen' })
  await expect(theme).toHaveAttribute('data-theme', 'dark')

  // Without the bundle, only the script in the head can have set it.
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.goto(program.origin)
  await expect(theme).toHaveAttribute('data-theme', 'dark')
})

test('the filter says what it found, and clears', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('searchbox', { name: 'Filter skills' }).fill('no skill is called this')
  await expect(page.getByText('No skill matches “no skill is called this”')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page.getByRole('table').getByRole('link', { name: 'Query tuning' })).toBeVisible()
})

test('a long trail shows twenty first, and the rest for the asking', async ({ page }) => {
  await open(page, '/skills/sql-query-tuning')
  const entries = page.locator('.trail tbody tr')
  await expect(entries).toHaveCount(20)
  await page.getByRole('button', { name: 'Show all 30 entries' }).click()
  await expect(entries).toHaveCount(30)
  await expect(entries.nth(20)).toBeFocused()
})

test('the chart is a table too', async ({ page }) => {
  await open(page, '/skills/sql-query-tuning')
  await expect(
    page.getByRole('img', { name: /Today it is \d\.\d–\d\.\d\. .*The senior bar is at 3\./ }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('row', { name: /^Today, .*\d\.\d \d\.\d \d\.\d/ })).toBeVisible()
  await page.getByRole('button', { name: 'Show as chart' }).click()
  await expect(page.locator('canvas')).toBeVisible()
})

test('on a phone the menu leads everywhere, and the warnings come before the map', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, '/')
  const warnings = await page.getByRole('heading', { name: /^Warnings/ }).boundingBox()
  const map = await page.getByRole('table').boundingBox()
  expect(warnings?.y).toBeLessThan(map?.y ?? 0)
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Sources' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the page outlives the server: it says so, and goes on when it is back', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  await open(page, '/')
  // The page's own parts are there already; only the answer is missing.
  await page.getByRole('link', { name: 'Sources' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await page.getByRole('link', { name: 'Standing' }).click()
  await expect(page.getByRole('table')).toBeVisible()

  await program.stop()
  await page.getByRole('group', { name: 'Stage' }).getByRole('button', { name: 'mid' }).click()
  await expect(page.getByText('Proven does not answer.')).toBeVisible()
  await expect(page.getByText('no-reply').or(page.getByText(/^This is from /))).toBeVisible()

  await program.start()
  await expect(page.getByText(/^Of \d+ core skills at mid level/)).toBeVisible()
  await expect(page.getByText('Proven does not answer.')).toBeHidden()
})
