import type {
  CertificatesReply,
  CertificationReply,
  HeldCertificate,
} from '../../api/contract/certificate.ts'
import type { CertificateState } from '../../core/certificate/certificate.ts'
import { stateSays, touchesSay } from '../../core/certificate/words.ts'
import { counted } from '../../core/figures.ts'
import { clean, type Style, styled, type Terminal } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

const stateStyles: Record<CertificateState, Style> = {
  planned: 'quiet',
  held: 'evidence',
  'expires-soon': 'careful',
  lapsed: 'bad',
}
/** Of those that fit; the rest for the asking. */
const shownFirst = 8

export function printHeld(terminal: Terminal, held: readonly HeldCertificate[]): void {
  for (const each of held) {
    terminal.out(styled('strong', each.certification), `  ${each.name}`)
    terminal.out('  ', styled(stateStyles[each.state], stateSays(each)))
    if (each.reference.trim()) terminal.out(styled('quiet', `  ${clean(each.reference)}`))
  }
}

export function printCertificates(terminal: Terminal, told: CertificatesReply, all: boolean): void {
  const { target, missing, held, certifications } = told
  if (held.length > 0) {
    printHeld(terminal, held)
    terminal.out()
  }
  const fitting = certifications.filter(({ touches, isAskedFor }) => touches.length > 0 || isAskedFor)
  terminal.out(
    styled('strong', clean(target.title)),
    styled(
      'quiet',
      `  ${counted(missing, 'must-skill')} that no evidence shows; ${fitting.length} of ${certifications.length} certificates touch them`,
    ),
  )
  const caution =
    'An exam asks what you know. Passed, it claims a skill at mid at most, and shows nothing: a target asks for what is shown.'
  for (const line of wrapped(terminal, 0, caution)) terminal.out(styled('quiet', line))
  for (const each of all ? certifications : fitting.slice(0, shownFirst)) print(terminal, each)
  const left = certifications.length - shownFirst
  if (!all && left > 0)
    terminal.out(styled('quiet', `proven certificate list --all shows all ${certifications.length}`))
}

function print(terminal: Terminal, each: CertificationReply): void {
  const { certification, name, hours, validMonths, isAskedFor, state, touches } = each
  terminal.out()
  terminal.out(
    styled('strong', certification),
    `  ${name}`,
    styled(
      'quiet',
      [
        ...(hours === null ? [] : [`  ${hours.from}–${hours.to} h`]),
        validMonths === null ? '  does not lapse' : `  valid ${counted(validMonths, 'month')}`,
        ...(isAskedFor ? ['  asked for by name'] : []),
        ...(state === null ? [] : [`  ${state}`]),
      ].join(' ·'),
    ),
  )
  for (const line of touchesSay(each))
    for (const [index, part] of wrapped(terminal, 4, line).entries())
      terminal.out(`${index === 0 ? '  ' : '    '}${part}`)
  if (touches.length === 0) terminal.out(styled('quiet', '  touches nothing that is missing'))
}
