/** The menu, under the promises. What does not exist yet is not in it. */
export const menu = [
  {
    promise: 'Know the bar',
    pages: [
      { name: 'The bar', to: '/bar', key: 'b' },
      { name: 'Tracks', to: '/tracks', key: 't' },
    ],
  },
  {
    promise: 'Assess',
    pages: [
      { name: 'Standing', to: '/', key: 's' },
      { name: 'Self-rating', to: '/rate', key: 'r' },
      { name: 'Résumés', to: '/resumes', key: 'c' },
      { name: 'Sources', to: '/sources', key: 'o' },
    ],
  },
  {
    promise: 'Close the gap',
    pages: [
      { name: 'Targets', to: '/targets', key: 'd' },
      { name: 'Week', to: '/week', key: 'w' },
      { name: 'Plan', to: '/plan', key: 'p' },
      { name: 'Labs', to: '/labs', key: 'l' },
      { name: 'Projects', to: '/projects', key: 'e' },
      { name: 'Certificates', to: '/certificates', key: 'x' },
    ],
  },
  { promise: 'Prove', pages: [{ name: 'Wins', to: '/wins', key: 'n' }] },
  {
    promise: 'Stay current',
    pages: [
      { name: 'Goals', to: '/goals', key: 'g' },
      { name: 'Review', to: '/reviews', key: 'v' },
      { name: 'Log', to: '/log', key: 'j' },
      { name: 'Applications', to: '/applications', key: 'a' },
      { name: 'Work limits', to: '/limits', key: 'h' },
    ],
  },
] as const

type Page = (typeof menu)[number]['pages'][number]

export const pages = menu.flatMap<Page>((part) => [...part.pages])

/** The entry of the menu that a path belongs to; a skill belongs to Standing. */
export const pageOf = (path: string): Page['to'] =>
  pages.find(({ to }) => to !== '/' && `${path}/`.startsWith(`${to}/`))?.to ?? '/'
