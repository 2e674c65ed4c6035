import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Lab, NetworkFault } from '../../core/lab/lab.ts'
import type { RunEvent } from '../../core/lab/progress.ts'
import { randomOf } from '../../core/lab/random.ts'
import { type Cluster, openCluster } from '../database/cluster.ts'
import { prepareDatabase } from '../database/prepare.ts'
import { type LoadGenerator, openGenerator } from '../load/generator.ts'
import { type OpenProvider, openProvider } from '../network/provider.ts'
import { type Proxy as NetworkProxy, openProxy } from '../network/proxy.ts'
import { environmentFor } from '../service/environment.ts'
import { type Service, startService } from '../service/start-service.ts'
import { laySource, referenceOf } from './lay-source.ts'
import { readStart } from './load-lab.ts'

/** All that a scenario plays on. */
export type Stage = {
  lab: Lab
  seed: string
  cluster: Cluster
  generator: LoadGenerator
  services: readonly Service[]
  references: readonly Service[]
  instance(index: number): Service
  provider: OpenProvider | null
  /** @returns ends it, unless another came since */
  disturb(to: 'database' | 'provider', does: NetworkFault): Promise<() => Promise<void>>
  clearNetwork(): Promise<void>
  tell(event: RunEvent): void
  /** ms from the start of the run. */
  sinceStart(): number
  /** ms of Unix time, with its fraction. */
  now(): number
  /** Nothing is left when it settles. May be called twice. */
  close(): Promise<void>
}

export type StageOptions = {
  lab: Lab
  labFile: string
  labFolder: string
  sourceFolder: string
  command: readonly string[]
  seed: string
  /** Of the run alone. */
  runFolder: string
  /** Holds clusters alone; the run's gets a folder in it. */
  clustersFolder: string
  runName: string
  cacheFolder: string
  tag: string
  startedAt: number
  tell: (event: RunEvent) => void
  signal: AbortSignal
}

type Closable = { close(): Promise<unknown> }

/** Why the reference cannot be started: ours to mend. */
export class ReferenceBroken extends Error {}

/** Sets up the database, the network and the load generator, then starts the services; whether they get ready is another matter. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { lab, labFolder, seed, tell, signal } = options
  const now = () => performance.timeOrigin + performance.now()
  // To a thousandth: more says nothing, and is kept.
  const sinceStart = () => Math.round((now() - options.startedAt) * 1000) / 1000
  const playing: Closable[] = []
  const around: Closable[] = []
  let closed = false
  const close = async () => {
    closed = true
    // The services first, so that they do not complain about what is taken from them.
    await Promise.all(playing.splice(0).map((each) => each.close()))
    await Promise.all(around.splice(0).map((each) => each.close()))
  }
  const opened = <T extends Closable>(what: T, among = around): T => {
    among.push(what)
    // It was under way while something else failed.
    if (closed) void close()
    return what
  }
  try {
    tell({ kind: 'phase', phase: 'preparing' })
    const generating = openGenerator({ labFile: options.labFile, seed, signal }).then(opened)
    // It may fail while something else is waited for.
    generating.catch(() => {})
    const ready = await prepareDatabase({
      fixtureFile: join(labFolder, lab.database.fixture),
      hash: lab.slug,
      cacheFolder: options.cacheFolder,
    })
    signal.throwIfAborted()
    const folder = join(options.clustersFolder, options.runName)
    const cluster = opened(await openCluster({ ready, folder, signal }))
    if (lab.database.seeded) await cluster.seed(lab.database.seeded(randomOf(seed, 'database')))

    const faults = lab.scenario.flatMap((step) => (step.kind === 'load' ? (step.faults ?? []) : []))
    const disturbed = (to: 'database' | 'provider') =>
      faults.some(({ fault }) => fault.kind === 'network' && fault.to === to)
    const provider = lab.provider
      ? opened(await openProvider(lab.provider, randomOf(seed, 'provider'), sinceStart))
      : null
    const proxies: Record<'database' | 'provider', NetworkProxy | null> = {
      database: disturbed('database') ? opened(await openProxy({ port: cluster.port })) : null,
      provider: provider && disturbed('provider') ? opened(await openProxy({ port: provider.port })) : null,
    }

    tell({ kind: 'phase', phase: 'starting' })
    const start = async (of: 'service' | 'reference', layers: string[], command: readonly string[]) => {
      const places = {
        work: join(options.runFolder, of),
        home: join(options.runFolder, `${of}-home`),
        temporary: join(options.runFolder, `${of}-tmp`),
      }
      laySource(layers, places.work)
      mkdirSync(places.home)
      mkdirSync(places.temporary)
      const port = proxies.provider?.port ?? provider?.port
      const urls = {
        database: cluster.url(of, of === 'service' ? proxies.database?.port : undefined),
        provider: port === undefined ? null : `http://127.0.0.1:${port}`,
      }
      const instances = Array.from({ length: lab.instances ?? 1 }, async (_, instance) =>
        opened(
          await startService({
            folder: places.work,
            command,
            environment: environmentFor(places, urls),
            tag: options.tag,
            onOutput: of === 'service' ? (text) => tell({ kind: 'output', instance, text }) : undefined,
          }),
          playing,
        ),
      )
      return Promise.all(instances)
    }
    const compares = lab.scenario.some(({ kind }) => kind === 'compare')
    const reference = compares ? readReference(labFolder) : null
    const [services, references] = await Promise.all([
      start('service', [options.sourceFolder], options.command),
      reference ? start('reference', reference.layers, reference.command) : [],
    ])
    const generator = await generating
    const latest = { database: {}, provider: {} }
    return {
      lab,
      seed,
      cluster,
      generator,
      services,
      references,
      provider,
      tell,
      close,
      instance(index) {
        const service = services[index]
        if (!service) throw new RangeError(`there is no instance ${index}`)
        return service
      },
      async disturb(to, does) {
        const mine = {}
        latest[to] = mine
        await proxies[to]?.apply(does)
        return async () => {
          if (latest[to] === mine) await proxies[to]?.clear()
        }
      },
      async clearNetwork() {
        await Promise.all([proxies.database?.clear(), proxies.provider?.clear()])
      },
      now,
      sinceStart,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function readReference(labFolder: string): { layers: string[]; command: readonly string[] } {
  const layers = referenceOf(labFolder)
  const start = layers.map(readStart).findLast((each) => typeof each !== 'string')
  if (start === undefined)
    throw new ReferenceBroken(`${layers.join(', ')}: no lab.yaml says how it is started`)
  return { layers, command: start.start }
}
