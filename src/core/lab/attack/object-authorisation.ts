import type { Attack, AttackAttempt, LabRequest, Reply } from '../lab.ts'
import type { Random } from '../random.ts'

/** What belongs to somebody else, and what an attacker with an account of their own can ask. */
export type OthersObject = {
  id: string
  /** Of its owner, as a service may be told it in a header or parameter. */
  owner: string
  /** Text that only the answers to its owner carry; it must not occur in a request. */
  shows: string
}

export type ObjectAuthorisation = {
  /** In words: 'order'. */
  what: string
  /** Drawn from the seed; a few are enough, each is tried in every way. */
  objects: (random: Random) => OthersObject[]
  /** Asks for an object by its id, with the attacker's own credentials. */
  read: (id: string) => LabRequest
  /** Changes or deletes it, likewise. Any answer below 300 got in. */
  change?: (id: string) => LabRequest[]
  /** The attacker's own list, with a place to continue from made of another's object. */
  page?: (object: OthersObject) => LabRequest[]
  /** Headers that a careless service takes the caller from: 'x-user-id'. */
  callerHeaders?: string[]
  /** Query parameters of that kind: 'customer_id'. */
  callerParameters?: string[]
  /** Requests of the attacker's own that need no id and get such headers and parameters too: their own list. */
  own?: LabRequest[]
}

/**
 * Attempts of an ordinary user to reach what is another's: by its id in several spellings, by changing it, by a cursor, by
 * claiming to be its owner in a header or parameter.
 */
export function objectAuthorisation(asked: ObjectAuthorisation): Attack {
  return {
    kind: 'object-authorisation',
    attempts: (random) => asked.objects(random).flatMap((object) => attemptsAt(object, asked)),
  }
}

function attemptsAt(object: OthersObject, asked: ObjectAuthorisation): AttackAttempt[] {
  const { what, read, change, page, callerHeaders = [], callerParameters = [], own = [] } = asked
  const honest = read(object.id)
  const reading = (tries: string, requests: LabRequest[]) =>
    requests.map((request) => ({ tries, request, gotIn: (reply: Reply) => shows(reply, object) }))
  return [
    ...reading(`another's ${what} by its id`, [honest]),
    ...reading(`another's ${what} by another spelling of its id`, spellings(honest, object.id)),
    ...reading(
      `another's ${what} by a header that claims to be its owner`,
      [honest, ...own].flatMap((request) => callerHeaders.map((name) => withHeader(request, name, object))),
    ),
    ...reading(
      `another's ${what} by a parameter that claims to be its owner`,
      [honest, ...own].flatMap((request) =>
        callerParameters.flatMap((name) => withParameter(request, name, object)),
      ),
    ),
    ...reading(`another's ${what} by a cursor`, page?.(object) ?? []),
    ...(change?.(object.id) ?? []).map((request) => ({
      tries: `${request.method} on another's ${what}`,
      request,
      gotIn: (reply: Reply) =>
        shows(reply, object) || (reply.kind === 'answered' && reply.response.status < 300),
    })),
  ]
}

const shows = (reply: Reply, { shows }: OthersObject): boolean =>
  reply.kind === 'answered' &&
  [reply.response.body, ...Object.values(reply.response.headers)].some((text) => text.includes(shows))

/** The same object to a service that compares texts in one place and decodes them in another. */
function spellings(request: LabRequest, id: string): LabRequest[] {
  const plain = encodeURIComponent(id)
  const at = request.path.lastIndexOf(plain)
  if (at < 0) return []
  const [before, after] = [request.path.slice(0, at), request.path.slice(at + plain.length)]
  const encoded = Array.from(id, (character) =>
    character.charCodeAt(0) < 128
      ? `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
      : encodeURIComponent(character),
  ).join('')
  const spelt = [`${before}${encoded}${after}`, `${before}${plain}%20${after}`]
  if (/^\d+$/.test(id)) spelt.push(`${before}0${id}${after}`, `${before}%2B${id}${after}`)
  if (/[a-f]/i.test(id)) spelt.push(`${before}${plain.toUpperCase()}${after}`)
  if (after === '') spelt.push(`${before}${plain}/`)
  return [...new Set(spelt)].filter((path) => path !== request.path).map((path) => ({ ...request, path }))
}

/** Names of headers are the same in any case, so the claim takes the place of what the attacker honestly says. */
function withHeader(request: LabRequest, name: string, { owner }: OthersObject): LabRequest {
  const others = Object.entries(request.headers ?? {}).filter(
    ([header]) => header.toLowerCase() !== name.toLowerCase(),
  )
  return { ...request, headers: { ...Object.fromEntries(others), [name]: owner } }
}

/** Before and after the others, since services differ in which of two they take. */
function withParameter(request: LabRequest, name: string, { owner }: OthersObject): LabRequest[] {
  const claim = `${encodeURIComponent(name)}=${encodeURIComponent(owner)}`
  const at = request.path.indexOf('?')
  if (at < 0) return [{ ...request, path: `${request.path}?${claim}` }]
  const [path, query] = [request.path.slice(0, at), request.path.slice(at + 1)]
  return [`${path}?${claim}&${query}`, `${path}?${query}&${claim}`].map((each) => ({
    ...request,
    path: each,
  }))
}
