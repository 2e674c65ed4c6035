import { describe, expect, it } from 'vitest'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { activeEntries } from '../evidence/ledger.ts'
import { benchmarkOf, skillOf } from '../readiness/fixture.ts'
import { reconcileWin, winSays } from './entries.ts'
import { emptyText, type WinDraft, type WinText } from './win.ts'

const benchmark = benchmarkOf([
  skillOf('tuning', 'sql', { formerSlugs: ['query-tuning'] }, 'reads@mid', 'finds@senior'),
  skillOf('schema', 'sql', {}, 'models@senior'),
])
const source = { kind: 'person' as const, instance: 'a'.repeat(64), label: 'Win 3' }
const now = '2026-11-22T10:00:00.000Z'
const text: WinText = {
  ...emptyText,
  title: 'Orders page holds.',
  when: '2026-09',
  result: 'No incident in the sale.',
  measure: 'p99',
  before: '2.4 s',
  after: '120 ms',
  source: 'Grafana',
}
const pick = (skill: string, behaviour: string) => ({ skill, behaviour })
const win = (shows: WinDraft['shows'], change: Partial<WinText> = {}): WinDraft => ({
  text: { ...text, ...change },
  shows,
})

/** A ledger that takes what is to be written, one after the other. */
function ledger() {
  const entries: EvidenceEntry[] = []
  return {
    entries,
    settle(to: WinDraft | null, under = benchmark) {
      const write = reconcileWin(entries, to, { source, benchmark: under, now })
      for (const { draft, supersedes } of write)
        entries.push({
          ...draft,
          id: `entry ${entries.length}`,
          person: 'p',
          recordedAt: now,
          visibility: 'private',
          supersedes,
          sha256: '',
        })
      return write.length
    },
    active: () =>
      activeEntries(entries).map(({ skill, stage, behaviour, observed }) =>
        observed.type === 'judged' ? `${skill}/${behaviour} ${stage} ${observed.strength}` : observed.type,
      ),
  }
}

describe('the ledger and a win', () => {
  it('has one entry for each behaviour, at its stage, dated when it was', () => {
    const { settle, entries, active } = ledger()
    settle(win([pick('tuning', 'finds'), pick('tuning', 'reads'), pick('tuning', 'reads')]))
    expect(active()).toEqual(['tuning/finds senior fair', 'tuning/reads mid fair'])
    expect(entries[0]).toMatchObject({ kind: 'win', rule: 'win', observedAt: '2026-09-01T12:00:00.000Z' })
  })

  it('gains nothing when it is settled again', () => {
    const { settle } = ledger()
    expect(settle(win([pick('tuning', 'finds')]))).toBe(1)
    expect(settle(win([pick('tuning', 'finds')]))).toBe(0)
  })

  it.each<[string, Partial<WinText>]>([
    ['another figure', { after: '90 ms' }],
    ['another day', { when: '2026-10' }],
    ['somebody who confirms it', { confirm: 'Dana' }],
  ])('%s replaces what was said', (_, change) => {
    const { settle, entries, active } = ledger()
    settle(win([pick('tuning', 'finds')]))
    expect(settle(win([pick('tuning', 'finds')], change))).toBe(1)
    expect(active()).toHaveLength(1)
    expect(entries[1]?.supersedes).toBe(entries[0]?.id)
  })

  it('takes back what is no longer picked, and all of what is taken back, and says it again after that', () => {
    const { settle, active } = ledger()
    settle(win([pick('tuning', 'finds'), pick('schema', 'models')]))
    settle(win([pick('schema', 'models')]))
    expect(active()).toEqual(['schema/models senior fair'])
    expect(settle(null)).toBe(1)
    expect(active()).toEqual([])
    expect(settle(null)).toBe(0)
    settle(win([pick('tuning', 'finds')]))
    expect(active()).toEqual(['tuning/finds senior fair'])
  })

  it('goes on under the new name of a skill', () => {
    const before = benchmarkOf([skillOf('query-tuning', 'sql', {}, 'finds@senior')])
    const { settle, active } = ledger()
    settle(win([pick('query-tuning', 'finds')]), before)
    settle(win([pick('tuning', 'finds')], { after: '90 ms' }))
    expect(active()).toEqual(['tuning/finds senior fair'])
  })

  it('leaves out what the benchmark has not', () => {
    expect(ledger().settle(win([pick('tuning', 'flies'), pick('magic', 'reads')]))).toBe(0)
  })
})

describe('its sentence', () => {
  it.each<[string, Partial<WinText>, string]>([
    ['with both numbers', {}, 'Orders page holds: p99 2.4 s → 120 ms'],
    ['without a measure', { measure: '' }, 'Orders page holds: 2.4 s → 120 ms'],
    ['without numbers', { before: '', after: '' }, 'Orders page holds: No incident in the sale'],
    ['over several lines', { before: '', after: '', result: 'One\n two' }, 'Orders page holds: One two'],
  ])('%s', (_, change, says) => expect(winSays({ ...text, ...change })).toBe(says))

  it('holds no figure that was not told, and has an end', () => {
    const says = winSays({ ...text, result: 'x'.repeat(1000), before: '', after: '' })
    expect(says.length).toBeLessThanOrEqual(300)
    expect(says).not.toMatch(/\d/)
  })
})
