import type { ApplicationReply, ApplicationsReply } from '../../api/contract/journal.ts'
import { applicationStageNames, nameOfApplication } from '../../core/application/application.ts'
import { counted } from '../../core/figures.ts'
import { clean, styled, type Terminal } from '../terminal.ts'
import { dayNamed } from '../words.ts'
import { fields, itemLine, under } from './item-words.ts'

export function printApplications(terminal: Terminal, { applications, gaps }: ApplicationsReply): void {
  if (applications.length === 0) terminal.out('No application is noted: proven application add')
  const over = applications.filter(({ isOver }) => isOver)
  for (const one of applications.filter(({ isOver }) => !isOver)) printLine(terminal, one)
  if (over.length > 0) {
    if (over.length < applications.length) terminal.out()
    terminal.out(styled('strong', 'Over'))
    for (const one of over) printLine(terminal, one)
  }
  if (gaps.length === 0) return
  terminal.out()
  terminal.out(
    styled('strong', 'What rejections point at'),
    styled('quiet', `  of ${counted(gaps[0]?.of ?? 0, 'application')} turned down`),
  )
  for (const { skill, name, applications: by } of gaps)
    terminal.out(
      ' '.repeat(6),
      styled(by.length > 1 ? 'careful' : 'quiet', counted(by.length, 'application')),
      `  ${clean(name)}`,
      styled('quiet', `  ${clean(skill)} · ${by.map((number) => `number ${number}`).join(', ')}`),
    )
}

function printLine(terminal: Terminal, application: ApplicationReply): void {
  const last = application.steps.at(-1)
  itemLine(terminal, application.number, nameOfApplication(application), [
    stageSays(application),
    last && dayNamed(last.on),
  ])
  if (last && last.says.trim() !== '') under(terminal, last.says, 'quiet')
}

const stageSays = ({ stage, furthest, isOver }: ApplicationReply): string =>
  `${applicationStageNames[stage]}${
    isOver && furthest !== 'noted' ? `, came as far as ${applicationStageNames[furthest].toLowerCase()}` : ''
  }`

export function printApplication(terminal: Terminal, application: ApplicationReply): void {
  const { number, link, notes, steps, gaps, isTurnedDown } = application
  itemLine(terminal, number, nameOfApplication(application), [stageSays(application)])
  fields(terminal, [
    ['Written at', link],
    ['Notes', notes],
    ...steps.map(({ stage, on, says }): [string, string] => [
      dayNamed(on) || 'No day',
      [applicationStageNames[stage], says.trim()].filter(Boolean).join(': '),
    ]),
    ...gaps.map(({ skill, says }): [string, string] => [
      'Points at',
      [skill, says.trim()].filter(Boolean).join(': '),
    ]),
  ])
  if (isTurnedDown && gaps.length === 0)
    under(terminal, `Was it about a skill? proven application gap ${number} SKILL`, 'quiet')
  if (!isTurnedDown && gaps.length > 0)
    under(terminal, 'A skill counts as a gap once the application is rejected or never answered.', 'quiet')
}
