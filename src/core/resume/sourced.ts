import type { Read } from './entry-head.ts'

/** A value with every text in it replaced by what was read and where. */
export type Sourced<T> = T extends string
  ? Read
  : T extends readonly (infer Item)[]
    ? Sourced<Item>[]
    : T extends object
      ? { [Key in keyof T]: Sourced<T[Key]> }
      : T

const isRead = (value: unknown): value is Read =>
  typeof value === 'object' && value !== null && 'text' in value && 'lines' in value

/** The parts of an object that are there: what is null, undefined or an empty list is left out. */
export function present<T extends object>(parts: { [Key in keyof T]: T[Key] | null | undefined }): T {
  return Object.fromEntries(
    Object.entries(parts).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        (!Array.isArray(value) || value.length > 0) &&
        !isEmpty(value),
    ),
  ) as T
}
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0

/** One part of a JSON pointer (RFC 6901). */
export const pointerPart = (name: string | number): string =>
  String(name).replaceAll('~', '~0').replaceAll('/', '~1')

/** Takes texts and places apart: the value, and for each text its lines by JSON pointer. */
export function settled<T>(value: Sourced<T>): { value: T; places: Record<string, number[]> } {
  const places: Record<string, number[]> = {}
  const walk = (node: unknown, pointer: string): unknown => {
    if (isRead(node)) {
      places[pointer] = [...new Set(node.lines)].sort((a, b) => a - b)
      return node.text
    }
    if (Array.isArray(node)) return node.map((item, index) => walk(item, `${pointer}/${index}`))
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(
        Object.entries(node).map(([name, item]) => [name, walk(item, `${pointer}/${pointerPart(name)}`)]),
      )
    return node
  }
  return { value: walk(value, '') as T, places }
}

/** What stands at a JSON pointer; undefined where nothing does. */
export function at(value: unknown, pointer: string): unknown {
  let node: unknown = value
  for (const part of pointer.split('/').slice(1)) {
    if (typeof node !== 'object' || node === null) return undefined
    node = Object.getOwnPropertyDescriptor(node, part.replaceAll('~1', '/').replaceAll('~0', '~'))?.value
  }
  return node
}
