import type { Page } from '@playwright/test'
import { marked } from 'marked'
import { signedIn } from './own-program.ts'
import { allKept, expect, looksWell, open, test, wideLight } from './page.ts'
import { makeRepository, mira, ordersApi, setUser } from './repositories.ts'

/** An invented job at an invented employer. */
const job = `Senior Backend Engineer, Quayside Parcels

We sort parcels for six harbours. Hamburg, or remote in Germany.

What you bring
- You can read a query plan and make a slow page fast
- Services you have run on Kubernetes
- Experience with Lodestar

Nice to have
- Kafka or RabbitMQ
`

const program = signedIn(async ({ userHome }) => {
  setUser(userHome, mira)
  makeRepository(userHome, 'code/orders-api', ordersApi)
})

const go = (page: Page, path: string) => open(page, program.origin + path)
const field = (page: Page, name: string) =>
  page.getByRole('textbox', { name, exact: true }).or(page.getByRole('spinbutton', { name, exact: true }))
const kept = (page: Page) => allKept(page, 'Every keystroke is kept.')
const row = (page: Page, words: string) => page.locator('tr[data-requirement]', { hasText: words })
const title = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(words)

/** How many of the three must-haves are met, as the plan says it. */
async function mustHavesMet(page: Page): Promise<number> {
  await go(page, '/plan')
  const says = await page.getByText(/Must-haves met: \d of 3/).textContent()
  return Number(/met: (\d)/.exec(says ?? '')?.[1])
}

/**
 * Types the first half of what goes into a field, ends the server as a power cut would, types the rest, and closes the page; then
 * starts the server again.
 */
async function typeThroughAPowerCut(page: Page, label: string, text: string): Promise<void> {
  const half = Math.floor(text.length / 2)
  await field(page, label).fill('')
  await field(page, label).pressSequentially(text.slice(0, half))
  await program.kill()
  await field(page, label).pressSequentially(text.slice(half))
  await page.goto('about:blank')
  await program.start()
}

// It takes minutes in all; what waits for one thing need not.
test.use({ actionTimeout: 15_000 })

