import { type ReactNode, useEffect, useState } from 'react'
import { NoAnswer, unreachable } from '../server/call.ts'
import { Mark } from './mark.tsx'
import { Said } from './said.tsx'
import { vars } from './vars.ts'

const SPEAK_AFTER_MS = 1_000
const ghostRows = [62, 48, 70, 55, 41, 66, 52, 58, 45, 68]

/** Keeps the shape of what comes; after a second it says what is being done. */
export function Loading({ doing }: { doing: string }) {
  const [speaks, setSpeaks] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSpeaks(true), SPEAK_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div>
      <p className="loading" role="status">
        {speaks && doing}
      </p>
      <div className="loading-rows" aria-hidden="true">
        {ghostRows.map((width) => (
          <GhostRow key={width} width={width} />
        ))}
      </div>
    </div>
  )
}

const GhostRow = ({ width }: { width: number }) => (
  <>
    <span>
      <i className="ghost" style={vars({ w: '50%' })} />
    </span>
    <span>
      <i className="ghost" style={vars({ w: `${width}%` })} />
    </span>
    <span>
      <i className="ghost" style={vars({ w: `${width / 2}%` })} />
    </span>
  </>
)

/** What is safe when a page has no answer. */
const safe = (code: string): string => {
  if (code === unreachable) return 'Everything that was recorded is on disk; this page only shows it.'
  if (code === 'not-signed-in')
    return 'Everything that was recorded is where it was; only this browser is not let in.'
  return 'Nothing was changed by this, and what was recorded before is safe.'
}

const asNoAnswer = (error: Error): NoAnswer =>
  error instanceof NoAnswer
    ? error
    : new NoAnswer('The page made a mistake.', {
        code: 'unexpected',
        details: [error.message],
        hint: 'reload the page; `proven status` shows the same in a terminal',
      })

/** A whole page without an answer: what happened, what is safe, what to do next, a code to look up. */
export function Problem({ error, again }: { error: Error; again?: (() => void) | undefined }) {
  const { message, code, details, hint } = asNoAnswer(error)
  return (
    <section className="state" role="alert">
      <h2>{message}</h2>
      <dl>
        <dt>Safe</dt>
        <dd>{safe(code)}</dd>
        <dt>Next</dt>
        <dd>
          <Said text={code === 'not-signed-in' ? openAgain : `${capital(hint)}.`} />
        </dd>
      </dl>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      <div className="does">
        {again && (
          <button type="button" className="btn" onClick={again}>
            Try again
          </button>
        )}
        <span className="code">
          Code <code>{code}</code>
        </span>
      </div>
    </section>
  )
}

const openAgain =
  'Type `proven open` in a terminal. It prints an address that works once, and opens this page with a session of its own.'

/** A refusal inside a page that goes on: one paragraph. */
export function Refusal({ error }: { error: Error }) {
  const { message, code, details, hint } = asNoAnswer(error)
  return (
    <p className="banner" role="alert">
      <Mark is="error" />
      <b>{message}</b>
      <span>
        <Said text={detailsThenHint({ hint, details })} /> <code className="muted">{code}</code>
      </span>
    </p>
  )
}

/** What is shown was true, and can no longer be asked about. */
export const Stale = ({ error, since }: { error: Error; since: string }) => (
  <p className="banner" role="alert">
    <Mark is="warn" />
    <b>{asNoAnswer(error).message}</b>
    <span>
      This is from {since}. <Said text={`${capital(asNoAnswer(error).hint)}.`} />
    </span>
  </p>
)

export const Empty = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="state">
    <h2>{title}</h2>
    {children}
  </section>
)

/** Nothing has the name that the address asks for. Says what the program says after the name itself, such as what is near it. */
export const NoSuch = ({
  title,
  details,
  children,
}: {
  title: string
  details: readonly string[]
  children: ReactNode
}) => (
  <Empty title={title}>
    {details.slice(1).map((detail) => (
      <p key={detail}>{sentence(detail)}</p>
    ))}
    <p className="does">{children}</p>
  </Empty>
)

const sentence = (text: string): string => `${capital(text)}${text.endsWith('?') ? '' : '.'}`

/** What was wrong, then what to do, as in a terminal. */
export const detailsThenHint = ({ hint, details }: { hint: string; details: readonly string[] }): string =>
  [...(details.length > 0 ? [details.join('; ')] : []), hint].map((part) => `${capital(part)}.`).join(' ')

/** A hint or a detail as a sentence without its full stop. */
export const capital = (text: string): string =>
  `${text[0]?.toUpperCase() ?? ''}${text.slice(1).replace(/\.$/, '')}`
