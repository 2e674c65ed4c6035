import { describe, expect, it } from 'vitest'
import { advance, faultSays, nothingYet, type RunEvent, type RunProgress } from './progress.ts'

const told = (...events: RunEvent[]): RunProgress => events.reduce(advance, nothingYet)
const second = (atMs: number): RunEvent => ({
  kind: 'second',
  second: { step: 'a', of: 'service', atMs, answered: 1, failed: 0, p50: 1, p99: 2 },
})
const fault = (fromMs: number, toMs: number | null, step = 'a'): RunEvent => ({
  kind: 'fault',
  fault: { step, says: 'database killed', fromMs, toMs },
})

describe('what is known of a run that goes on', () => {
  it('is nothing at first', () => {
    expect(told()).toEqual({ phase: 'waiting', step: null, seconds: [], faults: [], output: [] })
  })

  it('a step brings it into the scenario', () => {
    const step: RunEvent = { kind: 'step', id: 'a', does: 'load', index: 0, of: 2, atMs: 5 }
    expect(told({ kind: 'phase', phase: 'starting' }, step)).toMatchObject({
      phase: 'scenario',
      step: { id: 'a', does: 'load', index: 0, of: 2 },
    })
  })

  it('a fault that ends takes the place of the one that began', () => {
    expect(told(fault(5, null), fault(5, 9)).faults).toEqual([
      { step: 'a', says: 'database killed', fromMs: 5, toMs: 9 },
    ])
    expect(told(fault(5, null), fault(7, null), fault(5, null, 'b')).faults).toHaveLength(3)
  })

  it('stays small however long it goes on', () => {
    const seconds = told(...Array.from({ length: 1_000 }, (_, index) => second(index))).seconds
    expect([seconds.length, seconds.at(-1)?.atMs]).toEqual([600, 999])
    const text = `${'x'.repeat(1_000)}\n\n`.repeat(1_000)
    const { output } = told({ kind: 'output', instance: 0, text })
    expect([output.length, output[0]?.length]).toEqual([40, 300])
  })
})

describe('a fault in words', () => {
  it.each([
    [{ kind: 'database-kill' }, 'database killed'],
    [{ kind: 'service-kill', instance: 0, restartAfterMs: 1 }, 'service 1 killed'],
    [
      { kind: 'network', to: 'provider', does: { kind: 'black-hole' }, forMs: 1 },
      'silent network to the provider',
    ],
  ] as const)('%j', (each, says) => expect(faultSays(each)).toBe(says))
})
