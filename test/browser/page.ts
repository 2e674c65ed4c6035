import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

/** How many times slower than this machine the page's is; its program is far away then, too. Tests that wait for what they need do not mind. */
const slower = Number(process.env.SLOWER ?? 1)
const LATENCY_MS = 80

/**
 * A page on which nothing may go wrong unseen: a script that fails, or one that the policy refuses, fails the test.
 * What a test provokes on purpose it announces with `expectTrouble`.
 */
export const test = base.extend<{ expected: RegExp[]; expectTrouble: (pattern: RegExp) => void }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of fixtures from this pattern
  expected: ({}, use) => use([]),
  expectTrouble: ({ expected }, use) => use((pattern) => void expected.push(pattern)),
  page: async ({ page, expected }, use) => {
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text())
    })
    if (slower > 1) await slowDown(page)
    await use(page)
    const unexpected = trouble.filter((text) => !expected.some((pattern) => pattern.test(text)))
    if (unexpected.length > 0) throw new Error(`The browser reported:\n${unexpected.join('\n')}`)
  },
})

export { expect }

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS * slower,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
}

/** Everything that axe finds on the page as it stands, minor or critical, each with its element. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ impact, id, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join('\n')}`,
  )
}

/** Whether anything is wider than the window. Text, since the tests are checked without the browser's types. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** Opened, with nothing of it still on its way. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.ghost')).toHaveCount(0)
}

export type Screen = { width: number; height: number; colorScheme: 'light' | 'dark' }

export const wideLight: Screen = { width: 1440, height: 900, colorScheme: 'light' }
export const wideDark: Screen = { ...wideLight, colorScheme: 'dark' }
export const phoneLight: Screen = { width: 390, height: 844, colorScheme: 'light' }
export const phoneDark: Screen = { ...phoneLight, colorScheme: 'dark' }
export const fourScreens = [wideLight, wideDark, phoneLight, phoneDark]
export const fiveScreens = [...fourScreens, { ...phoneLight, width: 320 }]
/** Where the width and the colours have nothing to do with each other. */
export const twoScreens = [wideLight, phoneDark]

export async function setScreen(page: Page, { width, height, colorScheme }: Screen): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize({ width, height })
}

/** As it stands: axe finds nothing, and it scrolls down alone. Keeps a picture in the folder that `PICTURES` names. */
export async function looksWell(page: Page, name: string, { width, colorScheme }: Screen): Promise<void> {
  const what = `${name}-${width}-${colorScheme}`
  if (process.env.PICTURES)
    await page.screenshot({
      path: `${process.env.PICTURES}/${what.replaceAll(/\W+/g, '-')}.png`,
      fullPage: true,
    })
  expect(await axeFindings(page), what).toEqual([])
  expect(await scrollsSideways(page), what).toBe(false)
}

const unsent = `Object.entries(localStorage).filter(([key, value]) => key.includes('unsent') && value !== '[]')`

/** All that was typed has arrived: nothing waits in the browser, and it says so. Right after a key the words may still be of the one before. */
export async function allKept(page: Page, says: string): Promise<void> {
  await expect.poll(() => page.evaluate(unsent)).toEqual([])
  await expect(page.getByText(says)).toBeVisible()
}
