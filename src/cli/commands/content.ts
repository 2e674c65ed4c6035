import { join } from 'node:path'
import { contentFolder } from '../../app/build.ts'
import { loadLabs } from '../../content/labs.ts'
import { loadContent } from '../../content/load.ts'
import { problemLine } from '../../content/problem.ts'
import { counted, grouped } from '../../core/figures.ts'
import type { Command } from '../command.ts'
import { FailureWith } from '../command.ts'

export async function contentStats({ terminal }: Command, { json }: { json: boolean }): Promise<void> {
  const { counts } = await loadContent(contentFolder)
  if (json) return terminal.json(counts)
  for (const [what, count] of Object.entries(counts)) terminal.out(`${what.padEnd(16)}${grouped(count)}`)
}

/** Says every problem at once, as lines that editors can follow. */
export async function contentVerify({ terminal }: Command, { json }: { json: boolean }): Promise<void> {
  const { problems: found, counts, benchmark } = await loadContent(contentFolder)
  const ofLabs = benchmark ? (await loadLabs(contentFolder, benchmark)).problems : []
  const problems = [...found, ...ofLabs]
  if (problems.length > 0)
    throw new FailureWith(
      'content-invalid',
      problems.map((problem) => problemLine({ ...problem, file: join('content', problem.file) })),
      { problems },
    )
  if (json) terminal.json({ problems, counts })
  else
    terminal.out(
      `No problem in ${counted(counts.areas, 'area')}, ${counted(counts.skills, 'skill')}, ${counted(counts.behaviours, 'behaviour')}, ${counted(counts.tools, 'tool')}, ${counted(counts.certifications, 'certification')}, ${counted(counts.labs, 'lab')}, ${counted(counts.activities, 'activity', 'activities')}`,
    )
}
