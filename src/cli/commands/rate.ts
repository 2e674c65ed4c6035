import { z } from 'zod'
import { type SelfRatingReply, selfAnswersReply, selfRatingReply } from '../../api/contract/self-rating.ts'
import { askBack } from '../../core/benchmark/nearest.ts'
import { Failure } from '../../core/failures.ts'
import { counted, listed } from '../../core/figures.ts'
import type { GivenAnswer, KeptAnswer } from '../../core/self-rating/entries.ts'
import {
  type AreaQuestions,
  allIn,
  askedIn,
  keyOf,
  leftIn,
  leftOf,
  type SelfAnswer,
  timeLeft,
} from '../../core/self-rating/questions.ts'
import { ask, type Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { styled, type Terminal } from '../terminal.ts'
import { marks } from '../words.ts'
import { answerSays, keysOf, rateByKeys } from './rate-live.ts'

type Options = { answer: string[]; all: boolean; json: boolean }

/** Asks on a terminal; elsewhere lists what is asked, and keeps what --answer says. */
export async function rate(
  command: Command,
  areaSlug: string | undefined,
  { answer, all, json }: Options,
): Promise<void> {
  const { terminal } = command
  const given = answer.map(givenIn)
  const server = await serverFor(command)
  const told = await ask(server, { path: '/v1/self-rating', reply: selfRatingReply })
  const areas = areaSlug === undefined ? told.areas : [areaNamed(told, areaSlug)]
  const answers = given.length > 0 ? await keep(server, given) : told.answers
  if (json) return terminal.json(asJson(told, areas, answers, all))
  if (given.length > 0) return terminal.out(`${counted(given.length, 'answer')} kept`)
  tellWhatItIsWorth(terminal, told)
  if (!terminal.interactive) return list(terminal, areas, answers, all)
  const keys = keysOf(process.stdin)
  try {
    const way = await rateByKeys({
      terminal,
      areas,
      all,
      answers: new Map(answers.map((each) => [keyOf(each), each.answer])),
      keys,
      keep: async (one) => void (await keep(server, [one])),
    })
    terminal.out()
    terminal.out(
      way === 'done'
        ? 'Nothing is open here. proven status says where you stand.'
        : 'Every answer is kept. proven rate goes on from here.',
    )
  } finally {
    keys.end()
  }
}

const keep = async (server: Server, answers: GivenAnswer[]): Promise<KeptAnswer[]> =>
  (
    await ask(server, {
      method: 'POST',
      path: '/v1/self-rating/answers',
      body: { answers },
      reply: selfAnswersReply,
    })
  ).answers

const words: Record<string, GivenAnswer['answer']> = {
  yes: 'yes',
  no: 'not-yet',
  'not-yet': 'not-yet',
  skip: 'skipped',
  none: 'withdrawn',
}
const form = z.string().regex(/^[^/=]+\/[^/=]+=[^=]+$/)

/** `sql-query-tuning/reads-plan=yes`. */
function givenIn(text: string): GivenAnswer {
  const [behaviour = '', word = ''] = text.split('=')
  const [skill = '', id = ''] = behaviour.split('/')
  const answer = Object.hasOwn(words, word) ? words[word] : undefined
  if (!form.safeParse(text).success || !answer)
    throw new Failure('request-invalid', [
      `--answer ${text}: the form is SKILL/BEHAVIOUR=ANSWER, such as sql-query-tuning/reads-plan=yes`,
      `an answer is one of ${Object.keys(words).join(', ')}; proven rate --all --json names every behaviour`,
    ])
  return { skill, behaviour: id, answer }
}

function areaNamed({ areas }: SelfRatingReply, slug: string): AreaQuestions {
  const found = areas.find(({ area }) => area === slug)
  if (found) return found
  const named = areas.map(({ area, name }) => ({ slug: area, also: [name] }))
  const near = askBack(slug, named)
  throw new Failure('area-unknown', [
    slug,
    ...(near.length > 0 ? near : [`there are ${listed(named.map((each) => each.slug))}`]),
  ])
}

/** Every question that is asked now, with `all` every behaviour, in the order of the page. */
function asJson(
  told: SelfRatingReply,
  areas: readonly AreaQuestions[],
  kept: readonly KeptAnswer[],
  all: boolean,
) {
  const byKey = new Map(kept.map((answer) => [keyOf(answer), answer]))
  const answers = new Map(kept.map((answer) => [keyOf(answer), answer.answer]))
  return {
    benchmarkVersion: told.benchmarkVersion,
    left: leftOf(areas, answers),
    questions: areas.flatMap((area) =>
      (all ? allIn(area) : askedIn(area, answers)).map((question) => {
        const answer = byKey.get(keyOf(question))
        const { skill, behaviour, stage, text, seconds } = question
        return {
          area: area.area,
          skill,
          behaviour,
          stage,
          core: !area.rest.includes(question),
          text,
          seconds,
          answer: answer?.answer ?? null,
          at: answer?.at ?? null,
        }
      }),
    ),
  }
}

function tellWhatItIsWorth(terminal: Terminal, { carries }: SelfRatingReply): void {
  terminal.out(
    styled('strong', 'A self-rating sets a skill to claimed, and barely moves its level: '),
    `one yes at senior from ${carries.unknown.toFixed(1)} to ${carries.yes.toFixed(1)}, one passed lab to ${carries.lab.toFixed(1)}.`,
  )
  terminal.out(
    styled(
      'quiet',
      'What people say of themselves and what their supervisors say correlate at about .22 (Conway and Huffcutt 1997).',
    ),
  )
}

const answerMarks = { yes: marks.claimed, 'not-yet': '–', skipped: '·' } as const satisfies Record<
  SelfAnswer,
  string
>

function list(
  terminal: Terminal,
  areas: readonly AreaQuestions[],
  kept: readonly KeptAnswer[],
  all: boolean,
): void {
  const answers = new Map(kept.map((answer) => [keyOf(answer), answer.answer]))
  for (const area of areas) {
    const left = leftIn(area, answers)
    terminal.out()
    terminal.out(styled('strong', area.name), styled('quiet', `  ${area.area}, ${timeLeft(left.seconds)}`))
    for (const question of all ? allIn(area) : askedIn(area, answers)) {
      const answer = answers.get(keyOf(question))
      terminal.out(
        styled(answer === 'yes' ? 'evidence' : 'quiet', answer ? answerMarks[answer] : marks.none),
        ` ${keyOf(question)} `,
        styled('quiet', `${question.stage}${answer ? `, ${answerSays[answer]}` : ''}`),
      )
      terminal.out(`    ${question.text}`)
    }
  }
  terminal.out()
  terminal.out(
    styled(
      'quiet',
      `${answerMarks.yes} yes   ${answerMarks['not-yet']} not yet   ${answerMarks.skipped} skipped   ${marks.none} open`,
    ),
  )
  terminal.out(
    `Of all this, ${timeLeft(leftOf(areas, answers).seconds)}. Answer on a terminal, or with --answer.`,
  )
}
