import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Provider, ProviderAnswer } from '../../core/lab/lab.ts'
import type { Random } from '../../core/lab/random.ts'
import type { ProviderNote } from '../../core/lab/recording.ts'
import { listenSomewhere } from './listen.ts'

export type OpenProvider = {
  /** On 127.0.0.1. */
  port: number
  /** What calls took effect on so far, in their order. */
  notes(): ProviderNote[]
  /** What the lab's own function threw; that spoils a run. */
  trouble(): string | null
  close(): Promise<void>
}

const longestBody = 1024 * 1024

/**
 * Plays somebody outside whom the service calls over HTTP. Calls are numbered from 0 as they are complete.
 * @param sinceStartMs  of the run, for the notes; from now on where not given
 */
export async function openProvider(
  provider: Provider,
  random: Random,
  sinceStartMs: () => number = clock(),
): Promise<OpenProvider> {
  const handle = provider.open(random)
  const notes: ProviderNote[] = []
  const waiting = new Set<NodeJS.Timeout>()
  let trouble: string | null = null
  let calls = 0

  const after = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      waiting.delete(timer)
      work()
    }, ms)
    waiting.add(timer)
  }
  const give = (does: ProviderAnswer['does'], response: ServerResponse) => {
    switch (does.kind) {
      case 'answer':
        return after(does.afterMs, () => reply(response, does.status, does.body))
      case 'hang':
        return
      case 'reset':
        return after(does.afterMs, () => response.socket?.resetAndDestroy())
    }
  }
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    if (body === 'broken') return
    if (body === 'too-long') {
      response.setHeader('connection', 'close')
      return reply(response, 413, { error: `the body is longer than ${longestBody} bytes` })
    }
    try {
      const answer = handle({
        index: calls++,
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        body,
      })
      if (answer.notes) notes.push({ atMs: sinceStartMs(), notes: answer.notes })
      give(answer.does, response)
    } catch (error) {
      trouble ??= `the provider failed: ${error instanceof Error ? error.message : error}`
      response.socket?.resetAndDestroy()
    }
  })
  // A service may keep its connections; what it sends half is its own affair.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  const port = await listenSomewhere(server)
  return {
    port,
    notes: () => [...notes],
    trouble: () => trouble,
    async close() {
      for (const timer of waiting) clearTimeout(timer)
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function clock(): () => number {
  const startedAt = performance.now()
  return () => performance.now() - startedAt
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  // Whoever called may have gone meanwhile.
  response.on('error', () => {})
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string | 'too-long' | 'broken'> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length
      // Read to its end, so that the answer arrives.
      if (length <= longestBody) parts.push(part)
    }
  } catch {
    return 'broken'
  }
  return length > longestBody ? 'too-long' : Buffer.concat(parts).toString('utf8')
}
