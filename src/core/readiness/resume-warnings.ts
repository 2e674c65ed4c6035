import type { Tool, ToolKind } from '../benchmark/catalogue.ts'
import { counted, listed } from '../figures.ts'
import type { Warning } from './report.ts'

/** What a résumé says, as far as a warning looks at it. */
export type SaidInResume = {
  /** Tools that it names, each once, in any order. */
  tools: readonly Pick<Tool, 'slug' | 'name' | 'kind'>[]
  /** Bullets of its jobs and projects, and the text of those without a figure, a named system and an outcome. */
  bullets: { count: number; vague: readonly { text: string }[] }
}

/** What runs on a server. Languages, protocols and tools of the trade are used on both sides, and say nothing here. */
const serverKinds: readonly ToolKind[] = ['framework', 'library', 'database', 'messaging', 'platform']
const leastFrontend = 3

const leastVague = 3
/** As many of the bullets at least; below that they are lost among the others. */
const vagueShare = 1 / 3

const namedTools = 3
const quotedLetters = 70

/** Reasons for which a résumé is known to be turned down, told of what it says itself. None without a résumé. */
export const resumeWarnings = (said: SaidInResume | null): Warning[] =>
  said === null ? [] : [...frontendHeavy(said), ...vague(said)]

function frontendHeavy({ tools }: SaidInResume): Warning[] {
  const frontend = tools.filter(({ kind }) => kind === 'frontend')
  const server = tools.filter(({ kind }) => serverKinds.includes(kind))
  if (frontend.length < leastFrontend || frontend.length <= server.length) return []
  return [
    {
      id: 'frontend-heavy',
      title: 'Your résumé reads as front-end',
      reason: `It names ${counted(frontend.length, 'front-end tool')} (${named(frontend)}) and ${
        server.length === 0 ? 'none' : `${server.length} (${named(server)})`
      } of what runs on a server.`,
      skills: [],
    },
  ]
}

function vague({ bullets }: SaidInResume): Warning[] {
  const { count, vague: found } = bullets
  const [first] = found
  if (!first || found.length < leastVague || found.length < count * vagueShare) return []
  return [
    {
      id: 'vague-resume',
      title: 'Your résumé is vague',
      reason: `Of its ${counted(count, 'bullet')} ${found.length} name no figure, no system and no outcome, such as “${quoted(first.text)}”.`,
      skills: [],
    },
  ]
}

const named = (tools: SaidInResume['tools']): string => {
  const names = tools.slice(0, namedTools).map(({ name }) => name)
  const more = tools.length - names.length
  return listed(more > 0 ? [...names, `${more} more`] : names)
}

const quoted = (text: string): string =>
  text.length <= quotedLetters ? text.replace(/[.\s]+$/, '') : `${text.slice(0, quotedLetters).trimEnd()} …`
