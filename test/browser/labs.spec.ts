import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { signedIn } from './own-program.ts'
import { expect, fourScreens, looksWell, open as openAt, scrollsSideways, setScreen, test } from './page.ts'

// One program, one record: what a test leaves is where the next one begins.
test.describe.configure({ mode: 'serial' })

/** The quickest one. A run takes half a minute, and again as long when the machine was too busy to measure. */
const slug = 'oversold'
const title = 'Sold twice'
const RUN_MS = 240_000

const labFolder = join(import.meta.dirname, '..', '..', 'content', 'labs', slug)

let folder = ''
const program = signedIn(async ({ userHome }) => {
  folder = join(userHome, 'labs', slug)
})

const open = (page: Page, path: string) => openAt(page, program.origin + path)

/** An accepted submission, laid over the starter. */
function mend(): void {
  const accepted = join(labFolder, 'submissions', 'accepted')
  const [first = ''] = readdirSync(accepted).sort()
  cpSync(join(accepted, first), folder, { recursive: true })
}

const lead = (page: Page) => page.locator('.lead')

test('from the list to a mended service, a verdict and a level that moved', async ({ page }) => {
  test.setTimeout(RUN_MS + 60_000)
  await test.step('before, nothing is known of the skill', async () => {
    await open(page, '/skills/transactions')
    await expect(lead(page)).toContainText('Unknown.')
  })

  await test.step('choose a lab', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await expect(page.getByRole('heading', { level: 1, name: 'Labs' })).toBeVisible()
    const row = page.getByRole('row').filter({ hasText: slug })
    await expect(row).toContainText('Transactions and isolation')
    await expect(row).toContainText('not started')
    await row.getByRole('link', { name: title }).click()
    await expect(page.getByText('From: Ines, shop backend')).toBeVisible()
  })

  await test.step('a folder has to be named', async () => {
    const field = page.getByRole('textbox', { name: /new folder/ })
    await expect(field).toHaveValue(`~/labs/${slug}`)
    await field.fill('')
    await page.getByRole('button', { name: 'Put the starter there' }).click()
    await expect(page.getByText('Name a folder first.')).toBeVisible()
  })

  await test.step('start it', async () => {
    await page.getByRole('textbox', { name: /new folder/ }).fill(`~/labs/${slug}`)
    await page.getByRole('button', { name: 'Put the starter there' }).click()
    await expect(page.getByRole('textbox', { name: /The starter was put here/ })).toHaveValue(folder)
    expect(existsSync(join(folder, 'lab.yaml'))).toBe(true)
  })

  await test.step('take a hint, which is recorded', async () => {
    await page.getByRole('button', { name: 'Take the first hint' }).click()
    await expect(page.getByText('1 of 3 taken, recorded')).toBeVisible()
    await expect(page.locator('.hints li')).toHaveCount(1)
  })

  await test.step('mend it, and check', async () => {
    mend()
    await page.getByRole('button', { name: 'Check it' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Run 1/ })).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`/labs/${slug}/runs/1$`))
  })

  await test.step('watch it live', async () => {
    await expect(lead(page)).toContainText(/^Running\. Step \d+ of \d+, /, { timeout: RUN_MS })
    await expect(page.getByText(/^Now \d:\d\d/)).toBeVisible({ timeout: RUN_MS })
    await expect(page.locator('canvas')).toBeVisible()
    await expect(page.locator('.fault-key')).toContainText(/^A \w+/, { timeout: RUN_MS })
    await expect(page.locator('.checks').getByText('not yet').first()).toBeVisible()
    // It goes on, whoever looks at it.
    await page.reload()
    await expect(lead(page)).toContainText(/^Running\./)
  })

  await test.step('read the verdict', async () => {
    await expect(lead(page)).toContainText(/^Passed\. All \d+ checks passed\. It speaks for 1 skill\.$/, {
      timeout: RUN_MS,
    })
    const checks = page.locator('.checks tbody tr').filter({ has: page.locator('td') })
    await expect.poll(() => checks.count()).toBeGreaterThan(3)
    for (const row of await checks.all()) await expect(row).toContainText('passed')
    await page.getByRole('button', { name: 'Show what was seen in each' }).click()
    await expect(checks.first().locator('.seen')).toBeVisible()
    await expect(page.getByText(/^Slowest at \d:\d\d/)).toBeVisible()
    await expect(page.getByRole('img', { name: /p99 of your service is mostly about/ })).toBeVisible()
  })

  await test.step('the picture is a table too', async () => {
    await page.getByRole('button', { name: 'Show as table' }).click()
    await expect(page.getByRole('row', { name: /^\d:\d\d \S+ yours [\d–]/ }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Show as chart' }).click()
    await expect(page.locator('canvas')).toBeVisible()
  })

  await test.step('the level has moved', async () => {
    const moved = page.getByRole('region', { name: 'What it moved' })
    await expect(moved).toContainText(/level \d\.\d, unknown before|level \d\.\d → \d\.\d/)
    await moved.getByRole('link', { name: 'Transactions and isolation' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /Transactions and isolation/ })).toBeVisible()
    await expect(lead(page)).toContainText('Proven.')
    await expect(page.locator('.trail')).toContainText('Lab')
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Standing' }).click()
    await expect(lead(page)).toContainText(/, 1 is proven/)
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Labs' }).click()
    const row = page.getByRole('row').filter({ hasText: slug })
    await expect(row).toContainText('passed')
    await expect(row).toContainText('1 run, 1 of 3 hints')
  })
})

