import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CertificatesReply, CertificationReply } from '../../api/contract/certificate.ts'
import { stateSays } from '../../core/certificate/words.ts'
import { counted } from '../../core/figures.ts'
import { forgetUnsent } from '../journal/unsent.ts'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Some } from '../parts/some.tsx'
import { Loading, Problem, Refusal, Stale } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { dayAndTime } from '../words/dates.ts'
import { CertificateForm } from './certificate-form.tsx'
import { certificateItem, certificates, removeCertificate } from './questions.ts'
import '../journal/journal.css'

/** What is held and planned, and every certification against what is wanted. */
export function CertificatesPage() {
  const { data, error, refetch, dataUpdatedAt } = useQuery(certificates())
  return (
    <>
      <PageHead
        title="Certificates"
        context="What an exam would claim of what you lack, what you hold, and when it lapses."
      >
        <Command text="proven certificate list" />
      </PageHead>
      {error && data && <Stale error={error} since={dayAndTime(new Date(dataUpdatedAt).toISOString())} />}
      <p className="lead">
        A certificate sets what its exam asks about to <Mark is="claimed" /> claimed, at mid at most.
      </p>
      <p className="explains">
        An exam asks what you know, so it shows nothing of what you did: a requirement is met by work, and a
        claim does not meet it. It is worth its hours where a job asks for it by name, or where its objectives
        are what you want to learn.
      </p>
      {data ? (
        <Lists reply={data} />
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Setting certificates beside what you want." />
      )}
    </>
  )
}

function Lists({ reply }: { reply: CertificatesReply }) {
  const { target, missing, held, certifications } = reply
  const client = useQueryClient()
  const [open, setOpen] = useState<string | null>(null)
  const [removed, setRemoved] = useState('')
  const remove = useMutation({
    mutationFn: removeCertificate,
    onSuccess: async (told, slug) => {
      const { item, touches } = certificateItem(slug)
      forgetUnsent(item)
      client.removeQueries({ queryKey: ['journal', item] })
      client.setQueryData(certificates().queryKey, told)
      setOpen(null)
      setRemoved(`${certifications.find((each) => each.certification === slug)?.name ?? slug} is removed.`)
      await Promise.all(touches.written.map((key) => client.invalidateQueries({ queryKey: [key] })))
    },
  })
  const bySlug = new Map(certifications.map((each) => [each.certification, each]))
  const rowOf = (each: CertificationReply) => (
    <Row
      key={each.certification}
      of={each}
      noted={held.find(({ certification }) => certification === each.certification)}
      isOpen={open === each.certification}
      toggle={() => setOpen(open === each.certification ? null : each.certification)}
      remove={() => remove.mutate(each.certification)}
    />
  )
  const rest = certifications.filter(({ state }) => state === null)
  return (
    <>
      <p role="status" className={removed ? 'banner' : ''}>
        {removed}
      </p>
      {remove.error && <Refusal error={remove.error} />}
      {held.length > 0 && (
        <section className="block certificate-block">
          <h2>
            Held and planned <span>{held.length}</span>
          </h2>
          <ul className="journal-list">
            {held.flatMap(({ certification }) => bySlug.get(certification) ?? []).map(rowOf)}
          </ul>
        </section>
      )}
      <section className="block certificate-block">
        <h2>
          For {target.title} <span>{counted(missing, 'must-skill')} that no evidence shows</span>
        </h2>
        <p className="muted certificate-for">
          What claims most of them first.{' '}
          {target.number === 0 ? (
            <>
              No <Link to="/targets">target</Link> was added, so the core of the bar stands in for one.
            </>
          ) : (
            <>
              The target is that of your <Link to="/plan">plan</Link>.
            </>
          )}
        </p>
        <ul className="journal-list">
          <Some of={rest} first={10} one="certificate">
            {rowOf}
          </Some>
        </ul>
      </section>
    </>
  )
}

const markOf = {
  planned: 'note',
  held: 'claimed',
  'expires-soon': 'warn',
  lapsed: 'warn',
} as const

function Row({
  of,
  noted,
  isOpen,
  toggle,
  remove,
}: {
  of: CertificationReply
  noted: CertificatesReply['held'][number] | undefined
  isOpen: boolean
  toggle: () => void
  remove: () => void
}) {
  const { certification, name, issuer, hours, validMonths, isAskedFor, touches, missing } = of
  const src = [
    ...(noted ? [stateSays(noted)] : []),
    ...(isAskedFor ? ['asked for by name'] : []),
    issuer,
    ...(hours && !noted?.passedOn ? [`${hours.from} to ${hours.to} hours`] : []),
    validMonths === null ? 'does not lapse' : `valid ${counted(validMonths, 'month')}`,
  ]
  return (
    <li tabIndex={-1} data-row={certification}>
      <Mark is={noted ? markOf[noted.state] : 'none'} />
      <div>
        <button type="button" className="link name" aria-expanded={isOpen} onClick={toggle}>
          {name}
        </button>
        <span className="src">{src.join(' · ')}</span>
      </div>
      <span className="end">
        {touches.length > 0 ? `touches ${touches.length} of ${missing}` : 'touches none of it'}
      </span>
      {isOpen && (
        <div className="item-form">
          <CertificateForm of={of} isNoted={noted !== undefined} remove={remove} />
        </div>
      )}
    </li>
  )
}
