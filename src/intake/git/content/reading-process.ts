import { flushCompileCache } from 'node:module'
import { BlobReader } from '../guard/blobs.ts'
import { gitIn } from '../guard/git-process.ts'
import { CommitReader } from './read-commits.ts'
import type { Window, WindowSeen } from './reader.ts'
import { Signs } from './signs.ts'

/** The program that a {@link Reader} runs: it is told windows, and tells what it saw in them, in the order of telling. */
const [store = '', signsFile = ''] = process.argv.slice(2)
const signs = new Signs(signsFile, 'writer')
const commits = new CommitReader(new BlobReader(gitIn(store)), signs.looksAt)
// It never ends by itself, which is when Node would write it.
flushCompileCache()
// To wait for git is not to be stuck.
setInterval(() => signs.beat(), 500)

let before = Promise.resolve()
process.on('message', ({ number, items, skip }: Window) => {
  before = before.then(async () => {
    signs.starts(number)
    const seen: WindowSeen = { number, ...(await commits.read(items, new Set(skip))) }
    process.send?.(seen)
  })
})
process.on('disconnect', () => process.exit())
