import type { ScanReply } from '../../api/contract/repositories.ts'
import { counted, grouped } from '../../core/figures.ts'

export type ScanProgress = ScanReply['repositories'][number]

/** What a scan is doing with one repository, or how it ended. */
export function progressSays({ phase, read, of, result }: ScanProgress): string {
  const far = of === null ? grouped(read) : `${grouped(read)} of ${grouped(of)}`
  switch (phase) {
    case 'waiting':
      return 'Waits for its turn'
    case 'opening':
      return 'Opening'
    case 'history':
      return `Reading the history, ${far} ${of === null && read === 1 ? 'commit' : 'commits'}`
    case 'content':
      return `Reading your commits, ${far}`
    case 'recording':
      return 'Recording'
    case 'stopped':
      return 'Stopped; nothing of it was recorded'
    case 'failed':
      return 'Not read'
    case 'done':
      return result ? resultSays(result) : 'Done'
  }
}

const resultSays = (result: NonNullable<ScanProgress['result']>): string => {
  const changes = [
    result.added > 0 && `${counted(result.added, 'piece')} of evidence added`,
    result.superseded > 0 && `${grouped(result.superseded)} replaced`,
    result.withdrawn > 0 && `${grouped(result.withdrawn)} taken back`,
    result.unchanged > 0 && `${grouped(result.unchanged)} unchanged`,
  ].filter((part) => part !== false)
  const outcome = changes.length ? changes.join(', ') : 'no evidence found'
  return `${counted(result.commits, 'commit')}, ${grouped(result.ownCommits)} yours: ${outcome}`
}

export const hasEnded = ({ phase }: ScanProgress): boolean =>
  phase === 'done' || phase === 'failed' || phase === 'stopped'

/** The one sentence about all of a scan. */
export function scanSays({ state, repositories }: ScanReply): string {
  const all = (n: number) => counted(n, 'repository', 'repositories')
  const inPhase = (wanted: ScanProgress['phase']) =>
    repositories.filter(({ phase }) => phase === wanted).length
  const [done, failed] = [inPhase('done'), inPhase('failed')]
  const added = repositories.reduce((sum, { result }) => sum + (result?.added ?? 0), 0)
  switch (state) {
    case 'running':
      return `Reading. ${grouped(repositories.filter(hasEnded).length)} of ${all(repositories.length)} done.`
    case 'stopped':
      return done === 0
        ? 'Stopped. Nothing was recorded; what was recorded before is as it was.'
        : `Stopped. ${grouped(done)} of ${all(repositories.length)} ${done === 1 ? 'is' : 'are'} read and recorded; of the rest nothing is.`
    case 'failed':
    case 'done':
      return failed === repositories.length
        ? 'Nothing could be read.'
        : `Done. ${counted(added, 'new piece')} of evidence.${failed ? ` ${all(failed)} could not be read.` : ''}`
  }
}

/** How far it is, 0 to 1, where that is known. */
export const progressShare = ({ phase, read, of }: ScanProgress): number | null =>
  phase === 'done' || phase === 'recording' ? 1 : of ? Math.min(1, read / of) : null
