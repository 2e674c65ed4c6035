import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LabReply } from '../../api/contract/labs.ts'
import { Refusal } from '../parts/states.tsx'
import { forgetLab, takeHint } from './questions.ts'

/** Hints one at a time; each that is taken is recorded beside the pass. */
export function Hints({ lab: { slug, hints, hintsTaken, taken } }: { lab: LabReply }) {
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: () => takeHint(slug),
    onSettled: () => forgetLab(client, slug),
  })
  return (
    <section className="hints">
      <h2>
        Hints{' '}
        <span>
          {hintsTaken} of {hints} taken, recorded
        </span>
      </h2>
      <ol aria-live="polite">
        {taken
          .toSorted((a, b) => a.number - b.number)
          .map(({ number, text }) => (
            <li key={number}>
              {number}. {text}
            </li>
          ))}
      </ol>
      {hintsTaken < hints ? (
        <button
          type="button"
          className="btn"
          onClick={() => !take.isPending && take.mutate()}
          aria-disabled={take.isPending}
        >
          {hintsTaken === 0 ? 'Take the first hint' : 'Take the next hint'}
        </button>
      ) : (
        <p className="caption">You have all of them.</p>
      )}
      {take.error && <Refusal error={take.error} />}
    </section>
  )
}
