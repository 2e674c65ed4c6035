import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The colours that the block starting with a selector gives values to. */
function colours(selector: RegExp): Record<string, string> {
  const block = css.slice(css.search(selector)).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  )
}

const themes = {
  light: colours(/\[data-theme=.light.\]/),
  dark: colours(/\[data-theme=.dark.\]/),
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const TEXT = 4.5
const SHAPE = 3
const surfaces = ['n0', 'n1', 'n2'] // page, sunk, selected
const texts = ['n9', 'n8', 'n7', 'evidence', 'passed', 'failed', 'undecided']

const pairs: [string, string, number, string][] = [
  ...surfaces.flatMap((surface): [string, string, number, string][] => [
    ...texts.map((text): [string, string, number, string] => [text, surface, TEXT, 'text']),
    ['n6', surface, SHAPE, 'border of a control, mark of an unknown'],
  ]),
  ['n0', 'n9', TEXT, 'text on the primary button'],
  ['n0', 'n8', TEXT, 'text on the primary button under the pointer'],
  ['n9', 'band', TEXT, 'series over a fault band'],
  ['n7', 'band', SHAPE, 'reference series over a fault band'],
  ['n6', 'band', SHAPE, 'series at the start over a fault band'],
  ['n8', 'band', TEXT, 'label of a fault band'],
  ['n8', 'band-hatch', TEXT, 'label over the hatching'],
  ['evidence', 'evidence-soft', SHAPE, 'rim and notch of a shown bar, middle line over its band'],
  ['n7', 'evidence-soft', SHAPE, 'notch of a bar that is seen below'],
]

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  test.each(pairs)('%s on %s is at least %s: %s', (front, back, limit) => {
    expect(contrast(theme[front] ?? '', theme[back] ?? '')).toBeGreaterThanOrEqual(limit)
  })
})

test('the dark colours without script are the dark colours', () => {
  expect(colours(/:root:not\(\[data-theme\]\)/)).toEqual(themes.dark)
  expect(Object.keys(themes.dark)).toEqual(Object.keys(themes.light))
})

test('the formula agrees with the published extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
