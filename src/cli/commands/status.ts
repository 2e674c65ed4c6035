import { sourcesReply } from '../../api/contract/repositories.ts'
import { report } from '../../api/contract/standing.ts'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import { counted } from '../../core/figures.ts'
import type { Report, SkillRow } from '../../core/readiness/report.ts'
import { belowWords, markOf } from '../../core/readiness/words.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { barHeader, barWidth, levelBar } from '../level-bar.ts'
import { lengthOf, type Segment, styled, type Terminal } from '../terminal.ts'
import { ageOf, dayOf, marks, standingWords } from '../words.ts'
import { wrapped } from '../wrap.ts'

type Options = { stage: Stage; all: boolean; json: boolean }

const stageWords = {
  entry: 'Entry',
  mid: 'Mid-level',
  senior: 'Senior',
  staff: 'Staff',
} as const satisfies Record<Stage, string>

/** Columns that a row with its bar needs. */
const widthWithBar = 92

export async function status(command: Command, { stage, all, json }: Options): Promise<void> {
  const server = await serverFor(command)
  const told = await ask(server, { path: `/v1/standing?stage=${stage}`, reply: report })
  if (json) return command.terminal.json(statusRows(told))
  const nothing =
    told.sources === 0 &&
    (await ask(server, { path: '/v1/sources', reply: sourcesReply })).sources.length === 0
  if (nothing && !all) printFirstSteps(command.terminal, told)
  else printReport(command.terminal, told, all)
}

/** Before anything was read there is no standing, and what to do must not stand below a page of unknowns. */
function printFirstSteps(terminal: Terminal, told: Report): void {
  const core = Object.values(told.counts).reduce((sum, count) => sum + count, 0)
  terminal.out(
    `Nothing was read yet. Of ${counted(core, 'core skill')} at ${told.stage} all are without evidence.`,
  )
  terminal.out()
  terminal.out('  proven scan PATH…       ', styled('quiet', 'what your commits show'))
  terminal.out('  proven resume add FILE  ', styled('quiet', 'what your résumé claims'))
  terminal.out('  proven rate             ', styled('quiet', 'what you say you have done'))
  terminal.out('  proven bar              ', styled('quiet', 'what is asked, at every stage'))
  terminal.out('  proven open             ', styled('quiet', 'the same as a page'))
}

/** One object for each skill of the benchmark, in its order. */
const statusRows = ({ areas }: Report) =>
  areas.flatMap(({ skills }) =>
    skills.map(({ slug, area, stage, standing, level, evidenceCount }) => ({
      slug,
      area,
      stage,
      standing,
      level: level?.middle ?? null,
      low: level?.low ?? null,
      high: level?.high ?? null,
      evidenceCount,
    })),
  )

function printReport(terminal: Terminal, told: Report, all: boolean): void {
  const { counts, asOf } = told
  const core = counts.none + counts.claimed + counts.shown + counts.proven
  terminal.out(
    styled('strong', `${stageWords[told.stage]} backend developer`),
    ` · benchmark ${told.benchmarkVersion} · ${counted(told.sources, 'source')} · ${dayOf(asOf)}`,
  )
  const summary =
    `Of ${counted(core, 'core skill')} at ${told.stage}: ${counts.proven} proven, ${counts.shown} shown, ${counts.claimed} claimed; ` +
    `${told.seenBelow > 0 ? `${told.seenBelow} seen only below it${told.claimedBelow > 0 ? ` (${told.claimedBelow} in words)` : ''}, ` : ''}${counts.none - told.seenBelow} without evidence`
  for (const line of wrapped(terminal, 0, summary)) terminal.out(line)
  const areas = told.areas
    .map((area) => ({ ...area, skills: all ? area.skills : area.skills.filter((skill) => skill.core) }))
    .filter(({ skills }) => skills.length > 0)
  const longest = Math.max(0, ...areas.flatMap(({ skills }) => skills.map(({ slug }) => slug.length + 2)))
  const withHeader = Math.max(longest, ...areas.map(({ name }) => name.length)) + 2
  const withBar =
    terminal.width === null || terminal.width >= Math.max(widthWithBar, withHeader + barWidth + 32)
  const nameWidth = withBar ? withHeader : longest + 1
  for (const { name, skills } of areas) {
    terminal.out()
    terminal.out(
      styled('strong', withBar ? name.padEnd(nameWidth) : name),
      withBar ? styled('quiet', barHeader) : '',
    )
    for (const skill of skills)
      for (const line of skillLines(skill, nameWidth, withBar, terminal.width, asOf)) terminal.out(...line)
  }
  printRest(terminal, told)
}

/** One line; where the terminal is too narrow for it, two. */
function skillLines(
  skill: SkillRow,
  nameWidth: number,
  withBar: boolean,
  width: number | null,
  asOf: string,
): Segment[][] {
  const { slug, standing, level, newestAt, evidenceCount } = skill
  const style = standing === 'none' || standing === 'claimed' ? 'quiet' : 'evidence'
  const start: Segment[] = [styled(style, marks[markOf(skill)]), ` ${slug.padEnd(nameWidth - 2)}`]
  if (!level) return [[...start, styled('quiet', standingWords.none)]]
  const figure = withBar
    ? [styled(style, levelBar(level)), `  ${level.middle.toFixed(1)}`]
    : [`${level.middle.toFixed(1)} (${level.low.toFixed(1)}–${level.high.toFixed(1)})`]
  const age = newestAt === null ? '' : `, newest ${ageOf(newestAt, asOf)}`
  const below = belowWords(skill) === null ? '' : `, ${belowWords(skill)}`
  const rest = `${counted(evidenceCount, 'piece')}${age}${below}`
  const whole = [...start, ...figure, `   ${rest}`]
  return width === null || width >= lengthOf(whole)
    ? [whole]
    : [
        [...start, ...figure],
        ['    ', styled('quiet', rest)],
      ]
}

function printRest(terminal: Terminal, { warnings, moved }: Report): void {
  if (warnings.length > 0) {
    terminal.out()
    terminal.out(styled('strong', 'Warnings'))
    for (const { title, reason } of warnings) {
      terminal.out(styled('careful', `! ${title}`))
      for (const line of wrapped(terminal, 2, reason)) terminal.out(`  ${line}`)
    }
  }
  if (moved.length > 0) {
    terminal.out()
    terminal.out(styled('strong', 'Moved in 30 days'))
    for (const { sentence } of moved)
      for (const [index, line] of wrapped(terminal, 4, sentence).entries())
        terminal.out(`${index === 0 ? '  ' : '    '}${line}`)
  }
}
