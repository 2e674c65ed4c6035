import type { LabCheckResult, RunReply, RunSummary } from '../../api/contract/labs.ts'
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

const neither = 'It counts neither for nor against you.'

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
        rest:
          run.tries > 1
            ? ` After ${grouped(run.tries)} tries we still could not measure. ${neither}`
            : ` We could not measure. ${neither}`,
      }
    case 'stopped':
      return { strong: 'Stopped.', rest: ' Nothing was judged, and it counts for nothing.' }
    case 'failed':
      return {
        strong: 'Broken off.',
        rest: ` ${run.failure?.says ?? 'The run could not be carried out.'} ${neither}`,
      }
  }
}

export const checksOf = ({ outcome }: Pick<RunReply, 'outcome'>): LabCheckResult[] =>
  outcome && outcome.kind !== 'void' ? outcome.checks : []

/** Of a run without a verdict: why there is none, and what to do; null where the sentence above says it. */
export function nextSays(run: Told): string | null {
  const { outcome, failure } = run
  if (run.state === 'failed' && failure) return [...failure.details, failure.hint].map(sentence).join(' ')
  if (outcome?.kind === 'inconclusive') {
    const open = outcome.checks.filter((check) => check.outcome === 'inconclusive')
    return [
      open.some(isNear) &&
        'Within a tenth of a limit nobody can say: no machine is that steady. Check again when this one is quieter, or when your service is further from the limit.',
      !open.every(isNear) &&
        'Who got no answer does not know what was done, and nor do we. Check again: another time it may be known.',
    ]
      .filter((says) => says !== false)
      .join(' ')
  }
  if (outcome?.kind !== 'void') return null
  const says = outcome.causes.map((each) => sentence(each.says))
  return [...new Set([...says, ...outcome.causes.map(({ cause }) => adviceOn(cause))])].join(' ')
}

/** Half the width of the band around a timed limit in which nobody can say, as the verdict has it. */
export const UNDECIDED = 0.1

/** The other undecided ones are those of which part is not known. */
const isNear = ({ kind, value, atMost }: LabCheckResult): boolean =>
  kind === 'timed' && value !== null && value > atMost * (1 - UNDECIDED)

function adviceOn(cause: string): string {
  switch (cause) {
    case 'host-too-noisy':
    case 'generator-fell-behind':
      return 'Let this machine come to rest, then check again.'
    case 'sandbox-died':
      return 'Check again; if it comes back, `proven doctor` says whether this machine has what a run needs.'
    default:
      return 'Check again; if it comes back, it is a fault of Proven.'
  }
}

/** Its first line, of a length to be read at a glance, with a capital and one full stop. */
function sentence(text: string): string {
  const line = (text.trim().split('\n')[0] ?? '').slice(0, 160)
  return `${line.charAt(0).toUpperCase()}${line.slice(1).replace(/[.:\s]+$/, '')}.`
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
  return `${said} ${skills > 0 ? `It speaks for ${counted(skills, 'skill')}.` : 'An earlier pass says the same already.'}`
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
  const [first, ...more] = checksOf(run).filter(({ outcome }) => outcome === 'inconclusive')
  const after = run.tries > 1 ? `After ${grouped(run.tries)} tries ` : ''
  if (first === undefined || more.length > 0)
    return ` ${after}${counted(more.length + 1, 'check')} cannot be decided. ${neither}`
  const why = isNear(first)
    ? `is ${after && 'still '}too close to its limit to say`
    : 'cannot be decided: part of it is not known'
  return ` ${after}“${first.title}” ${why}. ${neither}`
}

/** `7 passed, 1 failed, 1 inconclusive`; nothing where nothing was judged. */
export function countsSay(checks: readonly Pick<LabCheckResult, 'outcome'>[]): string {
  const outcomes = ['passed', 'failed', 'inconclusive'] as const
  return outcomes
    .map((outcome) => [checks.filter((check) => check.outcome === outcome).length, outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`)
    .join(', ')
}
