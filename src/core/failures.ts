/**
 * One table of failures: it makes HTTP replies, exit codes and docs/failures.md.
 * Exit codes follow sysexits.h where one fits. Every message says what to do next.
 */
export const failures = {
  'request-invalid': {
    http: 400,
    exit: 64,
    says: 'That request is not of the form asked for.',
    hint: 'mend what is named; `proven help COMMAND` says what a command takes, /docs what the API takes',
  },
  'not-signed-in': {
    http: 401,
    exit: 77,
    says: 'This page has no session.',
    hint: 'run `proven open` and use the address it prints',
  },
  'origin-refused': {
    http: 403,
    exit: 77,
    says: 'That request came from another site.',
    hint: 'use the address that `proven open` prints',
  },
  'not-found': {
    http: 404,
    exit: 66,
    says: 'There is nothing at that address.',
    hint: 'see /docs for all addresses',
  },
  'skill-unknown': {
    http: 404,
    exit: 66,
    says: 'No skill has that name.',
    hint: '`proven bar` lists them, `proven bar --search WORDS` finds one',
  },
  'area-unknown': { http: 404, exit: 66, says: 'No area has that name.', hint: '`proven bar` lists them' },
  'track-unknown': {
    http: 404,
    exit: 66,
    says: 'No track has that name.',
    hint: '`proven tracks` lists them',
  },
  'source-unknown': {
    http: 404,
    exit: 66,
    says: 'No source has that name.',
    hint: '`proven sources` lists them',
  },
  'scan-unknown': { http: 404, exit: 66, says: 'No scan has that number.', hint: 'start it again' },
  'too-large': {
    http: 413,
    exit: 65,
    says: 'That is larger than allowed.',
    hint: 'keep to the limit that is named',
  },
  'too-many-requests': { http: 429, exit: 75, says: 'Too many requests.', hint: 'wait a minute' },
  'path-refused': {
    http: 403,
    exit: 77,
    says: 'The page may only use folders below your home folder.',
    hint: 'use the command in a terminal: `proven scan PATH`, `proven lab check PATH`',
  },
  'repository-unreadable': {
    http: 422,
    exit: 66,
    says: 'That is not a git repository that can be read.',
    hint: 'mend what is named, or name another: a folder with a .git in it, or a bare repository',
  },
  'identities-needed': {
    http: 422,
    exit: 64,
    says: 'Which commits are yours is not known.',
    hint: 'name your addresses with --as EMAIL',
  },
  'identity-unknown': {
    http: 422,
    exit: 65,
    says: 'No commit has that author address.',
    hint: 'leave out --as, and the addresses are listed',
  },
  'scan-stopped': {
    http: 409,
    exit: 130,
    says: 'The scan was stopped; what it had found was not recorded.',
    hint: 'start it again',
  },
  'resume-not-found': {
    http: 404,
    exit: 66,
    says: 'There is no résumé to read there.',
    hint: 'name a PDF, a DOCX, a JSON Resume or a text',
  },
  'resume-unknown': {
    http: 404,
    exit: 66,
    says: 'No résumé has that name.',
    hint: '`proven resume list` names those that were read',
  },
  'resume-format-unknown': {
    http: 415,
    exit: 65,
    says: 'That is not a kind of file that résumés are read from.',
    hint: 'use PDF, DOCX, JSON Resume, text or Markdown',
  },
  'resume-locked': {
    http: 422,
    exit: 65,
    says: 'That document is locked.',
    hint: 'save a copy without a password and use that',
  },
  'resume-without-text': {
    http: 422,
    exit: 65,
    says: 'There is no text in that document.',
    hint: 'a scan cannot be read: use the document that was printed, or copy its text into a file',
  },
  'resume-unreadable': {
    http: 422,
    exit: 65,
    says: 'That document is damaged, or is not what it says it is.',
    hint: 'save it again, or copy its text into a file and use that',
  },
  'resume-too-costly': {
    http: 422,
    exit: 65,
    says: 'Reading that document took more than a résumé may take, so it was given up.',
    hint: 'save it again as PDF, or copy its text into a file and use that',
  },
  'win-unknown': {
    http: 404,
    exit: 66,
    says: 'There is no win of that number.',
    hint: '`proven win list` names them',
  },
  'candidate-unknown': {
    http: 404,
    exit: 66,
    says: 'Nothing of that name is proposed.',
    hint: '`proven win list` shows what is proposed',
  },
  'item-unknown': {
    http: 404,
    exit: 66,
    says: 'There is nothing of that number.',
    hint: 'the list shows what there is',
  },
  'win-incomplete': {
    http: 422,
    exit: 65,
    says: 'The win says too little to be evidence. It is kept as a draft.',
    hint: 'answer what is asked; `proven win add --to NUMBER` goes on with it',
  },
  'win-in-ledger': {
    http: 409,
    exit: 65,
    says: 'The win is, or was, in the ledger, from which nothing is thrown away.',
    hint: 'take it back, which withdraws its evidence; or erase it for good: `proven erase --source NAME`',
  },
  'description-not-found': {
    http: 404,
    exit: 66,
    says: 'There is no job description and no ladder to read there.',
    hint: 'name a text, a page of HTML, a PDF or a DOCX; for a ladder YAML or CSV',
  },
  'description-unreadable': {
    http: 422,
    exit: 65,
    says: 'That job description cannot be read.',
    hint: 'copy its text, and paste it or save it as a text file',
  },
  'ladder-invalid': {
    http: 422,
    exit: 65,
    says: 'That ladder cannot be used yet.',
    hint: 'mend what is named with its line; docs/ladders.md shows both formats',
  },
  'target-unknown': {
    http: 404,
    exit: 66,
    says: 'No target has that name.',
    hint: '`proven target list` names them; `proven target add` adds one',
  },
  'plan-without-hours': {
    http: 409,
    exit: 64,
    says: 'How many hours a week you have is not known yet.',
    hint: '`proven plan --hours 5` plans with five of your own',
  },
  'date-not-kept': {
    http: 409,
    exit: 65,
    says: 'That date cannot be kept.',
    hint: 'choose another one, or plan more hours: `proven plan dates` lists all that has a date',
  },
  'activity-unknown': {
    http: 404,
    exit: 66,
    says: 'No activity has that name.',
    hint: '`proven plan` names those that are planned',
  },
  'project-unknown': {
    http: 404,
    exit: 66,
    says: 'No repository of that name was read.',
    hint: '`proven project` lists those that were; `proven project PATH` reads one',
  },
  'certification-unknown': {
    http: 404,
    exit: 66,
    says: 'The catalogue has no certification of that name.',
    hint: '`proven certificate list --all` names them all',
  },
  'certificate-unknown': {
    http: 404,
    exit: 66,
    says: 'You have not noted that certificate.',
    hint: '`proven certificate list` shows what you hold and plan',
  },
  'lab-done-by-passing': {
    http: 409,
    exit: 64,
    says: 'A lab is done when a run of it passes.',
    hint: '`proven lab check` runs it; `proven plan start LAB` says that you are at it',
  },
  'lab-unknown': { http: 404, exit: 66, says: 'No lab has that name.', hint: '`proven lab list` names them' },
  'run-unknown': {
    http: 404,
    exit: 66,
    says: 'There is no such run.',
    hint: '`proven lab list` shows the labs, `proven lab report` the newest run',
  },
  'folder-not-empty': {
    http: 409,
    exit: 73,
    says: 'There is something in that folder already.',
    hint: 'name an empty folder, or one that is not there yet',
  },
  'source-unusable': {
    http: 422,
    exit: 65,
    says: 'That folder cannot be checked.',
    hint: 'mend what is named; `proven lab start LAB` makes a folder that can',
  },
  'source-too-large': {
    http: 413,
    exit: 65,
    says: 'That folder is larger than what is checked.',
    hint: 'move what the service does not need out of it',
  },
  'queue-full': {
    http: 503,
    exit: 75,
    says: 'Too many runs are waiting already.',
    hint: 'wait until some of them have ended',
  },
  'hints-used-up': {
    http: 409,
    exit: 66,
    says: 'There is no further hint.',
    hint: 'you have all of them; `proven lab brief LAB` shows what is asked',
  },
  'run-undecided': {
    http: 409,
    exit: 75,
    says: 'This run cannot say whether it passed.',
    hint: 'check again when the machine is quieter; it does not count against you',
  },
  'run-failed': {
    http: 500,
    exit: 70,
    says: 'The run broke through no fault of the service.',
    hint: 'check again; the log in PROVEN_HOME/log has the details',
  },
  'run-given-up': {
    http: 500,
    exit: 70,
    says: 'The run was given up: every process that worked on it went away.',
    hint: 'see whether the machine has enough memory, then check again',
  },
  'run-stopped': { http: 409, exit: 130, says: 'The run was stopped.', hint: 'check again when you like' },
  'run-not-judged': {
    http: 409,
    exit: 65,
    says: 'That run has no recording that could be judged again.',
    hint: 'check again',
  },
  'recording-of-other-version': {
    http: 409,
    exit: 65,
    says: 'The lab has changed since that run, so that its recording says nothing about it.',
    hint: 'check again',
  },
  'file-exists': {
    http: 409,
    exit: 73,
    says: 'There is something of that name already, and nothing is overwritten.',
    hint: 'name another file, or move that one away first',
  },
  'file-unwritable': {
    http: 422,
    exit: 73,
    says: 'That file cannot be written.',
    hint: 'name one in a folder that is there and that you may write to',
  },
  'file-unreadable': {
    http: 422,
    exit: 66,
    says: 'That file cannot be read.',
    hint: 'name one that is there and that you may read',
  },
  'archive-damaged': {
    http: 422,
    exit: 65,
    says: 'That archive is damaged or was changed.',
    hint: 'use another copy; nothing was imported',
  },
  'archive-newer': {
    http: 422,
    exit: 65,
    says: 'That archive was written by a newer Proven.',
    hint: 'update Proven, then import it',
  },
  'record-not-empty': {
    http: 409,
    exit: 73,
    says: 'There is a record here that the archive does not continue.',
    hint: 'import into an empty PROVEN_HOME, or erase this one first',
  },
  'schema-newer': {
    http: 503,
    exit: 78,
    says: 'The record was written by a newer Proven.',
    hint: 'update Proven; nothing was changed',
  },
  'database-unavailable': {
    http: 503,
    exit: 69,
    says: 'The database does not answer.',
    hint: '`proven doctor` says why',
  },
  'disk-full': {
    http: 507,
    exit: 73,
    says: 'The disk is full, so nothing could be written.',
    hint: 'free some space and do it again; what was acknowledged before is safe',
  },
  'home-in-use': {
    http: 503,
    exit: 75,
    says: 'Another Proven is using this home folder.',
    hint: '`proven stop` ends it',
  },
  'home-unwritable': {
    http: 500,
    exit: 73,
    says: 'PROVEN_HOME cannot be written.',
    hint: 'set PROVEN_HOME to a folder of yours',
  },
  'port-in-use': {
    http: 503,
    exit: 69,
    says: 'Another program is using the port.',
    hint: 'set PROVEN_PORT to a free one',
  },
  'server-unreachable': {
    http: 503,
    exit: 69,
    says: 'Proven did not start.',
    hint: '`proven doctor` says why',
  },
  'content-invalid': {
    http: 500,
    exit: 65,
    says: 'The content has problems.',
    hint: '`proven content verify` names them all',
  },
  'confirmation-needed': { http: 409, exit: 64, says: 'This cannot be undone.', hint: 'repeat with --yes' },
  unhealthy: {
    http: 503,
    exit: 1,
    says: 'Something that Proven needs is wrong.',
    hint: 'each problem above says what to do',
  },
  unexpected: {
    http: 500,
    exit: 70,
    says: 'Something went wrong that should not have.',
    hint: 'the log in PROVEN_HOME/log has the details',
  },
} as const satisfies Record<string, { http: number; exit: number; says: string; hint: string }>

export type FailureCode = keyof typeof failures

/** Thrown by use cases; the API and the commands turn it into a reply by its row in the table. */
export class Failure extends Error {
  readonly code: FailureCode
  /** What exactly was wrong and where, one line each. */
  readonly details: string[]

  constructor(code: FailureCode, details: string | string[] = [], options?: ErrorOptions) {
    super(failures[code].says, options)
    this.name = 'Failure'
    this.code = code
    this.details = typeof details === 'string' ? [details] : details
  }
}
