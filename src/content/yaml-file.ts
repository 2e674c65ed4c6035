import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Problem } from './problem.ts'

type Path = readonly PropertyKey[]

/** A YAML file that remembers where each of its values stands. */
export type YamlFile = {
  /** Plain value; undefined where the file could not be parsed. */
  value: unknown
  problem: (path: Path, says: string) => Problem
  problems: Problem[]
}

/** Reads `file` below `folder`. A file that is missing or is not YAML is a problem, not an exception. */
export function readYaml(folder: string, file: string): YamlFile {
  let text: string
  try {
    text = readFileSync(join(folder, file), 'utf8')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const problem = { file, place: '', says: missing ? 'the file is missing' : 'the file cannot be read' }
    return { value: undefined, problem: () => problem, problems: [problem] }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${line}:${col}`
  }
  const problem = (path: Path, says: string): Problem => {
    // The value may be missing; then its nearest parent is the place to look at.
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return { file, place: placeOf(node.range[0]), says }
      const parent = document.getIn(path.slice(0, length - 1), true)
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => isScalar(key) && key.value === path[length - 1])
        : undefined
      if (isNode(pair?.key) && pair.key.range) return { file, place: placeOf(pair.key.range[0]), says }
    }
    return { file, place: '1:1', says }
  }
  const problems = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    file,
    place: placeOf(pos[0]),
    says: message,
  }))
  return { value: document.errors.length > 0 ? undefined : document.toJS(), problem, problems }
}

/** The value at `path` in the shape asked for, or undefined after saying everything that is wrong with it. */
export function inShape<T>(
  yaml: YamlFile,
  path: Path,
  value: unknown,
  shape: z.ZodType<T>,
  problems: Problem[],
): T | undefined {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys)
        problems.push(
          yaml.problem([...path, ...issue.path, key], `\`${key}\` is not a key that is known here`),
        )
    else {
      const where = issue.path.map(String).join('.')
      problems.push(
        yaml.problem(
          [...path, ...issue.path],
          where === '' ? issue.message : `\`${where}\`: ${issue.message}`,
        ),
      )
    }
  }
  return undefined
}
