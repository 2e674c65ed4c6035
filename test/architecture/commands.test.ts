import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Argument, Command as Program } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/cli/command.ts'
import { commandLine } from '../../src/cli/program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const file = `${root}docs/commands.md`

/** Declared only: nothing is run here. */
const program = commandLine({} as Command)

type Declared = { words: string; heading: string; command: Program }
/** What can be run: those that have commands below them are there only where they do something themselves. */
const runnable = (of: Program, words: string, heading: string): Declared[] =>
  of.commands.flatMap((command) => {
    const own = { words: `${words} ${command.name()}`, heading: heading || command.helpGroup(), command }
    const below = runnable(command, own.words, own.heading)
    return below.length === 0 || command.options.length > 0 ? [own, ...below] : below
  })
const declared = runnable(program, 'proven', '')
const forPrograms = declared.filter(({ words }) => !['proven help', 'proven serve'].includes(words))

const row = (term: string, says: string) => `| \`${term.replaceAll('|', '\\|')}\` | ${says} |`

const shown = (argument: Argument): string => {
  const named = `${argument.name()}${argument.variadic ? '…' : ''}`
  return argument.required ? `<${named}>` : `[${named}]`
}

function section({ words, command }: Declared): string {
  const takes = command.registeredArguments
  const rows = [
    ...takes
      .filter(({ description }) => description !== '')
      .map((argument) => row(shown(argument), argument.description)),
    ...command.options
      .filter(({ hidden, long }) => !hidden && long !== '--json')
      .map(({ flags, description, argChoices, defaultValue }) =>
        row(
          flags,
          [
            description,
            ...(argChoices ? [`one of ${argChoices.join(', ')}`] : []),
            ...(typeof defaultValue === 'string' ? [`${defaultValue} if left out`] : []),
          ].join('; '),
        ),
      ),
  ]
  return [
    `### \`${[words, ...takes.map(shown)].join(' ')}\``,
    '',
    `${command.description().replace(/^./, (first) => first.toUpperCase())}.`,
    ...(rows.length > 0 ? ['', '| | |', '|---|---|', ...rows] : []),
    '',
  ].join('\n')
}

const text = `# Commands

Made from \`src/cli/declared\`: \`WRITE_DOCS=1 npx vitest run test/architecture\` writes this file. \`proven help COMMAND\` says the same.

Each takes \`--json\`, but \`serve\` and \`help\`. It ends with 0, or with an exit code of [failures.md](failures.md): 64 where it was asked
for in a way that it does not understand, 66 where what is named is not there.

${[...Map.groupBy(declared, ({ heading }) => heading)]
  .map(([heading, own]) => `## ${heading.replace(/:$/, '')}\n\n${own.map(section).join('\n')}`)
  .join('\n')}`

describe('the commands', () => {
  it('are what docs/commands.md says', () => {
    if (process.env.WRITE_DOCS) writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('are there', () => expect(forPrograms.length).toBeGreaterThan(40))

  it.each(forPrograms)('$words prints JSON for programs', ({ command }) =>
    expect(command.options.map(({ long }) => long)).toContain('--json'),
  )

  it.each(declared)('$words says what it does, and so does each of its options', ({ command }) => {
    expect(command.description()).not.toBe('')
    expect(command.options.filter((option) => !option.hidden && option.description === '')).toEqual([])
  })

  it.each(program.commands.map((each) => each.name()))('%s is in help and in README', (name) => {
    expect(program.helpInformation()).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    if (name !== 'help')
      expect(readFileSync(`${root}README.md`, 'utf8')).toMatch(new RegExp(`^\\|.*\`proven ${name}\\b`, 'm'))
  })
})

describe('a command that is named is one that there is', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: root })]
  const sources = globSync(['src/**/*.ts', 'src/**/*.tsx'], { cwd: root }).filter(
    (path) => !path.includes('.test.'),
  )
  const naming = [...documents, ...sources]
    .map((path) => ({
      path,
      names: [
        ...readFileSync(`${root}${path}`, 'utf8').matchAll(
          /(`?)(?:bin\/)?\bproven ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?/g,
        ),
      ].flatMap(([whole, code, first = '', second]) => {
        const command = program.commands.find((each) => each.name() === first)
        // Outside of code it may be the adjective.
        if (!command) return code === '`' ? [{ whole, known: false }] : []
        const takesMore = command.options.length > 0 || command.registeredArguments.length > 0
        const below = command.commands.map((each) => each.name())
        return [
          { whole, known: second === undefined || takesMore || below.length === 0 || below.includes(second) },
        ]
      }),
    }))
    .filter(({ names }) => names.length > 0)

  it('in many places', () => expect(naming.length).toBeGreaterThan(30))

  it.each(naming)('$path', ({ names }) =>
    expect(names.filter(({ known }) => !known).map(({ whole }) => whole)).toEqual([]),
  )
})
