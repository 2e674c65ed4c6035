import { afterAll, expect, test } from 'vitest'
import { bob, Histories } from './history-fixture.ts'
import { identitiesOf } from './identities-of.ts'

const histories = new Histories()
afterAll(() => histories.remove())

const written = [
  { at: '2024-01-01T00:00:00Z', files: { 'a.ts': '1' } },
  { at: '2024-02-01T00:00:00Z', files: { 'a.ts': '2' } },
  { at: '2024-03-01T00:00:00Z', files: { 'a.ts': '3' }, author: bob },
]

test('who this repository commits as comes before who committed more', async () => {
  const path = histories.make(written)
  const emails = async () =>
    (await identitiesOf(path, { scratch: histories.scratch })).identities.map(({ email, yours }) => [
      email,
      yours,
    ])
  expect(await emails()).toEqual([
    ['ann@example.org', false],
    ['bob@example.org', false],
  ])
  histories.git(path, ['config', 'user.email', 'Bob@Example.org'])
  expect(await emails()).toEqual([
    ['bob@example.org', true],
    ['ann@example.org', false],
  ])
})

test('a repository is called as at its host, and a clone without a host by its folders', async () => {
  const path = histories.make(written, 'repo')
  const names = async () => (await identitiesOf(path, { scratch: histories.scratch })).names
  expect((await names())[0]).toBe('repo')
  expect((await names())[1]).toMatch(/^\d+\/repo$/)
  histories.git(path, ['remote', 'add', 'origin', 'git@host.example:shop/orders.git'])
  expect((await names()).slice(0, 2)).toEqual(['shop/orders', 'repo'])
})
