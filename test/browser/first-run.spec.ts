import { ownProgram } from './own-program.ts'
import { axeFindings, expect, test } from './page.ts'
import { indexPath, lee, makeRepository, mira, notes, ordersApi, setUser } from './repositories.ts'

let indexCommit = ''
const program = ownProgram(async ({ userHome }) => {
  setUser(userHome, mira)
  indexCommit = makeRepository(userHome, 'code/orders-api', ordersApi)[2] ?? ''
  makeRepository(userHome, 'code/notes', notes)
})

test('without a session the page says how to get one', async ({ page, expectTrouble }) => {
  expectTrouble(/401/)
  await page.goto(program.origin)
  await expect(page.getByRole('heading', { name: 'This page has no session.' })).toBeVisible()
  await expect(page.getByText('proven open')).toBeVisible()
  await expect(page.getByText('not-signed-in')).toBeVisible()
})

test('a wrong one-time address lets nobody in', async ({ page, expectTrouble }) => {
  expectTrouble(/401/)
  const reply = await page.goto(`${program.origin}/open/not-a-code`)
  expect(reply?.status()).toBe(401)
  await expect(page.getByText('proven open')).toBeVisible()
})

test('a one-time address works once', async ({ browser, page, expectTrouble }) => {
  expectTrouble(/401/)
  const address = await program.address()
  const first = await browser.newContext()
  await (await first.newPage()).goto(address)
  await first.close()
  expect((await page.goto(address))?.status()).toBe(401)
})

test('from the one-time address to evidence, and back to nothing', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(await program.address())
  await expect(page.getByRole('heading', { name: 'Nothing has been read yet.' })).toBeVisible()

  expect(await axeFindings(page)).toEqual([])

  await test.step('choose repositories', async () => {
    await page.getByRole('link', { name: 'Choose repositories' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Add repositories' })).toBeVisible()
    await expect(page.getByRole('checkbox', { name: /notes/ })).not.toBeChecked()
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('Choose at least one repository first.')).toBeVisible()
    await page.getByRole('checkbox', { name: /orders-api/ }).check()
    await page.getByRole('button', { name: 'Go on with 1 repository' }).click()
  })

  await test.step('confirm whose commits count', async () => {
    await expect(page.getByRole('checkbox', { name: new RegExp(mira.email) })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: new RegExp(lee.email) })).not.toBeChecked()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Read 1 repository' }).click()
  })

  await test.step('read it', async () => {
    await expect(page.getByText(/^Done\. \d+ new pieces? of evidence\./)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/^5 commits, 3 yours: \d+ pieces? of evidence added/)).toBeVisible()
    await page.reload()
    await expect(page.getByText(/^Done\./)).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'See where you stand' }).click()
  })

  await test.step('stand', async () => {
    await expect(page.getByText(/^Of \d+ core skills at senior level/)).toBeVisible()
    await expect(page.getByRole('table')).toContainText('unknown')
  })

  await test.step('see why', async () => {
    await page.getByRole('table').getByRole('link', { name: 'Query tuning' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Query tuning')
    const entry = page
      .getByRole('row')
      .filter({ hasText: indexCommit.slice(0, 7) })
      .first()
    await expect(entry).toContainText(indexPath)
    await expect(entry).toContainText('orders-api')
    await expect(entry).toContainText('30 Sep 2025')
    await entry.getByRole('button', { name: indexCommit.slice(0, 7) }).click()
    await expect.poll(() => page.evaluate<string>('navigator.clipboard.readText()')).toBe(indexCommit)
  })

  await test.step('ask for another stage', async () => {
    const stage = page.getByRole('group', { name: 'Stage' })
    await stage.getByRole('button', { name: 'staff' }).click()
    await expect(page).toHaveURL(/stage=staff/)
    await expect(page.getByText(/^Seen at (mid|senior), not at staff\./)).toBeVisible()
    await stage.getByRole('button', { name: 'mid' }).click()
    await expect(page).toHaveURL(/stage=mid/)
    await expect(page.getByText(/^Shown\./)).toBeVisible()
    await stage.getByRole('button', { name: 'senior' }).click()
    await expect(page).not.toHaveURL(/stage=/)
  })

  await test.step('erase the source', async () => {
    await page.getByRole('link', { name: 'Sources' }).click()
    await page.getByRole('button', { name: 'Erase orders-api' }).click()
    const dialog = page.getByRole('dialog', { name: 'Erase orders-api?' })
    await expect(dialog).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'Erase orders-api' }).click()
    await dialog.getByRole('button', { name: /^Erase \d+ pieces?$/ }).click()
    await expect(page.getByText(/^orders-api is erased, with \d+ pieces? of evidence\.$/)).toBeVisible()
    await expect(page.getByText(/^orders-api is erased/)).toBeFocused()
    await expect(page.getByRole('heading', { name: 'No source has been read yet.' })).toBeVisible()
    await page.getByRole('link', { name: 'Standing' }).click()
    await expect(page.getByRole('heading', { name: 'Nothing has been read yet.' })).toBeVisible()
  })
})

test('a path outside the home folder is refused in words', async ({ page, expectTrouble }) => {
  expectTrouble(/403/)
  await page.goto(await program.address())
  await page.getByRole('link', { name: 'Choose repositories' }).click()
  await page.getByRole('textbox', { name: 'Path of a repository' }).fill('/etc')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('The page may only use folders below your home folder.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Path of a repository' }).fill('~/code/notes')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: /notes/ })).toBeChecked()
})
