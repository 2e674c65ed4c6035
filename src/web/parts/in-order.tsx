import { Fragment, type ReactNode } from 'react'

/** What has no name but its place: the parts of a sentence, the lines of a text, the rows of a table that is read alone. */
export const InOrder = <T,>({
  of,
  children,
}: {
  of: readonly T[]
  children: (item: T, at: number) => ReactNode
}) =>
  of.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the name
    <Fragment key={at}>{children(item, at)}</Fragment>
  ))
