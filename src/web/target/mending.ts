import type { TargetMendRequest, TargetReply } from '../../api/contract/target.ts'

/** What the person says of a target, changed a little. */

export type RequirementMend = TargetMendRequest['requirements'][string]
export type Change = (mending: TargetMendRequest, says: string) => void

/** What is said now comes on top of what was said before. One that the person added is changed itself. */
export function withRequirement(
  mending: TargetMendRequest,
  id: string,
  mend: RequirementMend,
): TargetMendRequest {
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
export const withoutRequirement = (mending: TargetMendRequest, id: string): TargetMendRequest =>
  mending.added.some((added) => added.id === id)
    ? { ...mending, added: mending.added.filter((added) => added.id !== id) }
    : { ...mending, requirements: { ...mending.requirements, [id]: { dropped: true } } }

/** As it was read. */
export const asRead = (mending: TargetMendRequest, id: string): TargetMendRequest => ({
  ...mending,
  requirements: Object.fromEntries(Object.entries(mending.requirements).filter(([own]) => own !== id)),
})

/** Under a name that no other has. */
export function withAdded(
  mending: TargetMendRequest,
  added: Omit<TargetMendRequest['added'][number], 'id'>,
): TargetMendRequest {
  const numbers = mending.added.map(({ id }) => Number(id.replace('added-', '')) || 0)
  return {
    ...mending,
    added: [...mending.added, { ...added, id: `added-${Math.max(0, ...numbers) + 1}` }],
  }
}

export const withMapping = (
  mending: TargetMendRequest,
  statement: string,
  mapped: TargetMendRequest['mapping'][string],
): TargetMendRequest => ({ ...mending, mapping: { ...mending.mapping, [statement]: mapped } })

export const withoutMapping = (mending: TargetMendRequest, statement: string): TargetMendRequest => ({
  ...mending,
  mapping: Object.fromEntries(Object.entries(mending.mapping).filter(([own]) => own !== statement)),
})

/** Whether the person said something of it. */
export const isMended = ({ mending }: TargetReply, id: string): boolean =>
  Object.hasOwn(mending.requirements, id) || mending.added.some((added) => added.id === id)
