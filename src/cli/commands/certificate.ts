import { type CertificateRequest, certificatesReply } from '../../api/contract/certificate.ts'
import { Failure } from '../../core/failures.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { clean } from '../terminal.ts'
import { printCertificates, printHeld } from './certificate-words.ts'

export type CertificateAddOptions = {
  passed?: string
  expires?: string
  exam?: string
  reference?: string
  json: boolean
}

/** What is held and planned, and which certifications fit a target; that of the plan where none is named. */
export async function certificateList(
  command: Command,
  { target, all, json }: { target?: string; all: boolean; json: boolean },
): Promise<void> {
  const query = target === undefined ? '' : `?${new URLSearchParams({ target })}`
  const told = await ask(await serverFor(command), {
    path: `/v1/certificates${query}`,
    reply: certificatesReply,
  })
  if (json) command.terminal.json(told)
  else printCertificates(command.terminal, told, all)
}

/** Notes one: what is not given anew stays as it was noted. */
export async function certificateAdd(
  command: Command,
  certification: string,
  { passed, expires, exam, reference, json }: CertificateAddOptions,
): Promise<void> {
  if (passed === undefined && exam === undefined && expires === undefined && reference === undefined)
    throw new Failure('request-invalid', [
      'nothing says whether it was passed',
      'give --passed DATE for one that you hold, or --exam DATE for one that you plan',
    ])
  const server = await serverFor(command)
  const body: CertificateRequest = {
    passedOn: passed,
    expiresOn: expires,
    examOn: exam === 'none' ? null : exam,
    reference,
  }
  const path = `/v1/certificates/${encodeURIComponent(certification)}`
  const told = await ask(server, { method: 'PUT', path, body, reply: certificatesReply })
  if (json) return command.terminal.json(told)
  const own = told.held.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1)).slice(0, 1)
  printHeld(command.terminal, own)
  const claims =
    told.certifications.find((each) => each.certification === own[0]?.certification)?.claims ?? []
  command.terminal.out(
    own[0]?.passedOn == null
      ? 'Planned: no evidence until it is passed.'
      : `It claims ${claims.map(({ name, stage }) => `${name} at ${stage}`).join(', ') || 'no skill of the bar'}; it shows nothing.`,
  )
}

export async function certificateRemove(
  command: Command,
  certification: string,
  { json }: { json: boolean },
): Promise<void> {
  const { terminal } = command
  const path = `/v1/certificates/${encodeURIComponent(certification)}`
  const told = await ask(await serverFor(command), { method: 'DELETE', path, reply: certificatesReply })
  if (json) terminal.json(told)
  else terminal.out(`${clean(certification)} is removed, and what it claimed is withdrawn.`)
}
