import { type TargetReply, targetReply, targetsReply } from '../../api/contract/target.ts'
import { Failure } from '../../core/failures.ts'
import { listed } from '../../core/figures.ts'
import { askAgain } from '../ask-again.ts'
import { ask, type Server } from '../client.ts'
import type { Command } from '../command.ts'

/**
 * A target by its number, the first digits of its id, or words of its title; the newest where none is named.
 * @throws Failure target-unknown
 */
export async function theOne(server: Server, which: string | undefined): Promise<TargetReply> {
  let named = which
  if (named === undefined) {
    const { targets } = await ask(server, { path: '/v1/targets', reply: targetsReply })
    named = targets[0]?.id
  }
  if (named === undefined)
    throw new Failure('target-unknown', 'no target was added yet: proven target add --stage senior')
  return ask(server, { path: `/v1/targets/${encodeURIComponent(named)}`, reply: targetReply })
}

/** All that its owner said of a target, in place of what was before. */
export const keepMending = (
  command: Command,
  server: Server,
  { id }: Pick<TargetReply, 'id'>,
  mending: TargetReply['mending'],
): Promise<TargetReply> =>
  askAgain(command, server, {
    ...{ method: 'PUT', path: `/v1/targets/${id}/mending`, body: mending },
    reply: targetReply,
  })

/** Of a ladder, the level that is wanted, by its name. */
export async function atLevel(
  server: Server,
  { id, number, ladder, mending }: TargetReply,
  name: string,
): Promise<TargetReply> {
  const levels = ladder?.levels ?? []
  const level = levels.find(({ slug, name: own }) => [slug, own.toLowerCase()].includes(name.toLowerCase()))
  if (!level)
    throw new Failure('request-invalid', [
      `the ladder has no level ${name}`,
      `it has ${listed(levels.map((each) => each.name))}: proven target confirm ${number} --level LEVEL takes one of them`,
    ])
  return ask(server, {
    method: 'PUT',
    path: `/v1/targets/${id}/mending`,
    body: { ...mending, level: level.slug },
    reply: targetReply,
  })
}
