/** What a service's own `lab.yaml` says. */
export type StartOf = {
  /** Which lab it is for. */
  lab: string
  /** How it is started in its folder. */
  start: [string, ...string[]]
  /** A command that succeeds where what it needs is there; null where nothing is needed. */
  needs: [string, ...string[]] | null
}

/** @returns what a parsed lab.yaml says, or what is wrong with it, in a sentence */
export function startOf(value: unknown): StartOf | string {
  if (typeof value !== 'object' || value === null) return 'lab.yaml has to say `lab` and `start`.'
  const { lab, start, needs } = value as Record<string, unknown>
  if (typeof lab !== 'string' || lab === '') return 'lab.yaml has to say which `lab` it is for.'
  const command = commandOf(start)
  if (command === null)
    return 'lab.yaml has to say how the service is started, as a list of words: `start: [node, server.ts]`.'
  const needed = commandOf(needs)
  if (needs !== undefined && needed === null)
    return 'lab.yaml: `needs` has to be a command, as a list of words: `needs: [java, -version]`.'
  return { lab, start: command, needs: needed }
}

function commandOf(value: unknown): [string, ...string[]] | null {
  if (!Array.isArray(value) || !value.every((word) => typeof word === 'string')) return null
  const [program, ...rest] = value
  return program === undefined || program === '' ? null : [program, ...rest]
}
