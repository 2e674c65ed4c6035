/** Narrows the list of a page: `/` leads into it, Escape clears it, Enter goes to the first row that is left. */
export const FilterField = ({
  label,
  placeholder,
  value,
  change,
}: {
  label: string
  placeholder: string
  value: string
  change: (text: string) => void
}) => (
  <label className="filter">
    <span className="sr">{label}</span>
    <input
      data-filter
      className="field"
      type="search"
      placeholder={placeholder}
      value={value}
      onChange={(event) => change(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          change('')
          event.currentTarget.blur()
        }
        if (event.key === 'Enter') firstRow()?.focus()
      }}
    />
    <span className="key" aria-hidden="true">
      /
    </span>
  </label>
)

const firstRow = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].find((row) => !row.closest('[hidden]'))
