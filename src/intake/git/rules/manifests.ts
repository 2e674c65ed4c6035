import { XMLParser } from 'fast-xml-parser'
import { parse as parseToml } from 'smol-toml'
import type { ChangedText } from '../content/changed-text.ts'

/** What a manifest declares: its own version, and what it depends on with which versions. */
export type Manifest = { version: string | null; dependencies: Map<string, string> }

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null

function collect(into: Map<string, string>, table: unknown): void {
  for (const [name, version] of Object.entries(record(table)))
    into.set(name, text(version) ?? text(record(version).version) ?? JSON.stringify(version) ?? '')
}

function fromJson(content: string): Manifest {
  const root = record(JSON.parse(content))
  const dependencies = new Map<string, string>()
  for (const key of [
    'dependencies',
    'devDependencies',
    'peerDependencies',
    'optionalDependencies',
    'require',
    'require-dev',
  ])
    collect(dependencies, root[key])
  return { version: text(root.version), dependencies }
}

function fromToml(content: string): Manifest {
  const root = record(parseToml(content))
  const project = record(root.project ?? root.package ?? record(record(root.tool).poetry))
  const poetry = record(record(root.tool).poetry)
  const dependencies = new Map<string, string>()
  for (const table of [
    root.dependencies,
    root['dev-dependencies'],
    root['build-dependencies'],
    record(root.workspace).dependencies,
    poetry.dependencies,
    poetry['dev-dependencies'],
  ])
    collect(dependencies, table)
  const listed = project.dependencies
  if (Array.isArray(listed)) for (const entry of listed) requirement(dependencies, String(entry))
  return { version: text(project.version), dependencies }
}

function requirement(into: Map<string, string>, line: string): void {
  const [, name, version] =
    /^\s*([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*([<>=!~^].*)?$/.exec(line.replace(/[;#].*$/, '').trimEnd()) ?? []
  if (name) into.set(name.toLowerCase(), version?.trim() ?? '')
}

// Entities could expand without bound.
const xml = new XMLParser({ ignoreAttributes: false, processEntities: false, attributeNamePrefix: '' })

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

function fromXml(content: string): Manifest {
  const root = record(xml.parse(content))
  const project = record(root.project ?? root.Project)
  const dependencies = new Map<string, string>()
  for (const entry of list(record(project.dependencies).dependency).map(record))
    dependencies.set(`${text(entry.groupId)}:${text(entry.artifactId)}`, text(entry.version) ?? '')
  for (const group of list(project.ItemGroup).map(record))
    for (const entry of list(group.PackageReference).map(record))
      dependencies.set(text(entry.Include) ?? '', text(entry.Version) ?? '')
  const properties = list(project.PropertyGroup).map(record)
  return {
    version:
      text(project.version) ??
      properties.map((group) => text(group.Version)).find((version) => version !== null) ??
      null,
    dependencies,
  }
}

const lineLimit = 500

function byLine(content: string, line: RegExp, version: RegExp | null): Manifest {
  const dependencies = new Map<string, string>()
  // Runs of empty lines, or a line without end, would take an expression long.
  const text = content
    .split('\n')
    .filter((each) => each.length <= lineLimit && each.trim() !== '')
    .join('\n')
  for (const [, name, wanted] of text.matchAll(line)) if (name) dependencies.set(name, wanted ?? '')
  return { version: version?.exec(text)?.[1] ?? null, dependencies }
}

const readers: readonly (readonly [path: RegExp, read: (content: string) => Manifest])[] = [
  [/(package|composer)\.json$/, fromJson],
  [/(pyproject|Cargo)\.toml$|Pipfile$/, fromToml],
  [/pom\.xml$|\.(cs|fs)proj$/, fromXml],
  [
    /go\.mod$/,
    (content) =>
      byLine(content, /^\s*(?:require\s+)?([\w.-]+\.[\w./-]+)\s+(v[\w.+-]+)(?:\s*\/\/.*)?$/gm, null),
  ],
  [
    /Gemfile$|\.gemspec$/,
    (content) =>
      byLine(
        content,
        /^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)\s*\(?\s*['"]([\w-]+)['"](?:\s*,\s*['"]([^'"]+)['"])?/gm,
        /\.version\s*=\s*['"]([\w.]+)['"]/,
      ),
  ],
  [
    /build\.gradle(\.kts)?$/,
    (content) =>
      byLine(
        content,
        /\b(?:implementation|api|compileOnly|runtimeOnly|testImplementation)\s*\(?\s*['"]([\w.-]+:[\w.-]+):([\w.-]+)['"]/g,
        /^version\s*=\s*['"]([\w.-]+)['"]/m,
      ),
  ],
  [
    /requirements[\w./-]*\.(txt|in)$/,
    (content) => {
      const dependencies = new Map<string, string>()
      for (const line of content.split('\n')) if (line.length <= lineLimit) requirement(dependencies, line)
      return { version: null, dependencies }
    },
  ],
  [
    /(package\.yaml|\.cabal)$/,
    (content) =>
      byLine(
        content,
        /^\s*[,-]\s*([a-z][\w-]*)\s+([<>=^&| .\d*]+)$/gm,
        /^version:\s*['"]?([\d.]+)['"]?\s*$/m,
      ),
  ],
  [/mix\.exs$/, (content) => byLine(content, /\{:(\w+),\s*"([^"]+)"/g, /\bversion:\s*"([\w.]+)"/)],
]

/** @returns null where the file is no manifest that can be read: damaged, or of an unknown kind */
export function readManifest(path: string, content: string): Manifest | null {
  const read = readers.find(([name]) => name.test(path))?.[1]
  if (!read || content.length > 512 * 1024) return null
  try {
    return read(content)
  } catch {
    return null
  }
}

/** What one commit did to a manifest. */
export type ManifestChange = { released: boolean; updated: number }

const released = /^v?\d+\.\d+(\.\d+)*$/

export function manifestChange(change: ChangedText): ManifestChange {
  const { before, after } = change.texts()
  const now = readManifest(change.path, after)
  const then = before === null ? null : readManifest(change.path, before)
  if (!now || !then) return { released: false, updated: 0 }
  // With its own version, what is released with it moves too.
  const own = now.version !== then.version
  let updated = 0
  for (const [name, version] of now.dependencies) {
    const old = then.dependencies.get(name)
    if (!own && old !== undefined && old !== version && /\d/.test(version)) updated++
  }
  return {
    released:
      now.version !== null &&
      then.version !== null &&
      now.version !== then.version &&
      released.test(now.version),
    updated,
  }
}
