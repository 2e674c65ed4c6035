import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Benchmark, strengths } from '../core/benchmark/benchmark.ts'
import type { Lab, Step } from '../core/lab/lab.ts'
import { startOf } from '../core/lab/start.ts'
import type { Problem } from './problem.ts'
import { readYaml } from './yaml-file.ts'

const slugPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** What the type of a lab cannot say: that what it names is there. */
export function checkLab(contentFolder: string, name: string, lab: Lab, benchmark: Benchmark): Problem[] {
  const file = `labs/${name}/lab.ts`
  const text = readFileSync(join(contentFolder, file), 'utf8')
  const problems: Problem[] = []
  /** @param near  what stands in the file where the problem is */
  const problem = (near: string, says: string) => problems.push({ file, place: placeOf(text, near), says })

  if (lab.slug !== name) problem(`'${lab.slug}'`, `the folder is called \`${name}\`, not \`${lab.slug}\``)
  if (!Number.isInteger(lab.version) || lab.version < 1)
    problem('version', 'the version is no whole number from 1')
  if (!(lab.hours.from > 0 && lab.hours.from <= lab.hours.to)) problem('hours', 'the hours are no range')
  if (lab.title.trim() === '' || lab.summary.trim() === '')
    problem('title', 'the title or the summary is empty')
  if (!existsSync(join(contentFolder, 'labs', name, lab.database.fixture)))
    problem(lab.database.fixture, `there is no file \`${lab.database.fixture}\``)

  if (lab.behaviours.length === 0) problem('behaviours', 'it speaks for no behaviour')
  for (const { skill, behaviour, strength } of lab.behaviours) {
    const known = benchmark.skills.find(({ slug }) => slug === skill)
    if (!known) problem(`'${skill}'`, `there is no skill \`${skill}\``)
    else if (!known.behaviours.some(({ id }) => id === behaviour))
      problem(`'${behaviour}'`, `the skill \`${skill}\` has no behaviour \`${behaviour}\``)
    if (!strengths.includes(strength)) problem(`'${strength}'`, `\`${strength}\` is no strength`)
  }
  for (const twice of repeated(lab.behaviours.map(({ skill, behaviour }) => `${skill}/${behaviour}`)))
    problem('behaviours', `it speaks twice for \`${twice}\``)

  if (lab.scenario.length === 0) problem('scenario', 'nothing happens in it')
  for (const id of repeated(lab.scenario.map((step) => step.id)))
    problem(`'${id}'`, `two steps are called \`${id}\``)
  for (const step of lab.scenario) for (const says of stepProblems(step, lab)) problem(`'${step.id}'`, says)

  const operations = operationsIn(lab)
  if (operations > mostOperations)
    problem('scenario', `it records ${operations} operations; at most ${mostOperations} fit into a recording`)

  if (lab.checks.length === 0) problem('checks', 'it has no check')
  for (const id of repeated(lab.checks.map((check) => check.id)))
    problem(`'${id}'`, `two checks are called \`${id}\``)
  const compares = lab.scenario.some(({ kind }) => kind === 'compare')
  for (const { id, kind, atMost } of lab.checks) {
    if (!slugPattern.test(id)) problem(`'${id}'`, `\`${id}\` is not lower case words joined by hyphens`)
    if (!(atMost >= 0)) problem(`'${id}'`, `the limit of \`${id}\` is no number from 0`)
    if (kind === 'timed' && !compares) problem(`'${id}'`, `\`${id}\` is timed, but nothing is compared`)
  }
  const hints = lab.hints.filter((hint) => hint.trim() !== '')
  if (hints.length !== 3 || repeated(hints).length > 0) problem('hints', 'it has not three hints that differ')
  return problems
}

/** Compressed they take about 20 bytes each, and a recording has 4 MiB. */
const mostOperations = 100_000

/** Of its load steps, but for what follows a reply. */
const operationsIn = ({ scenario, loads }: Lab): number =>
  scenario.reduce((sum, step) => {
    if (step.kind !== 'load' || !loads[step.load]?.operation) return sum
    const { ratePerSecond, toRatePerSecond = ratePerSecond, durationMs } = step
    return sum + Math.round((((ratePerSecond + toRatePerSecond) / 2) * durationMs) / 1000)
  }, 0)

function stepProblems(step: Step, lab: Lab): string[] {
  const says: string[] = []
  if ('load' in step && !Object.hasOwn(lab.loads, step.load)) says.push(`there is no load \`${step.load}\``)
  for (const { fault } of step.kind === 'load' ? (step.faults ?? []) : []) {
    if ('instance' in fault && !(fault.instance >= 0 && fault.instance < (lab.instances ?? 1)))
      says.push(`there is no instance ${fault.instance}`)
    if (fault.kind === 'network' && fault.to === 'provider' && !lab.provider)
      says.push('there is no provider')
  }
  return says
}

/** That starters and submissions are as their folders' names say, for all checks; without a lab, only what is known. */
export function checkSubmissions(
  contentFolder: string,
  name: string,
  languages: readonly string[],
  lab: Lab | null,
): Problem[] {
  const at = (path: string) => `labs/${name}/${path}`
  const problems: Problem[] = []
  const problem = (path: string, says: string) => problems.push({ file: at(path), place: '', says })
  const folders = (path: string) => foldersIn(join(contentFolder, at(path)))

  if (!languages.includes('typescript')) problem('starter/typescript', 'the folder is missing')
  for (const language of languages) {
    const yaml = readYaml(contentFolder, at(`starter/${language}/lab.yaml`))
    problems.push(...yaml.problems)
    if (yaml.value === undefined) continue
    const start = startOf(yaml.value)
    if (typeof start === 'string') problems.push(yaml.problem([], start))
    else if (start.lab !== name) problems.push(yaml.problem(['lab'], `names the lab \`${start.lab}\``))
  }
  if (folders('submissions/accepted').length === 0) problem('submissions/accepted', 'holds no submission')
  const rejected = folders('submissions/rejected')
  for (const check of rejected)
    if (folders(`submissions/rejected/${check}`).length === 0)
      problem(`submissions/rejected/${check}`, 'holds no submission')
  if (lab === null) return problems
  const checks = lab.checks.map(({ id }) => id)
  for (const check of rejected)
    if (!checks.includes(check)) problem(`submissions/rejected/${check}`, `there is no check \`${check}\``)
  for (const check of checks)
    if (!rejected.includes(check))
      problem(`submissions/rejected/${check}`, `nothing is there that fails \`${check}\` alone`)
  return problems
}

/** Names of folders, sorted; none where there is none. */
export const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []))
        .sort()
    : []

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((each, index) => names.indexOf(each) !== index)),
]

/** `line:column` of the first place where `near` stands; empty where it does not. */
function placeOf(text: string, near: string): string {
  const at = text.indexOf(near)
  if (at < 0) return ''
  const before = text.slice(0, at).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}
