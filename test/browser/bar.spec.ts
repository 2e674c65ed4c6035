import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { signedIn } from './own-program.ts'
import { axeFindings, expect, scrollsSideways, test } from './page.ts'
import { reading } from './seed.ts'

const program = signedIn(({ record }) => record(reading(Date.now())))

/** Of each kind of row some: axe takes a minute for all of them. */
const parts = [
  '/bar?show=core&search=index',
  '/bar?stage=senior&search=kubernetes',
  '/bar?search=certified',
  '/bar?search=zzzz',
]

/** Opened, and drawn to its end. */
async function open(page: Page, path = '/bar'): Promise<void> {
  await page.goto(program.origin + path)
  await expect(page.getByRole('heading', { level: 1, name: 'The bar' })).toBeVisible()
  await expect(page.locator('#tools')).toBeAttached()
  await expect(page.locator('.stands').first()).toBeAttached()
}

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the bar' })
const skill = (page: Page, slug: string) => page.locator(`article#${slug}`)
const skills = (page: Page) => page.locator('article.bk:not([hidden])')
const status = (page: Page) => page.locator('.bench > [role=status]')
/** The texts that are marked, without what they stand in. */
const marked = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...CSS.highlights.get('found') ?? []].map((range) => range.toString())`)

for (const [width, colorScheme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const)
  for (const path of parts)
    test(`axe finds nothing, and nothing scrolls sideways: ${path} at ${width}, ${colorScheme}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 844 })
      await open(page, path)
      // What is far from the window is not laid out, and axe would hold it for covered.
      await page.evaluate(`for (const { style } of document.querySelectorAll('.bk, .cert, .tool-list'))
        style.contentVisibility = 'visible'`)
      expect(await axeFindings(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
    })

test('the whole of it at 320 pixels scrolls down alone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await open(page)
  expect(await scrollsSideways(page)).toBe(false)
})

test('every skill has its behaviours, what can show each, and where you stand', async ({ page }) => {
  await open(page)
  const tuning = skill(page, 'sql-query-tuning')
  await expect(tuning.getByRole('link', { name: 'Query tuning', exact: true })).toHaveAttribute(
    'href',
    '/skills/sql-query-tuning',
  )
  await expect(tuning.locator('.stands')).toContainText('seen at entry')
  await expect(tuning).toContainText('git Adds an index')
  await expect(tuning.getByRole('link', { name: 'lab' }).first()).toHaveAttribute('href', '/labs/slow-orders')
  await expect(skill(page, 'mentoring').getByRole('link', { name: 'word only' }).first()).toHaveAttribute(
    'href',
    '/rate/people',
  )
  // Each behaviour says what can show it.
  const [said, all] = await Promise.all([
    page.locator('.stages li > small').count(),
    page.locator('.stages li').count(),
  ])
  expect(all).toBeGreaterThan(300)
  expect(said).toBe(all)
})

test('a search answers as one types, marks what it found, and is kept in the address', async ({ page }) => {
  await open(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('probes')
  await expect(status(page)).toContainText(/^\d skills? with \d+ behaviours?/)
  const kubernetes = skill(page, 'kubernetes-operations')
  await expect(kubernetes.locator('.stages li:not([hidden])')).toHaveCount(1)
  await expect(kubernetes.locator('.stages li:not([hidden])')).toContainText('probes')
  await expect(skill(page, 'mentoring')).toBeHidden()
  await expect.poll(async () => new Set(await marked(page))).toEqual(new Set(['probes']))
  await expect(page).toHaveURL(/search=probes$/)
  expect(asked).toEqual([])

  await page.keyboard.press('Enter')
  await expect(page.locator(':focus')).toHaveAttribute('data-row', /./)
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await expect(search(page)).toHaveValue('')
  await expect(page).not.toHaveURL(/search/)
  await expect.poll(() => skills(page).count()).toBeGreaterThan(60)
  await expect.poll(() => marked(page)).toEqual([])
})

test('a tool leads to its skills, and a place that the search hides is shown again', async ({ page }) => {
  await open(page, '/bar?search=kubernetes')
  const tools = page.getByRole('region', { name: /^Tools/ })
  const entry = tools
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Kubernetes', exact: true }) })
  await entry.getByRole('link', { name: 'Running on Kubernetes' }).click()
  await expect(page).toHaveURL(/#kubernetes-operations$/)
  await expect(skill(page, 'kubernetes-operations').getByRole('heading', { level: 3 })).toBeInViewport()

  await skill(page, 'kubernetes-operations').getByRole('link', { name: 'Container images' }).click()
  await expect(search(page)).toHaveValue('')
  await expect(page).toHaveURL(/\/bar#container-images$/)
  await expect(page.locator(':focus')).toHaveText('Container images')
  await expect(page.locator(':focus')).toBeInViewport()
})

test('a stage and the core narrow it', async ({ page }) => {
  await open(page)
  await page.getByRole('group', { name: 'Stage' }).getByRole('button', { name: 'staff' }).click()
  await expect(page).toHaveURL(/stage=staff/)
  await expect(page.locator('article.bk:not([hidden]) h4').first()).toHaveText('staff')
  await expect
    .poll(async () => new Set(await page.locator('article.bk:not([hidden]) h4').allTextContents()))
    .toEqual(new Set(['staff']))
  const all = await skills(page).count()
  await page.getByRole('group', { name: 'Skills' }).getByRole('button', { name: /^Core/ }).click()
  await expect(page).toHaveURL(/show=core/)
  await expect.poll(() => skills(page).count()).toBeLessThan(all)
})

for (const width of [1440, 390])
  test(`an address leads to its place at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    for (const [slug, name] of [
      ['mentoring', 'Mentoring'],
      ['transactions', 'Transactions and isolation'],
    ] as const) {
      await page.goto('about:blank')
      await open(page, `/bar#${slug}`)
      await expect(page.locator(':focus')).toHaveText(name)
      await expect(page.locator(':focus')).toBeInViewport()
    }
  })

test('by keyboard: from skill to skill, and to why', async ({ page }) => {
  await open(page, '/bar?search=caching')
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await expect(search(page)).toHaveValue('')
  await expect(skills(page).first()).toContainText('A language in depth')
  const focused = page.locator(':focus')
  await page.keyboard.press('j')
  await expect(focused).toHaveText('A language in depth')
  await page.keyboard.press('j')
  await expect(focused).toHaveText('Data structures and cost')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Data structures and cost')
})

test('on paper: A4, all of it, an area begins a page, and nobody reads how you stand', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await open(page)
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
  const { text } = await extractText(pdf)
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view
  // 210 × 297 mm in points.
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842])

  const whole = text.join(' ').replace(/\s+/g, ' ')
  const content = join(import.meta.dirname, '..', '..', 'content', 'benchmark', 'areas', 'sql-databases.yaml')
  const sentences = [...readFileSync(content, 'utf8').matchAll(/^ +text: (.+)$/gm)].map(
    ([, sentence = '']) => sentence,
  )
  expect(sentences.length).toBeGreaterThan(20)
  for (const sentence of sentences) expect(whole).toContain(sentence.replace(/^['"]|['"]$/g, ''))
  const begins = (name: string) => text.some((of) => of.replace(/^\s*\d+\s+/, '').startsWith(name))
  for (const area of ['SQL databases', 'Security', 'People', 'Tools']) expect(begins(area), area).toBe(true)
  expect(text[0]).toContain('The bar')
  for (const word of ['seen at entry', 'Skip to the content', 'All stages', 'Nothing leaves this machine'])
    expect(whole).not.toContain(word)
})
