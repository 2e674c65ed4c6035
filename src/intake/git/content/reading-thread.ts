import { parentPort, workerData } from 'node:worker_threads'
import { BlobReader } from '../guard/blobs.ts'
import type { WorkItem } from '../own-work.ts'
import { CommitReader, type ContentSeen } from './read-commits.ts'
import { Signs } from './signs.ts'

/** Some commits to look at. */
export type Window = { number: number; items: WorkItem[]; skip: string[] }
export type WindowSeen = { number: number } & ContentSeen

export type ThreadData = { store: string; signs: SharedArrayBuffer }

const { store, signs: memory } = workerData as ThreadData
const signs = new Signs(memory)
const blobs = new BlobReader(store, signs)
const commits = new CommitReader(blobs, signs.looksAt)

parentPort?.on('message', ({ number, items, skip }: Window) => {
  signs.starts(number)
  const seen: WindowSeen = { number, ...commits.read(items, new Set(skip)) }
  parentPort?.postMessage(seen)
})
parentPort?.on('close', () => blobs.close())
