/** Where in a résumé something is claimed: in a bullet of a job says more than in a list. */
export const claimPlaces = [
  'job-bullet',
  'job',
  'project',
  'certificate',
  'education',
  'summary',
  'skills-list',
  'elsewhere',
] as const
export type ClaimPlace = (typeof claimPlaces)[number]

/** That somebody has to do with a skill, a tool or a certification, since a line says so. */
export type SkillClaim = {
  subject: { kind: 'skill' | 'tool' | 'certification'; slug: string }
  /** The words as written. */
  text: string
  /** The number of the line in the reading. */
  line: number
  place: ClaimPlace
  /** JSON pointer of the value in the résumé; null for a line that no value was read from. */
  pointer: string | null
  /**
   * When it was last so, ISO 8601 in UTC: the end of the job or project it stands in (the day of reading where that goes on), or
   * the date of the certificate; null where the document gives no date, as in a list of skills.
   */
  observedAt: string | null
}
