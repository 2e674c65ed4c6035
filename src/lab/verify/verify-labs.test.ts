import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import type { Proof } from '../../core/lab/proof.ts'
import { changedLabs, proofHash } from './hash.ts'
import { type Verified, verifyLabs } from './verify-labs.ts'

const home = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const original = join(import.meta.dirname, '..', 'run', 'fixture-lab')

let made = 0
/** A lab of the fixture's submissions whose scenario is one load step, so that each run takes a moment. */
function labFolder(): string {
  const folder = join(home, `lab-${made++}`)
  cpSync(original, folder, { recursive: true })
  writeFileSync(
    join(folder, 'lab.ts'),
    `import { lab as whole } from ${JSON.stringify(pathToFileURL(join(original, 'lab.ts')).href)}
export const lab = {
  ...whole,
  scenario: [
    { kind: 'load', id: 'count', load: 'count', ratePerSecond: 20, durationMs: 300 },
    { kind: 'query', id: 'end', sql: 'select total from counter' },
  ],
  checks: whole.checks.filter(({ id }) => id === 'lost' || id === 'wrong').map((check) =>
    check.id === 'lost' ? check : {
      ...check,
      measure: ({ steps }) => ({ value: steps[0].figures.byName.count.wrong.length, says: '' }),
    }),
}
`,
  )
  return folder
}

async function verify(
  folder: string,
  more: { only?: string[]; budgetMs?: number } = {},
): Promise<Verified[]> {
  const told: Verified[] = []
  const results = await verifyLabs({
    labs: [{ slug: 'fixture-lab', folder }],
    onResult: (result) => told.push(result),
    scratchFolder: join(home, 'scratch'),
    cacheFolder: join(home, 'cache'),
    signal: new AbortController().signal,
    ...more,
  })
  expect(told).toEqual(results)
  return results
}
const lines = (results: Verified[]) =>
  results.map(({ submission, got, outcome }) => [submission, got, outcome])

it('what is as its folders say is proved, and changed again by any edit of lab or engine', async () => {
  const folder = labFolder()
  mkdirSync(join(folder, 'starter', 'cobol'))
  writeFileSync(
    join(folder, 'starter', 'cobol', 'lab.yaml'),
    'lab: fixture-lab\nstart: [cobol-that-is-not-here]\n',
  )
  const lab = { folder }
  expect(changedLabs([lab])).toEqual([lab])
  expect(lines(await verify(folder))).toEqual([
    ['starter/typescript', 'fails lost', 'as-expected'],
    ['starter/cobol', expect.stringContaining('cobol-that-is-not-here'), 'not-proved'],
    ['submissions/accepted/quick', 'passes', 'as-expected'],
    ['submissions/rejected/lost/in-memory', 'fails lost', 'as-expected'],
    ['submissions/rejected/wrong/other', 'fails wrong', 'as-expected'],
  ])
  expect(changedLabs([lab])).toEqual([])
  const proof = JSON.parse(readFileSync(join(folder, 'proof.json'), 'utf8')) as Proof
  expect(proof).toMatchObject({
    lab: 'fixture-lab',
    hash: proofHash(folder),
    start: { lost: { value: expect.any(Number) }, wrong: { value: 0 } },
    startSeconds: [{ step: 'count', seconds: [{ atMs: 0 }] }],
    notProved: [{ submission: 'starter/cobol' }],
  })
  expect(proof.submissions.map(({ submission, passed, failed }) => [submission, passed, failed])).toEqual([
    ['starter/typescript', false, ['lost']],
    ['submissions/accepted/quick', true, []],
    ['submissions/rejected/lost/in-memory', false, ['lost']],
    ['submissions/rejected/wrong/other', false, ['wrong']],
  ])

  writeFileSync(join(folder, 'brief.md'), 'Other words.\n')
  expect(changedLabs([lab])).toEqual([lab])
})

it('a folder that says otherwise, and checks that nothing fails, are told; nothing is proved', async () => {
  const folder = labFolder()
  const rejected = join(folder, 'submissions', 'rejected')
  renameSync(join(rejected, 'wrong', 'other'), join(rejected, 'lost', 'other'))
  mkdirSync(join(rejected, 'lost', 'both'))
  writeFileSync(join(rejected, 'lost', 'both', 'count.ts'), 'export const count = async () => 201\n')
  const results = await verify(folder, { only: ['fixture-lab/submissions/rejected'] })
  expect(lines(results)).toEqual([
    ['submissions/rejected/wrong', 'none is there', 'otherwise'],
    ['submissions/rejected/lost/both', 'fails lost, wrong', 'otherwise'],
    ['submissions/rejected/lost/in-memory', 'fails lost', 'as-expected'],
    ['submissions/rejected/lost/other', 'fails wrong', 'otherwise'],
  ])
  expect(existsSync(join(folder, 'proof.json'))).toBe(false)
})

it('a lab that brings nothing fails', async () => {
  const folder = labFolder()
  rmSync(join(folder, 'starter'), { recursive: true })
  rmSync(join(folder, 'submissions'), { recursive: true })
  const results = await verify(folder)
  expect(results.map(({ submission, outcome }) => [submission, outcome])).toEqual([
    ['starter', 'otherwise'],
    ['submissions/accepted', 'otherwise'],
    ['submissions/rejected/lost', 'otherwise'],
    ['submissions/rejected/wrong', 'otherwise'],
  ])
  expect(existsSync(join(folder, 'proof.json'))).toBe(false)
})

it('without time nothing is run, and nothing is proved', async () => {
  const folder = labFolder()
  const results = await verify(folder, { budgetMs: 0 })
  expect(new Set(results.map(({ got }) => got))).toEqual(new Set(['not proved: out of time']))
  expect(existsSync(join(folder, 'proof.json'))).toBe(false)
})
