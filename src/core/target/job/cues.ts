import type { Span } from '../target.ts'

/** A word that makes what comes after it in its sentence welcome only: "ideally DB2". */
const before =
  /\b(?:ideally|preferabl[ey]|preferred:|nice[- ]to[- ]haves?\b|bonus (?:points )?(?:if|for)|bonus:|a plus:|(?:would|will|it.d) be (?:great|nice|good|a plus|an advantage|a bonus|helpful|ideal) if|(?:great|delighted|happy|love it|extra points|even better) if|(?:is|are) not (?:a must|required|essential|necessary), but|not a must, but|any (?:exposure|experience) (?:of|to|with|in)|optionally|desirable:)/gi
/** A word that makes what stands before it welcome only: "Rust is a plus". */
const after =
  /\b(?:(?:is|are|as|would be|will be|would also be|also|considered|an?|highly|very|seen as|be)\s+)*(?:(?:an? )?(?:big |huge |strong |definite |clear |added |real )?(?:plus|bonus|advantage|asset)\b|nice[- ]to[- ]have|desirable|desired|preferred|advantageous|beneficial|welcome|appreciated|optional|helpful|(?:would|will|does|do|also) helps?\b|not (?:a must|required|essential|necessary|mandatory)|great but)/gi
const must =
  /\b(?:must(?! not)|required?|requires|requirement|essential|mandatory|need(?:s|ed)?(?: to)?|have to|at least|minimum|is expected|expect|non-negotiable|necessary)\b/gi
/** Said of what comes before it as a subject: "Experience with A, B and C is a plus" is about all three. */
const subject =
  /^(?:\W*(?:and|but|also|any|some|prior|previous|good|basic|first|having|the|your|knowledge|experience|familiarity|exposure|understanding|proficiency|background|expertise|familiar|skills?|working|practical|hands-on|a|an|interest)\b)/i

/** Which parts of a sentence are welcome only, and whether anything in it says that it is a must. */
export type Cues = { nice: Span[]; must: boolean }

/** @param sentence  at most some thousand letters; spans are offsets into it */
export function cuesIn(sentence: string): Cues {
  const nice: Span[] = []
  for (const match of sentence.matchAll(before))
    nice.push({ from: match.index, to: clauseEnd(sentence, match.index) })
  for (const match of sentence.matchAll(after)) {
    const at = match.index
    if (nice.some(({ from, to }) => from <= at && at < to)) continue
    nice.push({ from: clauseStart(sentence, at), to: at + match[0].length })
  }
  const said = [...sentence.matchAll(must)].some(
    ({ index, 0: words }) =>
      !/\bnot (?:a |be )?$/i.test(sentence.slice(Math.max(0, index - 8), index)) &&
      !(words.toLowerCase() === 'at least' && /^\s+one\b/.test(sentence.slice(index + 8))),
  )
  return { nice, must: said }
}

const clauseEnd = (sentence: string, from: number): number => {
  const found = /;|, (?:but|while|whereas) /.exec(sentence.slice(from))
  // "not a must, but we'd like": what comes after is what is meant.
  return found && found.index > 25 ? from + found.index : sentence.length
}

/** Where what a cue at the end speaks of begins. */
function clauseStart(sentence: string, at: number): number {
  const head = sentence.slice(0, at)
  const hard = Math.max(
    ...[...head.matchAll(/;|\bbut\b|\brequired\b|\bessential\b|\ba must\b|: /g)].map(
      ({ index, 0: { length } }) => index + length,
    ),
    0,
  )
  const clause = head.slice(hard)
  const comma = clause.lastIndexOf(', ')
  if (comma < 0 || subject.test(clause)) return hard
  // "Good Java, Kotlin a plus"
  return hard + comma + 1
}

const asks =
  /\b(?:experienced?|knowledge|proficien\w+|familiar\w*|skills?|skilled|understand\w*|background|expertise|command of|fluent|comfortable|strong in|good at|at home|track record|(?:some(?:body|one)|people|a person|the person|an engineer|a developer|candidates?) who|you know|you(?:'|’)(?:ve|re)|you have|you are|you should|you bring|you want|want to be|you need|you(?:'|’)ll (?:want|need)|(?:we|who) (?:need|want|require)|(?<!\d )applicants?|candidates?|ability to|able to|know(?:s)? (?:your|their)|looking for)\b/i
/** Whether a sentence of running text speaks of what somebody should bring. */
export const asksFor = (sentence: string): boolean => asks.test(sentence)

const does =
  /\b(?:you(?:'|’)?(?:ll| will|d| would)\b(?! (?:need|want|have|bring|be (?:able|familiar|comfortable|considered)|also (?:need|have)))|(?:the|your) (?:\p{L}+ ){0,3}(?:person|candidate|project|task|role|job)\p{L}* (?:\p{L}+ )?will\b|and will\b|you (?:develop|design|build|own|lead|work|take|decide|write|run|operate|maintain|support|help|make|implement|ensure|drive|join|create|participate|advise|coach|collaborate)\b|(?<!\b(?:been|be|was|were) )responsible for)/iu
/** Whether a sentence of running text speaks of what somebody would do. */
export const saysDuty = (sentence: string): boolean => does.test(sentence)
