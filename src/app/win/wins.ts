import type { Activity } from '../../core/activity/activity.ts'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import { Failure } from '../../core/failures.ts'
import { type PhraseMatcher, phraseMatcher } from '../../core/phrases/matcher.ts'
import { phrasesOf } from '../../core/phrases/phrase.ts'
import { skillFinder } from '../../core/readiness/place.ts'
import { type Candidate, candidatesIn } from '../../core/win/candidates.ts'
import { finishedOf } from '../../core/win/finished.ts'
import { isEnough, missingIn } from '../../core/win/missing.ts'
import { suggestedFor } from '../../core/win/suggest.ts'
import {
  type BehaviourName,
  emptyText,
  instantOf,
  type Win,
  type WinDraft,
  type WinText,
} from '../../core/win/win.ts'
import {
  addToJournal,
  changeJournal,
  type JournalItem,
  listJournal,
  removeFromJournal,
} from '../../store/journal.ts'
import { readPlan } from '../../store/plan.ts'
import { settleWin, winSource } from '../../store/win.ts'
import type { Ledger } from '../ledger.ts'
import { assertStorable } from '../record/assert-storable.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { shownBy, summaryOf } from './view-win.ts'
import type { WinsView, WinView } from './views.ts'

/** A win is named by its number. */
export type WinUseCases = {
  wins: () => Promise<WinsView>
  win: (number: number) => Promise<WinView>
  /** Begins one, of a candidate where its key is given. */
  addWin: (
    begun: { text: Partial<WinText>; shows: BehaviourName[] },
    candidate: string | null,
  ) => Promise<WinView>
  /** Keeps what is written, in place of what was before; the ledger stays as it is. */
  writeWin: (number: number, draft: WinDraft) => Promise<WinView>
  /** Makes what is written evidence, in place of what this win said before. */
  recordWin: (number: number) => Promise<WinView>
  /** Withdraws its evidence; what is written stays. */
  takeBackWin: (number: number) => Promise<WinView>
  /** Throws a draft away that never was evidence. */
  dropWin: (number: number) => Promise<WinsView>
  passOver: (candidate: string, isOver: boolean) => Promise<WinsView>
}

export type WinsOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  catalogue: Catalogue
  /** Of the plan, besides labs. */
  activities: readonly Activity[]
  now: () => Date
}

