/** Which modules a piece of source imports, by its language's own statements. */

const statements: Record<string, RegExp[]> = {
  js: [
    /\brequire\(\s*['"`]([^'"`\n]+)['"`]\s*\)/g,
    /\bfrom\s+['"]([^'"\n]+)['"]/g,
    /\bimport\s+['"]([^'"\n]+)['"]/g,
    /\bimport\(\s*['"`]([^'"`\n]+)['"`]\s*\)/g,
  ],
  py: [/^[ \t]*from[ \t]+([\w.]+)[ \t]+import\b/gm, /^[ \t]*import[ \t]+([\w.]+)/gm],
  go: [/^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"([\w./~-]+)"[ \t]*$/gm],
  jvm: [/^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+)/gm],
  cs: [/^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?([\w.]+)[ \t]*;/gm],
  rs: [/\b(?:pub[ \t]+)?use[ \t]+(?:::)?([\w:]+)/g, /^[ \t]*extern[ \t]+crate[ \t]+(\w+)/gm],
  rb: [/^[ \t]*require[ \t(]+['"]([^'"\n]+)['"]/gm],
  php: [/^[ \t]*use[ \t]+\\?([\w\\]+)/gm],
  c: [/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"]/gm],
  hs: [/^import[ \t]+(?:safe[ \t]+)?(?:"[\w-]+"[ \t]+)?(?:qualified[ \t]+)?([\w.]+)/gm],
  ex: [/^[ \t]*(?:use|import|alias)[ \t]+([\w.]+)/gm],
}

/** How a library's name continues where a part of it is imported. */
const separators: Record<string, string> = {
  js: '/',
  py: '.',
  go: '/',
  jvm: '.',
  cs: '.',
  rs: '::',
  rb: '/',
  php: '\\',
  c: '/',
  hs: '.',
  ex: '.',
}

const families: Record<string, string> = {
  JavaScript: 'js',
  TypeScript: 'js',
  TSX: 'js',
  Python: 'py',
  Go: 'go',
  Java: 'jvm',
  Kotlin: 'jvm',
  Scala: 'jvm',
  Groovy: 'jvm',
  'C#': 'cs',
  'F#': 'cs',
  Rust: 'rs',
  Ruby: 'rb',
  PHP: 'php',
  C: 'c',
  'C++': 'c',
  Haskell: 'hs',
  Elixir: 'ex',
}

export const importWords = ['import', 'require', 'from', 'using', 'use', 'include', 'extern', 'alias']

export const importFamily = (language: string | null): string | null => families[language ?? ''] ?? null

export function importsIn(text: string, family: string): Set<string> {
  const found = new Set<string>()
  // `matchAll` would make a copy of the expression each time, which is compiled anew.
  for (const statement of statements[family] ?? []) {
    statement.lastIndex = 0
    for (let match = statement.exec(text); match; match = statement.exec(text))
      if (match[1]) found.add(match[1])
  }
  // A Go import stands on a line of its own, as any string may; a path with a dot or of the standard library tells them apart.
  return found
}

/** `js:redis` is imported as `redis` or `redis/…`; names of packages match in full, part by part. */
export function importsLibrary(imports: ReadonlySet<string>, family: string, library: string): boolean {
  const separator = separators[family] ?? '/'
  for (const name of imports)
    if (name === library || (name.startsWith(library) && name.startsWith(separator, library.length)))
      return true
  return false
}
