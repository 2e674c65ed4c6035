import { afterAll, beforeAll, expect, it } from 'vitest'
import { skillWhy } from '../../src/api/contract/standing.ts'
import { winReply, winsReply } from '../../src/api/contract/wins.ts'
import { type Running, startApi } from './running.ts'

let api: Running
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  api.command({ method, url, ...(payload && { payload }) })

const text = {
  title: 'Orders hold through the sale',
  when: '2026-01',
  situation: 'The sale took the page down',
  did: 'I read the query plans of the slow queries in PostgreSQL',
  part: 'All of it',
  result: 'p99 fell from 2.4 s to 120 ms',
  source: 'Grafana, board Orders',
}

it('is begun, written, recorded and taken back, and the skill’s trail says so', async () => {
  expect(winsReply.parse((await send('GET', '/v1/wins')).json())).toEqual({
    wins: [],
    candidates: [],
    passedOver: 0,
  })
  const begun = await send('POST', '/v1/wins', { text })
  expect(begun.statusCode).toBe(201)
  const { number, suggested, ...win } = winReply.parse(begun.json())
  const [first] = suggested
  const behaviour = first?.behaviours.find(({ stage }) => stage === 'senior')
  if (!first || !behaviour) throw new Error('its words lead to no skill')
  expect(first.words.length).toBeGreaterThan(0)

  const shows = [{ skill: first.skill, behaviour: behaviour.id }]
  const written = winReply.parse((await send('PUT', `/v1/wins/${number}`, { text: win.text, shows })).json())
  expect(written).toMatchObject({ state: 'draft', needed: 0, documented: { strength: 'fair' } })
  const recorded = winReply.parse((await send('POST', `/v1/wins/${number}/record`)).json())
  expect(recorded).toMatchObject({ state: 'recorded', evidence: [{ skill: first.skill, strength: 'fair' }] })
  const why = skillWhy.parse((await send('GET', `/v1/skills/${first.skill}`)).json())
  expect(why.row).toMatchObject({ standing: 'shown', byKind: { win: 1 } })
  expect(why.trail[0]?.sentence).toBe('Orders hold through the sale: 2.4 s → 120 ms')

  expect((await send('DELETE', `/v1/wins/${number}`)).json()).toMatchObject({
    error: { code: 'win-in-ledger' },
  })
  const back = winReply.parse((await send('DELETE', `/v1/wins/${number}/record`)).json())
  expect(back).toMatchObject({ state: 'taken-back', evidence: [] })
  expect(skillWhy.parse((await send('GET', `/v1/skills/${first.skill}`)).json()).row.standing).toBe('none')
})

it.each([
  ['a number that is none', 'GET', '/v1/wins/x', undefined, 'request-invalid'],
  ['a win that there is not', 'GET', '/v1/wins/77', undefined, 'win-unknown'],
  ['writing one that there is not', 'POST', '/v1/wins/77/record', undefined, 'win-unknown'],
  ['half of a draft', 'PUT', '/v1/wins/1', { text: { title: 'x' }, shows: [] }, 'request-invalid'],
  [
    'more words than anybody reads',
    'POST',
    '/v1/wins',
    { text: { did: 'x'.repeat(10_001) } },
    'request-invalid',
  ],
  ['a candidate that there is not', 'POST', '/v1/wins', { candidate: 'git/x/2026-Q1' }, 'candidate-unknown'],
  [
    'passing over what is not proposed',
    'POST',
    '/v1/wins/pass-over',
    { candidate: 'x' },
    'candidate-unknown',
  ],
] as const)('%s is refused', async (_, method, url, payload, code) => {
  expect((await send(method, url, payload)).json()).toMatchObject({ error: { code } })
})
