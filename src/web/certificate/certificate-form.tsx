import type { CertificationReply } from '../../api/contract/certificate.ts'
import { touchesSay } from '../../core/certificate/words.ts'
import { Field } from '../journal/field.tsx'
import { TakeOut } from '../journal/item-rows.tsx'
import { KeptNote } from '../journal/kept-note.tsx'
import { useItem } from '../journal/use-item.ts'
import { NotKept } from '../parts/not-kept.tsx'
import { Loading, Problem } from '../parts/states.tsx'
import { certificateItem, type Written } from './questions.ts'
import './certificate.css'

/** What an exam asks and claims, and the days that are noted of it. */
export function CertificateForm({
  of,
  isNoted,
  remove,
}: {
  of: CertificationReply
  isNoted: boolean
  remove: () => void
}) {
  const { data, error, refetch, write, keeping } = useItem(certificateItem(of.certification))
  if (!data)
    return error ? <Problem error={error} again={refetch} /> : <Loading doing="Opening the certificate." />
  const date = (name: keyof Written, label: string, asks: string, first = false) => (
    <Field
      {...{ name, label, asks, first }}
      type="date"
      value={data[name]}
      write={(value) => write({ ...data, [name]: value })}
    />
  )
  return (
    <>
      <NotKept keeping={keeping} />
      <WhatItDoes of={of} />
      <div className="beside">
        {date('passedOn', 'Passed on', 'From then on it is evidence: a claim.', true)}
        {date('examOn', 'Exam planned for', 'Or for a renewal.')}
        {date('expiresOn', 'Valid until', `Where it is not ${validOf(of)}.`)}
      </div>
      <Field
        name="reference"
        label="Where it can be checked"
        asks="An address at the issuer, or a number. It then weighs more than your word alone."
        value={data.reference}
        write={(reference) => write({ ...data, reference })}
      />
      <div className="does">
        <KeptNote keeping={keeping} />
        {isNoted && <TakeOut drop={remove} what="this certificate" />}
      </div>
    </>
  )
}

const validOf = ({ validMonths }: CertificationReply): string =>
  validMonths === null ? 'for good, as usual' : `${validMonths} months after the pass`

const WhatItDoes = ({ of }: { of: CertificationReply }) => (
  <div className="certificate-does">
    {touchesSay(of).map((line) => (
      <p key={line}>{line}</p>
    ))}
    <h3>What it asks</h3>
    <ul>
      {of.objectives.map(({ text, percent }) => (
        <li key={text}>
          {text}
          {percent && (
            <span className="muted">
              {' '}
              {percent.from === percent.to ? percent.from : `${percent.from} to ${percent.to}`} %
            </span>
          )}
        </li>
      ))}
    </ul>
    <p className="muted small">
      By {of.source.title}, {of.source.date}. Passed, it claims{' '}
      {of.claims.length > 0
        ? of.claims.map(({ name, stage }) => `${name} at ${stage}`).join(', ')
        : 'no skill of the bar'}
      .
    </p>
  </div>
)
