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

const program = signedIn()

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const kept = (page: Page) => allKept(page, 'Every keystroke is kept.')

test('a win from the first word to evidence, by way of a server that is killed between two keystrokes', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  // What says too little is refused.
  expectTrouble(/status of 422/)

  await test.step('an empty record says what will be here', async () => {
    await page.goto(`${program.origin}/wins`)
    await expect(page.getByText(/Only you know what came of it/)).toBeVisible()
    await page.getByRole('button', { name: 'Write a win down' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Win 1')
  })

  await test.step('what is typed is kept, also over a killed server', async () => {
    await field(page, 'What you call it').pressSequentially('Orders hold through the ')
    await kept(page)
    await program.kill()
    await field(page, 'What you call it').pressSequentially('sale')
    await expect(page.getByText('Proven does not answer.')).toBeVisible()
    await expect(page.getByText(/What you wrote waits in this browser/)).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await program.start()
    await expect(page.getByText('Proven does not answer.')).toBeHidden()
    await kept(page)
    await expect(field(page, 'What you call it')).toBeFocused()
    await page.evaluate('localStorage.clear()')
    await page.reload()
    await expect(field(page, 'What you call it')).toHaveValue('Orders hold through the sale')
  })

  await test.step('nor is what was typed into a page that was closed meanwhile', async () => {
    await program.kill()
    await field(page, 'The situation').fill('The sale took the page down')
    await expect(page.getByText(/What you wrote waits in this browser/)).toBeVisible()
    await page.goto('about:blank')
    await program.start()
    await page.goto(`${program.origin}/wins/1`)
    await expect(field(page, 'The situation')).toHaveValue('The sale took the page down')
    await kept(page)
  })

  await test.step('what is missing is asked for as the words go on', async () => {
    await field(page, 'When it was done').fill('2026-01')
    await field(page, 'What you did').fill('We read the plans of the slow queries')
    await expect(page.getByText(/^You write “We”\. Which part was yours/)).toBeVisible()
    await field(page, 'Your own part').fill('All but the roll-out')
    await field(page, 'The result').fill('It answers within 120 ms')
    await expect(page.getByText('120 ms: what was it before?')).toBeVisible()
    await field(page, 'What was counted').fill('p99 of GET /orders')
    await field(page, 'Before').fill('2.4 s')
    await expect(page.getByText(/both numbers come from/)).toBeVisible()
    const record = page.getByRole('button', { name: 'Record it as evidence' })
    await record.click()
    await expect(page.getByText('The win says too little to be evidence.', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Where the numbers come from' }).click()
    await expect(field(page, 'Where the numbers come from')).toBeFocused()
    await page.keyboard.type('Grafana, board Orders')
  })

  await test.step('its words lead to behaviours; picked, it is recorded and shows the skill', async () => {
    const tuning = page.getByRole('group', { name: /^Query tuning/ })
    await tuning.getByRole('checkbox').first().check()
    await kept(page)
    await page.getByRole('button', { name: 'Record it as evidence' }).click()
    await expect(page.getByText(/^Recorded; evidence since/)).toBeVisible()
    await page.getByLabel('What it is worth').getByRole('link', { name: 'Query tuning' }).click()
    await expect(
      page.getByText('Orders hold through the sale: p99 of GET /orders 2.4 s → 120 ms'),
    ).toBeVisible()
  })

  await test.step('edited, the ledger keeps what it said; taken back, it is withdrawn; erased, it is gone', async () => {
    await page.goto(`${program.origin}/wins/1`)
    await field(page, 'After').fill('90 ms')
    await expect(page.getByText('The ledger still says what was recorded.')).toBeVisible()
    await page.getByRole('button', { name: 'Record it as it is now' }).click()
    await expect(page.getByText(/^Recorded; evidence since/)).toBeVisible()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect(page.getByText(/^Taken back/)).toBeVisible()
    await page.getByRole('button', { name: 'Record it as evidence' }).click()
    await expect(page.getByText(/^Recorded; evidence since/)).toBeVisible()
    await page.getByRole('button', { name: /^Erase/ }).click()
    await page.getByRole('button', { name: /^Erase \d+ pieces?$/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Wins' })).toBeVisible()
    await expect(page.locator('.journal-list')).toHaveCount(0)
  })
})

test('what commits show is proposed, begun by keyboard, and passed over', async ({ page }) => {
  await program.record(reading(Date.now()))
  await page.goto(`${program.origin}/wins`)
  const proposals = page.locator('.candidates li[data-row]')
  await expect(proposals.first()).toContainText('orders-api')
  const first = await proposals.first().getByRole('heading').textContent()
  await proposals
    .first()
    .getByRole('button', { name: /^Not a win/ })
    .click()
  await expect(page.getByText('1 proposal passed over.')).toBeVisible()
  await expect(proposals.first().getByRole('heading')).not.toHaveText(first ?? '')
  await page.getByRole('button', { name: 'Propose it again' }).click()
  await expect(proposals.first().getByRole('heading')).toHaveText(first ?? '')
  await expect(page.getByText('1 proposal passed over.')).toBeHidden()
  await page.keyboard.press('j')
  await expect(proposals.first()).toBeFocused()
  await page.keyboard.press('Tab')
  while (!/^Write it down/.test((await page.locator(':focus').textContent()) ?? ''))
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What the record shows' })).toBeVisible()
  await expect(field(page, 'What you did')).toHaveValue('')
  await page.getByRole('button', { name: /^Throw away/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wins' })).toBeVisible()
})

test('a win that there is not is told in words', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  await page.goto(`${program.origin}/wins/99`)
  await expect(page.getByText('There is no win of that number.')).toBeVisible()
})

for (const screen of fourScreens)
  test(`axe finds nothing, and nothing scrolls sideways: ${screen.colorScheme} at ${screen.width}`, async ({
    page,
  }) => {
    await setScreen(page, screen)
    await page.goto(`${program.origin}/wins`)
    await expect(page.locator('.candidates li').first()).toBeVisible()
    await looksWell(page, 'wins', screen)
    await page
      .getByRole('button', { name: /^Write it down/ })
      .first()
      .click()
    await field(page, 'What you call it').fill('Orders hold through the sale')
    await field(page, 'What you did').fill('Our team put Redis before the slow queries of the orders page')
    await expect(page.locator('.win-skill').nth(1)).toBeVisible()
    await looksWell(page, 'win', screen)
    await page.setViewportSize({ width: 320, height: 844 })
    expect(await scrollsSideways(page)).toBe(false)
    await page.getByRole('button', { name: /^Throw away/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Wins' })).toBeVisible()
  })
