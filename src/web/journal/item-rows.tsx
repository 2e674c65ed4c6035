import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Some } from '../parts/some.tsx'
import './journal.css'

/** Items as rows, one of which may be open for writing. */
export function ItemRows<Item extends { number: number }>({
  items,
  one,
  many,
  open,
  setOpen,
  row,
  form,
}: {
  items: readonly Item[]
  one: string
  many?: string
  open: number | null
  setOpen: (number: number | null) => void
  row: (item: Item) => { mark: ReactNode; name: string; src: string; end?: ReactNode }
  form: (item: Item) => ReactNode
}) {
  return (
    <ul className="journal-list">
      <Some of={items} first={15} one={one} {...(many && { many })}>
        {(item) => {
          const { mark, name, src, end } = row(item)
          const isOpen = item.number === open
          return (
            <li key={item.number} tabIndex={-1} data-row={item.number}>
              {mark}
              <div>
                <button
                  type="button"
                  className="link name"
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? null : item.number)}
                >
                  {name}
                </button>
                <span className="src">{src}</span>
              </div>
              <span className="end">{end}</span>
              {isOpen && <div className="item-form">{form(item)}</div>}
            </li>
          )
        }}
      </Some>
    </ul>
  )
}

/** Takes an item out after asking once more in its own place. */
export function TakeOut({ drop, what }: { drop: () => void; what: string }) {
  const [asks, setAsks] = useState(false)
  const sure = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asks) sure.current?.focus()
  }, [asks])
  return asks ? (
    <span className="take-out">
      <span>Take {what} out for good?</span>
      <button type="button" className="btn" ref={sure} onClick={drop}>
        Take it out
      </button>
      <button type="button" className="link" onClick={() => setAsks(false)}>
        Keep it
      </button>
    </span>
  ) : (
    <button type="button" className="link" onClick={() => setAsks(true)}>
      Take out
    </button>
  )
}
