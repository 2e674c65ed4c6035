import { isCancel, multiselect, select, text } from '@clack/prompts'
import { isDay } from '../core/work-log/day.ts'

export type PickOption = { value: string; label: string; picked: boolean }

/** How a terminal asks; each gives null where the person leaves. */
export type Prompts = {
  line: (asks: string, was: string) => Promise<string | null>
  /** An ISO date, or nothing. */
  day: (asks: string, was: string) => Promise<string | null>
  one: (
    asks: string,
    options: readonly { value: string; label: string }[],
    was: string,
  ) => Promise<string | null>
  pick: (asks: string, options: readonly PickOption[]) => Promise<string[] | null>
}

export const dayForm = 'a day is written 2027-03-31'

/** Answers are read from the terminal itself; what is typed is edited in place. */
export const prompts: Prompts = {
  async line(message, was) {
    const answer = await text({ message, initialValue: was })
    return isCancel(answer) ? null : (answer ?? '').trim()
  },
  async day(message, was) {
    const answer = await text({
      message,
      initialValue: was,
      placeholder: '2027-03-31',
      validate: (typed = '') =>
        typed.trim() === '' || isDay(typed.trim()) ? undefined : `${typed.trim()}: ${dayForm}`,
    })
    return isCancel(answer) ? null : (answer ?? '').trim()
  },
  async one(message, options, was) {
    const chosen = await select({ message, options: [...options], initialValue: was })
    return isCancel(chosen) ? null : chosen
  },
  async pick(message, options) {
    const picked = await multiselect({
      message,
      options: options.map(({ value, label }) => ({ value, label })),
      initialValues: options.filter((option) => option.picked).map(({ value }) => value),
      required: false,
      maxItems: 12,
    })
    return isCancel(picked) ? null : picked
  },
}
