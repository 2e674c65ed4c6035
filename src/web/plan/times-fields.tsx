import type { Slot } from '../../core/plan/times.ts'
import { hoursIn, weekdayNames, wrongInSlots } from '../../core/plan/times.ts'
import { halfHours } from '../../core/plan/words.ts'

const usual: Slot = { weekday: 2, from: '20:00', to: '21:30' }

export const isWhole = (slots: readonly Slot[]): boolean =>
  slots.every(({ from, to }) => from !== '' && to !== '')

/** When somebody works on the plan, each week; for the calendar. */
export function TimesFields({
  slots,
  change,
  hours,
}: {
  slots: readonly Slot[]
  change: (slots: Slot[]) => void
  /** That are planned a week; NaN where none are told. */
  hours: number
}) {
  const put = (at: number, part: Partial<Slot>): void =>
    change(slots.map((each, index) => (index === at ? { ...each, ...part } : each)))
  const whole = isWhole(slots)
  const wrong = whole ? wrongInSlots(slots) : []
  const named = whole ? hoursIn(slots) : 0
  return (
    <fieldset className="times">
      <legend>Times that you have, each week; for the calendar file</legend>
      {slots.map(({ weekday, from, to }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: times are known by their place alone
        <div key={at} className="time-of-week">
          <select
            className="field"
            aria-label={`Day ${at + 1}`}
            value={weekday}
            onChange={({ target }) => put(at, { weekday: Number(target.value) })}
          >
            {weekdayNames.map((name, index) => (
              <option key={name} value={index + 1}>
                {name}
              </option>
            ))}
          </select>
          <input
            className="field"
            type="time"
            required
            aria-label={`From ${at + 1}`}
            value={from}
            onChange={({ target }) => put(at, { from: target.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            className="field"
            type="time"
            required
            aria-label={`Until ${at + 1}`}
            value={to}
            onChange={({ target }) => put(at, { to: target.value })}
          />
          <button
            type="button"
            className="link"
            aria-label={`Take out time ${at + 1}`}
            onClick={() => change(slots.filter((_, index) => index !== at))}
          >
            Take out
          </button>
        </div>
      ))}
      <button
        type="button"
        className="link"
        onClick={() => {
          const last = slots.at(-1)
          change([...slots, last ? { ...last, weekday: (last.weekday % 7) + 1 } : usual])
        }}
      >
        Add a time
      </button>
      <p className="caption" role="status">
        {wrong.length > 0
          ? wrong.join(' ')
          : slots.length === 0
            ? 'None: the calendar has notes on days.'
            : named < hours
              ? `They hold ${halfHours(named)} h of ${halfHours(hours)} a week; the rest are notes on days.`
              : 'They hold all that is planned of your own hours.'}
      </p>
    </fieldset>
  )
}
