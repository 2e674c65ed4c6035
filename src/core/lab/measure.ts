import { counted, grouped, listed } from '../figures.ts'
import type { Operation } from './history/operation.ts'
import type { Measurement } from './lab.ts'
import type { LoadFigures, NameFigures, Recording, StepRecording } from './recording.ts'

/** What a lab's checks have in common in reading a recording. What was not recorded measures as null: it never passes. */

type StepOf<Kind extends StepRecording['kind']> = Extract<StepRecording, { kind: Kind }>

/** The step of a kind by its id, or null where the recording has none. */
export function stepOf<Kind extends StepRecording['kind']>(
  recording: Recording,
  kind: Kind,
  id: string,
): StepOf<Kind> | null {
  const isIt = (step: StepRecording): step is StepOf<Kind> => step.kind === kind && step.id === id
  return recording.steps.find(isIt) ?? null
}

/** Several steps of one kind, in order; null where one is missing. */
function stepsOf<Kind extends StepRecording['kind']>(
  recording: Recording,
  kind: Kind,
  ids: readonly string[],
): StepOf<Kind>[] | null {
  const found = ids.map((id) => stepOf(recording, kind, id))
  return ids.length > 0 && found.every((step) => step !== null) ? found : null
}

const nothing = (says: string): Measurement => ({ value: null, says })

export type Total = Omit<NameFigures, 'latency'>

/** Sums over names of requests, or only over those asked for. */
export function totalOf(figures: LoadFigures, ...names: string[]): Total {
  const total: Total = {
    sent: 0,
    good: 0,
    wrong: [],
    errors: 0,
    timedOut: 0,
    broken: 0,
    late: 0,
    statuses: {},
  }
  for (const [name, of] of Object.entries(figures.byName))
    if (names.length === 0 || names.includes(name)) add(total, of)
  return total
}

function add(total: Total, of: Total): void {
  for (const kind of ['sent', 'good', 'errors', 'timedOut', 'broken', 'late'] as const)
    total[kind] += of[kind]
  for (const wrong of of.wrong) {
    const same = total.wrong.find(({ what }) => what === wrong.what)
    if (same) same.times += wrong.times
    else total.wrong.push({ ...wrong })
  }
  for (const [status, times] of Object.entries(of.statuses))
    total.statuses[status] = (total.statuses[status] ?? 0) + times
}

export type Trouble = 'wrong' | 'errors' | 'timedOut' | 'broken' | 'late'

/**
 * How many requests of load, compare (the service's windows) or probe steps met trouble of the kinds asked for.
 * Null where a step is missing or nothing was answered in it.
 */
export function troubleIn(
  recording: Recording,
  stepIds: readonly [string, ...string[]],
  kinds: readonly [Trouble, ...Trouble[]],
  ...names: string[]
): Measurement {
  const total = totalOf({ ...noFigures, byName: {} })
  for (const id of stepIds) {
    const totals = figuresOf(recording, id).map((figures) => totalOf(figures, ...names))
    if (!totals.some(({ good, wrong, errors }) => good + wrong.length + errors > 0))
      return nothing(`Nothing was answered in "${id}".`)
    for (const of of totals) add(total, of)
  }
  const parts = kinds.flatMap((kind) => troubleWords(kind, total) ?? [])
  return {
    value: kinds.reduce((sum, kind) => sum + timesOf(kind, total), 0),
    says: `Of ${counted(total.sent, 'request')} ${parts.length === 0 ? `none was ${listedOr(kinds.map((kind) => troubleNames[kind]))}` : listed(parts)}.`,
  }
}

const noFigures: LoadFigures = {
  fromMs: 0,
  durationMs: 0,
  scheduled: 0,
  sentLate: 0,
  sendLagP99Ms: 0,
  byName: {},
  seconds: [],
}

function figuresOf(recording: Recording, id: string): LoadFigures[] {
  const step = recording.steps.find((each) => each.id === id)
  if (step?.kind === 'load' || step?.kind === 'probe') return [step.figures]
  return step?.kind === 'compare' ? step.windows.filter((window) => window.of === 'service') : []
}

const troubleNames: Record<Trouble, string> = {
  wrong: 'answered wrong',
  errors: 'answered with an error',
  timedOut: 'left unanswered',
  broken: 'cut off',
  late: 'answered too late',
}

const timesOf = (kind: Trouble, total: Total): number =>
  kind === 'wrong' ? total.wrong.reduce((sum, { times }) => sum + times, 0) : total[kind]

