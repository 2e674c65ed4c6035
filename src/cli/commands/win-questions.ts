import type { WinDraftRequest, WinReply } from '../../api/contract/wins.ts'
import { type BehaviourName, nameOf } from '../../core/win/win.ts'
import type { PickOption, Prompts } from '../prompts.ts'

/**
 * Asks what a win does not say yet, question after question; each answer is kept before the next is asked, since it may answer
 * others or raise them. An empty answer passes a question by. Behaviours come last, when the words can suggest them.
 * @param keep  keeps all that is written so far
 * @returns the win as it is kept
 * @throws Failure  as `keep` does; what was acknowledged before is safe
 */
export async function winByQuestions(
  begun: WinReply,
  {
    prompts,
    keep,
  }: { prompts: Pick<Prompts, 'line' | 'pick'>; keep: (draft: WinDraftRequest) => Promise<WinReply> },
): Promise<{ win: WinReply; way: 'done' | 'left' }> {
  let win = begun
  const asked = new Set<string>()
  for (;;) {
    const next = win.missing.find(({ field }) => !asked.has(field))
    if (!next) return { win, way: 'done' }
    asked.add(next.field)
    const { text, shows } = win
    if (next.field === 'shows') {
      const options = optionsOf(win)
      if (options.length === 0) continue
      const picked = await prompts.pick(next.asks, options)
      if (picked === null) return { win, way: 'left' }
      win = await keep({ text, shows: picked.map(behaviourIn) })
    } else {
      const answer = await prompts.line(next.asks, text[next.field])
      if (answer === null) return { win, way: 'left' }
      if (answer.trim() !== text[next.field])
        win = await keep({ text: { ...text, [next.field]: answer.trim() }, shows })
    }
  }
}

const optionsOf = ({ suggested }: WinReply): PickOption[] =>
  suggested.flatMap(({ skill, name, behaviours }) =>
    behaviours.map(({ id, stage, text, picked }) => ({
      value: nameOf({ skill, behaviour: id }),
      label: `${name}, ${stage}: ${text}`,
      picked,
    })),
  )

/** `sql-query-tuning/finds-costly-node`. */
export function behaviourIn(name: string): BehaviourName {
  const [skill = '', behaviour = ''] = name.split('/')
  return { skill, behaviour }
}
