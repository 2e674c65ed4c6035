import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { signedIn } from './own-program.ts'
import { expect, looksWell, open, setScreen, test, twoScreens } from './page.ts'

/** Has checks of both kinds: those that are timed can be too close to their limit. */
const slug = 'slow-orders'
const timed = 'Median of the biggest shop’s first page'
const neither = 'It counts neither for nor against you.'

const program = signedIn(async ({ provenHome, stop, start }) => {
  test.setTimeout(120_000)
  await stop()
  const writer = join(import.meta.dirname, 'undecided-runs-program.ts')
  await promisify(execFile)(process.execPath, [writer, provenHome, slug])
  await start()
})

async function openRun(page: Page, number: number): Promise<void> {
  await open(page, `${program.origin}/labs/${slug}/runs/${number}`)
  await expect(page.locator('.lead')).toBeVisible()
}

const noVerdictOfChecks = async (page: Page) => {
  const checks = page.locator('.checks')
  await expect(checks).toContainText(timed)
  await expect(checks.getByRole('columnheader', { name: 'Verdict' })).toHaveCount(0)
  await expect(page.getByText('none was judged')).toBeVisible()
}

/** By number, as they were written. */
const runs: [number: number, name: string, says: (page: Page) => Promise<void>][] = [
  [
    1,
    'void on a busy machine: what was measured is there, and the verdict is not',
    async (page) => {
      await expect(page.locator('.lead')).toHaveText(
        `Void. After 3 tries we still could not measure. ${neither}`,
      )
      await expect(page.locator('.after-lead')).toHaveText(
        'Nothing ran on this machine for 2310 ms: it is too busy. 212 of 840 requests were sent more than 50 ms late. Let this machine come to rest, then check again.',
      )
      await expect(page.locator('.facts')).toContainText('868 of 1,080')
      await expect(page.locator('canvas')).toBeVisible()
      await noVerdictOfChecks(page)
    },
  ],
  [
    2,
    'void since what measures died: nothing is said of a machine that nobody told of',
    async (page) => {
      await expect(page.locator('.lead')).toContainText('Void.')
      await expect(page.locator('.after-lead')).toContainText(
        'The database could not be started. Check again',
      )
      await page.getByText('What spoiled it, in full').click()
      await expect(page.locator('.spoiled pre')).toContainText('No space left on device')
      for (const name of ['Sent on time', 'Database', 'Machine', 'Processor'])
        await expect(page.locator('.facts dt', { hasText: name })).toHaveCount(0)
      await expect(page.locator('canvas')).toHaveCount(0)
      await noVerdictOfChecks(page)
    },
  ],
  [
    3,
    'inconclusive near a limit: the check, and how near',
    async (page) => {
      await expect(page.locator('.lead')).toHaveText(
        `Inconclusive. After 3 tries “${timed}” is still too close to its limit to say. ${neither}`,
      )
      await expect(page.locator('.after-lead')).toContainText('when your service is further from the limit')
      const row = page.getByRole('row').filter({ hasText: timed })
      await expect(row).toContainText('inconclusive')
      await expect(row).toContainText('reference 5.5 ms')
      await expect(row.locator('.undecided')).toHaveCount(1)
      await expect(page.getByText(/^\d+ passed, 1 inconclusive$/)).toBeVisible()
    },
  ],
  [
    4,
    'inconclusive since part of it is not known',
    async (page) => {
      await expect(page.locator('.lead')).toContainText('cannot be decided: part of it is not known.')
      await expect(page.locator('.after-lead')).toContainText('Who got no answer does not know what was done')
      await expect(page.getByText('Of 40 requests 3 had no answer.')).toBeVisible()
    },
  ],
  [5, 'stopped before its turn came', stopped],
  [6, 'stopped while it was running', stopped],
  [
    7,
    'broken off by us: what, what to do, and a code to look up',
    async (page) => {
      await expect(page.locator('.lead')).toHaveText(
        `Broken off. The run broke through no fault of the service. ${neither}`,
      )
      await expect(page.locator('.after-lead')).toContainText('The lab folder holds no submissions/accepted.')
      await expect(page.locator('.after-lead')).toContainText('Check again')
      await expect(page.locator('.after-lead code')).toHaveText('run-failed')
      await expect(page.getByRole('alert')).toHaveCount(0)
      await noVerdictOfChecks(page)
    },
  ],
]

async function stopped(page: Page): Promise<void> {
  await expect(page.locator('.lead')).toHaveText('Stopped. Nothing was judged, and it counts for nothing.')
  await expect(page.locator('.after-lead')).toHaveCount(0)
  await noVerdictOfChecks(page)
}

for (const [number, name, says] of runs)
  test(name, async ({ page }) => {
    for (const screen of twoScreens) {
      await setScreen(page, screen)
      await openRun(page, number)
      await says(page)
      await expect(page.getByRole('region', { name: 'What it moved' })).toHaveCount(0)
      await expect(page.getByRole('link', { name: 'Check again' })).toBeVisible()
      await looksWell(page, `run ${number}`, screen)
    }
  })

test('none of them counts: the lab has runs and no pass, and no skill was touched', async ({ page }) => {
  await page.goto(`${program.origin}/labs/${slug}`)
  await expect(page.locator('.runs tbody tr')).toHaveCount(runs.length)
  await expect(page.locator('.runs').getByText(/^(passed|failed)$/)).toHaveCount(0)
  await page.goto(`${program.origin}/skills/sql-query-tuning`)
  await expect(page.locator('.lead')).toContainText('Unknown.')
})
