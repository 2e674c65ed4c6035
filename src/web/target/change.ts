import type { OwnersMending } from '../../core/target/mending.ts'

/** Keeps what the person says of a target now, and tells them what was done. */
export type Change = (mending: OwnersMending, says: string) => void
