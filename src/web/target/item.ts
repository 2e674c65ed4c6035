import type { TargetReply } from '../../api/contract/target.ts'

/** What is asked, beside how the evidence stands to it. */
export type Asked = TargetReply['requirements'][number]

/** What a target's unsent mending is kept under in the browser. */
export const itemOf = (id: string): string => `target/${id}`
