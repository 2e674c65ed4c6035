import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Histories } from '../../src/intake/git/history-fixture.ts'
import { ownProgram } from './own-program.ts'
import { axeFindings, expect, test } from './page.ts'
import { makeRepository, mira, notes, ordersApi, setUser } from './repositories.ts'

/** Enough that reading them takes seconds: far longer than it takes to press a button. */
const COMMITS = 10_000
const FIRST = Date.parse('2024-01-01T00:00:00Z')
const HOUR_MS = 3_600_000

const program = ownProgram(async ({ userHome }) => {
  setUser(userHome, mira)
  makeRepository(userHome, 'code/orders-api', ordersApi)
  makeRepository(userHome, 'old/orders-api', notes)
  makeLong(join(userHome, 'code', 'billing'))
})

/** Every commit adds a file with a schema, so that the content of each has to be read. */
function makeLong(path: string): void {
  const histories = new Histories()
  try {
    mkdirSync(path, { recursive: true })
    histories.git(path, ['init', '-q', '--bare', '-b', 'main'])
    histories.add(
      path,
      Array.from({ length: COMMITS }, (_, i) => ({
        author: `${mira.name} <${mira.email}>`,
        at: new Date(FIRST + i * HOUR_MS).toISOString(),
        files: { [`migrations/${i % 500}/${i}.sql`]: `${schema(i)}` },
      })),
    )
  } finally {
    histories.remove()
  }
}

const schema = (i: number): string =>
  Array.from(
    { length: 20 },
    (_, n) => `create table invoice_${i}_${n} (id bigint primary key, total_cents bigint not null);\n`,
  ).join('')

test('a long scan is stopped, keeps what was finished, and is finished later', async ({ page }) => {
  await page.goto(await program.address())
  await page.getByRole('link', { name: 'Choose repositories' }).click()
  await page.getByRole('checkbox', { name: /code\/orders-api/ }).check()
  await page.getByRole('checkbox', { name: /billing/ }).check()
  await page.getByRole('button', { name: 'Go on with 2 repositories' }).click()
  await expect(page).toHaveTitle(/^Confirm which commits are yours · Add repositories/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  await test.step('Back leads to the step before, Forward to this one', async () => {
    await page.goBack()
    await expect(page.getByRole('checkbox', { name: /billing/ })).toBeChecked()
    await page.goForward()
    await expect(page.getByRole('checkbox', { name: new RegExp(mira.email) })).toHaveCount(2)
  })

  await test.step('stop it', async () => {
    await page.getByRole('button', { name: 'Read 2 repositories' }).click()
    await expect(page.getByText(/^5 commits, 3 yours: /)).toBeVisible()
    await expect(page.getByText(/^Reading (the history|your commits), [1-9]/)).toBeVisible()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(
      page.getByText('Stopped. 1 of 2 repositories is read and recorded; of the rest nothing is.'),
    ).toBeVisible()
    await expect(page.getByText('Stopped; nothing of it was recorded')).toHaveCount(1)
    expect(await axeFindings(page)).toEqual([])
  })

  await test.step('what it says is so', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Sources' }).click()
    await expect(page.getByRole('table')).toContainText('orders-api')
    await expect(page.getByRole('table')).not.toContainText('billing')
    await page.goBack()
  })

  await test.step('read the rest', async () => {
    await page.getByRole('button', { name: 'Choose again' }).click()
    // The one that was read, and not the other one of its name.
    await expect(page.getByRole('checkbox', { name: /code\/orders-api .*read before/ })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: /old\/orders-api/ })).not.toBeChecked()
    await page.getByRole('checkbox', { name: /code\/orders-api/ }).uncheck()
    await page.getByRole('checkbox', { name: /billing/ }).check()
    await page.getByRole('button', { name: 'Go on with 1 repository' }).click()
    await page.getByRole('button', { name: 'Read 1 repository' }).click()
    await expect(page.getByText(/^Reading (the history|your commits), [1-9]/)).toBeVisible()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(
      page.getByText('Stopped. Nothing was recorded; what was recorded before is as it was.'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(page.getByText(/^Done\. \d+ new pieces? of evidence\./)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/^10,000 commits, 10,000 yours: /)).toBeVisible()
  })
})

test('a scan that the program has forgotten says what to do', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  await page.goto(await program.address())
  await page.goto(`${program.origin}/sources/add?scan=00000000-0000-4000-8000-000000000000`)
  await expect(page.getByRole('heading', { name: 'This scan is not known any more.' })).toBeVisible()
  await page.getByRole('button', { name: 'Choose repositories' }).click()
  await expect(page.getByRole('checkbox', { name: /billing/ })).toBeVisible()
})