/** Wins: drafts that are kept as they are typed, what they become in the ledger, and what the record proposes. */
export function winUseCases({
  record,
  ledger,
  benchmark,
  catalogue,
  activities,
  now,
}: WinsOptions): WinUseCases {
  const { db } = record.store
  const find = skillFinder(benchmark)
  let made: PhraseMatcher | null = null
  const matcher = (): PhraseMatcher => {
    made ??= phraseMatcher(phrasesOf(benchmark, catalogue))
    return made
  }
  const today = (): string => now().toISOString()
  const list = () => record.patiently(() => listJournal(db, record.person, 'win'))
  /** All that the record proposes, whatever became of it. */
  async function proposed(): Promise<Candidate[]> {
    const [entries, { states }] = await Promise.all([
      ledger(),
      record.patiently(() => readPlan(db, record.person)),
    ])
    return candidatesIn(entries, finishedOf(activities, states))
  }

  async function view(item: JournalItem<'win'>): Promise<WinView> {
    const { content } = item
    const entries = activeEntries(await ledger())
    const { instance } = winSource(item)
    const candidate =
      content.candidate === null
        ? null
        : ((await proposed()).find(({ key }) => key === content.candidate) ?? null)
    return {
      ...summaryOf(item, today()),
      text: content.text,
      shows: content.shows,
      source: content.recorded || content.takenBackAt ? instance : null,
      recordedAt: content.recorded?.at ?? null,
      takenBackAt: content.takenBackAt,
      missing: missingIn(content, today()),
      suggested: suggestedFor(content, matcher(), {
        benchmark,
        catalogue,
        alsoShown: candidate?.behaviours ?? [],
      }),
      candidate,
      evidence: shownBy(instance, entries, benchmark),
    }
  }

  async function all(): Promise<WinsView> {
    const [items, offered, [over]] = await Promise.all([
      list(),
      proposed(),
      record.patiently(() => listJournal(db, record.person, 'passed-over')),
    ])
    const passedOver = over?.content.keys ?? []
    const open = offered.filter(({ key }) => !items.some(({ content }) => content.candidate === key))
    const candidates = open.filter(({ key }) => !passedOver.includes(key))
    return {
      wins: items.map((item) => summaryOf(item, today())),
      candidates,
      passedOver: open.length - candidates.length,
    }
  }

  /** Skills by their slugs of today, each behaviour once. */
  function asKnown(shows: readonly BehaviourName[]): BehaviourName[] {
    const known = new Map<string, BehaviourName>()
    for (const { skill: slug, behaviour } of shows) {
      const skill = find.get(slug)
      if (!skill) throw new Failure('skill-unknown', slug)
      if (!skill.behaviours.some(({ id }) => id === behaviour))
        throw new Failure('request-invalid', [
          `${skill.slug} has no behaviour ${behaviour}; it has:`,
          ...skill.behaviours.map(({ id, stage }) => `${id} (${stage})`),
        ])
      known.set(`${skill.slug}/${behaviour}`, { skill: skill.slug, behaviour })
    }
    return [...known.values()]
  }

  async function changed(number: number, change: (win: Win) => Win): Promise<WinView> {
    const item = await record.patiently(() =>
      changeJournal(db, record.person, { kind: 'win', number }, change, now()),
    )
    return view(found(item, number))
  }

  async function settled(number: number, change: (win: Win) => Win): Promise<WinView> {
    const item = await record.patiently(() =>
      settleWin(db, record.person, number, change, { benchmark, now: now() }),
    )
    return view(found(item, number))
  }

  return {
    wins: all,
    async win(number) {
      return view(
        found(
          (await list()).find((item) => item.number === number),
          number,
        ),
      )
    },
    async addWin({ text, shows }, key) {
      assertStorable([text, key])
      const candidate = key === null ? null : candidateNamed(await proposed(), key)
      const win: Win = {
        text: { ...emptyText, when: candidate?.newestAt.slice(0, 7) ?? '', ...text },
        shows: asKnown(shows),
        candidate: candidate?.key ?? null,
        recorded: null,
        takenBackAt: null,
      }
      return view(await record.patiently(() => addToJournal(db, record.person, 'win', win, now())))
    },
    async writeWin(number, { text, shows }) {
      assertStorable(text)
      const known = asKnown(shows)
      return changed(number, (win) => ({ ...win, text, shows: known }))
    },
    recordWin: (number) =>
      settled(number, (win) => {
        const { text, shows } = { text: win.text, shows: asKnown(win.shows) }
        if (!isEnough({ text, shows }, today()) || instantOf(text.when, today()) === null)
          throw new Failure(
            'win-incomplete',
            missingIn({ text, shows }, today())
              .filter(({ needed }) => needed)
              .map(({ field, asks }) => `${field}: ${asks}`),
          )
        return { ...win, recorded: { text, shows, at: today() }, takenBackAt: null }
      }),
    takeBackWin: (number) =>
      settled(number, (win) =>
        win.recorded === null ? win : { ...win, recorded: null, takenBackAt: today() },
      ),
    async dropWin(number) {
      const mayGo = ({ recorded, takenBackAt }: Win): void => {
        if (recorded || takenBackAt) throw new Failure('win-in-ledger', `Win ${number}`)
      }
      const was = await record.patiently(() => removeFromJournal(db, record.person, 'win', number, mayGo))
      if (!was) found(null, number)
      return all()
    },
    async passOver(key, isOver) {
      candidateNamed(await proposed(), key)
      const keysThen = (keys: readonly string[]): string[] => [
        ...keys.filter((each) => each !== key),
        ...(isOver ? [key] : []),
      ]
      const { person } = record
      const at = { kind: 'passed-over', number: 1 } as const
      const kept = await record.patiently(() =>
        changeJournal(db, person, at, ({ keys }) => ({ keys: keysThen(keys) }), now()),
      )
      if (!kept)
        await record.patiently(() => addToJournal(db, person, 'passed-over', { keys: keysThen([]) }, now()))
      return all()
    },
  }
}

function found(item: JournalItem<'win'> | null | undefined, number: number): JournalItem<'win'> {
  if (!item) throw new Failure('win-unknown', `Win ${number}`)
  return item
}

function candidateNamed(candidates: readonly Candidate[], key: string): Candidate {
  const candidate = candidates.find((each) => each.key === key)
  if (!candidate) throw new Failure('candidate-unknown', key)
  return candidate
}
