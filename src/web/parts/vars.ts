import type { CSSProperties } from 'react'

/** Figures for a style sheet to place things by: `vars({ lo: 1.8 })` sets `--lo`. */
export const vars = (values: Record<string, number | string>): CSSProperties =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value])) as CSSProperties
