import type { GuardedRepository } from './guard/repository.ts'

/** Whether everything that `older` reaches is reached from `newer` too; false where one of them is not here. */
export async function isAncestor({ git }: GuardedRepository, older: string, newer: string): Promise<boolean> {
  return (await git.run(['merge-base', '--is-ancestor', older, newer])).code === 0
}

/** Addresses in lower case, sorted, with those that the repository's .mailmap gives them. */
export async function canonicalAddresses(
  { git, head }: GuardedRepository,
  addresses: readonly string[],
): Promise<string[]> {
  const given = addresses
    .map((address) => address.trim().toLowerCase())
    .filter((address) => /^[^\s<>]+$/.test(address))
  if (!head || given.length === 0) return [...new Set(given)].sort()
  const mapped = await git.run(
    ['check-mailmap', '--stdin'],
    given.map((address) => `<${address}>\n`).join(''),
  )
  const canonical = [...mapped.stdout.toString('utf8').matchAll(/<([^<>\n]+)>$/gm)].map(([, address = '']) =>
    address.toLowerCase(),
  )
  return [...new Set([...given, ...canonical])].sort()
}
