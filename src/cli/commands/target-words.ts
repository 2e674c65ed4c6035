import type { TargetReply, TargetsReply } from '../../api/contract/target.ts'
import { counted, listed } from '../../core/figures.ts'
import { groupsOf } from '../../core/target/groups.ts'
import type { Fit } from '../../core/target/target.ts'
import { metOf, openOf, paySay, targetKindNames, yearsSay } from '../../core/target/words.ts'
import { clean, type Style, styled, type Terminal } from '../terminal.ts'
import { dayOf, monthOf } from '../words.ts'
import { wrapped } from '../wrap.ts'

const fitStyles: Record<Fit, Style> = { met: 'evidence', weak: 'careful', missing: 'bad', unknown: 'quiet' }
const FIT_WIDTH = 9
const NUMBER_WIDTH = 5
const evidenceShown = 2

export function printTargets(terminal: Terminal, { targets }: TargetsReply): void {
  if (targets.length === 0)
    terminal.out('Nothing is wanted yet: proven target add --text-file F | --ladder F | --stage senior')
  for (const { number, kind, title, stage, addedAt, must, toConfirm } of targets)
    terminal.out(
      `${String(number).padStart(3)}  `,
      styled('strong', clean(title)),
      styled(
        'quiet',
        `  ${[
          targetKindNames[kind].toLowerCase(),
          stage,
          dayOf(addedAt),
          `must-haves met: ${metOf(must)}`,
          ...(toConfirm > 0 ? [`${counted(toConfirm, 'statement')} to map`] : []),
        ].join(' · ')}`,
      ),
    )
}

/** What was read, and what is to be put right. */
export function printTarget(terminal: Terminal, told: TargetReply): void {
  const { number, kind, title, name, stage, addedAt, facts, requirements, dropped, ladder } = told
  terminal.out(
    styled('strong', clean(title)),
    styled(
      'quiet',
      ` · ${[targetKindNames[kind].toLowerCase(), stage, ...(name ? [clean(name)] : []), `target ${number}`, dayOf(addedAt)].join(' · ')}`,
    ),
  )
  for (const [what, says] of factsSay(facts))
    terminal.out(styled('quiet', `  ${what.padEnd(12)}`), clean(says))
  const musts = requirements.filter(({ must }) => must).length
  terminal.out(
    `${counted(requirements.length, 'requirement')}, ${musts} of them ${musts === 1 ? 'a must' : 'musts'}${dropped.length > 0 ? `; ${dropped.length} set aside by you` : ''}.`,
  )
  const unknown = [...new Set(requirements.flatMap((requirement) => requirement.unknown))]
  if (unknown.length > 0)
    for (const line of wrapped(
      terminal,
      0,
      `Not in the catalogue, kept as they stand: ${clean(listed(unknown))}.`,
    ))
      terminal.out(line)
  if (ladder) printStatements(terminal, told, ladder)
}

function printStatements(
  terminal: Terminal,
  { number, names, toConfirm, stage }: TargetReply,
  { level, levels, statements }: NonNullable<TargetReply['ladder']>,
): void {
  const wanted = levels.find(({ slug }) => slug === level)?.name ?? level
  terminal.out(
    `Level ${clean(wanted)}, taken as ${stage}; the ladder has ${clean(listed(levels.map(({ name }) => name)))}.`,
  )
  if (toConfirm === 0) return
  terminal.out()
  terminal.out(
    styled('strong', `${counted(toConfirm, 'statement')} to map`),
    styled('quiet', `  until then nothing here can tell of them: proven target confirm ${number}`),
  )
  for (const { text, suggested } of statements.filter(({ mappedBy }) => mappedBy === null)) {
    for (const line of wrapped(terminal, 2, clean(text))) terminal.out(`  ${line}`)
    terminal.out(
      styled(
        'quiet',
        suggested.length === 0
          ? '    nothing suggested'
          : `    perhaps ${listed(suggested.map(({ skill }) => names.skills[skill] ?? skill))}`,
      ),
    )
  }
}

function factsSay(facts: TargetReply['facts']): [string, string][] {
  if (facts === null) return []
  const { years, location, workplace, pay } = facts
  return [
    ...(years ? [['experience', yearsSay(years.value)] as [string, string]] : []),
    ...(location ? [['location', location.value] as [string, string]] : []),
    ...(workplace ? [['workplace', workplace.value] as [string, string]] : []),
    ...(pay ? [['pay', paySay(pay.value)] as [string, string]] : []),
  ]
}

/** The table of requirements and evidence, the open ones of each part first. */
export function printGap(terminal: Terminal, told: TargetReply): void {
  const { number, title, stage, must, claimedMusts, nice, requirements } = told
  terminal.out()
  terminal.out(styled('strong', clean(title)), styled('quiet', ` · ${stage} · target ${number}`))
  terminal.out(
    `Must-haves met: ${metOf(must)}.${sentence(openOf(must, claimedMusts))}${total(nice) > 0 ? ` Nice-to-haves met: ${metOf(nice)}.` : ''}`,
  )
  for (const { name, rows } of groupsOf(told, 'written')) {
    terminal.out()
    terminal.out(styled('strong', name))
    for (const { requirement, number: of } of rows) printRequirement(terminal, requirement, of)
  }
  if (requirements.length === 0) {
    terminal.out()
    terminal.out('Nothing was read that it asks for. proven target mend --add WORDS adds what was missed.')
  }
}

const total = (counts: Record<Fit, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)
const sentence = (words: string): string => (words === '' ? '' : ` ${words}.`)

function printRequirement(
  terminal: Terminal,
  requirement: TargetReply['requirements'][number],
  number: number,
): void {
  const { standing, text, because, evidence, years } = requirement
  const indent = NUMBER_WIDTH + FIT_WIDTH
  const words = `${clean(text.replace(/\s+/g, ' '))}${years && requirement.kind !== 'years' ? ` (${yearsSay(years)})` : ''}`
  for (const [index, line] of wrapped(terminal, indent, words).entries())
    terminal.out(
      styled('quiet', (index === 0 ? String(number) : '').padStart(NUMBER_WIDTH - 2).padEnd(NUMBER_WIDTH)),
      index === 0 ? styled(fitStyles[standing], standing.padEnd(FIT_WIDTH)) : ' '.repeat(FIT_WIDTH),
      styled('strong', line),
    )
  for (const line of wrapped(terminal, indent, clean(because)))
    terminal.out(' '.repeat(indent), styled('quiet', line))
  for (const { kind, says, source, observedAt } of evidence.slice(0, evidenceShown))
    terminal.out(
      ' '.repeat(indent),
      styled('quiet', `${kind.padEnd(7)} ${clean(says)} · ${clean(source)} · ${monthOf(observedAt)}`),
    )
  if (evidence.length > evidenceShown)
    terminal.out(' '.repeat(indent), styled('quiet', `and ${evidence.length - evidenceShown} more`))
}
