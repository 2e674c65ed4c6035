import type { RunReply } from '../../api/contract/labs.ts'
import { counted } from '../../core/figures.ts'
import { styled, type Terminal } from '../terminal.ts'

export type LiveView = { show: (run: RunReply) => void; end: () => void }

const phaseSays = {
  waiting: 'waiting',
  preparing: 'preparing the database',
  starting: 'starting the service',
  scenario: 'running',
  judging: 'judging',
} as const
const stepSays = {
  compare: 'comparing with the reference',
  load: 'under load',
  probe: 'counting what requests cost',
  attack: 'under attack',
  settle: 'waiting for it to settle',
  query: 'reading the database',
} as const

const bars = { utf8: '▁▂▃▄▅▆▇█', ascii: '._-=+*%#' }
/** Of the picture, at most; where the terminal is narrow it has what is left. */
const columns = 36
const secondMs = 1_000

/**
 * A run while it goes on: one line that is rewritten on a terminal, a line for every step where the output is piped,
 * nothing for programs.
 */
export function liveView(terminal: Terminal, silent: boolean): LiveView {
  let told = ''
  const faultsTold = new Set<string>()
  return {
    show(run) {
      if (silent || run.endedAt !== null) return
      const line = phaseOf(run)
      if (line !== told) {
        told = line
        if (!terminal.interactive) terminal.note(line)
      }
      for (const { step, says, fromMs } of run.progress.faults) {
        const text = `  ${secondsOf(fromMs)}  ${step}: ${says}`
        if (!faultsTold.has(text)) terminal.note(styled('careful', text))
        faultsTold.add(text)
      }
      terminal.progress(figuresOf(run, terminal) ?? line)
    },
    end: () => terminal.progressEnd(),
  }
}

const headOf = ({ number, tries }: RunReply): string => `Run ${number}${tries > 1 ? `, try ${tries}` : ''}`

function phaseOf(run: RunReply): string {
  const { state, ahead, progress } = run
  const head = headOf(run)
  if (state === 'queued')
    return `${head}: waiting ${ahead > 0 ? `behind ${counted(ahead, 'run')}` : 'for this machine, which does one run at a time'}`
  const { phase, step } = progress
  return step && phase === 'scenario'
    ? `${head}: step ${step.index + 1} of ${step.of}, ${step.id}: ${stepSays[step.does]}`
    : `${head}: ${phaseSays[phase]}`
}

/** The step's last seconds: "Run 7, kills  120/s, 3 failed  p50 12 p99 40 ms  ▁▂!█▁"; null before there are any. */
function figuresOf(run: RunReply, { utf8, width }: Pick<Terminal, 'utf8' | 'width'>): string | null {
  const { step, seconds, faults } = run.progress
  const own = seconds.filter((second) => second.of === 'service' && second.step === step?.id)
  const last = own.at(-1)
  if (!last || !step) return null
  const failed = last.failed > 0 ? `, ${last.failed} failed` : ''
  const text = `${headOf(run)}: step ${step.index + 1} of ${step.of}, ${step.id}  ${last.answered}/s${failed}  p50 ${ms(last.p50)} p99 ${ms(last.p99)} ms  `
  const room = Math.min(columns, (width ?? 80) - 1 - text.length)
  return (
    text +
    markedLine(
      own,
      faults.filter((fault) => fault.step === step.id),
      utf8,
      room,
    )
  )
}

/**
 * The 99th percentile of each second, with a mark where a fault began.
 * @param room  columns; where they are too few, the newest seconds stay
 */
export function markedLine(
  seconds: readonly { atMs: number; p99: number | null }[],
  faults: readonly { fromMs: number }[],
  utf8: boolean,
  room = Number.POSITIVE_INFINITY,
): string {
  const line = sparkline(
    seconds.map(({ p99 }) => p99),
    utf8,
  )
  // One that began before the first second, with the step itself, is marked there.
  const began = new Set(faults.map(({ fromMs }) => seconds.findIndex(({ atMs }) => atMs + secondMs > fromMs)))
  let shown = ''
  for (let index = seconds.length - 1; index >= 0; index--) {
    const mark = `${began.has(index) ? '!' : ''}${line[index]}`
    if (shown.length + mark.length > room) break
    shown = mark + shown
  }
  return shown
}

/** One character a value, by the logarithm: a stall of a second and 2 ms more are both to be seen. */
export function sparkline(values: readonly (number | null)[], utf8: boolean): string {
  const steps = utf8 ? bars.utf8 : bars.ascii
  const logs = values.map((value) => (value === null ? null : Math.log(Math.max(value, 0.1))))
  const known = logs.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return logs
    .map((value) => {
      if (value === null) return 'x'
      const share = high - low < 0.2 ? 0 : (value - low) / (high - low)
      return steps[Math.min(steps.length - 1, Math.floor(share * steps.length))]
    })
    .join('')
}

const ms = (value: number | null): string =>
  value === null ? '–' : value < 10 ? value.toFixed(1) : Math.round(value).toFixed(0)

const secondsOf = (fromMs: number): string => `${(fromMs / 1000).toFixed(1)} s`
