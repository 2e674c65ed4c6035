import type { LabCheckResult, LabSummary, RunReply, RunSummary } from '../../api/contract/labs.ts'
import { counted } from '../../core/figures.ts'
import { askedSays, changeSays } from '../../core/lab/words.ts'
import { type Segment, styled, type Terminal } from '../terminal.ts'
import { dayOf } from '../words.ts'
import { wrapped } from '../wrap.ts'

/** What the terminal says of labs and runs, wherever it says it. */

const outcomeMarks = {
  passed: styled('good', '✓ '),
  failed: styled('bad', '✗ '),
  inconclusive: styled('careful', '? '),
} as const

export const labStateSays = (lab: LabSummary): Segment => {
  if (lab.state === 'passed' && lab.passedAt !== null)
    return styled('evidence', `passed ${dayOf(lab.passedAt)}`)
  return lab.state === 'started' ? `started, ${counted(lab.runs, 'run')}` : styled('quiet', 'not started')
}

/** In one line: "run 7 of slow-orders, passed". */
export const runHead = (run: RunSummary): string => `Run ${run.number} of ${run.lab}`

/** Each check with what was measured, at the start and now, what was asked, and what was seen. */
export function printChecks(terminal: Terminal, checks: readonly LabCheckResult[]): void {
  const rows = checks.map((check) => ({
    check,
    change: changeSays(check, check.atStart),
    asked: askedSays(check),
  }))
  const widest = (of: (row: (typeof rows)[number]) => string) =>
    Math.max(0, ...rows.map((row) => of(row).length))
  const title = widest(({ check }) => check.title)
  const change = widest((row) => row.change)
  const inOneLine =
    terminal.width === null || terminal.width >= title + change + widest(({ asked }) => asked) + 8
  for (const row of rows) {
    const { check } = row
    const style = check.outcome === 'passed' ? 'strong' : check.outcome === 'failed' ? 'bad' : 'careful'
    const figure = styled(style, inOneLine ? row.change.padEnd(change) : row.change)
    const asked = styled('quiet', `  ${row.asked}`)
    // Where one line is too narrow, two say all of it.
    if (inOneLine)
      terminal.out('  ', outcomeMarks[check.outcome], `${check.title.padEnd(title)}  `, figure, asked)
    else {
      terminal.out('  ', outcomeMarks[check.outcome], check.title)
      terminal.out('      ', figure, asked)
    }
    if (check.outcome !== 'passed')
      for (const line of wrapped(terminal, 8, check.says)) terminal.out(`      ${line}`)
  }
  if (rows.some(({ check }) => check.atStart !== null))
    terminal.out(
      styled('quiet', '  Before the arrow: the untouched starter, measured when the lab was proved.'),
    )
}

/** What a run that has ended showed. */
export function printRun(terminal: Terminal, run: RunReply): void {
  const { outcome, failure } = run
  const head = runHead(run)
  const say = (text: string, indent: number) => {
    for (const line of wrapped(terminal, indent, text)) terminal.out(' '.repeat(indent), line)
  }
  if (failure) {
    terminal.out(styled('careful', `${head} was broken off`))
    say(failure.says, 0)
    for (const detail of failure.details) say(detail, 2)
    say(`It counts neither for nor against you: ${failure.hint}.`, 0)
    return
  }
  if (outcome === null) {
    terminal.out(
      run.state === 'stopped'
        ? `${head} was stopped. Nothing was judged, and it counts for nothing.`
        : `${head} is ${run.state}.`,
    )
    return
  }
  const tries = run.tries > 1 ? `After ${counted(run.tries, 'try', 'tries')} we` : 'We'
  switch (outcome.kind) {
    case 'void':
      terminal.out(styled('careful', `${head} is void`))
      say(`${tries} could not measure. It counts neither for nor against you.`, 0)
      for (const says of new Set(outcome.causes.map(({ says }) => says)))
        for (const line of says.trim().split('\n')) say(line, 2)
      say(
        'Check again when this machine has come to rest; proven doctor says whether it has what is needed.',
        0,
      )
      return
    case 'inconclusive':
      terminal.out(styled('careful', `${head} is inconclusive`))
      say(`${tries} cannot say. It counts neither for nor against you.`, 0)
      printChecks(terminal, outcome.checks)
      say(
        'Within a tenth of a timed limit nobody can say, nor of what had no answer. Check again when this machine is quieter.',
        0,
      )
      return
    case 'judged': {
      terminal.out(
        styled(outcome.passed ? 'good' : 'bad', `${head} ${outcome.passed ? 'passed' : 'failed'}`),
        styled('quiet', run.tries > 1 ? `  after ${counted(run.tries, 'try', 'tries')}` : ''),
      )
      printChecks(terminal, outcome.checks)
      if (outcome.passed) printEvidence(terminal, run)
    }
  }
}

function printEvidence(terminal: Terminal, run: RunReply): void {
  if (run.chosenSeed) terminal.out(styled('quiet', '  A run with a chosen seed never counts as evidence.'))
  else if (run.evidence.length === 0)
    terminal.out(styled('quiet', '  An earlier pass says the same already; the levels stay.'))
  for (const { name, stage, behaviour, level, levelWithout } of run.evidence) {
    const head = `● ${name} at ${stage}`
    const moved = movedSays(level, levelWithout)
    const fits = terminal.width === null || terminal.width >= `${head}${moved}  ${behaviour}`.length
    terminal.out(styled('evidence', head), moved, styled('quiet', fits ? `  ${behaviour}` : ''))
    if (!fits) for (const line of wrapped(terminal, 2, behaviour)) terminal.out(styled('quiet', `  ${line}`))
  }
}

function movedSays(level: number | null, levelWithout: number | null): string {
  if (level === null) return ''
  const [now, before] = [level.toFixed(1), levelWithout?.toFixed(1)]
  return before === undefined || before === now ? `  level ${now}` : `  level ${before} → ${now}`
}
