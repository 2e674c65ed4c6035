/**
 * What a part of a job description is about. `facts` are lines as "Location: …"; `stack` names what is used, which nobody asks for;
 * `other` is what stands below a heading that nobody knows.
 */
export type PartKind = 'must' | 'nice' | 'duty' | 'stack' | 'offer' | 'about' | 'other'

/** In this order, since "Preferred qualifications" are qualifications as well. Tested against words without signs, in lower case. */
const kinds: readonly (readonly [PartKind, RegExp])[] = [
  [
    'nice',
    /nice[ -]to[ -]have|^nice$|good to have|bonus|\bplus(?:es)?\b|prefer|desir|advantage|optional|\bit helps\b|\bhelps if\b|\bextra\b|stand out|\basset|appreciat|smile|\b(?:not|isn.t) (?:essential|a must|required|necessary|mandatory)|helpful|also have|also like|great if|even better|brownie|ideally|good if|would be (?:great|nice|good)|we.d love|^wish(?:es| list)?$/,
  ],
  [
    'offer',
    /\boffer|benefit|perks?\b|awaits|what you (?:.ll )?get|the deal|compensation|\bpackage|^(?:pay|salary|comp)\b|what.s in it|in return|we give you/,
  ],
  ['stack', /\bstack\b|technologies we use|our tech|^tech(?:nologies|nology)?$|what we use|tools we use/],
  [
    'duty',
    /responsib|duties|\btasks?\b|accountab|^(?:about )?the (?:role|work|job|position)$|role (?:description|summary|overview)|in (?:this|your) (?:role|position|first)|day[ -]to[ -]day|\byou(?:.ll|.d| will| would)? (?:do|be doing|work on|be up to|learn|build|own)\b|^(?:in .{1,30} )?you(?:.ll| will)$|you will:?$|your (?:mission|work|role|impact|job|day)|essential functions|key functions|what to expect|things you|job (?:include|involve|description|summary)|what (?:does )?the job|how you.ll/,
  ],
  [
    'must',
    /require|must|mandatory|essential|qualification|looking for|look for|^about you$|\bwho (?:you are|are you)|^you$|^you (?:have|are|bring|should|need)|you(?:.ll| will)? (?:bring|need|have|fit|should have)|^your\b|profile|skills?\b|experience|specification|criteria|^the person$|(?:we|do we) (?:expect|ask|need)|expectations|conditions|eligib|candidate|fit in|\ba (?:good |great |strong )?(?:fit|match)\b|for you if|competenc|background|education/,
  ],
  [
    'about',
    /about|who we are|company|\bteam\b|our (?:story|mission|culture|values)|overview|why (?:us|this|we|join|work)|purpose|summary|opportunity|apply|application|process|closing|interview|next steps/,
  ],
]

/** Headings without any sign of one are told by their words alone, all of them. */
const wholeHeadings =
  /^(?:(?:key |main |your |core |job )?(?:responsibilities|duties|tasks|accountabilities)|(?:the|about the|your) (?:role|work|job|position|company|team)|about (?:us|you|the company|the team)|(?:minimum |basic |required |preferred |key |technical |job )?(?:requirements|qualifications|skills|conditions|profile|advantages)|roles (?:&|and) responsibilities|you|the person|your (?:profile|skills|tasks|background|experience)|(?:essential|desirable|preferred|required|mandatory|selection|eligibility)(?: (?:criteria|skills|requirements|qualifications|experience))?|advantageous|nice[ -]to[ -]haves?|good to have|must[ -]haves?|bonus(?: points)?|extra points|(?:a )?plus(?:es)?|preferably|wish(?:es| list)?|this (?:job|role|position)? ?is for you if.{0,10}|(?:what )?we offer|benefits|perks|what (?:you|we|does|do|would|to|awaits|is|makes)\b.{0,40}|who (?:you are|are you|we are)|why .{1,30}|things you .{1,30}|(?:it helps|great) if .{1,30}|you(?:.ll| will| might|.d) .{1,30}(?: if)?|you (?:have|are|bring|should have|need)|in (?:this|your) .{1,25}|(?:not|helpful|considered|a plus|even better|ideally).{0,35}|experience and skills.{0,20}|purpose of .{1,20}|main .{1,20}|job (?:summary|description|purpose)|position summary|company overview|description of tasks|person specification|education|tech(?:nology)? stack|the (?:deal|stack|essentials)|requirements? .{0,20})$/

const plainWords = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{N}' &-]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

/** The kind of part that a heading opens; null where it is none of these. */
export function partKind(heading: string): PartKind | null {
  const plain = plainWords(heading)
  return kinds.find(([, words]) => words.test(plain))?.[0] ?? null
}

/**
 * Whether a line is a heading, and of what.
 * @param looks  whether it stands out, by signs or by capitals
 * @param item   whether it has a mark or a number of a list
 */
export function headingKind(
  line: string,
  looks: 'heading' | 'capitals' | 'plain',
  item: boolean,
): PartKind | null {
  const words = line.trim()
  if (words.length > 70 || words.split(/\s+/).length > 10) return null
  const bare = words.replace(/[:?]$/, '')
  if (/[.;,]$/.test(bare) || /:\s/.test(bare) || /\d{3}|[|·@€£$]/.test(bare)) return null
  const whole = wholeHeadings.test(plainWords(bare))
  if (item) return whole && bare.split(/\s+/).length <= 3 ? partKind(bare) : null
  if (looks === 'heading' || words.endsWith(':') || (words.endsWith('?') && words.length <= 50))
    return partKind(bare) ?? 'other'
  return whole || looks === 'capitals' ? partKind(bare) : null
}

const factLabel =
  /\b(?:title|position|role|vacancy|job|location|based|place|where|office|studio|city|salary|pay|comp|rate|remuneration|hours|type|team|model|contract|start|closing|notice|interview|setup|work|id|urgent|hiring|experience|education|department|directorate|division|grade|ref|reference)\b/

/** Labels within a line, as "Must have: Python, Django" and "Nice: Celery". */
export function labelOf(sentence: string): { kind: PartKind | null; name: string; length: number } | null {
  const found = /^((?:[\p{L}&/'’-]+\s+){0,4}[\p{L}&/'’()-]+)\s*:\s+(?=\S)/u.exec(sentence.slice(0, 80))
  if (!found?.[1]) return null
  const name = plainWords(found[1])
  const kind = partKind(found[1])
  // "Solid PostgreSQL: transactions" asks for both; a label is one of ours or a word about the job.
  return kind !== null || factLabel.test(name) ? { kind, name, length: found[0].length } : null
}
