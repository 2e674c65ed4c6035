import type { RunReply } from '../../api/contract.ts'
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
const columns = 24
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
      for (const { says, fromMs } of run.progress.faults) {
        const text = `  ${secondsOf(fromMs)}  ${says}`
        if (!faultsTold.has(text)) terminal.note(styled('careful', text))
        faultsTold.add(text)
      }
      terminal.progress(`${line}${figuresOf(run, terminal.utf8)}`)
    },
    end: () => terminal.progressEnd(),
  }
}

function phaseOf({ number, state, ahead, tries, progress }: RunReply): string {
  const head = `Run ${number}${tries > 1 ? `, try ${tries}` : ''}`
  if (state === 'queued') return `${head}: waiting${ahead > 0 ? ` behind ${counted(ahead, 'run')}` : ''}`
  const { phase, step } = progress
  return step && phase === 'scenario'
    ? `${head}: step ${step.index + 1} of ${step.of}, ${step.id}: ${stepSays[step.does]}`
    : `${head}: ${phaseSays[phase]}`
}

/** The step's last seconds: "120/s, 3 failed  p50 12 p99 40 ms  ▁▂!█▁", with a mark where a fault began. */
function figuresOf({ progress }: RunReply, utf8: boolean): string {
  const step = progress.step?.id
  const own = progress.seconds.filter((second) => second.of === 'service' && second.step === step)
  const last = own.at(-1)
  if (!last) return ''
  const failed = last.failed > 0 ? `, ${last.failed} failed` : ''
  const line = markedLine(own.slice(-columns), progress.faults, utf8)
  return `  ${last.answered}/s${failed}  p50 ${ms(last.p50)} p99 ${ms(last.p99)} ms  ${line}`
}

/** The 99th percentile of each second, with a mark where a fault began. */
export function markedLine(
  seconds: readonly { atMs: number; p99: number | null }[],
  faults: readonly { fromMs: number }[],
  utf8: boolean,
): string {
  const line = sparkline(
    seconds.map(({ p99 }) => p99),
    utf8,
  )
  const marked = seconds.map(({ atMs }, index) => {
    const began = faults.some(({ fromMs }) => fromMs >= atMs && fromMs < atMs + secondMs)
    return `${began ? '!' : ''}${line[index]}`
  })
  return marked.join('')
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
