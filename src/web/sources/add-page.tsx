import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Command } from '../parts/copy.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { ChooseRepositories } from './choose-repositories.tsx'
import { ConfirmIdentities } from './confirm-identities.tsx'
import { ScanView } from './scan-view.tsx'
import './sources.css'
import './add.css'

const route = getRouteApi('/sources/add')
const steps = ['Choose repositories', 'Confirm which commits are yours', 'Read']

/** From a folder on this machine to evidence, in three steps. The running scan is in the address, so a reload finds it. */
export function AddPage() {
  const { scan } = route.useSearch()
  const navigate = route.useNavigate()
  const [paths, setPaths] = useState<string[]>([])
  const [confirming, setConfirming] = useState(false)
  const step = scan ? 2 : confirming ? 1 : 0
  return (
    <>
      <PageHead
        title="Add repositories"
        crumbs={<Link to="/sources">Sources</Link>}
        context={
          <ol className="steps">
            {steps.map((name, i) => (
              <li key={name} aria-current={i === step ? 'step' : undefined}>
                {i + 1}. {name}
              </li>
            ))}
          </ol>
        }
      >
        <Command text={paths.length === 1 ? `proven scan ${paths[0]}` : 'proven scan PATH'} />
      </PageHead>
      {scan ? (
        <ScanView
          id={scan}
          again={() => {
            setConfirming(false)
            void navigate({ search: {} })
          }}
        />
      ) : confirming ? (
        <ConfirmIdentities
          paths={paths}
          back={() => setConfirming(false)}
          started={(id) => navigate({ search: { scan: id } })}
        />
      ) : (
        <ChooseRepositories
          chosen={paths}
          choose={setPaths}
          next={() => {
            setConfirming(true)
            window.scrollTo(0, 0)
          }}
        />
      )}
    </>
  )
}
