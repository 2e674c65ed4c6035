import { Link, useLocation } from '@tanstack/react-router'
import { Choice } from '../parts/choice.tsx'
import { menu, pageOf } from './pages.ts'
import { type Theme, themes } from './theme.ts'

export const Brand = () => (
  <Link to="/" className="brand">
    <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true">
      <path d="M1 5.5h9.6v5H1zM13.4 5.5H19v5h-5.6z" fill="currentColor" />
      <path d="M12 0v16" stroke="currentColor" strokeWidth="1.6" />
    </svg>
    Proven
  </Link>
)

/** The menu, at the side or in the phone's dialog. */
export function Navigation({
  theme,
  setTheme,
  showKeys,
}: {
  theme: Theme
  setTheme: (theme: Theme) => void
  showKeys: () => void
}) {
  const here = pageOf(useLocation().pathname)
  return (
    <>
      <nav aria-label="Pages">
        {menu.map(({ promise, pages }) => (
          <section key={promise}>
            <h2>{promise}</h2>
            <ul>
              {pages.map(({ name, to, key }) => (
                <li key={to}>
                  <Link
                    to={to}
                    className={to === here ? 'here' : ''}
                    activeOptions={{ exact: true, includeSearch: false }}
                  >
                    {name}
                    <span className="key-of" aria-hidden="true">
                      {key}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div className="foot">
        <p>Nothing leaves this machine.</p>
        <p>
          <kbd className="key">g</kbd> then a letter ·{' '}
          <button type="button" className="link" onClick={showKeys}>
            all keys
          </button>
        </p>
        <Choice
          label="Colours"
          options={themes.map((value) => ({ value, text: value }))}
          chosen={theme}
          choose={setTheme}
        />
      </div>
    </>
  )
}