function troubleWords(kind: Trouble, total: Total): string | null {
  const times = timesOf(kind, total)
  if (times === 0) return null
  const words = `${grouped(times)} ${times === 1 ? 'was' : 'were'} ${troubleNames[kind]}`
  if (kind !== 'wrong') return words
  const most = total.wrong.toSorted((a, b) => b.times - a.times).slice(0, 3)
  return `${words} (${most.map(({ what, times, example }) => `${what}: ${grouped(times)}, such as ${example}`).join('; ')})`
}

const listedOr = (words: readonly string[]): string => listed(words).replace(/ and ([^,]*)$/, ' or $1')

/**
 * Requests that failed in seconds which no fault touched, nor the `graceMs` after it. Failures are counted when they are
 * known, so the deadline of the load is to be part of the grace. Null where nothing was answered in such seconds.
 */
export function failedOutsideFaults(recording: Recording, stepId: string, graceMs: number): Measurement {
  const step = stepOf(recording, 'load', stepId)
  if (!step) return nothing(`"${stepId}" was not measured.`)
  const calm = step.figures.seconds.filter(({ atMs }) =>
    step.faults.every(({ fromMs, toMs }) => {
      const until = toMs === null ? Number.POSITIVE_INFINITY : toMs + graceMs
      return atMs + 1000 <= fromMs || atMs >= until
    }),
  )
  const answered = calm.reduce((sum, second) => sum + second.answered, 0)
  const failed = calm.reduce((sum, second) => sum + second.failed, 0)
  const seconds = counted(calm.length, 'second')
  if (answered === 0) return nothing(`Nothing was answered in the ${seconds} that no fault touched.`)
  return {
    value: failed,
    says: `${counted(failed, 'request')} failed in the ${seconds} that no fault touched.`,
  }
}

/**
 * Steady latency as a multiple of the reference: medians over the windows of their p50s. Without a name, of every name,
 * and the worst decides. A window without a good answer counts as endless; where the service has more such windows than
 * others, nothing is measured. Where the reference has, it was not the service's fault: that voids.
 */
export function ratioOfMedians(recording: Recording, stepId: string, name?: string): Measurement {
  const step = stepOf(recording, 'compare', stepId)
  const names = new Set(step?.windows.flatMap(({ byName }) => Object.keys(byName)))
  const asked = name === undefined ? [...names] : [name]
  if (!step || asked.length === 0) return nothing(`"${stepId}" was not measured.`)
  const ratios = asked.map((each) => ratioOf(step, each))
  return ratios.reduce((worst, each) => (badness(each) > badness(worst) ? each : worst))
}

const badness = ({ spoiled, value }: Measurement): number =>
  spoiled ? Number.POSITIVE_INFINITY : (value ?? Number.MAX_VALUE)

function ratioOf(step: StepOf<'compare'>, name: string): Measurement {
  const of = (whose: 'service' | 'reference') =>
    median(
      step.windows
        .filter((window) => window.of === whose)
        .map(({ byName }) => byName[name]?.latency?.p50 ?? Number.POSITIVE_INFINITY),
    )
  const [mine, reference] = [of('service'), of('reference')]
  if (!(reference > 0 && reference < Number.POSITIVE_INFINITY)) {
    const says = `The reference did not answer "${name}" in "${step.id}".`
    return { value: null, says, spoiled: { cause: 'sandbox-died', says } }
  }
  if (!Number.isFinite(mine)) return nothing(`"${name}" got no good answer in most windows of "${step.id}".`)
  return {
    value: mine / reference,
    says: `Median of "${name}" ${inMs(mine)}, of the reference ${inMs(reference)}.`,
    mine,
    reference,
  }
}

/** Between the two middle ones where their number is even; NaN of none. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [below, above] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (below === undefined || above === undefined) return Number.NaN
  return below === above ? below : (below + above) / 2
}

/** `0.42 ms`, `9.1 ms`, `310 ms`. */
const inMs = (ms: number): string =>
  `${ms < 1 ? ms.toFixed(2) : ms < 10 ? ms.toFixed(1) : grouped(Math.round(ms))} ms`

/** Statements that a request of a probe takes, transaction control aside. */
export const statementsPerRequest = (recording: Recording, stepId: string): Measurement =>
  perRequest(recording, stepId, 'statements', 'statement')

/** Pages of 8 KiB that a request of a probe touches. */
export const pagesPerRequest = (recording: Recording, stepId: string): Measurement =>
  perRequest(recording, stepId, 'pages', 'page')

