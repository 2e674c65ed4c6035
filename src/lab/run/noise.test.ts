import { expect, it } from 'vitest'
import { pace, unevenPace, watchNoise } from './noise.ts'

const pacesOf = (service: number[], reference: number[]) => [
  ...service.map((ms) => ({ of: 'service' as const, ms })),
  ...reference.map((ms) => ({ of: 'reference' as const, ms })),
]

const cases: [string, number[], number[], boolean][] = [
  ['the same machine for both', [1, 1], [1, 1], false],
  ['a slow machine for both', [20, 20], [20, 20], false],
  ['a stall before one window', [1, 40], [1, 1], false],
  ['stalls before some windows of both', [40, 1, 40], [1, 40, 40], false],
  ['twice as slow before all of one side', [2, 2], [1, 1], false],
  ['much slower before all windows of the service', [9, 4, 5], [1, 1, 1], true],
  ['much slower before all windows of the reference', [1, 1, 1], [9, 4, 5], true],
  ['nothing compared', [], [], false],
]
it.each(cases)('windows can be compared or not: %s', (_, service, reference, voids) => {
  expect(unevenPace(pacesOf(service, reference)).map(({ cause }) => cause)).toEqual(
    voids ? ['host-too-noisy'] : [],
  )
})

it('a piece of work takes some time', () => {
  expect(pace()).toBeGreaterThan(0)
})

it('a machine on which nothing ran for long is too noisy', async () => {
  const noise = watchNoise()
  await new Promise((resolve) => setTimeout(resolve, 50))
  const busyUntil = performance.now() + 1_700
  while (performance.now() < busyUntil);
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(noise.end()).toMatchObject([
    { cause: 'host-too-noisy', says: expect.stringContaining('Nothing ran') },
  ])
})
