import type { MendRequest } from '../../api/contract/resume.ts'

/** Says what is put right from now on, and in one sentence what that was. */
export type Change = (mending: MendRequest, says: string) => void
