import { AxeBuilder } from '@axe-core/playwright'
import { test as base, type Page } from '@playwright/test'

/**
 * A page on which nothing may go wrong unseen: a script that fails, or one that the policy refuses, fails the test.
 * What a test provokes on purpose it announces with `expectTrouble`.
 */
export const test = base.extend<{ expectTrouble: (pattern: RegExp) => void }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of fixtures from this pattern
  expectTrouble: async ({}, use) => {
    const expected: RegExp[] = []
    await use(Object.assign((pattern: RegExp) => void expected.push(pattern), { expected }))
  },
  page: async ({ page, expectTrouble }, use) => {
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text())
    })
    await use(page)
    const { expected } = expectTrouble as unknown as { expected: RegExp[] }
    const unexpected = trouble.filter((text) => !expected.some((pattern) => pattern.test(text)))
    if (unexpected.length > 0) throw new Error(`The browser reported:\n${unexpected.join('\n')}`)
  },
})

export { expect } from '@playwright/test'

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
