import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useCallback, useRef, useState } from 'react'
import { KeysDialog } from '../keys/keys-dialog.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Brand, Navigation } from './navigation.tsx'
import { useTheme } from './theme.ts'
import './shell.css'

const KEYS_OFF = 'proven.keys-off'

/** What stands around every page: the menu, the keys, the theme. */
export function Shell() {
  const [open, setOpen] = useState<'keys' | 'menu' | null>(null)
  const [keysOn, setKeysOn] = useState(() => localStorage.getItem(KEYS_OFF) === null)
  const [theme, setTheme] = useTheme()
  const navigate = useNavigate()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const showKeys = useCallback(() => setOpen('keys'), [])
  const close = useCallback(() => setOpen(null), [])

  useKeys({ on: keysOn, showKeys, go: useCallback((to) => void navigate({ to }), [navigate]) })
  // The menu closes because the page changed.
  const [openAt, setOpenAt] = useState(pathname)
  if (openAt !== pathname) {
    setOpenAt(pathname)
    setOpen(null)
  }

  // Without the jump itself, which would stay in the address and undo the place that Back leads to.
  const skip = (event: MouseEvent) => {
    event.preventDefault()
    main.current?.focus()
  }
  const turnKeys = (on: boolean) => {
    if (on) localStorage.removeItem(KEYS_OFF)
    else localStorage.setItem(KEYS_OFF, 'yes')
    setKeysOn(on)
  }
  const navigation = <Navigation theme={theme} setTheme={setTheme} showKeys={showKeys} />

  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place, only not by way of the address */}
      <a className="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <div className="shell">
        <header className="side">
          <div>
            <Brand />
            {navigation}
          </div>
        </header>
        <header className="bar">
          <Brand />
          <button
            type="button"
            className="menu-button"
            aria-haspopup="dialog"
            onClick={() => setOpen('menu')}
          >
            Menu
          </button>
        </header>
        <main id="main" ref={main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {open === 'keys' && <KeysDialog on={keysOn} turn={turnKeys} close={close} />}
      {open === 'menu' && (
        <Dialog title="Menu" close={close} className="menu">
          {navigation}
          <p className="does">
            <button type="button" className="btn" onClick={close}>
              Close
            </button>
          </p>
        </Dialog>
      )}
    </>
  )
}