test('from a pasted job to a review, though the server is killed at every form on the way', async ({
  page,
  context,
  expectTrouble,
}) => {
  // It starts six times, and a machine may be small.
  test.setTimeout(240_000)
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  let target = ''
  let met = 0
  let action = ''

  await test.step('an empty record says what will be there', async () => {
    for (const [path, says] of [
      ['/', /Nothing has been read yet/],
      ['/week', /Your week will be here/],
      ['/plan', /Your plan will be here/],
      ['/wins', /Only you know what came of it/],
      ['/reviews', /nothing can be compared/],
    ] as const) {
      await go(page, path)
      await expect(page.getByText(says).first(), path).toBeVisible()
    }
  })

  await test.step('a job description is pasted', async () => {
    await go(page, '/targets')
    await typeThroughAPowerCut(page, 'Its text, pasted whole', job)
    await go(page, '/targets')
    await expect(field(page, 'Its text, pasted whole')).toHaveValue(job)
    await page.getByRole('button', { name: 'Read it' }).click()
    await title(page, 'Senior Backend Engineer')
    target = new URL(page.url()).pathname
  })

  await test.step('beside an empty record nothing is met', async () => {
    await expect(page.getByText(/^Must-haves met: 0 of 3\./)).toBeVisible()
    await expect(row(page, 'query plan')).toContainText('missing')
    await expect(row(page, 'Lodestar')).toContainText('unknown')
    await expect(row(page, 'Kafka')).toContainText('missing')
  })

  await test.step('a repository is read, and what it shows moves into the table', async () => {
    await go(page, '/sources/add')
    await page.getByRole('checkbox', { name: /orders-api/ }).check()
    await page.getByRole('button', { name: 'Go on with 1 repository' }).click()
    await page.getByRole('button', { name: 'Read 1 repository' }).click()
    await expect(page.getByText(/^Done\. \d+ new pieces? of evidence\./)).toBeVisible({ timeout: 30_000 })
    await go(page, target)
    await expect(row(page, 'query plan')).toContainText('orders-api')
    await expect(row(page, 'query plan').locator('.st')).toHaveText(/^(weak|met)$/)
    await expect(row(page, 'Kubernetes').locator('.st')).toHaveText('missing')
    met = await mustHavesMet(page)
  })

  await test.step('hours make a plan', async () => {
    const hours = 'Hours of your own in an ordinary week'
    await typeThroughAPowerCut(page, hours, '21.5')
    await go(page, '/plan')
    await expect(field(page, hours)).toHaveValue('21.5')
    await page.getByRole('button', { name: 'Make the plan' }).click()
    await expect(page.getByText(/^At 21½ h a week, \d+ activit/)).toBeVisible()
    await expect(page.locator('.plan-activities')).toContainText('Kubernetes')
  })

  await test.step('of the week, one action is done', async () => {
    await go(page, '/week')
    const actions = page.locator('.week-actions > li')
    expect(await actions.count()).toBeLessThanOrEqual(3)
    for (const each of await actions.all()) await expect(each.locator('.reason')).toHaveText(/\.$/)
    const own = actions.filter({ has: page.getByRole('button', { name: /^Done: / }) }).first()
    await expect(own).toBeVisible()
    action = (await own.getByRole('heading', { level: 2 }).textContent()) ?? ''
    await own.getByRole('button', { name: `Done: ${action}` }).click()
    await typeThroughAPowerCut(page, 'What came of it, if you like', 'Merged, and shown to the team')
    await go(page, '/week')
    await page.getByRole('button', { name: `Done: ${action}` }).click()
    await expect(field(page, 'What came of it, if you like')).toHaveValue('Merged, and shown to the team')
    await page.getByRole('button', { name: 'It is done' }).click()
    await expect(actions.filter({ hasText: action })).toHaveCount(0)
    await go(page, '/plan')
    const said = page.locator('.said-list > li').filter({ hasText: action })
    await expect(said).toContainText('h: Merged, and shown to the team')
  })

  await test.step('a win is written down, and its missing number asked for', async () => {
    await go(page, '/wins')
    await page.getByRole('button', { name: 'Write a win down' }).click()
    await title(page, 'Win 1')
    const did = 'Moved the orders service to Kubernetes, with probes and a rollout that stops by itself'
    await typeThroughAPowerCut(page, 'What you did', did)
    await go(page, '/wins/1')
    await expect(field(page, 'What you did')).toHaveValue(did)
    await field(page, 'What you call it').fill('Orders run on Kubernetes')
    await field(page, 'When it was done').fill('2026-08')
    await field(page, 'The situation').fill('A bad release took 40 minutes to take back')
    await field(page, 'Your own part').fill('All of it but the load balancer')
    await field(page, 'The result').fill('A bad release is gone within 2 min')
    await expect(page.getByText('2 min: what was it before?')).toBeVisible()
    await field(page, 'What was counted').fill('Time to take a release back')
    await field(page, 'Before').fill('40 min')
    await field(page, 'Where the numbers come from').fill('The log of the pipeline')
    const skill = page.getByRole('group', { name: /“Kubernetes”/ })
    await skill.locator('label', { hasText: 'senior' }).first().getByRole('checkbox').check()
    await kept(page)
    await page.getByRole('button', { name: 'Record it as evidence' }).click()
    await expect(page.getByText(/^Recorded; evidence since/)).toBeVisible()
  })

  await test.step('the win is evidence: what it shows is met, and the plan goes on to what is not', async () => {
    await go(page, target)
    await expect(row(page, 'Kubernetes').locator('.st')).toHaveText('met')
    await expect(row(page, 'Kubernetes')).toContainText('Orders run on Kubernetes')
    await expect(row(page, 'Lodestar').locator('.st')).toHaveText('unknown')
    expect(await mustHavesMet(page)).toBe(met + 1)
  })

  await test.step('a review is answered, written, and taken along as Markdown', async () => {
    await go(page, '/reviews')
    await page.getByRole('button', { name: 'Begin the review' }).click()
    await title(page, 'Review')
    await typeThroughAPowerCut(page, 'Keep', 'Fridays without meetings')
    await go(page, '/reviews/1')
    await expect(field(page, 'Keep')).toHaveValue('Fridays without meetings')
    await kept(page)
    await page.getByRole('button', { name: 'Write the review' }).click()
    await title(page, /^Review, \d+ \w+ \d{4}/)
    await page.getByRole('button', { name: 'Copy as Markdown' }).click()
    const markdown = await page.evaluate<string>('navigator.clipboard.readText()')
    const tokens = marked.lexer(markdown)
    const headings = tokens.flatMap((token) => (token.type === 'heading' ? [token.text as string] : []))
    expect(headings[0]).toMatch(/^Review, \d{4}-\d\d-\d\d$/)
    expect(headings).toEqual(expect.arrayContaining(['What moved', 'Wins']))
    expect(markdown).toContain('Orders run on Kubernetes: Time to take a release back 40 min → 2 min')
    expect(markdown).toContain('> Fridays without meetings')
  })

  await test.step('nothing waits in the browser any more, and axe finds nothing', async () => {
    expect(await page.evaluate('JSON.stringify(localStorage)')).toBe('{}')
    for (const path of [
      '/',
      '/targets',
      target,
      '/plan',
      '/week',
      '/wins',
      '/wins/1',
      '/reviews',
      '/reviews/1',
    ]) {
      await go(page, path)
      await looksWell(page, `journey ${path}`, wideLight)
    }
  })
})