function perRequest(
  recording: Recording,
  stepId: string,
  what: 'statements' | 'pages',
  one: string,
): Measurement {
  const probe = stepOf(recording, 'probe', stepId)
  // Requests that ended in an error cost little: they must not make the others look cheap.
  const total = probe ? totalOf(probe.figures) : null
  const answered = total ? total.good + timesOf('wrong', total) : 0
  if (!probe || answered === 0) return nothing(`Nothing was answered in "${stepId}".`)
  const { texts } = probe.database
  const most = texts.toSorted((a, b) => (what === 'pages' ? b.pages - a.pages : b.calls - a.calls))[0]
  const value = probe.database[what] / answered
  const figure = counted(probe.database[what], one)
  const mostWords = most
    ? ` ${what === 'pages' ? 'Most of them' : 'Most often'}: ${most.text} (${counted(most.calls, 'call')}, ${counted(most.pages, 'page')}).`
    : ''
  return { value, says: `${figure} for ${counted(answered, 'request')}.${mostWords}` }
}

/** Rows of a query step; null where it was not run. */
export const rowsOf = (recording: Recording, stepId: string): Record<string, unknown>[] | null =>
  stepOf(recording, 'query', stepId)?.rows ?? null

/** A number in the first row of a query step, also where PostgreSQL's bigint came as text; null where there is none. */
export function numberOf(recording: Recording, stepId: string, column: string): number | null {
  const value = rowsOf(recording, stepId)?.[0]?.[column]
  if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'bigint') return null
  return value === '' || Number.isNaN(Number(value)) ? null : Number(value)
}

/** How many rows a query step found, of what must not be there. `one` names a row: 'item sold twice'. */
export function rowsFound(recording: Recording, stepId: string, one: string, many?: string): Measurement {
  const step = stepOf(recording, 'query', stepId)
  if (!step) return nothing(`"${stepId}" was not asked.`)
  const { rows, more } = step
  const example = rows[0] ? ` The first: ${JSON.stringify(rows[0])}.` : ''
  return {
    value: rows.length,
    says: `${more ? 'More than ' : ''}${counted(rows.length, one, many)}.${example}`,
  }
}

/** Attempts that got in; null where none was answered. One without an answer may have. */
export function attacksLetIn(recording: Recording, stepIds: readonly [string, ...string[]]): Measurement {
  const steps = stepsOf(recording, 'attack', stepIds)
  if (!steps || steps.some(({ answered }) => answered === 0)) return nothing('No attempt was answered.')
  const tried = steps.reduce((sum, step) => sum + step.tried, 0)
  const unanswered = tried - steps.reduce((sum, step) => sum + step.answered, 0)
  const ways = steps.flatMap(({ gotIn }) => gotIn).toSorted((a, b) => b.times - a.times)
  const times = ways.reduce((sum, way) => sum + way.times, 0)
  const shown = ways.slice(0, 3).map((way) => `${way.tries} (${grouped(way.times)}, such as ${way.example})`)
  const left = unanswered > 0 ? ` ${grouped(unanswered)} got no answer.` : ''
  return {
    value: times,
    says: `Of ${counted(tried, 'attempt')} ${times === 0 ? 'none' : grouped(times)} got in${times === 0 ? '' : `: ${shown.join('; ')}`}.${left}`,
    unknown: unanswered,
  }
}

/** Ms until the answer that a settle step waits for; null where it never came. */
export function settledAfter(recording: Recording, stepId: string, what: string): Measurement {
  const ms = stepOf(recording, 'settle', stepId)?.settledAfterMs ?? null
  return ms === null
    ? nothing(`${what} did not come.`)
    : { value: ms, says: `${what} came after ${grouped(Math.round(ms))} ms.` }
}

/** What clients did in load steps, in one history: times from the start of the run. Null where a step is missing. */
export function historyOf(recording: Recording, stepIds: readonly [string, ...string[]]): Operation[] | null {
  const steps = stepsOf(recording, 'load', stepIds)
  return (
    steps?.flatMap(({ fromMs, operations }) =>
      operations.map((operation) => ({
        ...operation,
        startMs: operation.startMs + fromMs,
        endMs: operation.endMs === null ? null : operation.endMs + fromMs,
      })),
    ) ?? null
  )
}

/** What somebody outside took effect on in load steps. Null where a step is missing. */
export function notesOf(
  recording: Recording,
  stepIds: readonly [string, ...string[]],
): Record<string, string | number>[] | null {
  const steps = stepsOf(recording, 'load', stepIds)
  return steps?.flatMap(({ provider }) => provider.map(({ notes }) => notes)) ?? null
}
