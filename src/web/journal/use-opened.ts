import { useRef, useState } from 'react'

/**
 * Which of several items is open for writing, and where each stands: an item that is open stays where it was opened, whatever is
 * written into it, so that its form does not go away from under the hands.
 */
export function useOpened<Item extends { number: number }, Group>(groupOf: (item: Item) => Group) {
  const [open, setOpen] = useState<number | null>(null)
  const opened = useRef<{ number: number; group: Group } | null>(null)
  const steadyGroupOf = (item: Item): Group => {
    if (item.number !== open) return groupOf(item)
    if (opened.current?.number !== open) opened.current = { number: open, group: groupOf(item) }
    return opened.current.group
  }
  return { open, setOpen, groupOf: steadyGroupOf }
}
