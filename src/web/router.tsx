import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent } from '@tanstack/react-router'
import { barSearch } from './bar/search.ts'
import { Empty, Problem } from './parts/states.tsx'
import { ratingSearch } from './rating/search.ts'
import { resumeSearch } from './resume/search.ts'
import { PageHead } from './shell/page-head.tsx'
import { Shell } from './shell/shell.tsx'
import { addSearch } from './sources/search.ts'
import { stageSearch, standingSearch } from './standing/search.ts'
import { StandingPage } from './standing/standing-page.tsx'
import { targetSearch } from './target/search.ts'
import { trackSearch, tracksSearch } from './tracks/search.ts'

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

const rating = createRoute({
  getParentRoute: () => root,
  path: '/rate',
  component: lazyRouteComponent(() => import('./rating/rating-page.tsx'), 'RatingPage'),
})

const ratingArea = createRoute({
  getParentRoute: () => root,
  path: '/rate/$area',
  validateSearch: ratingSearch,
  component: lazyRouteComponent(() => import('./rating/area-page.tsx'), 'AreaPage'),
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

const week = createRoute({
  getParentRoute: () => root,
  path: '/week',
  component: lazyRouteComponent(() => import('./plan/week-page.tsx'), 'WeekPage'),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: '/plan',
  component: lazyRouteComponent(() => import('./plan/plan-page.tsx'), 'PlanPage'),
})

const labs = createRoute({
  getParentRoute: () => root,
  path: '/labs',
  component: lazyRouteComponent(() => import('./lab/labs-page.tsx'), 'LabsPage'),
})

const lab = createRoute({
  getParentRoute: () => root,
  path: '/labs/$slug',
  component: lazyRouteComponent(() => import('./lab/lab-page.tsx'), 'LabPage'),
})

const run = createRoute({
  getParentRoute: () => root,
  path: '/labs/$slug/runs/$run',
  component: lazyRouteComponent(() => import('./lab/run-page.tsx'), 'RunPage'),
})

const projects = createRoute({
  getParentRoute: () => root,
  path: '/projects',
  component: lazyRouteComponent(() => import('./project/projects-page.tsx'), 'ProjectsPage'),
})

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$instance',
  component: lazyRouteComponent(() => import('./project/project-page.tsx'), 'ProjectPage'),
})

const certificates = createRoute({
  getParentRoute: () => root,
  path: '/certificates',
  component: lazyRouteComponent(() => import('./certificate/certificates-page.tsx'), 'CertificatesPage'),
})

const bar = createRoute({
  getParentRoute: () => root,
  path: '/bar',
  validateSearch: barSearch,
  component: lazyRouteComponent(() => import('./bar/bar-page.tsx'), 'BarPage'),
})

const tracks = createRoute({
  getParentRoute: () => root,
  path: '/tracks',
  validateSearch: tracksSearch,
  component: lazyRouteComponent(() => import('./tracks/tracks-page.tsx'), 'TracksPage'),
})

const track = createRoute({
  getParentRoute: () => root,
  path: '/tracks/$slug',
  validateSearch: trackSearch,
  component: lazyRouteComponent(() => import('./tracks/track-page.tsx'), 'TrackPage'),
})

const targets = createRoute({
  getParentRoute: () => root,
  path: '/targets',
  component: lazyRouteComponent(() => import('./target/targets-page.tsx'), 'TargetsPage'),
})

const target = createRoute({
  getParentRoute: () => root,
  path: '/targets/$id',
  validateSearch: targetSearch,
  component: lazyRouteComponent(() => import('./target/target-page.tsx'), 'TargetPage'),
})

const resumes = createRoute({
  getParentRoute: () => root,
  path: '/resumes',
  component: lazyRouteComponent(() => import('./resume/resumes-page.tsx'), 'ResumesPage'),
})

const resume = createRoute({
  getParentRoute: () => root,
  path: '/resumes/$instance',
  validateSearch: resumeSearch,
  component: lazyRouteComponent(() => import('./resume/resume-page.tsx'), 'ResumePage'),
})

const wins = createRoute({
  getParentRoute: () => root,
  path: '/wins',
  component: lazyRouteComponent(() => import('./win/wins-page.tsx'), 'WinsPage'),
})

const win = createRoute({
  getParentRoute: () => root,
  path: '/wins/$number',
  component: lazyRouteComponent(() => import('./win/win-page.tsx'), 'WinPage'),
})

const goals = createRoute({
  getParentRoute: () => root,
  path: '/goals',
  component: lazyRouteComponent(() => import('./goals/goals-page.tsx'), 'GoalsPage'),
})

const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./reviews/reviews-page.tsx'), 'ReviewsPage'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/reviews/$number',
  component: lazyRouteComponent(() => import('./reviews/review-page.tsx'), 'ReviewPage'),
})

const log = createRoute({
  getParentRoute: () => root,
  path: '/log',
  component: lazyRouteComponent(() => import('./work-log/log-page.tsx'), 'LogPage'),
})

const applications = createRoute({
  getParentRoute: () => root,
  path: '/applications',
  component: lazyRouteComponent(() => import('./applications/applications-page.tsx'), 'ApplicationsPage'),
})

const limits = createRoute({
  getParentRoute: () => root,
  path: '/limits',
  component: lazyRouteComponent(() => import('./limits/limits-page.tsx'), 'LimitsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    bar,
    standing,
    skill,
    rating,
    ratingArea,
    resumes,
    resume,
    targets,
    target,
    sources,
    add,
    week,
    plan,
    labs,
    lab,
    run,
    projects,
    project,
    certificates,
    tracks,
    track,
    wins,
    win,
    goals,
    reviews,
    review,
    log,
    applications,
    limits,
  ]),
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
          <Link to="/">Standing</Link> shows every skill, <Link to="/sources">Sources</Link> what was read,
          and <Link to="/labs">Labs</Link> what there is to do.
        </p>
      </Empty>
    </>
  )
}
