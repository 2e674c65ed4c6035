import {
  type AskedSkill,
  type TrackReply,
  type TracksReply,
  trackReply,
  tracksReply,
} from '../../api/contract/tracks.ts'
import { trackKinds } from '../../core/benchmark/track.ts'
import { counted } from '../../core/figures.ts'
import { belowWords, markOf } from '../../core/readiness/words.ts'
import {
  carriesInOrder,
  carrySentence,
  carryTitles,
  kindNames,
  kindTitles,
  yearsSay,
} from '../../core/track/words.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { barHeader, barWidth, levelBar } from '../level-bar.ts'
import { type Segment, styled, type Terminal } from '../terminal.ts'
import { dayOf, marks } from '../words.ts'
import { wrapped } from '../wrap.ts'

/** All tracks, or one of them skill by skill. */
export async function tracks(
  command: Command,
  called: string | undefined,
  { json }: { json: boolean },
): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  if (called === undefined) {
    const told = await ask(server, { path: '/v1/tracks', reply: tracksReply })
    return json ? terminal.json(told) : printList(terminal, told)
  }
  const told = await ask(server, { path: `/v1/tracks/${encodeURIComponent(called)}`, reply: trackReply })
  return json ? terminal.json(told) : printTrack(terminal, told)
}

const columns = ['asked', 'carry over', 'to strengthen', 'nothing seen']

function printList(terminal: Terminal, told: TracksReply): void {
  const slugs = Math.max(0, ...told.tracks.map(({ slug }) => slug.length)) + 2
  terminal.out(
    styled('strong', 'Tracks'),
    ` · benchmark ${told.benchmarkVersion} · ${counted(told.skillsSeen, 'skill')} with evidence · ${dayOf(told.asOf)}`,
  )
  const taken = slugs + columns.join('  ').length + 3
  // Each track’s own view has them too.
  const withYears =
    terminal.width === null ||
    told.tracks.every(
      ({ years }) => years === null || taken + yearsSay(years).length <= (terminal.width ?? 0),
    )
  for (const kind of trackKinds) {
    const own = told.tracks.filter((track) => track.kind === kind)
    if (own.length === 0) continue
    terminal.out()
    terminal.out(styled('strong', kindTitles[kind].padEnd(slugs)), styled('quiet', columns.join('  ')))
    for (const { slug, counts, asked, years } of own) {
      const figures = [asked, counts['carries-over'], counts['to-strengthen'], counts.missing]
      terminal.out(
        slug.padEnd(slugs),
        figures.map((figure, index) => String(figure).padStart(columns[index]?.length ?? 0)).join('  '),
        styled('quiet', years && withYears ? `   ${yearsSay(years)}` : ''),
      )
    }
  }
  if (told.skillsSeen === 0) {
    terminal.out()
    terminal.out('Nothing was read yet, so nothing is known to carry over: proven scan PATH')
  }
}

function printTrack(terminal: Terminal, told: TrackReply): void {
  const { name, kind, summary, titles, years, counts, asked, beyond, notAsked } = told
  const about = [kindNames[kind], yearsSay(years), `benchmark ${told.benchmarkVersion}`, dayOf(told.asOf)]
  terminal.out(styled('strong', name), ...about.filter((part) => part !== '').map((part) => ` · ${part}`))
  for (const line of wrapped(terminal, 0, summary)) terminal.out(line)
  if (titles.length > 0)
    for (const line of wrapped(terminal, 0, `Also called ${titles.join(', ')}`))
      terminal.out(styled('quiet', line))
  for (const line of wrapped(terminal, 0, carrySentence(counts).replaceAll('**', ''))) terminal.out(line)

  const width = Math.max(0, ...asked.map(({ row }) => row.slug.length)) + 4
  const withBar = terminal.width === null || terminal.width >= width + barWidth + 30
  for (const carry of carriesInOrder) {
    const own = asked.filter((skill) => skill.carry === carry)
    if (own.length === 0) continue
    terminal.out()
    terminal.out(
      styled('strong', carryTitles[carry].padEnd(width)),
      styled('quiet', `asked at  ${withBar && carry !== 'missing' ? barHeader : ''}`),
    )
    for (const skill of own) printSkill(terminal, skill, width, withBar)
  }
  printSentences(terminal, 'Asked besides, and not in the benchmark', beyond)
  if (notAsked.length > 0) {
    terminal.out()
    terminal.out(styled('strong', 'Of the core not asked'))
    const slugs = notAsked.map(({ slug }) => slug).join(', ')
    for (const line of wrapped(terminal, 2, slugs)) terminal.out(`  ${line}`)
  }
}

function printSkill(terminal: Terminal, { row, because }: AskedSkill, width: number, withBar: boolean): void {
  const { slug, stage, standing, level } = row
  const style = standing === 'none' || standing === 'claimed' ? 'quiet' : 'evidence'
  const figure: Segment[] =
    level === null
      ? []
      : withBar
        ? [styled(style, levelBar(level)), `  ${level.middle.toFixed(1)}`]
        : [`${level.middle.toFixed(1)} (${level.low.toFixed(1)}–${level.high.toFixed(1)})`]
  const how = standing === 'claimed' ? 'claimed' : (belowWords(row) ?? '')
  terminal.out(
    styled(style, marks[markOf(row)]),
    ` ${slug.padEnd(width - 2)}${stage.padEnd(10)}`,
    ...figure,
    how === '' ? '' : `   ${how}`,
  )
  if (because === null) return
  for (const line of wrapped(terminal, 4, because)) terminal.out(styled('quiet', `    ${line}`))
}

function printSentences(terminal: Terminal, title: string, sentences: readonly string[]): void {
  if (sentences.length === 0) return
  terminal.out()
  terminal.out(styled('strong', title))
  for (const sentence of sentences)
    for (const [index, line] of wrapped(terminal, 4, sentence).entries())
      terminal.out(`  ${index === 0 ? '–' : ' '} ${line}`)
}
