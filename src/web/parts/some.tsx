import { type ReactNode, useState } from 'react'
import { counted } from '../../core/figures.ts'

/** The first few of a list, and the rest for the asking. */
export function Some<T>({
  of,
  first,
  one,
  many,
  children,
}: {
  of: readonly T[]
  first: number
  one: string
  many?: string | undefined
  children: (item: T) => ReactNode
}) {
  const [all, setAll] = useState(false)
  // One more than fits is shown rather than hidden behind a button of the same height.
  const shown = all || of.length <= first + 1 ? of : of.slice(0, first)
  return (
    <>
      {shown.map(children)}
      {shown.length < of.length && (
        <li className="more">
          <button type="button" className="link" onClick={() => setAll(true)}>
            Show all {counted(of.length, one, many)}
          </button>
        </li>
      )}
    </>
  )
}
