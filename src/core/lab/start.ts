/** What a service's own `lab.yaml` says: which lab it is for, and how it is started in its folder. */
export type StartOf = { lab: string; start: [string, ...string[]] }

/** @returns what a parsed lab.yaml says, or what is wrong with it, in a sentence */
export function startOf(value: unknown): StartOf | string {
  if (typeof value !== 'object' || value === null) return 'lab.yaml has to say `lab` and `start`.'
  const { lab, start } = value as Record<string, unknown>
  if (typeof lab !== 'string' || lab === '') return 'lab.yaml has to say which `lab` it is for.'
  const isCommand = Array.isArray(start) && start.every((word) => typeof word === 'string')
  const [program, ...rest] = isCommand ? (start as string[]) : []
  if (program === undefined || program === '')
    return 'lab.yaml has to say how the service is started, as a list of words: `start: [node, server.ts]`.'
  return { lab, start: [program, ...rest] }
}
