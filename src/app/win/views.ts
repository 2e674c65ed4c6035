import type { Stage, Strength } from '../../core/benchmark/benchmark.ts'
import type { Candidate } from '../../core/win/candidates.ts'
import type { Documented, Missing } from '../../core/win/missing.ts'
import type { Suggested } from '../../core/win/suggest.ts'
import type { BehaviourName, WinDraft } from '../../core/win/win.ts'

/** Wins as they are looked at. Times are ISO 8601 in UTC. */

export type WinState = 'draft' | 'recorded' | 'changed' | 'taken-back'

export type WinSummary = {
  number: number
  title: string
  /** As it was written: a day or a month, or what is no date yet. */
  when: string
  /** `changed`: recorded, and edited since; the ledger still says what was recorded. */
  state: WinState
  /** What the ledger says of it, or would say; the person's own words and figures. */
  says: string
  documented: Documented
  /** Questions that are open, and how many of them it cannot do without. */
  asked: number
  needed: number
  behaviours: number
  addedAt: string
  changedAt: string
}

/** A behaviour that the ledger has from this win. */
export type ShownByWin = BehaviourName & { name: string; stage: Stage; text: string; strength: Strength }

export type WinView = WinSummary &
  WinDraft & {
    /** Names its source, once it was recorded: what `proven erase --source` takes. */
    source: string | null
    recordedAt: string | null
    takenBackAt: string | null
    missing: Missing[]
    suggested: Suggested[]
    candidate: Candidate | null
    evidence: ShownByWin[]
  }

export type WinsView = { wins: WinSummary[]; candidates: Candidate[]; passedOver: number }
