import { afterAll, beforeAll, expect, it } from 'vitest'
import { leavePlace, makePlace, type Place, run } from './program.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

type Asked = {
  left: { questions: number; seconds: number }
  questions: { area: string; skill: string; behaviour: string; answer: string | null; core: boolean }[]
}
const asked = async (...args: string[]): Promise<Asked> => {
  const ran = await run(place, ['rate', ...args, '--json'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  return JSON.parse(ran.out) as Asked
}

it('a script reads the questions and answers them', async () => {
  const before = await asked()
  expect(before.left.seconds).toBeLessThan(600)
  const [one, two] = before.questions
  if (!one || !two) throw new Error('nothing is asked')
  const named = ({ skill, behaviour }: typeof one) => `${skill}/${behaviour}`
  const told = await run(place, ['rate', '--answer', `${named(one)}=yes`, '--answer', `${named(two)}=no`])
  expect(told).toMatchObject({ exit: 0, out: '2 answers kept\n' })

  const after = await asked()
  expect(after.questions.find((each) => named(each) === named(one))?.answer).toBe('yes')
  expect(after.questions.find((each) => named(each) === named(two))?.answer).toBe('not-yet')
  expect(after.left.seconds).toBeLessThan(before.left.seconds)
  expect((await asked('--answer', `${named(one)}=none`)).questions[0]?.answer).toBeNull()

  const area = await asked(one.area, '--all')
  expect(new Set(area.questions.map((each) => each.area))).toEqual(new Set([one.area]))
  expect(area.questions.some(({ core }) => !core)).toBe(true)
})

it('without a terminal it lists what is asked, after what it is worth', async () => {
  const ran = await run(place, ['rate', 'sql-databases'])
  expect(ran.exit).toBe(0)
  expect(ran.out).toMatch(/^A self-rating sets a skill to claimed, and barely moves its level/)
  expect(ran.out).toMatch(/^◌ sql-query-tuning\/[a-z-]+ senior$/m)
})

it.each([
  [['no-such-area'], 66, 'No area has that name.'],
  [['sql'], 66, 'did you mean sql-databases'],
  [['--answer', 'sql-querying=yes'], 64, 'the form is SKILL/BEHAVIOUR=ANSWER'],
  [
    ['--answer', 'sql-querying/joins-and-groups=often'],
    64,
    'an answer is one of yes, no, not-yet, skip, none',
  ],
  [['--answer', 'no-such-skill/a=yes'], 66, 'no-such-skill'],
  [['--answer', 'sql-querying/no-such-thing=yes'], 64, 'it has:'],
])('%j is refused in words', async (args, exit, says) => {
  const ran = await run(place, ['rate', ...args])
  expect(ran.exit).toBe(exit)
  expect(ran.err).toContain(says)
})
