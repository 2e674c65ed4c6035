import type { ReactNode } from 'react'
import { InOrder } from './in-order.tsx'

export type Column = string | { className?: string; is: ReactNode }

/** A column of figures, which stand at its right. */
export const figures = (name: string): Column => ({ className: 'num', is: name })

/** A column that needs no head for those who see it. */
export const unseen = (name: string): Column => ({ is: <span className="sr">{name}</span> })

/** The heads of a table's columns. */
export const Heads = ({ of, className }: { of: readonly Column[]; className?: string }) => (
  <thead className={className}>
    <tr>
      <InOrder of={of}>
        {(column) =>
          typeof column === 'string' ? (
            <th scope="col">{column}</th>
          ) : (
            <th scope="col" className={column.className}>
              {column.is}
            </th>
          )
        }
      </InOrder>
    </tr>
  </thead>
)

/** A figure; on a narrow screen, where rows are stacked, its head stands with it. */
export const Figure = ({ head, children }: { head: string; children: ReactNode }) => (
  <td className="num" data-head={head}>
    {children}
  </td>
)
