import { pages } from '../shell/pages.ts'

/** All keys, as the dialog lists them; what they do is in use-keys.ts. */
export const keyList: { keys: string[]; does: string }[] = [
  ...pages.map((page) => ({ keys: ['g', page.key], does: `Go to ${page.name}` })),
  { keys: ['j'], does: 'Next row' },
  { keys: ['k'], does: 'Row before' },
  { keys: ['Enter'], does: 'Why: open the row' },
  { keys: ['y', 'n', 's'], does: 'In a row of the self-rating: yes, not yet, skip' },
  { keys: ['/'], does: 'Filter the list' },
  { keys: ['Esc'], does: 'Clear the filter, close a dialog' },
  { keys: ['?'], does: 'This list' },
]
