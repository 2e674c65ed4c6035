import type { Skill } from '../core/benchmark/benchmark.ts'
import type { Catalogue } from '../core/benchmark/catalogue.ts'
import { certificationShape, toolFileShape, toolShape } from './catalogue-shape.ts'
import { checkCatalogue, type Placed } from './check-catalogue.ts'
import type { Problem } from './problem.ts'
import { inShape, readYaml } from './yaml-file.ts'

/**
 * Reads tools and certifications, and finds every problem in them at once.
 * @param folder  the content folder
 * @param files   the YAML files' names, without their ending
 * @param skills  those of the benchmark that could be read
 * @param broken  slugs of skills that could not; an empty one where a whole file could not
 * @returns what could be read of it
 */
export function loadCatalogue(
  folder: string,
  files: { tools: readonly string[]; certifications: readonly string[] },
  skills: readonly Skill[],
  broken: ReadonlySet<string>,
): { catalogue: Catalogue; problems: Problem[] } {
  const problems: Problem[] = []
  const tools: Placed<Catalogue['tools'][number]>[] = []
  const certifications: Placed<Catalogue['certifications'][number]>[] = []

  for (const name of files.tools) {
    const yaml = readYaml(folder, `benchmark/tools/${name}.yaml`)
    problems.push(...yaml.problems)
    const found =
      yaml.value === undefined ? undefined : inShape(yaml, [], yaml.value, toolFileShape, problems)
    for (const [index, value] of (found?.tools ?? []).entries()) {
      const entry = inShape(yaml, ['tools', index], value, toolShape, problems)
      if (entry) tools.push({ entry, problem: (path, says) => yaml.problem(['tools', index, ...path], says) })
    }
  }
  for (const name of files.certifications) {
    const yaml = readYaml(folder, `benchmark/certifications/${name}.yaml`)
    problems.push(...yaml.problems)
    const entry =
      yaml.value === undefined ? undefined : inShape(yaml, [], yaml.value, certificationShape, problems)
    if (!entry) continue
    if (entry.slug !== name)
      problems.push(
        yaml.problem(['slug'], `the file is named for the certification \`${name}\`, not \`${entry.slug}\``),
      )
    certifications.push({ entry, problem: yaml.problem })
  }
  problems.push(...checkCatalogue(tools, certifications, skills, broken))

  return {
    catalogue: {
      tools: tools.map(({ entry }) => entry),
      certifications: certifications.map(({ entry }) => entry),
    },
    problems,
  }
}
