import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { certificatesReply } from '../../src/api/contract/certificate.ts'
import { type ProjectReply, projectReply } from '../../src/api/contract/project.ts'
import { ada, bob, leavePlace, makePlace, makeRepository, type Place, run } from './program.ts'

let place: Place
let shop = ''
beforeAll(async () => {
  place = await makePlace()
  shop = makeRepository(join(place.userHome, 'shop'), [
    {
      by: bob,
      on: '2025-11-03',
      message: 'Start',
      files: { Dockerfile: 'FROM node:24-slim\nUSER node\nCOPY . .\nCMD ["node", "src/shop.ts"]\n' },
    },
    {
      by: ada,
      on: '2026-04-07',
      message: 'Build in a pipeline',
      files: {
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm test\n',
      },
    },
  ])
})
afterAll(() => leavePlace(place))

const project = async (...args: string[]): Promise<ProjectReply> => {
  const ran = await run(place, ['project', ...args, '--json'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  return projectReply.parse(JSON.parse(ran.out))
}
const criterion = ({ dimensions }: ProjectReply, id: string) =>
  dimensions.flatMap(({ criteria }) => criteria).find((each) => each.id === id)
const question = ({ dimensions }: ProjectReply, id: string) =>
  dimensions.flatMap(({ questions }) => questions).find((each) => each.id === id)

it('an empty record says how to begin', async () => {
  expect(await run(place, ['project'])).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/^No repository was read yet: proven project PATH/),
  })
  expect(await run(place, ['project', 'shop'])).toMatchObject({ exit: 66 })
})

it('a folder is read and audited: one’s own commits are found, another’s are theirs', async () => {
  const told = await project(shop, '--as', ada.email)
  expect([told.label, told.ownCommits, told.commits]).toEqual(['shop', 1, 2])
  expect(criterion(told, 'checked-by-machine')).toMatchObject({
    ...{ state: 'seen', step: null },
    found: [{ signal: 'ci-pipeline', citations: [{ paths: ['.github/workflows/ci.yml'] }] }],
  })
  expect(criterion(told, 'packed')).toMatchObject({ state: 'not-seen', found: [] })
  expect(criterion(told, 'packed')?.activities.length).toBeGreaterThan(0)
  // Read again: with the addresses of before, and adding nothing.
  expect(await project(shop)).toMatchObject({ counts: told.counts, identities: [ada.email] })
  const words = await run(place, ['project', 'shop'])
  expect(words.out).toMatch(
    /◐ Changes are built or tested in a pipeline\.\n +Builds or tests in a pipeline \(GitHub Actions\)/,
  )
  expect(words.out).toMatch(/◌ It runs from an image.*\n +nothing found\n +add it: Write an image/)
})

it('answers are kept, changed and taken back, by label or by the first digits', async () => {
  const { instance } = await project('shop', '--answer', 'most-load=Rather a lot')
  const lacking = await project(instance.slice(0, 8))
  expect(question(lacking, 'most-load')).toMatchObject({ answer: 'Rather a lot', lacks: 'figure' })
  const whole = await project(
    'shop',
    '--answer',
    'most-load=900 a second',
    '--answer',
    'hardest=Time = money',
  )
  expect(question(whole, 'most-load')).toMatchObject({ answer: '900 a second', lacks: null })
  expect(question(whole, 'hardest')?.answer).toBe('Time = money')
  expect(question(await project('shop', '--answer', 'hardest='), 'hardest')?.answer).toBeNull()
  expect((await run(place, ['project'])).out).toMatch(/^shop +[0-9a-f]{12} {2}1 of 12 questions answered$/m)
})

it.each([
  ['an answer without its question', ['project', 'shop', '--answer', 'a lot'], 64, /most|who-uses-it=/],
  ['an answer to no question', ['project', 'shop', '--answer', 'none=1'], 64, /most-load: What is the most/],
  ['an answer to no project', ['project', '--answer', 'most-load=1'], 64, /name it/],
  ['to be asked in a script', ['project', 'shop', '--ask'], 64, /--answer QUESTION=WORDS/],
  ['a name that nothing has', ['project', 'nothing'], 66, /proven project PATH/],
  [
    'a certification that there is not',
    ['certificate', 'add', 'none', '--exam', '2099-01-01'],
    66,
    /list --all/,
  ],
  ['a certificate without a day', ['certificate', 'add', 'ckad'], 64, /--passed DATE/],
  [
    'a pass that is still to come',
    ['certificate', 'add', 'ckad', '--passed', '2099-01-01'],
    64,
    /still to come/,
  ],
  ['a removal of what is not there', ['certificate', 'remove', 'ckad'], 66, /certificate list/],
] as const)('%s is refused with what to do', async (_, args, exit, says) => {
  const ran = await run(place, [...args])
  expect(ran.exit).toBe(exit)
  expect(ran.err).toMatch(says)
})

it('a certificate is planned, passed and removed, and claims no more than it may', async () => {
  const planned = await run(place, ['certificate', 'add', 'CKAD', '--exam', '2099-02-01'])
  expect(planned.out).toMatch(/Planned; exam on 1 Feb 2099\nPlanned: no evidence until it is passed\.\n$/)
  const passed = await run(place, ['certificate', 'add', 'ckad', '--passed', '2020-01-10', '--json'])
  const { held, certifications, missing } = certificatesReply.parse(JSON.parse(passed.out))
  expect(held).toMatchObject([{ state: 'lapsed', expires: '2022-01-10', examOn: null }])
  expect(missing).toBeGreaterThan(0)
  const own = certifications.find(({ certification }) => certification === 'ckad')
  expect(new Set(own?.claims.map(({ stage }) => stage))).toEqual(new Set(['mid']))
  const why = JSON.parse((await run(place, ['why', 'kubernetes-operations', '--stage', 'mid', '--json'])).out)
  expect(why.row).toMatchObject({ standing: 'claimed', byKind: { certificate: 1 } })

  const list = await run(place, ['certificate', 'list'])
  expect(list.out).toMatch(
    /^ckad {2}Certified Kubernetes.*\n {2}Passed 10 Jan 2020; lapsed after 10 Jan 2022$/m,
  )
  expect(list.out).toMatch(/Touches \d+ of \d+ missing skills\./)
  expect(await run(place, ['certificate', 'remove', 'ckad'])).toMatchObject({ exit: 0 })
  const after = JSON.parse(
    (await run(place, ['why', 'kubernetes-operations', '--stage', 'mid', '--json'])).out,
  )
  expect(after.row.standing).toBe('none')
})
