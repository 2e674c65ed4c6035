import type { LadderMapping } from './ladder.ts'
import type { AddedRequirement, RequirementMend, TargetMending } from './mend.ts'

/** What the person says of a target, changed a little. */

/** All that the owner of a target said of it. */
export type OwnersMending = TargetMending & {
  /** Of a ladder, the level that is wanted; null where they did not say. */
  level: string | null
  /** Of a ladder, what was confirmed of its statements. */
  mapping: LadderMapping
}

/** What is said now comes on top of what was said before. One that the person added is changed itself. */
export function withRequirement(mending: OwnersMending, id: string, mend: RequirementMend): OwnersMending {
  const isAdded = mending.added.some((added) => added.id === id)
  if (!isAdded)
    return {
      ...mending,
      requirements: { ...mending.requirements, [id]: { ...mending.requirements[id], ...mend } },
    }
  const { must, stage, skills, tools } = mend
  const values = {
    ...(must !== undefined && { must }),
    ...(stage && { stage }),
    ...(skills && { skills }),
    ...(tools && { tools }),
  }
  return {
    ...mending,
    added: mending.added.map((added) => (added.id === id ? { ...added, ...values } : added)),
  }
}

/** Sets one aside; one that the person added is gone. */
export const withoutRequirement = (mending: OwnersMending, id: string): OwnersMending =>
  mending.added.some((added) => added.id === id)
    ? { ...asRead(mending, id), added: mending.added.filter((added) => added.id !== id) }
    : { ...mending, requirements: { ...mending.requirements, [id]: { dropped: true } } }

/** As it was read. */
export const asRead = (mending: OwnersMending, id: string): OwnersMending => ({
  ...mending,
  requirements: Object.fromEntries(Object.entries(mending.requirements).filter(([own]) => own !== id)),
})

/** That they meet it, in their words; null takes it back. */
export function withClaim(mending: OwnersMending, id: string, claim: string | null): OwnersMending {
  const { claim: _, ...rest } = mending.requirements[id] ?? {}
  if (claim !== null)
    return { ...mending, requirements: { ...mending.requirements, [id]: { ...rest, claim } } }
  return Object.keys(rest).length === 0
    ? asRead(mending, id)
    : { ...mending, requirements: { ...mending.requirements, [id]: rest } }
}

/** Under a name that no other has. */
export function withAdded(mending: OwnersMending, added: Omit<AddedRequirement, 'id'>): OwnersMending {
  const numbers = mending.added.map(({ id }) => Number(id.replace('added-', '')) || 0)
  return {
    ...mending,
    added: [...mending.added, { ...added, id: `added-${Math.max(0, ...numbers) + 1}` }],
  }
}

export const withMapping = (
  mending: OwnersMending,
  statement: string,
  mapped: LadderMapping[string],
): OwnersMending => ({ ...mending, mapping: { ...mending.mapping, [statement]: mapped } })

export const withoutMapping = (mending: OwnersMending, statement: string): OwnersMending => ({
  ...mending,
  mapping: Object.fromEntries(Object.entries(mending.mapping).filter(([own]) => own !== statement)),
})

/** Whether the person said something of what is asked; that they meet it is said of themselves. */
export const isMended = ({ requirements, added }: OwnersMending, id: string): boolean =>
  (Object.hasOwn(requirements, id) && Object.keys(requirements[id] ?? {}).some((key) => key !== 'claim')) ||
  added.some((one) => one.id === id)
