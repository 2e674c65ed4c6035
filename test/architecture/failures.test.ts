import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { failures } from '../../src/core/failures.ts'

const file = new URL('../../docs/failures.md', import.meta.url)

const text = `# What can go wrong

Made from \`src/core/failures.ts\`: \`WRITE_DOCS=1 npx vitest run test/architecture\` writes this file.

A command prints what happened, its details and what to do next on standard error, and ends with the exit code. With
\`--json\` it prints \`{"error": {"code", "says", "details", "hint"}}\` on standard output as well. The API replies with the
HTTP status and the same object. Exit codes follow sysexits.h where one fits.

| code | HTTP | exit | what happened | what to do |
|---|---|---|---|---|
${Object.entries(failures)
  .map(([code, { http, exit, says, hint }]) => `| \`${code}\` | ${http} | ${exit} | ${says} | ${hint} |`)
  .join('\n')}
`

describe('the table of failures', () => {
  it('is what docs/failures.md says', () => {
    if (process.env.WRITE_DOCS) writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it.each(Object.entries(failures))('%s says what happened and what to do next', (_, row) => {
    expect(row.http).toBeGreaterThanOrEqual(400)
    expect(row.http).toBeLessThan(600)
    expect(row.exit).toBeGreaterThan(0)
    expect(row.exit).toBeLessThan(256)
    expect(row.says).toMatch(/^[A-Z].*\.$/)
    expect(row.hint).not.toMatch(/\.$/)
  })
})