test('a service that does not start fails, and says what it printed', async ({ page }) => {
  test.setTimeout(RUN_MS)
  writeFileSync(join(folder, 'server.ts'), "throw new Error('no such configuration')\n")
  await open(page, `/labs/${slug}/runs/1`)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Run 2/ })).toBeFocused()
  await expect(lead(page)).toContainText('Failed.', { timeout: RUN_MS })
  await expect(page.getByText('The scenario was cut short.')).toBeVisible()
  await expect(page.locator('.out').first()).toContainText('no such configuration')
  await expect(page.getByRole('region', { name: 'What it moved' })).toHaveCount(0)
  // A failed run takes nothing away.
  await open(page, '/skills/transactions')
  await expect(lead(page)).toContainText('Proven.')
})

test('a run is stopped, and counts for nothing', async ({ page }) => {
  mend()
  cpSync(join(labFolder, 'starter', 'typescript', 'server.ts'), join(folder, 'server.ts'))
  await open(page, `/labs/${slug}`)
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(lead(page)).toContainText('Stopped. Nothing was judged', { timeout: 30_000 })
  await expect(page.getByRole('row', { name: /Run 3 stopped/ })).toBeVisible()
})

test('what cannot be checked is refused in words', async ({ page, expectTrouble }) => {
  expectTrouble(/4\d\d/)
  mkdirSync(join(program.userHome, 'empty'), { recursive: true })
  await open(page, `/labs/${slug}`)
  const field = page.getByRole('textbox', { name: /The starter was put here/ })
  await field.fill('~/empty')
  await page.getByRole('button', { name: 'Check it' }).click()
  await expect(page.getByRole('alert')).toContainText('That folder cannot be checked.')
  await field.fill('/etc')
  await page.getByRole('button', { name: 'Check it' }).click()
  await expect(page.getByRole('alert')).toContainText('path-refused')
  await page.getByRole('button', { name: 'Start anew elsewhere' }).click()
  await page.getByRole('textbox', { name: /new folder/ }).fill(folder)
  await page.getByRole('button', { name: 'Put the starter there' }).click()
  await expect(page.getByRole('alert')).toContainText('There is something in that folder already.')
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('button', { name: 'Check it' })).toBeVisible()
})

const pages = {
  labs: '/labs',
  'a lab': `/labs/${slug}`,
  'a run that passed': `/labs/${slug}/runs/1`,
  'a run that failed': `/labs/${slug}/runs/2`,
  'a run that was stopped': `/labs/${slug}/runs/3`,
  'no such lab': '/labs/no-such-lab',
  'no such run': `/labs/${slug}/runs/99`,
}

for (const [name, path] of Object.entries(pages)) {
  test(`axe finds nothing, light and dark, on a screen and on a phone: ${name}`, async ({
    page,
    expectTrouble,
  }) => {
    expectTrouble(/404/)
    for (const screen of fourScreens) {
      await setScreen(page, screen)
      await open(page, path)
      for (const figures of await page.locator('details').all()) await figures.locator('summary').click()
      await looksWell(page, name, screen)
    }
  })

  test(`no sideways scroll at 390 and 320 pixels: ${name}`, async ({ page, expectTrouble }) => {
    expectTrouble(/404/)
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await open(page, path)
      for (const figures of await page.locator('details').all()) await figures.locator('summary').click()
      const asTable = page.getByRole('button', { name: 'Show as table' })
      if (await asTable.isVisible()) await asTable.click()
      expect(await scrollsSideways(page), `${width} pixels`).toBe(false)
    }
  })
}

test('by keyboard: rows of labs, a lab, its runs', async ({ page }) => {
  await open(page, '/labs')
  const focused = page.locator(':focus')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(focused).toHaveText(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page).toHaveTitle(new RegExp(`^${title} · `))
  await page.keyboard.press('j')
  await expect(focused).toHaveText('Run 3')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/runs\/3$/)
})
