import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent } from '@tanstack/react-router'
import { Empty, Problem } from './parts/states.tsx'
import { PageHead } from './shell/page-head.tsx'
import { Shell } from './shell/shell.tsx'
import { addSearch } from './sources/search.ts'
import { stageSearch, standingSearch } from './standing/search.ts'
import { StandingPage } from './standing/standing-page.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => (
    <Problem error={error instanceof Error ? error : new Error(String(error))} again={reset} />
  ),
})

const standing = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: standingSearch,
  component: StandingPage,
})

const skill = createRoute({
  getParentRoute: () => root,
  path: '/skills/$slug',
  validateSearch: stageSearch,
  component: lazyRouteComponent(() => import('./skill/skill-page.tsx'), 'SkillPage'),
})

const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  component: lazyRouteComponent(() => import('./sources/sources-page.tsx'), 'SourcesPage'),
})

const add = createRoute({
  getParentRoute: () => root,
  path: '/sources/add',
  validateSearch: addSearch,
  component: lazyRouteComponent(() => import('./sources/add-page.tsx'), 'AddPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([standing, skill, sources, add]),
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

function NotFound() {
  return (
    <>
      <PageHead title="Nothing here" />
      <Empty title="There is no page at this address.">
        <p>
          <Link to="/">Standing</Link> shows every skill, and <Link to="/sources">Sources</Link> what was
          read.
        </p>
      </Empty>
    </>
  )
}
