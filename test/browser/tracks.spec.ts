import type { Page } from '@playwright/test'
import { signedIn } from './own-program.ts'
import { axeFindings, expect, looksWell, open as openAt, setScreen, test, twoScreens } from './page.ts'
import { reading } from './seed.ts'

// One program, one record: it is empty first, and then it is not.
test.describe.configure({ mode: 'serial' })

const program = signedIn()

const open = (page: Page, path: string) => openAt(page, program.origin + path)

/** What has to hold of every state of every page, on a wide light screen and on a dark phone. */
async function holds(page: Page, path: string, name: string): Promise<void> {
  for (const screen of twoScreens) {
    await setScreen(page, screen)
    await open(page, path)
    await looksWell(page, name, screen)
  }
}

test('an empty record: what is asked, and nothing of you', async ({ page }) => {
  await holds(page, '/tracks', 'empty-list')
  await expect(page.getByText('Nothing was seen of you yet')).toBeVisible()
  await expect(page.getByRole('row', { name: /Database administrator/ })).toContainText(/\d+ skills/)
  await holds(page, '/tracks/database-administrator', 'empty-track')
  await expect(page.getByText('so this is only what is asked')).toBeVisible()
  await expect(page.getByText('carry over')).toHaveCount(0)
})

test('no track of that name', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  await holds(page, '/tracks/astronaut', 'unknown')
  await expect(page.getByText('No track has this name')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'See all tracks' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tracks' })).toBeVisible()
})

test('from the list to a skill at the stage asked for', async ({ page }) => {
  await program.record(reading(Date.now()))
  await holds(page, '/tracks', 'list')
  await holds(page, '/tracks/database-administrator', 'track')
  await holds(page, '/tracks/senior?by=area', 'track-by-area')
  await page.setViewportSize({ width: 1440, height: 900 })

  await test.step('the list is reached by key, and filtered by a title', async () => {
    await open(page, '/')
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await expect(page.getByRole('heading', { level: 1, name: 'Tracks' })).toBeVisible()
    await expect(page.getByText(/^Beside the ladder, most carries over to/)).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type('oracle')
    await expect(page.locator('[data-row]')).toHaveCount(1)
    await expect(page.getByText('also called Oracle DBA')).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Database administrator')
  })

  await test.step('what is there, what is to be strengthened, of what nothing was seen', async () => {
    await expect(
      page.getByText(/^Of \d+ asked skills, \d+ carry over and \d+ (is|are) to strengthen/),
    ).toBeVisible()
    for (const [skill, stage] of [
      ['Migrations under load', 'senior'],
      ['Query tuning', 'staff'],
    ])
      await expect(page.getByRole('row', { name: new RegExp(`${skill}.* ${stage} `) })).toBeVisible()
    await expect(page.getByText('It is the one duty that nobody else has.')).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Asked besides/ })).toBeVisible()
  })

  await test.step('by area, and back', async () => {
    await page.getByRole('button', { name: 'By area' }).click()
    await expect(page).toHaveURL(/by=area/)
    await expect(page.getByRole('rowheader', { name: /SQL databases/ })).toBeVisible()
    await page.getByRole('button', { name: 'By what there is to do' }).click()
    await expect(page.getByRole('rowheader', { name: /Nothing seen/ })).toBeVisible()
  })

  await test.step('a skill opens at the stage that the track asks for', async () => {
    await page.getByRole('table').getByRole('link', { name: 'Query tuning' }).click()
    await expect(page).toHaveURL(/\/skills\/sql-query-tuning\?stage=staff/)
    await expect(
      page.getByRole('group', { name: 'Stage' }).getByRole('button', { name: 'staff' }),
    ).toHaveAttribute('aria-pressed', 'true')
  })
})

test('a slow answer keeps the shape of the page, and then says what is done', async ({ page }) => {
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/v1/tracks', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${program.origin}/tracks`)
  await expect(page.locator('.ghost').first()).toBeVisible()
  await expect(page.getByText('Comparing what each track asks')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  answer()
  await expect(page.getByRole('table')).toBeVisible()
})

test('without the program it says so, and goes on when it is back', async ({ page, expectTrouble }) => {
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  await program.record(reading(Date.now()))
  await open(page, '/tracks')
  // The page of one track is loaded when it is first asked for.
  await page.getByRole('link', { name: 'Data engineer' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Tracks' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tracks' })).toBeVisible()
  await program.stop()
  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'staff' })).toBeVisible()
  await expect(page.getByText('Proven does not answer.')).toBeVisible()
  await expect(page.getByText('no-reply')).toBeVisible()
  await program.start()
  await expect(page.getByText(/^Of \d+ asked skills/)).toBeVisible()
  await expect(page.getByText('Proven does not answer.')).toBeHidden()
})
