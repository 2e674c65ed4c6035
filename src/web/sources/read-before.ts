import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { SourceSummary } from '../../api/contract/repositories.ts'
import { identities } from '../server/questions.ts'

type ReadBefore = { asking: boolean; instances: Map<string, string> }

/**
 * Instances, by path, of the repositories found that are sources already. A name alone says nothing, since two
 * repositories may share it; so those that have the name of a source are asked.
 */
export function useReadBefore(
  found: readonly { path: string; label: string }[] | undefined,
  known: readonly SourceSummary[] | undefined,
): ReadBefore {
  const asked = found?.filter(({ label }) => known?.some((source) => source.label === label)) ?? []
  const replies = useQueries({ queries: asked.map(({ path }) => identities(path)) })
  const instances = asked.flatMap(({ path }, i): [string, string][] => {
    const instance = replies[i]?.data?.instance
    return instance && known?.some((source) => source.instance === instance) ? [[path, instance]] : []
  })
  return {
    asking: !found || !known || replies.some((reply) => reply.isPending),
    instances: new Map(instances),
  }
}

/** Scanning again is the common case: what was read before is chosen already, once, and one clone of each. */
export function usePreselect({
  readBefore: { asking, instances },
  chosen,
  choose,
}: {
  readBefore: ReadBefore
  chosen: string[]
  choose: (paths: string[]) => void
}) {
  const done = useRef(chosen.length > 0)
  useEffect(() => {
    if (done.current || asking) return
    done.current = true
    const paths = [...instances.keys()]
    const taken = new Set(chosen.map((path) => instances.get(path)))
    const before = paths.filter((path) => {
      const instance = instances.get(path)
      return !taken.has(instance) && taken.add(instance)
    })
    if (before.length > 0) choose([...chosen, ...before])
  }, [asking, instances, chosen, choose])
}
