import { afterAll, beforeAll, expect, it } from 'vitest'
import { selfAnswersReply, selfRatingReply } from '../../src/api/contract/self-rating.ts'
import { skillWhy } from '../../src/api/contract/standing.ts'
import { type Running, startApi } from './running.ts'

let api: Running
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const get = async (url: string) => (await api.command({ method: 'GET', url })).json()
const post = (answers: unknown) =>
  api.command({ method: 'POST', url: '/v1/self-rating/answers', payload: { answers } })

it('an answer claims the skill, and its trail says what was answered', async () => {
  const { areas, answers } = selfRatingReply.parse(await get('/v1/self-rating'))
  expect(answers).toEqual([])
  const question = areas[1]?.rungs[0]?.first
  if (!question) throw new Error('the benchmark asks nothing')
  const { skill, behaviour } = question
  const reply = await post([{ skill, behaviour, answer: 'yes' }])
  expect(reply.statusCode).toBe(200)
  expect(selfAnswersReply.parse(reply.json()).answers).toMatchObject([{ skill, behaviour, answer: 'yes' }])
  const { row, trail } = skillWhy.parse(await get(`/v1/skills/${skill}`))
  expect(row).toMatchObject({ standing: 'claimed', byKind: { self: 1 } })
  expect(trail[0]?.sentence).toMatch(/^Answered yes: /)

  await post([{ skill, behaviour, answer: 'withdrawn' }])
  const after = skillWhy.parse(await get(`/v1/skills/${skill}`))
  expect(after.row).toMatchObject({ standing: 'none', evidenceCount: 0 })
})

it.each([
  ['no answer', [], 'request-invalid'],
  ['an answer that there is not', [{ skill: 'a', behaviour: 'b', answer: 'maybe' }], 'request-invalid'],
  ['an unknown skill', [{ skill: 'magic', behaviour: 'b', answer: 'yes' }], 'skill-unknown'],
  ['an unknown behaviour', [{ skill: 'code-review', behaviour: 'b', answer: 'yes' }], 'request-invalid'],
])('%s is refused', async (_, answers, code) => {
  expect((await post(answers)).json()).toMatchObject({ error: { code } })
})
