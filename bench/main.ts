import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { Measured } from './readiness.ts'

/** `npm run bench [NAME…]`: measures, and writes what was measured into its part of bench/README.md. */
const parts: Record<string, () => Promise<Measured[]>> = {
  start: async () => (await import('./start.ts')).benchStart(),
  git: async () => (await import('./git.ts')).benchGit(),
  load: async () => (await import('./load.ts')).benchLoad(),
  history: async () => (await import('./history.ts')).benchHistory(),
  run: async () => (await import('./lab-run.ts')).benchLabRun(),
  readiness: async () => (await import('./readiness.ts')).benchReadiness(),
  phrases: async () => (await import('./phrases.ts')).benchPhrases(),
  resume: async () => (await import('./resume.ts')).benchResume(),
  targets: async () => (await import('./targets.ts')).benchTargets(),
  plan: async () => (await import('./plan.ts')).benchPlan(),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  process.exit(64)
}

const file = new URL('README.md', import.meta.url)
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.error(`measuring ${name} …`)
  const rows = await measure()
  const table = [
    machine(),
    '',
    '| what | measured | |',
    '|---|---|---|',
    ...rows.map(({ name: what, value, note }) => `| ${what} | ${value} | ${note ?? ''} |`),
  ].join('\n')
  console.log(`\n${table}`)
  writeFileSync(file, withPart(readFileSync(file, 'utf8'), name, table))
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = (totalmem() / 1024 ** 3).toFixed(0)
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()
  const day = new Date().toISOString().slice(0, 10)
  return `${day}: ${cpus().length} cores (${model}), ${memory} GiB, ${process.platform} ${process.arch}, Node ${process.version}, ${git}.`
}

/** Replaces what stands between the marks of a part. */
function withPart(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`bench/README.md has no marks for ${name}`)
  return `${text.slice(0, from + start.length)}\n${table}\n${text.slice(to)}`
}
