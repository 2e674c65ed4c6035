import { expect, it } from 'vitest'
import { itemByQuestions, words } from './item.ts'

type Draft = { kind: string; title: string; why: string }
const empty: Draft = { kind: 'a', title: '', why: '' }
const questions = [
  {
    asks: 'kind',
    takes: [{ value: 'b', label: 'B' }],
    read: ({ kind }: Draft) => kind,
    write: (draft: Draft, kind: string) => ({ ...draft, kind }),
  },
  words('title', 'title'),
  words('why', 'why'),
]

/** What was kept where these are the answers; null leaves. */
async function answering(answers: (string | null)[], was: (Draft & { number: number }) | null = null) {
  const kept: string[] = []
  const left = [...answers]
  const answer = async () => left.shift() ?? null
  const told = await itemByQuestions(
    {
      questions,
      draftOf: ({ kind, title, why }: Draft & { number: number }): Draft => ({ kind, title, why }),
    },
    was,
    was ?? empty,
    {
      prompts: { line: answer, day: answer, one: answer },
      keep: async (number, draft) => {
        kept.push(`${number} ${draft.kind} ${draft.title} ${draft.why}`)
        return { ...draft, number: number ?? 7 }
      },
    },
  )
  return { ...told, kept }
}

it.each<[string, (string | null)[], string[], 'done' | 'left']>([
  ['leaving at once keeps nothing', [null], [], 'left'],
  ['nor does a kind alone', ['b', null], [], 'left'],
  ['nor passing every question by', ['a', '', ''], [], 'done'],
  ['the first words begin it, with the kind chosen before', ['b', 'x', null], ['null b x '], 'left'],
  ['each answer is kept before the next question', ['a', 'x', 'y'], ['null a x ', '7 a x y'], 'done'],
])('%s', async (_, answers, kept, way) => expect(await answering(answers)).toMatchObject({ kept, way }))

it('one that is there is changed where an answer differs', async () => {
  const was = { number: 3, kind: 'a', title: 'x', why: 'y' }
  expect((await answering(['b', 'x', ''], was)).kept).toEqual(['3 b x y', '3 b x '])
})
