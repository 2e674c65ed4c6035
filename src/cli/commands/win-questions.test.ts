import { describe, expect, it } from 'vitest'
import type { WinDraftRequest, WinReply } from '../../api/contract/wins.ts'
import { missingIn } from '../../core/win/missing.ts'
import { emptyText } from '../../core/win/win.ts'
import { winByQuestions } from './win-questions.ts'

const today = '2026-11-22T10:00:00.000Z'
const suggested: WinReply['suggested'] = [
  {
    skill: 'caching',
    name: 'Caching',
    words: ['cache'],
    behaviours: [{ id: 'expires', stage: 'mid', text: 'Lets entries expire.', picked: false }],
  },
]

/** As the server would answer. */
const replyTo = (draft: WinDraftRequest): WinReply =>
  ({
    ...draft,
    number: 1,
    missing: missingIn(draft, today),
    suggested: draft.text.did === '' ? [] : suggested,
  }) as unknown as WinReply

/** What was asked and kept where every question is answered from the list; where it ends, the person leaves. */
async function answering(answers: (string | null)[], begun: Partial<WinDraftRequest['text']> = {}) {
  const asked: string[] = []
  const kept: WinDraftRequest[] = []
  const left = [...answers]
  const told = await winByQuestions(replyTo({ text: { ...emptyText, ...begun }, shows: [] }), {
    prompts: {
      line: async (asks) => {
        asked.push(asks)
        return left.shift() ?? null
      },
      pick: async (asks, options) => {
        asked.push(asks)
        return options.map(({ value }) => value)
      },
    },
    keep: async (draft) => {
      kept.push(draft)
      return replyTo(draft)
    },
  })
  return { ...told, asked, kept }
}

const whole = [
  'Fresh prices',
  '2026-09',
  'Old prices',
  'Our cache',
  'All of it',
  'From 14 complaints to 0',
  'complaints',
  'The board',
  'Dana',
]

describe('a win asked for in a terminal', () => {
  it('is done when nothing is missing, each answer kept before the next question', async () => {
    const { way, asked, kept, win } = await answering(whole)
    expect(way).toBe('done')
    expect(asked).toHaveLength(whole.length + 1)
    expect(kept).toHaveLength(whole.length + 1)
    expect(kept[0]).toMatchObject({ text: { title: 'Fresh prices', when: '' } })
    expect(win.shows).toEqual([{ skill: 'caching', behaviour: 'expires' }])
    expect(win.missing).toEqual([])
  })

  it('asks what an answer raises, and not what it answers', async () => {
    const { asked } = await answering(whole)
    expect(asked).toContain(
      'You write “Our”. Which part was yours: the idea, the design, the code, the roll-out?',
    )
    expect(asked.join('\n')).not.toMatch(/what was it before/)
  })

  it('passes an empty answer by, and asks once', async () => {
    const { way, asked, kept } = await answering(Array(20).fill(''))
    expect(way).toBe('done')
    expect(new Set(asked).size).toBe(asked.length)
    expect(kept).toEqual([])
  })

  it('that is left keeps what was answered, and goes on from there', async () => {
    const { way, kept } = await answering(['Fresh prices', null])
    expect([way, kept.length]).toEqual(['left', 1])
    expect((await answering([null], { title: 'Fresh prices' })).asked).toEqual([
      'When was it done? The month is enough.',
    ])
  })
})
