import { type SourceSummary, sourcesReply } from '../../api/contract/repositories.ts'
import { counted, grouped } from '../../core/figures.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { lengthOf, styled } from '../terminal.ts'
import { dayOf, noticeLines } from '../words.ts'
import { wrapped } from '../wrap.ts'

export async function sources(command: Command, { json }: { json: boolean }): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  const told = await ask(server, { path: '/v1/sources', reply: sourcesReply })
  if (json) return terminal.json(told.sources)
  if (told.sources.length === 0) return terminal.out('Nothing was read yet: proven scan PATH')
  const labelWidth = Math.max(...told.sources.map(({ label }) => label.length))
  for (const source of told.sources) {
    const head = [
      styled('strong', source.label.padEnd(labelWidth)),
      styled('quiet', `  ${source.instance.slice(0, 12)}`),
    ]
    const newest = source.newestAt === null ? '' : `, newest ${dayOf(source.newestAt)}`
    const says = `${counted(source.entries, 'piece')} for ${counted(source.skills, 'skill')}${commitsOf(source)}${newest}; read ${dayOf(source.readAt)}`
    const inOneLine = terminal.width === null || terminal.width >= lengthOf(head) + 2 + says.length
    terminal.out(...head, inOneLine ? `  ${says}` : '')
    if (!inOneLine) for (const line of wrapped(terminal, 4, says)) terminal.out(`    ${line}`)
    for (const notice of source.notices) for (const line of noticeLines(terminal, notice)) terminal.out(line)
  }
}

/** Only a repository has commits. */
const commitsOf = ({ kind, ownCommits, commits }: SourceSummary): string =>
  kind === 'repository' ? `, ${grouped(ownCommits)} of ${counted(commits, 'commit')} yours` : ''
