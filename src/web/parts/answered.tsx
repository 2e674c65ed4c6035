import type { ReactNode } from 'react'
import { dayAndTime } from '../words/dates.ts'
import { Loading, Problem, Stale } from './states.tsx'

/** What a page asked the program: the answer; that it is old, where the program cannot be asked again; or why there is none. */
export function Answered<T>({
  asked: { data, error, refetch, dataUpdatedAt },
  doing,
  unknown,
  children,
}: {
  asked: {
    data: T | undefined
    error: Error | null
    refetch: () => unknown
    dataUpdatedAt: number
  }
  /** A sentence that tells what is waited for. */
  doing: string
  /** Stands in the place of the error where the answer is that there is no such thing. */
  unknown?: ReactNode
  children: (data: T) => ReactNode
}) {
  if (data !== undefined)
    return (
      <>
        {error && <Stale error={error} since={dayAndTime(new Date(dataUpdatedAt).toISOString())} />}
        {children(data)}
      </>
    )
  if (!error) return <Loading doing={doing} />
  return unknown || <Problem error={error} again={refetch} />
}
