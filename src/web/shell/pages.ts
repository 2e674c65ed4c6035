/** The menu, under the promises. What does not exist yet is not in it. */
export const menu = [
  {
    promise: 'Assess',
    pages: [
      { name: 'Standing', to: '/', key: 's' },
      { name: 'Sources', to: '/sources', key: 'o' },
    ],
  },
] as const

export const pages = menu.flatMap((part) => part.pages)

/** The entry of the menu that a path belongs to; a skill belongs to Standing. */
export const pageOf = (path: string): (typeof pages)[number]['to'] =>
  pages.find(({ to }) => to !== '/' && `${path}/`.startsWith(`${to}/`))?.to ?? '/'
