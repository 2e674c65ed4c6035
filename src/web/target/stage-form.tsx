import { useId, useState } from 'react'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'

const titles: Record<Stage, string> = {
  entry: 'Entry: intern, junior',
  mid: 'Mid',
  senior: 'Senior: senior, lead',
  staff: 'Staff: staff, architect',
}

/** A stage of the benchmark: every core skill at it. */
export function StageForm({ send, isSending }: { send: (stage: Stage) => void; isSending: boolean }) {
  const id = useId()
  const [stage, setStage] = useState<Stage>('senior')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send(stage)
      }}
    >
      <fieldset className="stages">
        <legend>Every core skill of the bar, at the stage</legend>
        {stages.map((one) => (
          <label key={one} className="tick">
            <input type="radio" name={id} checked={stage === one} onChange={() => setStage(one)} />
            {titles[one]}
          </label>
        ))}
      </fieldset>
      <p className="does">
        <button type="submit" className="btn first" aria-disabled={isSending}>
          Want it
        </button>
      </p>
    </form>
  )
}
