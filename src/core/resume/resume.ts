/** A date as precise as it was written: `2021`, `2021-04` or `2021-04-03`. */
export type ResumeDate = string

/** Where somebody lives or works, as JSON Resume has it. */
export type ResumeLocation = {
  address?: string
  city?: string
  region?: string
  postalCode?: string
  countryCode?: string
}

/** A job; one that has a start and no end goes on. Several roles at one employer are several jobs. */
export type Job = {
  /** The employer. */
  name?: string
  position?: string
  location?: string
  /** What the employer does. */
  description?: string
  url?: string
  startDate?: ResumeDate
  endDate?: ResumeDate
  summary?: string
  highlights?: string[]
}

export type Education = {
  institution?: string
  url?: string
  studyType?: string
  area?: string
  startDate?: ResumeDate
  endDate?: ResumeDate
  score?: string
  courses?: string[]
}

export type Project = {
  name?: string
  description?: string
  highlights?: string[]
  keywords?: string[]
  startDate?: ResumeDate
  endDate?: ResumeDate
  url?: string
  roles?: string[]
  entity?: string
  type?: string
}

/**
 * What stands in a résumé, in the shape of JSON Resume (jsonresume.org, schema 1.x): it is valid by that schema, and what
 * the document does not say is absent.
 */
export type Resume = {
  basics?: {
    name?: string
    /** What they call themselves: "Senior backend developer". */
    label?: string
    email?: string
    phone?: string
    url?: string
    summary?: string
    location?: ResumeLocation
    profiles?: { network?: string; username?: string; url?: string }[]
  }
  work?: Job[]
  volunteer?: (Omit<Job, 'name'> & { organization?: string })[]
  education?: Education[]
  projects?: Project[]
  skills?: { name?: string; level?: string; keywords?: string[] }[]
  certificates?: { name?: string; issuer?: string; date?: ResumeDate; url?: string }[]
  languages?: { language?: string; fluency?: string }[]
  awards?: { title?: string; awarder?: string; date?: ResumeDate; summary?: string }[]
  publications?: {
    name?: string
    publisher?: string
    releaseDate?: ResumeDate
    url?: string
    summary?: string
  }[]
  interests?: { name?: string; keywords?: string[] }[]
  references?: { name?: string; reference?: string }[]
}

/** A line as it stands in the document, in reading order: column by column where there are columns. */
export type ResumeLine = {
  /** Counted from 1 over the whole document. Of JSON Resume it is the line of the file. */
  number: number
  /** Counted from 1; null where the format knows no pages. */
  page: number | null
  text: string
}

export const resumeFormats = ['pdf', 'docx', 'json-resume', 'text'] as const
export type ResumeFormat = (typeof resumeFormats)[number]

/** Something that the document leaves open. Until it is answered, nothing is guessed: the values are absent or less precise. */
export type ResumeQuestion = {
  /** The same whenever the same document is read: `date-order`, `employer-or-title:2`. */
  id: string
  /** One sentence, ours: "Is 03/04/2021 the 3rd of April or the 4th of March?" */
  asks: string
  lines: number[]
  choices: {
    id: string
    says: string
    /** What the answer writes into the résumé, by JSON pointer (RFC 6901). */
    sets: Record<string, string>
  }[]
}

/** Lines in a row that no field was made of. */
export type UnreadLines = {
  lines: number[]
  /** The heading that they stand below, as written; null where there is none. */
  below: string | null
}

/** What was in the file and left alone. */
export const resumeNotes = ['scripts-ignored', 'embedded-files-ignored', 'repeated-lines-dropped'] as const
export type ResumeNote = (typeof resumeNotes)[number]

export type ResumeReading = {
  format: ResumeFormat
  /** Hex SHA-256 of the file's bytes. */
  sha256: string
  lines: ResumeLine[]
  resume: Resume
  /** Which lines each value was read from: JSON pointer into `resume` → line numbers, ascending. */
  places: Record<string, number[]>
  unread: UnreadLines[]
  questions: ResumeQuestion[]
  notes: ResumeNote[]
}
