import type { Block } from './blocks.ts'

/** What a name before a field says that it is. */
export type Field = 'employer' | 'position' | 'place' | 'dates' | 'duties' | 'other'

const names: Record<Field, string> = {
  employer:
    'company|company name|employer|organi[sz]ation|client|customer|name of (?:the )?employer|name and address of employer|institution|arbeitgeber|firma|unternehmen|employeur|entreprise|société|empresa|azienda|werkgever',
  position:
    'position|position held|title|job title|role|designation|occupation|occupation or position held|profile|funktion|position als|tätigkeit|stelle|poste|fonction|intitulé|cargo|puesto|ruolo|functie',
  place: 'location|city|place|country|address|ort|standort|land|lieu|ville|pays|lugar|ciudad|luogo|plaats',
  dates:
    'period|time period|duration|dates?|from|from - to|tenure|timeline|zeitraum|dauer|von - bis|période|durée|periodo|fechas|periode',
  duties:
    'responsibilities|roles and responsibilities|key responsibilities|main activities and responsibilities|main responsibilities|duties|job description|description|tasks|activities|achievements|key achievements|contributions|aufgaben|tätigkeiten|missions|réalisations|responsabilidades|mansioni|taken',
  other:
    'website|web|url|link|email address|level in eqf|eqf level|type of business or sector|business or sector|sector|industry|branche|team size|teamgröße|reporting to|employment type|type of employment|project|project name',
}
const fieldOf = new Map(
  (Object.entries(names) as [Field, string][]).map(([field, words]) => [
    field,
    new RegExp(`^(?:${words})$`, 'iu'),
  ]),
)

function named(text: string): Field | null {
  const words = text
    .replace(/\s*:\s*$/, '')
    .replace(/&/g, 'and')
    .replace(/\s*[–—-]\s*/g, ' - ')
    .trim()
  for (const [field, pattern] of fieldOf) if (pattern.test(words)) return field
  return null
}

/** Fields of forms, "Company: Ember | City: Lyon" or a table with a row for each, as what they name, without the names. */
export function withoutFieldNames(blocks: Block[]): Block[] {
  return blocks.flatMap((block, index) => {
    const [left, right] = block.cells
    if (block.marked || left === undefined) return [block]
    const inCells = block.cells.length === 2 && right !== undefined ? named(left) : null
    if (inCells && right !== undefined)
      return [fieldBlock(block, inCells, right, blocks[index + 1]?.marked === true)]
    const parts = block.cells
      .flatMap((cell) => cell.split(/\s+[|•·]\s+/))
      .map((part) => /^([^:]{2,40}?)\s*:(?:\s+(\S.*))?$/u.exec(part))
    const read = parts.flatMap((part) => {
      const field = part?.[1] ? named(part[1]) : null
      return field ? [{ field, value: part?.[2] ?? '' }] : []
    })
    if (read.length === 0 || read.length < parts.length) return [block]
    const places = read.filter(({ field }) => field === 'place').map(({ value }) => value)
    return [
      ...read
        .filter(({ field, value }) => field !== 'place' && value !== '')
        .map(({ field, value }) => fieldBlock(block, field, value, blocks[index + 1]?.marked === true)),
      ...(places.length > 0 ? [fieldBlock(block, 'place', places.join(', '), false)] : []),
    ]
  })
}

/** Duties that stand beside their name begin a list, where one follows. */
const fieldBlock = (block: Block, field: Field, value: string, marked: boolean): Block => ({
  ...block,
  cells: [value],
  text: value,
  field,
  marked: field === 'duties' && marked,
})
