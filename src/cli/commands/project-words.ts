import type { ProjectReply, ProjectsReply } from '../../api/contract/project.ts'
import { counted, grouped } from '../../core/figures.ts'
import type { Seen } from '../../core/project/audit.ts'
import { cautions as cautionWords } from '../../core/readiness/likelihood.ts'
import { clean, type Style, styled, type Terminal } from '../terminal.ts'
import { dayOf, marks } from '../words.ts'
import { wrapped } from '../wrap.ts'

type Project = ProjectsReply['projects'][number]
type Dimension = ProjectReply['dimensions'][number]
type Criterion = Dimension['criteria'][number]

export function printProjects(terminal: Terminal, projects: readonly Project[]): void {
  if (projects.length === 0) {
    terminal.out('No repository was read yet: proven project PATH reads one, and looks at it as a project')
    return
  }
  const width = Math.max(...projects.map(({ label }) => clean(label).length))
  for (const { label, instance, counts } of projects) {
    const sum = (of: 'seen' | 'of' | 'answered' | 'asked') => counts.reduce((all, each) => all + each[of], 0)
    terminal.out(
      styled('strong', clean(label).padEnd(width)),
      styled('quiet', `  ${instance.slice(0, 12)}`),
      `  ${sum('answered')} of ${counted(sum('asked'), 'question')} answered`,
    )
    const found = `found: ${counts.map(({ title, seen, of }) => `${title} ${seen}/${of}`).join(', ')}`
    for (const line of wrapped(terminal, 4, found)) terminal.out(styled('quiet', `    ${line}`))
  }
}

const stateMarks: Record<Seen, { mark: string; style: Style }> = {
  seen: { mark: marks.shown, style: 'evidence' },
  'with-caution': { mark: marks.claimed, style: 'careful' },
  'not-seen': { mark: marks.none, style: 'quiet' },
}

export function printProject(terminal: Terminal, project: ProjectReply): void {
  const { label, ownCommits, commits, readAt, dimensions } = project
  terminal.out(
    styled('strong', clean(label)),
    styled(
      'quiet',
      ` · ${grouped(ownCommits)} of ${counted(commits, 'commit')} yours · read ${dayOf(readAt)}`,
    ),
  )
  const about =
    'What your own commits show: read, never run, and nothing that others did. What was not found may be there all the same. Your answers are notes: they are no evidence and move no level.'
  for (const line of wrapped(terminal, 0, about)) terminal.out(styled('quiet', line))
  for (const dimension of dimensions) printDimension(terminal, dimension)
  const open = dimensions.flatMap(({ questions }) => questions).filter(({ lacks }) => lacks !== null)
  if (open.length === 0) return
  terminal.out()
  terminal.out(
    styled(
      'quiet',
      `${counted(open.length, 'question')} open: proven project NAME --ask, or --answer ${open[0]?.id}=WORDS`,
    ),
  )
}

function printDimension(terminal: Terminal, { title, says, counts, criteria, questions }: Dimension): void {
  const { seen, withCaution, of, answered, asked } = counts
  terminal.out()
  terminal.out(
    styled('strong', title),
    `  ${seen} of ${of} found${withCaution > 0 ? `, ${withCaution} with a caution` : ''}; ${answered} of ${asked} answered`,
    styled('quiet', `  ${says}`),
  )
  for (const criterion of criteria) printCriterion(terminal, criterion)
  for (const { id, asks, answer, answeredAt, lacks } of questions) {
    const [first = '', ...rest] = wrapped(terminal, 4, asks)
    terminal.out(styled('quiet', '  ? '), first)
    for (const line of rest) terminal.out(`    ${line}`)
    if (answer === null) terminal.out(styled('quiet', `      not answered: ${id}`))
    else {
      for (const line of wrapped(terminal, 6, clean(answer))) terminal.out(`      ${line}`)
      const day = answeredAt === null ? '' : `, ${dayOf(answeredAt)}`
      terminal.out(
        styled(
          lacks ? 'careful' : 'quiet',
          `      ${id}${day}${lacks === 'figure' ? ': a number is missing' : ''}`,
        ),
      )
    }
  }
}

function printCriterion(terminal: Terminal, { says, state, found, step, activities, labs }: Criterion): void {
  const { mark, style } = stateMarks[state]
  const [first = '', ...rest] = wrapped(terminal, 4, says)
  terminal.out('  ', styled(style, mark), ` ${first}`)
  for (const line of rest) terminal.out(`    ${line}`)
  for (const { says: sentence, commits, citations, cautions } of found) {
    const [newest] = citations
    if (!newest) continue
    const why = cautions.map((caution) => cautionWords[caution].says).join(', ')
    terminal.out(
      `      ${clean(sentence)}`,
      styled(
        'quiet',
        `  ${counted(commits, 'commit')}, newest ${dayOf(newest.at)}${why === '' ? '' : `; ${why}`}`,
      ),
    )
    terminal.out(
      styled('quiet', `        ${newest.commit.slice(0, 10)}  ${newest.paths.map(clean).join('  ')}`),
    )
  }
  if (step === null) return
  if (found.length === 0) terminal.out(styled('quiet', '      nothing found'))
  for (const [index, line] of wrapped(terminal, 14, step).entries())
    terminal.out(styled('quiet', index === 0 ? '      add it: ' : '              '), line)
  const ways = [...activities.map(({ slug }) => slug), ...labs.map(({ slug }) => `${slug} (lab)`)]
  if (ways.length > 0)
    for (const [index, line] of wrapped(terminal, 14, ways.join(', ')).entries())
      terminal.out(styled('quiet', `${index === 0 ? '      by:     ' : '              '} ${line}`))
}
