import { useEffect, useRef, useState } from 'react'
import type { TargetReply } from '../../api/contract/target.ts'
import { paySay, yearsSay } from '../../core/target/words.ts'
import type { Change } from './change.ts'
import { FactsForm } from './facts-form.tsx'

/** What is said of the job itself, and the way to put it right. */
export function Facts({ reply, change }: { reply: TargetReply; change: Change }) {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const { facts, stage } = reply
  const says: [string, string | null][] = [
    ['Wanted at', stage],
    ...(facts
      ? ([
          ['Experience', facts.years && yearsSay(facts.years.value)],
          ['Place', facts.location?.value ?? null],
          ['Remote', facts.workplace?.value ?? null],
          ['Pay', facts.pay && paySay(facts.pay.value)],
        ] satisfies [string, string | null][])
      : []),
  ]
  return (
    <section className="facts" aria-label="What else was read">
      {isOpen ? (
        <FactsForm
          reply={reply}
          keep={(mending) => {
            setIsOpen(false)
            change(mending, 'What is said of it is put right.')
          }}
          cancel={() => setIsOpen(false)}
        />
      ) : (
        <>
          <dl>
            {says.map(([what, value]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd className={value === null ? 'muted' : ''}>{value ?? 'not stated'}</dd>
              </div>
            ))}
          </dl>
          <button type="button" className="link" ref={button} onClick={() => setIsOpen(true)}>
            Put right<span className="sr"> what was read of it</span>
          </button>
        </>
      )}
    </section>
  )
}
