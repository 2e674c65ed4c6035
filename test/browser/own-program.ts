import type { BrowserContext } from '@playwright/test'
import { test } from './page.ts'
import { type Program, startProgram } from './program.ts'

/**
 * A program for the tests of one file, with a record of its own.
 * @param prepare  before the first test
 * @returns what can be used once tests run: a file that is merely listed starts nothing
 */
export function ownProgram(prepare = async (_: Program): Promise<void> => {}): Program {
  const program = {} as Program
  test.beforeAll(async () => {
    Object.assign(program, await startProgram())
    await prepare(program)
  })
  test.afterAll(() => program.remove())
  return program
}

/** The same, and every page of the file's tests has a session already. */
export function signedIn(prepare?: (program: Program) => Promise<void>): Program {
  const program = ownProgram(prepare)
  let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = []
  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext()
    await (await context.newPage()).goto(await program.address())
    cookies = await context.cookies()
    await context.close()
  })
  test.beforeEach(({ context }) => context.addCookies(cookies))
  return program
}
