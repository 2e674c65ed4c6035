import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Header } from 'tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Failure } from '../../core/failures.ts'
import { labOf } from './lab-yaml.ts'
import { packSource } from './pack.ts'
import { unpackSource } from './unpack.ts'
import { limits } from './walk.ts'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'proven-source-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let made = 0
const emptyFolder = () => {
  const folder = join(root, `${++made}`)
  mkdirSync(folder)
  return folder
}
function folderOf(files: Record<string, string>): string {
  const folder = emptyFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Failure)) throw new Error(`no failure: ${String(error)}`)
  return error
}

type Raw = {
  path: string
  type?: '0' | '1' | '2' | '3' | '4' | '5' | '6'
  linkpath?: string
  content?: string
}

/** An archive with whatever entries, as nobody's program would write them. */
function archiveOf(entries: Raw[]): Buffer {
  const blocks = entries.flatMap(({ path, type = '0', linkpath = '', content = '' }) => {
    const block = Buffer.alloc(512)
    const header = new Header({ path, linkpath, mode: 0o644, size: content.length, mtime: new Date(0) })
    header.encode(block, 0)
    block.write(type, 156)
    let sum = 0
    for (const [at, byte] of block.entries()) sum += at >= 148 && at < 156 ? 32 : byte
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    const padded = Buffer.alloc(Math.ceil(content.length / 512) * 512)
    padded.write(content)
    return [block, padded]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

describe('packing', () => {
  it('the same files are the same bytes, wherever and whenever they were written', async () => {
    const files = { 'lab.yaml': 'lab: a', 'src/b.ts': 'b', 'src/a.ts': 'a', '@odd.ts': 'odd' }
    const one = folderOf(files)
    const other = folderOf(Object.fromEntries(Object.entries(files).reverse()))
    utimesSync(join(other, 'lab.yaml'), 1, 1)
    const [a, b] = [await packSource(one), await packSource(other)]
    expect(a.sha256).toBe(b.sha256)
    expect(a.bytes.equals(b.bytes)).toBe(true)
    writeFileSync(join(other, 'src/a.ts'), 'A')
    expect((await packSource(other)).sha256).not.toBe(a.sha256)
  })

  it('what comes out is what went in, without git and the link to what Proven has installed', async () => {
    const folder = folderOf({
      'lab.yaml': 'lab: a',
      '.git/config': 'x',
      'deep/er/file': 'deep',
      'run.sh': '#!',
    })
    chmodSync(join(folder, 'run.sh'), 0o755)
    mkdirSync(join(folder, 'empty'))
    symlinkSync('/somewhere/node_modules', join(folder, 'node_modules'))
    symlinkSync('deep/er', join(folder, 'link'))
    linkSync(join(folder, 'lab.yaml'), join(folder, 'twin.yaml'))
    const target = emptyFolder()
    await unpackSource((await packSource(folder)).bytes, target)
    expect(readdirSync(target).sort()).toEqual(['deep', 'empty', 'lab.yaml', 'link', 'run.sh', 'twin.yaml'])
    expect(readFileSync(join(target, 'link/file'), 'utf8')).toBe('deep')
    expect(readFileSync(join(target, 'twin.yaml'), 'utf8')).toBe('lab: a')
    expect(readlinkSync(join(target, 'link'))).toBe('deep/er')
    expect(statSync(join(target, 'run.sh')).mode & 0o111).toBe(0o111)
  })

  it('modules of its own are packed', async () => {
    const target = emptyFolder()
    await unpackSource((await packSource(folderOf({ 'node_modules/x/i.js': '1' }))).bytes, target)
    expect(readFileSync(join(target, 'node_modules/x/i.js'), 'utf8')).toBe('1')
  })

  it('a link that leads out of the folder is refused', async () => {
    const folder = folderOf({ a: '' })
    symlinkSync('../../etc', join(folder, 'out'))
    expect(await failureOf(packSource(folder))).toMatchObject({ code: 'source-unusable' })
  })

  it('what is too large is refused, naming the largest folders', async () => {
    const folder = folderOf({ 'src/a.ts': 'a', 'data/dump/one': 'x'.repeat(1000) })
    // Nothing that packs well: 21 MiB of noise.
    const noise = Buffer.alloc(21 * 1024 * 1024)
    for (let at = 0, state = 1; at < noise.length; at += 4) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0
      noise.writeInt32LE(state ^ (state >>> 13), at)
    }
    writeFileSync(join(folder, 'data/dump/two'), noise)
    const failure = await failureOf(packSource(folder))
    expect(failure.code).toBe('source-too-large')
    expect(failure.details[1]).toMatch(/^data\/dump: 21\.0 MiB in 2 files$/)
  })

  it('a folder that is not there is refused', async () => {
    expect(await failureOf(packSource(join(root, 'nowhere')))).toMatchObject({ code: 'source-unusable' })
  })
})

describe('unpacking what nobody vouches for', () => {
  const refused: [string, Raw[]][] = [
    ['a path that begins at the root', [{ path: '/tmp/x', content: 'x' }]],
    ['a path that leads up', [{ path: '../x', content: 'x' }]],
    ['a path that leads up in its middle', [{ path: 'a/../../x', content: 'x' }]],
    ['a link to the root', [{ path: 'l', type: '2', linkpath: '/etc/passwd' }]],
    ['a link that leads up', [{ path: 'a/l', type: '2', linkpath: '../../x' }]],
    ['a link whose steps up come after a name', [{ path: 'a/l', type: '2', linkpath: 'b/../../../x' }]],
    [
      'a file behind a link',
      [
        { path: 'd', type: '5' },
        { path: 'l', type: '2', linkpath: 'd' },
        { path: 'l/x', content: 'x' },
      ],
    ],
    [
      'a path twice, a link first',
      [
        { path: 'l', type: '2', linkpath: 'x' },
        { path: 'l', content: 'x' },
      ],
    ],
    ['a hard link', [{ path: 'l', type: '1', linkpath: '/etc/passwd' }]],
    ['a character device', [{ path: 'l', type: '3' }]],
    ['a block device', [{ path: 'l', type: '4' }]],
    ['a pipe', [{ path: 'l', type: '6' }]],
    ['a path too deep', [{ path: `${'a/'.repeat(limits.depth + 2)}x`, content: 'x' }]],
  ]
  it.each(refused)('%s refuses the whole', async (_, entries) => {
    const target = emptyFolder()
    const failure = await failureOf(
      unpackSource(archiveOf([{ path: 'good', content: 'x' }, ...entries]), target),
    )
    expect(failure.code).toBe('source-unusable')
    expect(readdirSync(target)).toEqual([])
  })

  it('what unpacks to much more than it weighs is refused without taking the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(limits.bytes + 60 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(300_000)
    expect(await failureOf(unpackSource(bomb, emptyFolder()))).toMatchObject({ code: 'source-unusable' })
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no archive', gzipSync('nonsense '.repeat(100))],
    ['half an archive', archiveOf([{ path: 'a', content: 'x'.repeat(5000) }]).subarray(0, 60)],
  ])('%s is refused', async (_, bytes) => {
    expect(await failureOf(unpackSource(bytes, emptyFolder()))).toMatchObject({ code: 'source-unusable' })
  })
})

describe('lab.yaml', () => {
  it('names the lab', async () => {
    expect(await labOf(folderOf({ 'lab.yaml': 'lab: slow-orders\nstart: [node, server.ts]\n' }))).toBe(
      'slow-orders',
    )
  })
  it('that is a link or a pipe is not followed', async () => {
    const linked = emptyFolder()
    symlinkSync('/etc/hostname', join(linked, 'lab.yaml'))
    const piped = emptyFolder()
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(piped, 'lab.yaml')])
    for (const folder of [linked, piped])
      expect(await failureOf(labOf(folder))).toMatchObject({ code: 'source-unusable' })
  })

  it.each([
    ['missing', {}],
    ['without a start', { 'lab.yaml': 'lab: a' }],
    ['no YAML', { 'lab.yaml': '\t{{' }],
    ['too large', { 'lab.yaml': `lab: a\nstart: [b]\n# ${'x'.repeat(70_000)}` }],
  ])('%s is refused', async (_, files) => {
    expect(await failureOf(labOf(folderOf(files as Record<string, string>)))).toMatchObject({
      code: 'source-unusable',
    })
  })
})
