const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY_MS = 86_400_000
const two = (n: number): string => String(n).padStart(2, '0')

/** `22 Nov 2026`, where the reader is. */
export const day = (at: string | number): string => {
  const date = new Date(at)
  return `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}`
}

/** `22 Nov 2026, 14:05`, where the reader is. */
export const dayAndTime = (at: string): string => {
  const date = new Date(at)
  return `${day(at)}, ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** `Nov 2026`, where the reader is. */
export const month = (at: string | number): string => {
  const date = new Date(at)
  return `${months[date.getMonth()]} ${date.getFullYear()}`
}

/** The day so many days earlier, as an instant in milliseconds. */
export const daysBefore = (at: string, days: number): number => Date.parse(at) - days * DAY_MS

export const ageInDays = (at: string, asOf: string): number =>
  Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(at)) / DAY_MS))

/** For a column: `6 d`, `4 mo`, `3 y`. Days to 90, months to two years, then years. */
export const shortAge = (at: string, asOf: string): string => {
  const days = ageInDays(at, asOf)
  if (days < 90) return `${days} d`
  const inMonths = Math.floor(days / 30.44)
  return inMonths < 24 ? `${inMonths} mo` : `${Math.floor(days / 365.25)} y`
}

/** For a sentence: `today`, `6 days old`, `4 months old`, `3 years old`. */
export const longAge = (at: string, asOf: string): string => {
  const days = ageInDays(at, asOf)
  if (days === 0) return 'from today'
  const [n, unit] =
    days < 90
      ? [days, 'day']
      : days < 731
        ? [Math.floor(days / 30.44), 'month']
        : [Math.floor(days / 365.25), 'year']
  return `${n} ${unit}${n === 1 ? '' : 's'} old`
}
