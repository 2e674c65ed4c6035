/** Whether a text is a day of the calendar, `2026-11-22`. */
export function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** The day that it is where somebody is: `2026-11-22`. */
export function localDay(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
