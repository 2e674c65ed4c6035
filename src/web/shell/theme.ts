import { useEffect, useState } from 'react'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const KEY = 'proven.theme' // public/theme.js reads it before the first paint

const remembered = (): Theme => {
  const value = localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' ? value : 'auto'
}

/** The theme chosen, and a way to choose; `auto` follows the system, also when it changes. On paper it is always light. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(remembered)
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)')
    // Paper is white whatever the screen is, and a browser prints no backgrounds.
    const paper = matchMedia('print')
    const apply = () => {
      const dark = theme === 'auto' ? system.matches : theme === 'dark'
      document.documentElement.dataset.theme = dark && !paper.matches ? 'dark' : 'light'
    }
    if (theme === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
    apply()
    for (const query of [system, paper]) query.addEventListener('change', apply)
    return () => {
      for (const query of [system, paper]) query.removeEventListener('change', apply)
    }
  }, [theme])
  return [theme, setTheme]
}
