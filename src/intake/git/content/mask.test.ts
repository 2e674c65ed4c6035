import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mask, syntaxOf } from './mask.ts'

const views = (language: string, text: string) => {
  const syntax = syntaxOf(language)
  if (!syntax) throw new Error(`no syntax of ${language}`)
  const { code, bare, strings } = mask(Buffer.from(text, 'latin1'), syntax)
  const squeeze = (view: Buffer): string => view.toString('latin1').replace(/\s+/g, ' ').trim()
  return { code: squeeze(code), bare: squeeze(bare), strings: squeeze(strings) }
}

test.each([
  ['JavaScript', "a('x') // b('y')", "a('x')", "a(' ')", 'x'],
  ['JavaScript', "glob('src/**/*.js')\nb()", "glob('src/**/*.js') b()", "glob(' ') b()", 'src/**/*.js'],
  ['JavaScript', '/* a\nb */ c(`d\ne`)', 'c(`d e`)', 'c(` `)', 'd e'],
  ['JavaScript', "a('it\\'s') + b", "a('it\\'s') + b", "a(' ') + b", "it\\'s"],
  ['C', "if (c == '\"') /* x */ y();", "if (c == '\"') y();", "if (c == ' ') y();", '"'],
  ['Python', '"""doc\nselect"""\nx = 1 # y', '"""doc select""" x = 1', '""" """ x = 1', 'doc select'],
  ['Go', 'a := `select 1` // b', 'a := `select 1`', 'a := ` `', 'select 1'],
  ['Haskell', "f' = [q| select 1 |] -- no", "f' = [q| select 1 |]", "f' = [q| |]", 'select 1'],
  [
    'Rust',
    'fn a<\'b>(c: &\'b str) { d("e") }',
    'fn a<\'b>(c: &\'b str) { d("e") }',
    'fn a<\'b>(c: &\'b str) { d(" ") }',
    'e',
  ],
  ['SQL', "select 'a' -- b\n/* c */ from d", "select 'a' from d", "select 'a' from d", ''],
  ['Shell', 'echo "a" # b', 'echo "a"', 'echo " "', 'a'],
  ['Ruby', 'a "b" # c', 'a "b"', 'a " "', 'b'],
])('%s: %j', (language, text, code, bare, strings) => {
  expect(views(language, text)).toEqual({ code, bare, strings })
})

test('whatever the text, offsets and line ends stay', () => {
  const parts = fc.constantFrom('"', "'", '`', '//', '/*', '*/', '\\', '\n', 'a', '"""', '#', '--', '{-')
  fc.assert(
    fc.property(
      fc.array(parts).map((all) => Buffer.from(all.join(''))),
      fc.constantFrom('JavaScript', 'Python', 'C', 'Haskell', 'SQL', 'PHP', 'Lua', 'Ruby'),
      (text, language) => {
        const syntax = syntaxOf(language)
        if (!syntax) return
        for (const view of Object.values(mask(text, syntax))) {
          expect(view.length).toBe(text.length)
          for (const [at, byte] of text.entries()) if (byte === 10) expect(view[at]).toBe(10)
        }
      },
    ),
  )
})
