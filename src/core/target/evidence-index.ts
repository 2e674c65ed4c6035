import type { Benchmark } from '../benchmark/benchmark.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { activeEntries } from '../evidence/ledger.ts'
import { sentenceFor } from '../evidence/sentence.ts'
import type { PhraseMatcher } from '../phrases/matcher.ts'
import { kinds } from '../readiness/likelihood.ts'
import { languagesCited, toolsSeen } from './tools-seen.ts'

/**
 * A ledger by what its entries are about; made once for a ledger, whatever is asked of it. Only entries that count: none is superseded. In
 * each list what says most comes first, by kind, then the newest.
 */
export type EvidenceIndex = {
  byId: ReadonlyMap<string, EvidenceEntry>
  bySkill: ReadonlyMap<string, readonly EvidenceEntry[]>
  byTool: ReadonlyMap<string, readonly EvidenceEntry[]>
  byCertification: ReadonlyMap<string, readonly EvidenceEntry[]>
  /** By a facet as a rule wrote it, in lower case: for what the catalogue lacks. */
  byFacet: ReadonlyMap<string, readonly EvidenceEntry[]>
  /** Languages of which files were changed in too few of the commits cited to say that they were used. */
  byFewFiles: ReadonlyMap<string, readonly EvidenceEntry[]>
  /** By the name of the repository without its owner's, in lower case. */
  byRepository: ReadonlyMap<string, readonly EvidenceEntry[]>
  /** Of skills that what was seen names, and is no evidence of. */
  byNamedSkill: ReadonlyMap<string, readonly EvidenceEntry[]>
  /** All that was seen in repositories, the oldest first. */
  seen: readonly EvidenceEntry[]
}

/** Commits that have to change files of a language before it counts as used; a rule asks for ten, of all and not of those cited. */
const commitsOfLanguage = 5

const speaks: Record<(typeof kinds)[keyof typeof kinds]['speaks'], number> = {
  proves: 0,
  confirms: 1,
  shows: 1,
  claims: 2,
}

const bySpeaking = (a: EvidenceEntry, b: EvidenceEntry): number =>
  speaks[kinds[a.kind].speaks] - speaks[kinds[b.kind].speaks] ||
  (a.observedAt < b.observedAt ? 1 : a.observedAt > b.observedAt ? -1 : 0) ||
  (a.id < b.id ? -1 : 1)

type Lists = Map<string, EvidenceEntry[]>

function add(lists: Lists, key: string, entry: EvidenceEntry): void {
  const own = lists.get(key)
  if (own) own.push(entry)
  else lists.set(key, [entry])
}

/**
 * @param entries  one person's whole ledger, superseded entries too, in any order
 * @param find     finds what the sentences of evidence name: tools above all
 */
export function evidenceIndex(
  entries: readonly EvidenceEntry[],
  benchmark: Pick<Benchmark, 'skills'>,
  find: PhraseMatcher,
): EvidenceIndex {
  const slugNow = new Map(
    benchmark.skills.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs].map((any) => [any, slug])),
  )
  const index = {
    byId: new Map<string, EvidenceEntry>(),
    bySkill: new Map() as Lists,
    byTool: new Map() as Lists,
    byCertification: new Map() as Lists,
    byFacet: new Map() as Lists,
    byRepository: new Map() as Lists,
    byNamedSkill: new Map() as Lists,
    seen: [] as EvidenceEntry[],
  }
  const files = new Map<string, { entries: EvidenceEntry[]; commits: Set<string> }>()
  // Ten years of commits say the same few sentences over and over.
  const namedIn = new Map<string, Named>()
  for (const entry of activeEntries(entries).sort(bySpeaking)) {
    index.byId.set(entry.id, entry)
    const skill = slugNow.get(entry.skill) ?? entry.skill
    add(index.bySkill, skill, entry)
    const { observed } = entry
    if (observed.type === 'judged' && !observed.present) continue
    const facet = observed.type === 'repository' ? observed.facet : ''
    const key = `${facet}\n${sentenceFor(entry)}`
    const named = namedIn.get(key) ?? namesIn(key, find)
    namedIn.set(key, named)
    const tools = observed.type === 'repository' ? toolsSeen(observed, named.tools) : named.tools
    for (const slug of tools) add(index.byTool, slug, entry)
    for (const slug of named.certifications) add(index.byCertification, slug, entry)
    if (observed.type !== 'repository') continue
    index.seen.push(entry)
    for (const slug of named.skills) if (slug !== skill) add(index.byNamedSkill, slug, entry)
    if (facet !== '') add(index.byFacet, facet.toLowerCase(), entry)
    add(index.byRepository, entry.source.label.replace(/^.*\//, '').toLowerCase(), entry)
    for (const [language, commits] of languagesCited(observed)) {
      const own = files.get(language) ?? { entries: [], commits: new Set() }
      files.set(language, own)
      own.entries.push(entry)
      for (const commit of commits) own.commits.add(commit)
    }
  }
  const byFewFiles: Lists = new Map()
  for (const [language, own] of files) {
    const lists = own.commits.size < commitsOfLanguage ? byFewFiles : index.byTool
    // What names the language says more of it than a file that was changed with others.
    lists.set(language, [...new Set([...(lists.get(language) ?? []), ...own.entries])])
  }
  index.seen.sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1))
  return { ...index, byFewFiles }
}

type Named = Record<'skills' | 'tools' | 'certifications', string[]>

/** A facet is a name by itself, as in a list. */
function namesIn(text: string, find: PhraseMatcher): Named {
  const names = find(`Tools: ${text}`).flatMap((mention) => mention.names)
  const of = (wanted: string) => [
    ...new Set(names.filter(({ kind }) => kind === wanted).map(({ slug }) => slug)),
  ]
  return { skills: of('skill'), tools: of('tool'), certifications: of('certification') }
}
