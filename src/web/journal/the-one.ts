import { NoAnswer } from '../server/call.ts'

/** An item of a list; another page may have taken it out meanwhile. */
export function theOne<Item extends { number: number }>(items: readonly Item[], number: number): Item {
  const found = items.find((item) => item.number === number)
  if (found) return found
  throw new NoAnswer('There is nothing of that number.', { code: 'item-unknown', hint: 'reload the page' })
}
