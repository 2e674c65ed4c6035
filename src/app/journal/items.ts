import { Failure } from '../../core/failures.ts'
import {
  addToJournal,
  changeJournal,
  findJournal,
  type JournalContent,
  type JournalItem,
  listJournal,
  removeFromJournal,
} from '../../store/journal.ts'
import { assertStorable } from '../record/assert-storable.ts'
import type { OpenRecord } from '../record/open-record.ts'

export type ItemKind = 'goal' | 'log' | 'application' | 'review'

/** Items of one kind, written by one person. All of them throw Failure item-unknown for a number that there is not. */
export function openItems<Kind extends ItemKind>(record: OpenRecord, kind: Kind, now: () => Date) {
  const { db } = record.store
  const found = (item: JournalItem<Kind> | null, number: number): JournalItem<Kind> => {
    if (!item) throw new Failure('item-unknown', `${kind} ${number}`)
    return item
  }
  return {
    list: (): Promise<JournalItem<Kind>[]> => record.patiently(() => listJournal(db, record.person, kind)),
    async find(number: number): Promise<JournalItem<Kind>> {
      return found(await record.patiently(() => findJournal(db, record.person, kind, number)), number)
    },
    async add(content: JournalContent[Kind]): Promise<JournalItem<Kind>> {
      assertStorable(content)
      return record.patiently(() => addToJournal(db, record.person, kind, content, now()))
    },
    async change(
      number: number,
      change: (content: JournalContent[Kind]) => JournalContent[Kind],
    ): Promise<JournalItem<Kind>> {
      const at = { kind, number }
      return found(await record.patiently(() => changeJournal(db, record.person, at, change, now())), number)
    },
    async drop(number: number): Promise<void> {
      const was = await record.patiently(() => removeFromJournal(db, record.person, kind, number))
      if (!was) found(null, number)
    },
  }
}
