import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IdentitiesReply, ScanRequest } from '../../api/contract/repositories.ts'
import { counted } from '../../core/figures.ts'
import { Refusal } from '../parts/states.tsx'
import { identities, sources, startScan } from '../server/questions.ts'
import { IdentityPicks } from './identity-picks.tsx'

/** Step two: whose commits count, for each repository. What git here commits with is chosen already. */
export function ConfirmIdentities({
  paths,
  back,
  started,
}: {
  paths: string[]
  back: () => void
  started: (id: string, order: ScanRequest) => void
}) {
  const replies = useQueries({ queries: paths.map(identities) })
  const known = useQuery(sources())
  const [changed, setChanged] = useState<Record<string, string[]>>({})
  const [asked, setAsked] = useState(false)
  const scan = useMutation({ mutationFn: startScan, onSuccess: ({ id }, order) => started(id, order) })

  const before = new Map(known.data?.sources.map((source) => [source.instance, source.identities]))
  const chosenIn = (path: string, reply: IdentitiesReply | undefined): string[] =>
    changed[path] ?? (reply ? likelyYours(reply, before.get(reply.instance)) : [])
  const wanted = paths
    .map((path, i) => ({ path, identities: chosenIn(path, replies[i]?.data) }))
    .filter((one) => one.identities.length > 0)
  const asking = replies.some((reply) => reply.isPending)

  return (
    <form
      className="step"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (wanted.length > 0 && !scan.isPending) scan.mutate({ repositories: wanted })
      }}
    >
      <p className="measure caption">
        Tick every address that you have committed under. Only those commits count as yours.
      </p>
      {paths.map((path, i) => {
        const reply = replies[i]
        return (
          <fieldset key={path} className="identities">
            <legend className="step-head">
              <h2>
                {reply?.data?.label ?? path.split('/').at(-1)} <code>{path}</code>
              </h2>
            </legend>
            {reply?.error && <Refusal error={reply.error} />}
            {reply?.isPending && <p className="muted">Listing the authors of every commit.</p>}
            {reply?.data && (
              <IdentityPicks
                found={reply.data.identities}
                chosen={chosenIn(path, reply.data)}
                choose={(emails) => setChanged({ ...changed, [path]: emails })}
              />
            )}
          </fieldset>
        )
      })}
      {scan.error && <Refusal error={scan.error} />}
      <div className="step-does">
        <button type="button" className="btn" onClick={back}>
          Back
        </button>
        <button type="submit" className="btn first" aria-disabled={scan.isPending}>
          {wanted.length > 0 ? `Read ${counted(wanted.length, 'repository', 'repositories')}` : 'Read'}
        </button>
        <span className="muted" role="status">
          {wanted.length === paths.length || asking
            ? ''
            : wanted.length === 0
              ? asked && 'Say first which addresses are yours.'
              : `${counted(paths.length - wanted.length, 'repository', 'repositories')} without an address of yours will be left out.`}
        </span>
      </div>
    </form>
  )
}

/** What was confirmed the last time; else what git here commits with. */
const likelyYours = (reply: IdentitiesReply, before: string[] | undefined): string[] => {
  const known = reply.identities.filter(({ email }) => before?.includes(email))
  return (known.length ? known : reply.identities.filter(({ yours }) => yours)).map(({ email }) => email)
}
