import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { leavePlace, makePlace, type Place, run } from './program.ts'

let place: Place
let file = ''
beforeAll(async () => {
  place = await makePlace()
  file = join(place.userHome, 'ada.md')
  writeFileSync(
    file,
    `# Ada Example

## Experience

### Senior Backend Developer, Acme Payments
03/04/2021 - Present

- Moved the ledger from MySQL to PostgreSQL.
- Ran code reviews twice a week.

## Skills

Go, PostgreSQL, Kafka
`,
  )
})
afterAll(() => leavePlace(place))

const told = async (...args: string[]) => {
  const ran = await run(place, args)
  expect(ran.err).toBe('')
  expect(ran.exit).toBe(0)
  return ran.out
}

it('a résumé is read, its claims are shown at their lines, and what it leaves open is asked', async () => {
  expect(await told('resume', 'list')).toContain('proven resume add FILE')
  const added = await told('resume', 'add', file)
  expect(added).toContain('Senior Backend Developer, Acme Payments')
  expect(added).toMatch(/Claimed, and shown by nothing else[\s\S]*code-review +claimed at senior/)
  expect(added).toMatch(/03\/04\/2021[\s\S]*proven resume answer date-order day-first/)
})

it('the answer is kept', async () => {
  expect(await told('resume', 'answer', 'date-order', 'day-first')).toContain('2021-04-03 – now')
  const { asks, resume } = JSON.parse(await told('resume', 'show', '--json'))
  expect([asks, resume.work[0].startDate]).toEqual([[], '2021-04-03'])
  expect(await told('resume', 'list')).toMatch(
    /^[0-9a-f]{8} {2}ada\.md .*1 job, 2 bullets, \d+ skills claimed$/m,
  )
})

it('the skill says where it was claimed, and the warnings that nothing shows it', async () => {
  expect(await told('why', 'code-review')).toMatch(/claimed[\s\S]*ada\.md, line \d+/)
  expect(await told('status')).toMatch(/^! Claimed, nothing shown[\s\S]*Code\s+review/m)
})

it.each([
  [['resume', 'add', 'nowhere.pdf'], 66, /resume-not-found/],
  [['resume', 'add', '.'], 66, /resume-not-found/],
  [
    ['resume', 'answer', 'date-order', 'sideways'],
    64,
    /nothing is asked by the name date-order[\s\S]*no question is open/,
  ],
  [['resume', 'show', 'ffff'], 66, /resume-unknown/],
  [['bar', 'nothing-like-it'], 66, /skill-unknown/],
])('proven %j says what is wrong, and what to do', async (args, exit, says) => {
  const ran = await run(place, args)
  expect(ran.exit).toBe(exit)
  expect(ran.err).toMatch(says)
})

it('the bar can be read and searched', async () => {
  expect(await told('bar', 'transactions')).toContain('lab: oversold')
  const found = await told('bar', '--search', 'kubernetes')
  expect(found).toContain('kubernetes-operations')
  expect(found.split('\n').every((line) => line.length <= 80)).toBe(true)
})
