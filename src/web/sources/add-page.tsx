import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ScanRequest } from '../../api/contract/repositories.ts'
import { Command } from '../parts/copy.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { ChooseRepositories } from './choose-repositories.tsx'
import { ConfirmIdentities } from './confirm-identities.tsx'
import { ScanView } from './scan-view.tsx'
import './sources.css'
import './add.css'

const route = getRouteApi('/sources/add')
const steps = ['Choose repositories', 'Confirm which commits are yours', 'Read']

/**
 * From a folder on this machine to evidence, in three steps. The step is in the address, so that Back leads to the one
 * before and a reload finds the running scan.
 */
export function AddPage() {
  const { scan, step } = route.useSearch()
  const navigate = route.useNavigate()
  const [paths, setPaths] = useState<string[]>([])
  const [order, setOrder] = useState<ScanRequest | null>(null)
  const current = scan ? 2 : step === 'confirm' && paths.length > 0 ? 1 : 0
  return (
    <>
      <PageHead
        title="Add repositories"
        {...(current > 0 && { part: steps[current] })}
        crumbs={<Link to="/sources">Sources</Link>}
        context={
          <ol className="steps">
            {steps.map((name, i) => (
              <li key={name} aria-current={i === current ? 'step' : undefined}>
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
          key={scan}
          id={scan}
          order={order}
          started={(id) => navigate({ search: { scan: id }, replace: true })}
          choose={() => navigate({ search: {} })}
        />
      ) : current === 1 ? (
        <ConfirmIdentities
          paths={paths}
          back={() => navigate({ search: {} })}
          started={(id, ordered) => {
            setOrder(ordered)
            void navigate({ search: { scan: id } })
          }}
        />
      ) : (
        <ChooseRepositories
          chosen={paths}
          choose={setPaths}
          next={() => navigate({ search: { step: 'confirm' } })}
        />
      )}
    </>
  )
}
