import type { Page } from '@playwright/test'
import { ownProgram } from './own-program.ts'
import {
  allKept,
  axeFindings,
  expect,
  looksWell,
  scrollsSideways,
  setScreen,
  test,
  twoScreens,
} from './page.ts'

const program = ownProgram()

const focused = (page: Page) => page.locator(':focus')
const rows = (page: Page) => page.locator('.ask')
const open = (page: Page) => page.locator('.ask:not(.given)')
const kept = (page: Page) => allKept(page, 'Every answer is kept.')

/** Answers whatever is open with one key until the area is done. */
async function press(page: Page, key: string): Promise<void> {
  for (let left = await open(page).count(); left > 0; left = await open(page).count()) {
    await expect(focused(page)).toHaveClass(/\bask\b/)
    const row = await focused(page).getAttribute('data-row')
    await page.keyboard.press(key)
    await expect(page.locator(`[data-row="${row}"]`)).toHaveClass(/\bgiven\b/)
  }
}

test('rates an area by keyboard alone, and finds every answer again', async ({ page, expectTrouble }) => {
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  await page.goto(await program.address())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await test.step('what it is worth is said first', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await expect(
      page.getByText('A self-rating sets a skill to claimed, and barely moves its level.'),
    ).toBeVisible()
    await expect(page.getByText(/correlate at about \.22/)).toBeVisible()
    await expect(page.getByText(/^About \d minutes left/)).toBeVisible()
    for (let tabs = 0; !/Begin/.test((await focused(page).textContent()) ?? ''); tabs++) {
      if (tabs > 40) throw new Error('Tab never came to the beginning')
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Languages' })).toBeVisible()
  })

  await test.step('yes goes on, “not yet” asks what is below, an answer can be changed', async () => {
    const [first, second] = [rows(page).nth(0), rows(page).nth(1)]
    await expect(first).toBeFocused()
    await page.keyboard.press('y')
    await expect(second).toBeFocused()
    const before = await rows(page).count()
    await page.keyboard.press('n')
    await expect(rows(page)).toHaveCount(before + 1)
    const below = page.locator('.ask.follows')
    await expect(below).toBeFocused()
    await expect(below).toContainText('mid')
    await page.keyboard.press('s')
    await page.keyboard.press('ArrowUp')
    await expect(below).toBeFocused()
    await page.keyboard.press('y')
    await expect(below.getByRole('button', { name: 'Yes' })).toHaveAttribute('aria-pressed', 'true')
    await kept(page)
  })

  await test.step('a page that is loaded anew goes on where it was', async () => {
    await page.reload()
    await expect(page.locator('.ask.given')).toHaveCount(3)
    await expect(page.locator('.ask.follows').getByRole('button', { name: 'Yes' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await expect(open(page).first()).toBeFocused()
  })

  await test.step('a server that is killed loses nothing, nor what is answered meanwhile', async () => {
    await program.kill()
    const answered = await focused(page).getAttribute('data-row')
    await page.keyboard.press('y')
    await expect(page.getByText('Proven does not answer.')).toBeVisible()
    await expect(page.getByText(/1 answer waits in this browser/)).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await program.start()
    await expect(page.getByText('Proven does not answer.')).toBeHidden()
    await kept(page)
    await page.reload()
    await expect(page.locator('.ask.given')).toHaveCount(4)
    await expect(page.locator(`[data-row="${answered}"]`)).toHaveClass(/given/)
  })

  await test.step('nor what was answered on a page that was closed meanwhile', async () => {
    const address = page.url()
    await program.kill()
    await page.keyboard.press('y')
    await expect(page.getByText(/1 answer waits in this browser/)).toBeVisible()
    await page.goto('about:blank')
    await program.start()
    await page.goto(address)
    await expect(page.locator('.ask.given')).toHaveCount(5)
    await kept(page)
    await page.evaluate('localStorage.clear()')
    await page.reload()
    await expect(page.locator('.ask.given')).toHaveCount(5)
  })

  await test.step('the last answer leads to the next area', async () => {
    await press(page, 'n')
    await expect(focused(page)).toHaveText('Next: SQL databases')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'SQL databases' })).toBeVisible()
    await expect(rows(page).first()).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('heading', { level: 1, name: 'Languages' })).toBeVisible()
  })

  await test.step('what was claimed stands as claimed', async () => {
    await page.goto(`${program.origin}/`)
    await expect(page.getByText(/^[1-9]\d* claimed$/).first()).toBeVisible()
  })
})

test('the rest of an area, the overview, and erasing it all', async ({ page }) => {
  await page.goto(await program.address())
  await page.goto(`${program.origin}/rate/version-control`)
  await expect(rows(page).first()).toBeVisible()
  const core = await rows(page).count()
  await page.getByRole('link', { name: /^Answer \d+ more of this area$/ }).click()
  await expect(page.getByRole('heading', { name: 'Everything else here' })).toBeVisible()
  expect(await rows(page).count()).toBeGreaterThan(core)
  await rows(page).last().getByRole('button', { name: 'Yes' }).click()
  await kept(page)
  await page.getByRole('link', { name: 'Self-rating' }).first().click()
  const row = page.getByRole('row', { name: /Version control/ })
  await expect(row).toContainText('1 beyond the core')

  await page.goto(`${program.origin}/sources`)
  await page.getByRole('button', { name: 'Erase Self-rating' }).click()
  await page.getByRole('button', { name: /^Erase \d+ pieces?$/ }).click()
  await expect(page.getByText(/^Self-rating is erased/)).toBeVisible()
  await page.goto(`${program.origin}/rate`)
  await expect(page.getByRole('link', { name: 'Begin with Languages' })).toBeVisible()
  await expect(row).not.toContainText('beyond the core')
})

test('an area that there is not is told in words', async ({ page }) => {
  await page.goto(await program.address())
  await page.goto(`${program.origin}/rate/no-such-area`)
  await expect(page.getByText('No area has this name.')).toBeVisible()
})

for (const [name, path] of Object.entries({ overview: '/rate', area: '/rate/security' }))
  for (const screen of twoScreens)
    test(`axe finds nothing, and nothing scrolls sideways: ${name}, ${screen.colorScheme} at ${screen.width}`, async ({
      page,
    }) => {
      await setScreen(page, screen)
      await page.goto(await program.address())
      await page.goto(program.origin + path)
      await expect(page.locator('.ask, .areas').first()).toBeVisible()
      if (name === 'area') {
        await expect(open(page).first()).toBeFocused()
        await page.keyboard.press('y')
        await page.keyboard.press('n')
        await kept(page)
      }
      await looksWell(page, name, screen)
      await page.setViewportSize({ width: 320, height: 844 })
      expect(await scrollsSideways(page)).toBe(false)
    })
