import type { SourceInstance } from './entry.ts'

/**
 * What a repository is called: the first of its names that no other source has; the last where all are taken. It is for
 * people alone. What says which source evidence is of is the instance.
 * @param names  at least one, the one preferred first
 */
export function labelAmong(
  names: readonly string[],
  instance: string,
  sources: readonly Pick<SourceInstance, 'instance' | 'label'>[],
): string {
  const taken = new Set(sources.filter((source) => source.instance !== instance).map(({ label }) => label))
  return names.find((name) => !taken.has(name)) ?? names.at(-1) ?? instance.slice(0, 12)
}
