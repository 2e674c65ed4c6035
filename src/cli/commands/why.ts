import { skillWhy } from '../../api/contract.ts'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import type { SkillWhy, TrailEntry } from '../../core/readiness/report.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { type Segment, styled, type Terminal } from '../terminal.ts'
import { marks, monthOf, plural, signed, standingWords } from '../words.ts'

type Options = { stage: Stage; all: boolean; json: boolean }

const entriesShown = 20

export async function why(command: Command, skill: string, { stage, all, json }: Options): Promise<void> {
  const server = await serverFor(command)
  const told = await ask(server, {
    path: `/v1/skills/${encodeURIComponent(skill)}?stage=${stage}`,
    reply: skillWhy,
  })
  if (json) command.terminal.json(told)
  else printWhy(command.terminal, told, all)
}

function printWhy(terminal: Terminal, told: SkillWhy, all: boolean): void {
  const { row, trail, behaviours, narrows } = told
  const { level, standing } = row
  terminal.out(styled('strong', row.name), ` · ${told.areaName} · asked at ${row.stage}`)
  const says =
    standing === 'none' && row.seenBelow !== null
      ? `nothing at ${row.stage}, seen at ${row.seenBelow}`
      : standingWords[standing]
  terminal.out(
    styled(standing === 'none' ? 'quiet' : 'evidence', `${marks[standing]} ${says}`),
    level
      ? ` · level ${level.middle.toFixed(1)} (${level.low.toFixed(1)}–${level.high.toFixed(1)})`
      : ' · level unknown',
  )
  const shown = all ? trail : trail.filter(({ supersededBy }) => supersededBy === null).slice(0, entriesShown)
  for (const line of trailLines(shown, terminal)) terminal.out(...line)
  if (shown.length < trail.length)
    terminal.out(styled('quiet', `  ${plural(trail.length - shown.length, 'more piece')}: --all shows them`))

  const asked = behaviours.filter(({ stage }) => stage === row.stage)
  if (asked.length > 0) {
    terminal.out()
    terminal.out(styled('strong', `What is asked at ${row.stage}`))
    for (const { standing: own, text, entries } of asked)
      terminal.out(
        styled(own === 'none' ? 'quiet' : 'evidence', `${marks[own]} `),
        text,
        entries.length > 0 ? styled('quiet', `  ${plural(entries.length, 'piece')}`) : '',
      )
  }
  if (narrows.length > 0) {
    terminal.out()
    terminal.out(
      `What would narrow it most: ${narrows
        .slice(0, 3)
        .map(({ title, expectedWidth }) => `${title} (${expectedWidth.toFixed(1)})`)
        .join(', ')}`,
    )
  }
}

/** Aligned columns: what it moved, what was seen, the commit, the path, when. */
function trailLines(trail: readonly TrailEntry[], terminal: Terminal): Segment[][] {
  const rows = trail.map((each) => {
    const { entry, sentence, stale, moved, supersededBy, weight } = each
    const { observed } = entry
    const cited = observed.type === 'repository' ? observed.citations : []
    const newest = cited.at(-1)
    const paths = newest?.paths ?? []
    return {
      moved: supersededBy === null ? signed(moved) : '  –  ',
      sentence,
      commit: newest?.commit.slice(0, 9) ?? '',
      path: `${paths[0] ?? ''}${paths.length > 1 ? ` and ${paths.length - 1} more` : ''}`,
      more: cited.length > 1 ? ` (of ${cited.length})` : '',
      month: monthOf(entry.observedAt),
      remark: supersededBy !== null ? 'replaced' : stale ? `stale: weight ${weight.toFixed(2)}` : '',
    }
  })
  // On a terminal the sentence and the path share what is left; piped, nothing is cut.
  const rest = terminal.width === null ? Number.POSITIVE_INFINITY : terminal.width - 42
  const widest = (key: 'sentence' | 'path') => Math.max(0, ...rows.map((row) => row[key].length))
  const sentenceWidth = Math.min(widest('sentence'), Math.max(24, Math.floor(rest * 0.55)))
  const pathWidth = Math.min(widest('path'), Math.max(16, rest - sentenceWidth))
  return rows.map(({ moved, sentence, commit, path, more, month, remark }) => [
    `  ${moved}  ${cut(sentence, sentenceWidth).padEnd(sentenceWidth)}  `,
    styled('quiet', commit.padEnd(9)),
    `  ${cut(path, pathWidth).padEnd(pathWidth)}  ${month}`,
    styled('quiet', more),
    remark === '' ? '' : styled('careful', `  ${remark}`),
  ])
}

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`
