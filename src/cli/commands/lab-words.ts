import type { LabCheckResult, LabSummary, RunReply, RunSummary } from '../../api/contract.ts'
import { counted } from '../../core/figures.ts'
import { askedSays, changeSays } from '../../core/lab/words.ts'
import { type Segment, styled, type Terminal } from '../terminal.ts'
import { dayOf } from '../words.ts'

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
    const figure = styled(check.outcome === 'passed' ? 'strong' : 'bad', row.change.padEnd(change))
    const asked = styled('quiet', `  ${row.asked}`)
    // Where one line is too narrow, two say all of it.
    if (inOneLine)
      terminal.out('  ', outcomeMarks[check.outcome], `${check.title.padEnd(title)}  `, figure, asked)
    else {
      terminal.out('  ', outcomeMarks[check.outcome], check.title)
      terminal.out('      ', figure, asked)
    }
    if (check.outcome !== 'passed')
      for (const line of wrapped(terminal, check.says)) terminal.out(`      ${line}`)
  }
  if (rows.some(({ check }) => check.atStart !== null))
    terminal.out(
      styled('quiet', '  Before the arrow: the untouched starter, measured when the lab was proved.'),
    )
}

/** What a run that has ended showed. */
export function printRun(terminal: Terminal, run: RunReply): void {
  const { outcome } = run
  if (run.failure) {
    terminal.out(styled('bad', `${runHead(run)} broke. `), run.failure.says)
    for (const line of run.failure.details) terminal.out(`  ${line}`)
    terminal.out(styled('quiet', run.failure.hint))
    return
  }
  if (outcome === null) {
    terminal.out(`${runHead(run)} ${run.state === 'stopped' ? 'was stopped' : `is ${run.state}`}.`)
    return
  }
  switch (outcome.kind) {
    case 'void':
      terminal.out(styled('careful', `${runHead(run)} is void. `), 'We spoiled it; it does not count.')
      for (const { says } of outcome.causes) terminal.out(`  ${says}`)
      return
    case 'inconclusive':
      terminal.out(
        styled('careful', `${runHead(run)} cannot be decided `),
        `after ${counted(run.tries, 'try', 'tries')}: too close to a limit to say.`,
      )
      printChecks(terminal, outcome.checks)
      return
    case 'judged': {
      terminal.out(
        styled(outcome.passed ? 'good' : 'bad', `${runHead(run)} ${outcome.passed ? 'passed' : 'failed'}`),
        styled('quiet', run.tries > 1 ? `  at its ${counted(run.tries, 'try', 'tries')}` : ''),
      )
      printChecks(terminal, outcome.checks)
      printEvidence(terminal, run)
    }
  }
}

function printEvidence(terminal: Terminal, run: RunReply): void {
  if (run.chosenSeed) terminal.out(styled('quiet', 'A run with a chosen seed never counts as evidence.'))
  for (const { name, stage, behaviour, level, levelWithout } of run.evidence) {
    const moved =
      level === null
        ? ''
        : levelWithout === null
          ? `  level ${level.toFixed(1)}`
          : `  level ${levelWithout.toFixed(1)} → ${level.toFixed(1)}`
    terminal.out(styled('evidence', `● ${name} at ${stage}`), moved, styled('quiet', `  ${behaviour}`))
  }
}

/** At the width of the terminal, words kept whole. */
function wrapped({ width }: Terminal, text: string): string[] {
  const room = Math.max(40, (width ?? 110) - 8)
  const lines: string[] = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}
