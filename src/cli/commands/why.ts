import { skillWhy } from '../../api/contract/standing.ts'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import type { EvidenceKind } from '../../core/evidence/entry.ts'
import { counted } from '../../core/figures.ts'
import type { SkillWhy, TrailEntry } from '../../core/readiness/report.ts'
import { belowWords, markOf } from '../../core/readiness/words.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { clean, type Segment, styled, type Terminal } from '../terminal.ts'
import { marks, monthOf, signed, standingWords } from '../words.ts'
import { wrapped } from '../wrap.ts'

type Options = { stage: Stage; all: boolean; json: boolean }

const entriesShown = 20
const narrowsShown = 3

/** The command that adds evidence of a kind; what no command adds has none. */
const addedBy: Partial<Record<EvidenceKind, string>> = {
  git: 'proven scan PATH',
  lab: 'proven lab list',
  resume: 'proven resume add FILE',
  self: 'proven rate',
}

/** What two decimals still show. */
const leastMove = 0.005

const noneMoves =
  'No single piece moves the level: there are others like it, and one kind can weigh only so much.'

const columnsSay =
  'moved: the level with this piece less the level without it, in stages. weight: what it counts, of 1, after its age, ' +
  'its cautions and the most that pieces of its kind may count together.'

/** What moved, what it weighs, commit, month and the gaps between the columns. */
const fixedWidth = 42
const sentenceIndent = 15

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
      ? `nothing at ${row.stage}, ${belowWords(row)}`
      : standingWords[standing]
  terminal.out(
    styled(standing === 'none' ? 'quiet' : 'evidence', `${marks[markOf(row)]} ${says}`),
    level
      ? ` · level ${level.middle.toFixed(1)} (${level.low.toFixed(1)}–${level.high.toFixed(1)})`
      : ' · level unknown',
  )
  if (trail.length > 0) terminal.out(styled('quiet', '  moved  weight'))
  const shown = all ? trail : trail.filter(({ supersededBy }) => supersededBy === null).slice(0, entriesShown)
  for (const line of trailLines(shown, terminal)) terminal.out(...line)
  if (shown.length < trail.length)
    terminal.out(styled('quiet', `  ${counted(trail.length - shown.length, 'more piece')}: --all shows them`))
  if (trail.length > 0)
    for (const line of wrapped(terminal, 2, columnsSay)) terminal.out(styled('quiet', `  ${line}`))
  if (trail.length > 1 && trail.every(({ moved }) => Math.abs(moved) < leastMove))
    for (const line of wrapped(terminal, 2, noneMoves)) terminal.out(styled('quiet', `  ${line}`))

  const asked = behaviours.filter(({ stage }) => stage === row.stage)
  if (asked.length > 0) {
    terminal.out()
    terminal.out(styled('strong', `What is asked at ${row.stage}`))
    for (const { standing: own, text, entries } of asked) {
      const pieces = entries.length > 0 ? ` (${counted(entries.length, 'piece')})` : ''
      for (const [index, line] of wrapped(terminal, 2, `${text}${pieces}`).entries())
        terminal.out(
          index === 0 ? styled(own === 'none' ? 'quiet' : 'evidence', `${marks[own]} `) : '  ',
          line,
        )
    }
  }
  if (narrows.length > 0) {
    terminal.out()
    const most = narrows.slice(0, narrowsShown)
    const width = Math.max(0, ...most.map(({ title }) => title.length)) + 2
    terminal.out(
      styled('strong', 'What would narrow it most'),
      styled('quiet', level ? ` (the interval, ${(level.high - level.low).toFixed(2)} wide today)` : ''),
    )
    for (const { kind, title, expectedWidth } of most)
      terminal.out(
        `  ${title.padEnd(width)}to ${expectedWidth.toFixed(2)}`,
        styled('quiet', `  ${addedBy[kind] ?? ''}`),
      )
  }
}

/** Aligned columns: what it moved, what it weighs, what was seen, the commit, the path or the document, when. */
function trailLines(trail: readonly TrailEntry[], terminal: Terminal): Segment[][] {
  const named = repositoryNames(trail)
  const rows = trail.map((each) => {
    const { entry, sentence, stale, moved, supersededBy, weight } = each
    const { observed } = entry
    const cited = observed.type === 'repository' ? observed.citations : []
    const newest = cited.at(-1)
    const paths = newest?.paths ?? []
    return {
      moved: supersededBy === null ? signed(moved) : '  –  ',
      sentence: clean(sentence),
      commit: newest?.commit.slice(0, 9) ?? '',
      path:
        observed.type === 'judged' && entry.source.kind === 'document'
          ? clean(`${entry.source.label}, ${observed.reference}`)
          : `${named.get(entry.source.instance) ?? ''}${paths[0] ?? ''}${paths.length > 1 ? ` and ${paths.length - 1} more` : ''}`,
      more: cited.length > 1 ? ` (of ${cited.length})` : '',
      month: monthOf(entry.observedAt),
      weight: supersededBy === null ? weight.toFixed(2) : ' –  ',
      remark: supersededBy !== null ? 'replaced' : stale ? 'stale' : '',
    }
  })
  const widest = (key: keyof (typeof rows)[number]) => Math.max(0, ...rows.map((row) => row[key].length))
  const [sentence, path] = [widest('sentence'), widest('path')]
  const needed = fixedWidth + sentence + path + widest('more') + widest('remark')
  const where = (row: (typeof rows)[number]): Segment[] => [
    styled('quiet', row.commit.padEnd(9)),
    `  ${row.path.padEnd(path)}  ${row.month}`,
    styled('quiet', row.more),
    row.remark === '' ? '' : styled('careful', `  ${row.remark}`),
  ]
  // Where one line is too narrow, several say all of it; nothing is cut.
  return terminal.width === null || terminal.width >= needed
    ? rows.map((row) => [
        `  ${row.moved}  `,
        styled('quiet', row.weight),
        `  ${row.sentence.padEnd(sentence)}  `,
        ...where(row),
      ])
    : rows.flatMap((row) => [
        ...wrapped(terminal, sentenceIndent, row.sentence).map((line, index) =>
          index === 0
            ? [`  ${row.moved}  `, styled('quiet', row.weight), `  ${line}`]
            : [' '.repeat(sentenceIndent), line],
        ),
        ...wrapped(
          terminal,
          sentenceIndent,
          [row.commit, row.path, `${row.month}${row.more}`, row.remark].filter(Boolean).join(' · '),
        ).map((line) => [' '.repeat(sentenceIndent), styled('quiet', line)]),
      ])
}

/** Before their paths, where the pieces are of more than one repository; those of one name get their number too. */
function repositoryNames(trail: readonly TrailEntry[]): Map<string, string> {
  const labels = new Map(
    trail.flatMap(({ entry: { source } }) =>
      source.kind === 'repository' ? [[source.instance, clean(source.label)] as const] : [],
    ),
  )
  if (labels.size < 2) return new Map()
  const distinct = new Set(labels.values()).size === labels.size
  return new Map(
    [...labels].map(([instance, label]) => [
      instance,
      `${distinct ? label : `${label} ${instance.slice(0, 8)}`}: `,
    ]),
  )
}
