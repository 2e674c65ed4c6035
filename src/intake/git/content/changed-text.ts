import type { PathClass } from '../paths/classify.ts'
import { importsIn } from './imports.ts'
import { type LineDifference, lineDifference } from './line-difference.ts'
import { type Masked, mask, syntaxOf } from './mask.ts'
import { withoutWayBack } from './way-back.ts'
import { writtenText } from './written-text.ts'

const nothing = Buffer.alloc(0)

/** The language that comments and strings follow where linguist's programming languages do not name it. */
const syntaxByName: readonly (readonly [RegExp, string])[] = [
  [/\.(ya?ml)$/, 'YAML'],
  [/\.(toml|ini|conf|cfg|cnf|service)$/, 'TOML'],
  [/\.tf$/, 'HCL'],
  [/(Docker|Container)file/, 'Dockerfile'],
  [/(Makefile|\.mk)$/, 'Makefile'],
  [/\.nix$/, 'Nix'],
  [/\.proto$/, 'Protocol Buffer'],
  [/\.(graphqls?|gql)$/, 'GraphQL'],
  [/(Jenkinsfile|\.gradle)/, 'Groovy'],
  [/(Gemfile|Rakefile|Vagrantfile)$/, 'Ruby'],
]

/** What one commit added to one file, in the parts that rules read. Nothing of it outlives the commit. */
export class ChangedText {
  readonly path: string
  readonly class: PathClass
  readonly status: 'A' | 'M'
  readonly difference: LineDifference
  readonly #after: Buffer
  readonly #before: Buffer
  #mask: Masked | null = null
  #removed = ''
  #forth: readonly (readonly [number, number])[] | null = null
  readonly #views = new Map<string, string>()
  readonly #imports = new Map<string, Set<string>>()
  #importsBefore: Set<string> | null = null

  /** @param before null where the file is new */
  constructor(path: string, pathClass: PathClass, before: Buffer | null, after: Buffer) {
    this.path = path
    this.class = pathClass
    this.status = before ? 'M' : 'A'
    this.#before = before ?? nothing
    this.#after = after
    this.difference = lineDifference(this.#before, after)
  }

  /**
   * Lines that the commit took away, from this file or another. What stood in one of them was moved or touched, not
   * written: rules ask for more in the added lines than there was in the removed ones.
   */
  get removed(): string {
    return this.#removed
  }

  set removed(lines: string) {
    this.#removed = lines
  }

  get language(): string | null {
    return this.class.language
  }

  /** Added lines, one single-byte character per byte. `sql` is SQL wherever the language keeps it: files or strings. */
  added(view: 'code' | 'bare' | 'strings' | 'sql' | 'raw'): string {
    const known = this.#views.get(view)
    if (known !== undefined) return known
    const text = this.#addedOf(view)
    this.#views.set(view, text)
    return text
  }

  /** Modules that the added lines import; of `raw`, those in comments too, which is cheaper to know. */
  imports(view: 'code' | 'raw', family: string): ReadonlySet<string> {
    const known = this.#imports.get(view)
    if (known) return known
    const imports = importsIn(this.added(view), family)
    this.#imports.set(view, imports)
    return imports
  }

  /** Modules that the old file imports, or a line that the commit took away elsewhere. */
  importsBefore(family: string): ReadonlySet<string> {
    this.#importsBefore ??= importsIn(`${this.#removed}\n${this.#before.toString('latin1')}`, family)
    return this.#importsBefore
  }

  /** The new file without comments. */
  whole(): string {
    const known = this.#views.get('whole')
    if (known !== undefined) return known
    const text = writtenText(this.#masked(this.#after).code, [[0, this.#after.length]])
    this.#views.set('whole', text)
    return text
  }

  /** The old and the new file as they stand, for parsers of manifests. */
  texts(): { before: string | null; after: string } {
    return {
      before: this.status === 'A' ? null : this.#before.toString('utf8'),
      after: this.#after.toString('utf8'),
    }
  }

  /** Words of the added lines, by their hash; comments and strings included. */
  eachWord(visit: (hash: number) => void): void {
    const text = this.#after
    for (const [start, end] of this.difference.added) {
      let hash = emptyHash
      for (let at = start; at < end; at++) {
        const letter = letters[text[at] as number] as number
        if (letter !== 0) hash = Math.imul(hash ^ letter, 16777619)
        else if (hash !== emptyHash) {
          visit(hash)
          hash = emptyHash
        }
      }
      if (hash !== emptyHash) visit(hash)
    }
  }

  #addedOf(view: 'code' | 'bare' | 'strings' | 'sql' | 'raw'): string {
    if (view === 'raw') return this.#slice(this.#after)
    if (view === 'sql')
      return /^(SQL|PLpgSQL|PLSQL|TSQL)$/.test(this.#syntaxName())
        ? this.added('code')
        : this.added('strings')
    return this.#slice(this.#maskOfAdded()[view])
  }

  #slice(text: Buffer): string {
    return writtenText(text, this.#ranges())
  }

  /** What a migration does to be undone brings back what was there. */
  #ranges(): readonly (readonly [number, number])[] {
    this.#forth ??=
      this.class.kind === 'migration'
        ? withoutWayBack(this.path, this.#after, this.difference.added)
        : this.difference.added
    return this.#forth
  }

  #syntaxName(): string {
    return this.language ?? syntaxByName.find(([name]) => name.test(this.path))?.[1] ?? ''
  }

  /** Up to the last added line: what follows says nothing about what stands before it. */
  #maskOfAdded(): Masked {
    this.#mask ??= this.#masked(this.#after.subarray(0, this.difference.added.at(-1)?.[1] ?? 0))
    return this.#mask
  }

  #masked(text: Buffer): Masked {
    const syntax = syntaxOf(this.#syntaxName())
    return syntax ? mask(text, syntax) : { code: text, bare: text, strings: Buffer.alloc(text.length, 32) }
  }
}

const emptyHash = 2166136261 | 0

/** Lower-case code of letters, digits and the underscore; 0 for all else. */
const letters = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = String.fromCharCode(byte)
  return /\w/.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0
})

/** The same hash for a rule's word. */
export function wordHash(word: string): number {
  let hash = emptyHash
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 16777619)
  return hash
}
