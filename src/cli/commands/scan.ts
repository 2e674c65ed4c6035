import { resolve } from 'node:path'
import { autocompleteMultiselect, isCancel } from '@clack/prompts'
import {
  type RecordReply,
  type RecordRequest,
  recordReply,
  sourcesReply,
} from '../../api/contract/repositories.ts'
import { homeOf, prepareHome } from '../../app/home.ts'
import { labelAmong } from '../../core/evidence/label.ts'
import { Failure, failures } from '../../core/failures.ts'
import { counted, grouped } from '../../core/figures.ts'
import { identitiesOf, type OfferedIdentity } from '../../intake/git/identities-of.ts'
import { type RepositoryScan, scanRepository } from '../../intake/git/scan.ts'
import { ask, type Server } from '../client.ts'
import { type Command, FailureWith, serverFor } from '../command.ts'
import { clean, styled, type Terminal } from '../terminal.ts'
import { noticeLines } from '../words.ts'

type Options = { as: string[]; json: boolean }
type Done = { read: RepositoryScan; label: string; recorded: RecordReply }

/**
 * Reads repositories here, where the files are, and posts what was found. One that cannot be read does not keep the
 * others from being read.
 * @returns the exit code: of the first that failed, or 0
 */
export async function scan(command: Command, paths: string[], options: Options): Promise<number> {
  const { terminal } = command
  const home = homeOf(command.environment)
  prepareHome(home)
  const identities = options.as.length > 0 ? options.as : await askWhoIsYou(command, paths)
  const server = await serverFor(command)
  const results: unknown[] = []
  let exit = 0
  for (const path of paths) {
    try {
      const done = await scanOne(command, server, resolve(path), identities)
      results.push(asJson(done))
      if (!options.json) tell(terminal, done)
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'scan-stopped' || paths.length === 1) throw error
      const { says, hint, exit: own } = failures[error.code]
      exit ||= own
      results.push({ path, error: { code: error.code, says, details: error.details, hint } })
      terminal.note(styled('bad', `${path}: ${says}`), ` ${error.details.join('; ')}`)
    }
  }
  if (options.json) terminal.json(results)
  else if (exit === 0) terminal.out(styled('quiet', 'proven status says where you stand'))
  return exit
}

/** Reads one repository and records what was found in it. */
export async function scanOne(
  command: Command,
  server: Server,
  path: string,
  identities: string[],
): Promise<Done> {
  const { terminal } = command
  const home = homeOf(command.environment)
  const read = await scanRepository(path, {
    identities,
    scratch: home.scratch,
    cache: home.cache,
    now: new Date(),
    signal: command.signal,
    onProgress: ({ phase, read: done, of }) =>
      terminal.progress(`${path}: ${phase} ${grouped(done)}${of === null ? '' : ` of ${grouped(of)}`}`),
  }).finally(() => terminal.progressEnd())
  const { names, instance, head, commits, ownCommits, notices, findings } = read
  const { sources } = await ask(server, { path: '/v1/sources', reply: sourcesReply })
  const label = labelAmong(names, instance, sources)
  const body: RecordRequest = {
    source: { kind: 'repository', instance, label },
    head,
    commits,
    ownCommits,
    identities: read.identities,
    notices,
    findings,
  }
  const recorded = await ask(server, { method: 'POST', path: '/v1/evidence', body, reply: recordReply })
  return { read, label, recorded }
}

const asJson = ({ read, label, recorded }: Done) => ({
  path: read.path,
  label,
  instance: read.instance,
  head: read.head,
  commits: read.commits,
  ownCommits: read.ownCommits,
  identities: read.identities,
  added: recorded.added,
  unchanged: recorded.unchanged,
  superseded: recorded.superseded,
  withdrawn: recorded.withdrawn,
  evidence: recorded.evidence,
  notices: read.notices,
})

function tell(terminal: Terminal, { read, label, recorded }: Done): void {
  const changes = [
    `${grouped(recorded.added)} new`,
    ...(recorded.unchanged > 0 ? [`${grouped(recorded.unchanged)} as before`] : []),
    ...(recorded.superseded > 0 ? [`${grouped(recorded.superseded)} replaced`] : []),
    ...(recorded.withdrawn > 0 ? [`${grouped(recorded.withdrawn)} taken back`] : []),
  ]
  terminal.out(
    styled('strong', label),
    `  ${grouped(read.ownCommits)} of ${counted(read.commits, 'commit')} yours, ` +
      `${counted(recorded.evidence.length, 'piece')} of evidence: ${changes.join(', ')}`,
  )
  for (const notice of read.notices) for (const line of noticeLines(terminal, notice)) terminal.out(line)
}

/** Of one repository, in words; some have thousands. */
const identitiesTold = 10

const identityLine = ({ name, email, commits, yours }: OfferedIdentity): string =>
  `${grouped(commits).padStart(9)}  ${name} <${email}>${yours ? '  git here commits as this' : ''}`

/** Asks on a terminal which addresses are the user's; in a script it fails and lists them. */
export async function askWhoIsYou(
  { terminal, environment, signal }: Command,
  paths: string[],
): Promise<string[]> {
  const home = homeOf(environment)
  const found: { path: string; identities: OfferedIdentity[] }[] = []
  for (const path of paths) {
    terminal.progress(`${path}: reading who wrote it`)
    const { identities } = await identitiesOf(resolve(path), { scratch: home.scratch, signal })
    found.push({ path, identities })
  }
  terminal.progressEnd()
  if (!terminal.interactive)
    throw new FailureWith(
      'identities-needed',
      found.flatMap(({ path, identities }) => [
        `${path}:`,
        ...identities.slice(0, identitiesTold).map(identityLine),
        ...(identities.length > identitiesTold
          ? [`      and ${grouped(identities.length - identitiesTold)} more; --json lists them all`]
          : []),
      ]),
      { repositories: found },
    )
  const byEmail = Map.groupBy(
    found.flatMap(({ identities }) => identities),
    ({ email }) => email,
  )
  const offered = [...byEmail.values()]
    .flatMap(([first, ...rest]) =>
      first ? [{ ...first, commits: rest.reduce((sum, { commits }) => sum + commits, first.commits) }] : [],
    )
    .sort((a, b) => Number(b.yours) - Number(a.yours) || b.commits - a.commits)
  if (offered.length === 0) throw new Failure('identities-needed', 'there is no commit')
  const chosen = await autocompleteMultiselect({
    message: 'Which of these are you?',
    placeholder: 'type to search, Tab to choose',
    options: offered.map(({ name, email, commits }) => ({
      value: email,
      label: `${clean(name)} <${clean(email)}>`,
      hint: counted(commits, 'commit'),
    })),
    initialValues: offered.filter(({ yours }) => yours).map(({ email }) => email),
    required: true,
    maxItems: 12,
  })
  if (isCancel(chosen)) throw new Failure('scan-stopped')
  return chosen
}
