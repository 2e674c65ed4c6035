import type { Stage } from '../benchmark/benchmark.ts'

// The highest that a title says wins: "Senior Staff Engineer". Titles differ between employers, so this only says at which
// stage somebody claims to have worked.
const words: readonly (readonly [Stage, RegExp])[] = [
  ['staff', /\b(staff|principal|architect|distinguished|fellow|director|vp|cto|head of)\b/i],
  ['senior', /\b(senior|sr|snr|lead|iii|iv)\b/i],
  ['entry', /\b(intern|internship|trainee|junior|jr|graduate|apprentice|working student|werkstudent)\b/i],
]

/** The stage that a job's title names; mid where it names none, as "Backend developer". */
export const stageOfTitle = (title: string | undefined): Stage =>
  words.find(([, word]) => word.test(title ?? ''))?.[0] ?? 'mid'
