import { type Behaviour, type Skill, stages } from '../../core/benchmark/benchmark.ts'
import type { Certification, Tool } from '../../core/benchmark/catalogue.ts'
import type { Bar, Found, FoundSkill } from '../../core/benchmark/find.ts'
import { type SpeakingLab, shownBy } from '../../core/benchmark/shown-by.ts'
import { counted, listed } from '../../core/figures.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import { belowWords, markOf } from '../../core/readiness/words.ts'
import { type Style, styled, type Terminal } from '../terminal.ts'
import { marks, standingWords } from '../words.ts'
import { wrapped } from '../wrap.ts'

/** What stands beside the bar: the labs, and how the person stands at the stage asked for. */
export type BesideBar = { labs: readonly SpeakingLab[]; rows: ReadonlyMap<string, SkillRow> }

const wordOnly = 'word only'

/** As many as are worth reading above the skills that were found. */
const toolsShown = 12

/** Every skill by area, one line each. */
export function printOverview(terminal: Terminal, bar: Bar, { rows }: BesideBar): void {
  const core = bar.skills.filter((skill) => skill.core).length
  const behaviours = bar.skills.reduce((sum, skill) => sum + skill.behaviours.length, 0)
  terminal.out(
    styled('strong', 'The bar'),
    ` · benchmark ${bar.version} · ${counted(bar.skills.length, 'skill')}, ${core} of them core · ${counted(behaviours, 'behaviour')}`,
  )
  terminal.out(counted(bar.tools.length, 'tool'), ' · ', counted(bar.certifications.length, 'certification'))
  const width = Math.max(0, ...bar.skills.map(({ slug }) => slug.length)) + 2
  for (const area of bar.areas) {
    terminal.out()
    terminal.out(styled('strong', area.name), styled('quiet', ` · ${area.slug}`))
    for (const { slug, name, core: inCore } of bar.skills.filter((skill) => skill.area === area.slug))
      terminal.out(
        markBefore(rows.get(slug)),
        ` ${slug.padEnd(width)}${name}`,
        inCore ? '' : styled('quiet', ' (outside the core)'),
      )
  }
  terminal.out()
  terminal.out(
    styled('quiet', 'proven bar SKILL or AREA says what is asked; proven bar --search WORDS finds it'),
  )
}

/** In full what was found: tools first where something was searched for, then skills with their behaviours. */
export function printFound(terminal: Terminal, found: Found, beside: BesideBar, searched: boolean): void {
  if (found.skills + found.tools.length + found.certifications.length === 0)
    terminal.out('Nothing in the bar matches that.')
  else if (searched) {
    terminal.out(
      [
        counted(found.skills, 'skill'),
        counted(found.behaviours, 'behaviour'),
        counted(found.tools.length, 'tool'),
        counted(found.certifications.length, 'certification'),
      ].join(', '),
    )
    for (const tool of found.tools.slice(0, toolsShown)) printTool(terminal, tool)
    if (found.tools.length > toolsShown)
      terminal.out(styled('quiet', `  ${counted(found.tools.length - toolsShown, 'more tool')}`))
  }
  for (const { area, skills } of found.areas) {
    terminal.out()
    terminal.out(styled('strong', area.name))
    for (const [index, each] of skills.entries()) {
      if (index > 0) terminal.out()
      printSkill(terminal, each, beside)
    }
  }
  if (searched) for (const certification of found.certifications) printCertification(terminal, certification)
  if (found.behaviours > 0) {
    terminal.out()
    printWrapped(
      terminal,
      0,
      `${wordOnly}: neither a repository nor a lab shows it today; a win can, and a self-rating or a résumé can claim it`,
      'quiet',
    )
  }
}

function printTool(terminal: Terminal, { name, kind, skills }: Tool): void {
  const leads = skills.length > 0 ? `→ ${skills.join(', ')}` : 'no skill of the bar'
  printWrapped(terminal, 2, `${name}, ${kind} ${leads}`)
}

function printSkill(terminal: Terminal, { skill, behaviours, through }: FoundSkill, beside: BesideBar): void {
  const row = beside.rows.get(skill.slug)
  terminal.out(
    markBefore(row),
    ' ',
    styled('strong', skill.name),
    ` · ${skill.slug}${skill.core ? '' : ' · outside the core'}`,
    row ? styled('quiet', ` · ${standingAt(row)}`) : '',
  )
  printWrapped(terminal, 2, skill.summary)
  if (through.length > 0) printWrapped(terminal, 2, `Found by ${listed(through.map(({ name }) => name))}.`)
  for (const line of around(skill)) printWrapped(terminal, 2, line, 'quiet')
  for (const stage of stages)
    for (const [index, behaviour] of behaviours.filter((each) => each.stage === stage).entries()) {
      const lines = wrapped(terminal, 9, behaviour.text)
      terminal.out(styled('quiet', `  ${(index === 0 ? stage : '').padEnd(6)} `), lines[0] ?? '')
      for (const line of lines.slice(1)) terminal.out(`${' '.repeat(9)}${line}`)
      for (const way of ways(skill, behaviour, beside.labs)) printWrapped(terminal, 9, way, 'quiet')
    }
}

const around = ({ aliases, requires }: Skill): string[] => [
  ...(aliases.length > 0 ? [`Also called ${aliases.join(', ')}.`] : []),
  ...(requires.length > 0 ? [`Comes after ${requires.join(', ')}.`] : []),
]

/** What can show a behaviour today: one line each. */
function ways(skill: Skill, behaviour: Behaviour, labs: readonly SpeakingLab[]): string[] {
  const by = shownBy(skill.slug, behaviour, labs)
  const told = [
    ...by.repository.map((sentence) => `git: ${sentence}`),
    ...by.labs.map(({ slug }) => `lab: ${slug}`),
  ]
  return told.length > 0 ? told : [wordOnly]
}

function printCertification(terminal: Terminal, certification: Certification): void {
  const { name, issuer, source, validMonths, objectives } = certification
  terminal.out()
  terminal.out(styled('strong', name))
  const lapses = validMonths === null ? 'does not lapse' : `lapses after ${counted(validMonths, 'month')}`
  printWrapped(terminal, 2, `${issuer}; ${source.title}, ${source.date}; ${lapses}`, 'quiet')
  for (const { text, percent, skills } of objectives) {
    const share = percent
      ? `${percent.from === percent.to ? percent.from : `${percent.from}–${percent.to}`} % `
      : ''
    printWrapped(terminal, 2, `${share}${text}${skills.length > 0 ? ` → ${skills.join(', ')}` : ''}`)
  }
}

function printWrapped(terminal: Terminal, indent: number, text: string, style?: Style): void {
  for (const line of wrapped(terminal, indent, text))
    terminal.out(' '.repeat(indent), style ? styled(style, line) : line)
}

const markBefore = (row: SkillRow | undefined) => {
  const mark = row ? markOf(row) : 'none'
  return styled(mark === 'shown' || mark === 'proven' ? 'evidence' : 'quiet', marks[mark])
}

const standingAt = (row: SkillRow): string =>
  row.standing === 'none'
    ? (belowWords(row) ?? standingWords.none)
    : `${standingWords[row.standing]} at ${row.stage}`
