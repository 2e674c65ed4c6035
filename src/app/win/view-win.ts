import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import { winSays } from '../../core/win/entries.ts'
import { documented, missingIn } from '../../core/win/missing.ts'
import { saysTheSame, type Win } from '../../core/win/win.ts'
import type { JournalItem } from '../../store/journal.ts'
import type { ShownByWin, WinState, WinSummary } from './views.ts'

export function summaryOf(
  { number, content, addedAt, changedAt }: JournalItem<'win'>,
  today: string,
): WinSummary {
  const missing = missingIn(content, today)
  return {
    number,
    title: content.text.title.trim(),
    when: content.text.when.trim(),
    state: stateOf(content),
    says: winSays(content.text),
    documented: documented(content.text),
    asked: missing.length,
    needed: missing.filter(({ needed }) => needed).length,
    behaviours: content.shows.length,
    addedAt,
    changedAt,
  }
}

function stateOf(win: Win): WinState {
  if (win.recorded === null) return win.takenBackAt === null ? 'draft' : 'taken-back'
  return saysTheSame(win, win.recorded) ? 'recorded' : 'changed'
}

/** @param entries  those that count, of the whole ledger */
export const shownBy = (
  instance: string,
  entries: readonly EvidenceEntry[],
  { skills }: Benchmark,
): ShownByWin[] =>
  entries.flatMap(({ source, skill: slug, stage, behaviour: id, observed }) => {
    if (source.instance !== instance || observed.type !== 'judged') return []
    const skill = skills.find((each) => each.slug === slug || each.formerSlugs.includes(slug))
    const behaviour = skill?.behaviours.find((each) => each.id === id)
    if (!skill || !behaviour) return []
    return [
      {
        skill: skill.slug,
        behaviour: behaviour.id,
        name: skill.name,
        stage,
        text: behaviour.text,
        strength: observed.strength,
      },
    ]
  })
