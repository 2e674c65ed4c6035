/** One of a few, in a row of words. */
export const Choice = <T extends string>({
  label,
  options,
  chosen,
  choose,
}: {
  label: string
  options: readonly { value: T; text: string }[]
  chosen: T
  choose: (value: T) => void
}) => (
  <fieldset className="seg" aria-label={label}>
    {options.map(({ value, text }) => (
      <button key={value} type="button" aria-pressed={value === chosen} onClick={() => choose(value)}>
        {text}
      </button>
    ))}
  </fieldset>
)
