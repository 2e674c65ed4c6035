import type { LabCheckResult, RunReply, RunSummary } from '../../api/contract.ts'
import { counted, grouped, listed } from '../../core/figures.ts'

/** How a run or a check is marked: the word beside the mark says the same. */
export type VerdictName = 'passed' | 'failed' | 'inconclusive' | 'void' | 'pending'

export const isOpen = ({ state }: Pick<RunSummary, 'state'>): boolean =>
  state === 'queued' || state === 'running'

/** The mark of a run, and the word beside it. */
export function verdictOf({ state, passed }: Pick<RunSummary, 'state' | 'passed'>): {
  is: VerdictName
  word: string
} {
  switch (state) {
    case 'judged':
      return passed ? { is: 'passed', word: 'passed' } : { is: 'failed', word: 'failed' }
    case 'inconclusive':
      return { is: 'inconclusive', word: 'inconclusive' }
    case 'void':
      return { is: 'void', word: 'void' }
    case 'queued':
      return { is: 'pending', word: 'waiting' }
    case 'running':
      return { is: 'pending', word: 'running' }
    case 'stopped':
      return { is: 'void', word: 'stopped' }
    case 'failed':
      return { is: 'void', word: 'broken off' }
  }
}

type Told = Pick<
  RunReply,
  'state' | 'passed' | 'outcome' | 'evidence' | 'tries' | 'chosenSeed' | 'ahead' | 'progress' | 'failure'
>

/** The one sentence that the page exists for: a word set strong, and what follows it. */
export function runSentence(run: Told): { strong: string; rest: string } {
  switch (run.state) {
    case 'queued':
      return {
        strong: 'Waiting.',
        rest:
          run.ahead > 0
            ? ` ${counted(run.ahead, 'run')} ${run.ahead === 1 ? 'goes' : 'go'} first: one at a time, so that none disturbs another.`
            : ` The machine takes it next.${againSays(run.tries)}`,
      }
    case 'running':
      return { strong: 'Running.', rest: ` ${phaseSays(run)}${againSays(run.tries - 1)}` }
    case 'judged':
      return run.passed
        ? { strong: 'Passed.', rest: passedSays(run) }
        : { strong: 'Failed.', rest: failedSays(checksOf(run)) }
    case 'inconclusive':
      return { strong: 'Inconclusive.', rest: undecidedSays(run) }
    case 'void':
      return {
        strong: 'Void.',
        rest: ` We could not measure${triesSays(run)}: ${causesOf(run).join(' ') || 'the run was spoiled.'} It counts for nothing.`,
      }
    case 'stopped':
      return { strong: 'Stopped.', rest: ' Nothing was judged, and it counts for nothing.' }
    case 'failed':
      return {
        strong: 'Broken off.',
        rest: ` ${run.failure?.says ?? 'The run could not be carried out.'} It counts for nothing.`,
      }
  }
}

export const checksOf = ({ outcome }: Pick<RunReply, 'outcome'>): LabCheckResult[] =>
  outcome && outcome.kind !== 'void' ? outcome.checks : []

const causesOf = ({ outcome }: Pick<RunReply, 'outcome'>): string[] =>
  outcome?.kind === 'void' ? [...new Set(outcome.causes.map(({ says }) => sentence(says)))] : []

/** Its first line, of a length to be read at a glance, with one full stop. */
function sentence(text: string): string {
  const line = (text.trim().split('\n')[0] ?? '').slice(0, 160)
  return `${line.replace(/[.:\s]+$/, '')}.`
}

function phaseSays({ progress: { phase, step } }: Told): string {
  switch (phase) {
    case 'waiting':
      return 'A worker has taken it.'
    case 'preparing':
      return 'A fresh database is being made ready.'
    case 'starting':
      return 'The service is being started.'
    case 'scenario':
      return step
        ? `Step ${step.index + 1} of ${step.of}, ${step.id}: ${stepSays[step.does]}.`
        : 'The scenario begins.'
    case 'judging':
      return 'All is measured; the checks are being judged.'
  }
}

export const stepSays = {
  compare: 'your service and the reference take turns',
  load: 'requests on schedule',
  probe: 'one request after the other, each counted',
  attack: 'attempts to get in',
  settle: 'waiting for it to settle',
  query: 'a look into the database',
} as const

/** @param before  tries that ended inconclusive or void; the one that goes on is none of them */
const againSays = (before: number): string =>
  before > 0
    ? ` The ${before === 1 ? 'try' : `${before} tries`} before could not decide, so it runs again.`
    : ''

function passedSays(run: Told): string {
  const all = checksOf(run).length
  const said = all === 1 ? ' Its check passed.' : ` All ${grouped(all)} checks passed.`
  if (run.chosenSeed) return `${said} Its seed was chosen, so it is no evidence.`
  const skills = new Set(run.evidence.map(({ skill }) => skill)).size
  return skills > 0 ? `${said} It speaks for ${counted(skills, 'skill')}.` : said
}

function failedSays(checks: LabCheckResult[]): string {
  const failed = checks.filter(({ outcome }) => outcome === 'failed')
  const undecided = checks.filter(({ outcome }) => outcome === 'inconclusive').length
  const rest = undecided > 0 ? ` ${counted(undecided, 'more is', 'more are')} inconclusive.` : ''
  if (failed.length === checks.length) return ` None of its ${counted(checks.length, 'check')} passed.`
  const named = failed.length <= 3 ? `: ${listed(failed.map(({ title }) => `“${title}”`))}` : ''
  return ` ${grouped(failed.length)} of ${counted(checks.length, 'check')} failed${named}.${rest}`
}

function undecidedSays(run: Told): string {
  const checks = checksOf(run).filter(({ outcome }) => outcome === 'inconclusive')
  const which = checks.length === 1 ? `“${checks[0]?.title}” is` : `${counted(checks.length, 'check')} are`
  return ` ${which} too close to the limit to say${triesSays(run)}. It counts neither for nor against you.`
}

const triesSays = ({ tries }: Told): string => (tries > 1 ? `, in ${grouped(tries)} tries` : '')

/** `7 passed, 1 failed, 1 inconclusive`; nothing where nothing was judged. */
export function countsSay(checks: readonly Pick<LabCheckResult, 'outcome'>[]): string {
  const outcomes = ['passed', 'failed', 'inconclusive'] as const
  return outcomes
    .map((outcome) => [checks.filter((check) => check.outcome === outcome).length, outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`)
    .join(', ')
}
