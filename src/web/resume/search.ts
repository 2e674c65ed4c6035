/** Whether a résumé is looked at as it was understood; as it was written where nothing is said. */
export type ResumeSearch = { as?: 'understood' }

export const resumeSearch = (search: Record<string, unknown>): ResumeSearch =>
  search.as === 'understood' ? { as: 'understood' } : {}
