import { expect, test } from 'vitest'
import { readManifest } from './manifests.ts'

test.each([
  [
    'package.json',
    '{"version":"1.2.0","dependencies":{"a":"^1.0.0"},"devDependencies":{"b":"2"}}',
    '1.2.0',
    ['a', 'b'],
  ],
  ['pyproject.toml', '[project]\nversion = "1.0"\ndependencies = ["a>=1", "b[x]==2"]', '1.0', ['a', 'b']],
  [
    'pyproject.toml',
    '[tool.poetry]\nversion = "1.0"\n[tool.poetry.dependencies]\na = "^1"\nb = {version = "2"}',
    '1.0',
    ['a', 'b'],
  ],
  [
    'Cargo.toml',
    '[package]\nversion = "0.1.0"\n[dependencies]\na = "1"\nb = { version = "2" }',
    '0.1.0',
    ['a', 'b'],
  ],
  [
    'go.mod',
    'module x\n\nrequire (\n\texample.org/a v1.0.0\n\texample.org/b v2.0.0 // indirect\n)',
    null,
    ['example.org/a', 'example.org/b'],
  ],
  [
    'pom.xml',
    '<project><version>3</version><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency></dependencies></project>',
    '3',
    ['g:a'],
  ],
  [
    'a.csproj',
    '<Project><PropertyGroup><Version>4</Version></PropertyGroup><ItemGroup><PackageReference Include="A" Version="1" /></ItemGroup></Project>',
    '4',
    ['A'],
  ],
  ['requirements.txt', 'a==1.0\n# b==2\nc>=3 ; python_version > "3"', null, ['a', 'c']],
  ['Gemfile', "gem 'a', '~> 1.0'\ngem \"b\"", null, ['a', 'b']],
  ['build.gradle', "implementation 'g:a:1.0'", null, ['g:a']],
  ['x.cabal', 'version: 1.2\nbuild-depends:\n  , a >= 1 && < 2\n', '1.2', ['a']],
])('%s', (path, content, version, names) => {
  const manifest = readManifest(path, content)
  expect(manifest?.version).toBe(version)
  expect([...(manifest?.dependencies.keys() ?? [])]).toEqual(names)
})

test.each([
  ['package.json', '{'],
  ['package.json', `"${'a'.repeat(600_000)}"`],
  ['pyproject.toml', '= ='],
  ['notes.txt', 'a==1'],
])('%s that cannot be read is none', (path, content) => {
  expect(readManifest(path, content)).toBeNull()
})

test('entities are not expanded', () => {
  const bomb =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><project><version>&b;</version></project>'
  expect(readManifest('pom.xml', bomb)?.version ?? '&b;').toBe('&b;')
})
