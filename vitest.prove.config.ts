import { defineConfig } from 'vitest/config'

// What repeats for long: `npm run prove`. The same kill journeys as in `npm test`, with many more rounds, and labs beside
// busy processes. One file after the other: each is noise to the others.
export default defineConfig({
  test: {
    include: ['test/journeys/kill.test.ts', 'test/journeys/lab-kill.test.ts', 'test/prove/**/*.test.ts'],
    fileParallelism: false,
    env: {
      PROVEN_KILL_ROUNDS: process.env.PROVEN_KILL_ROUNDS ?? '500',
      PROVEN_LAB_KILL_ROUNDS: process.env.PROVEN_LAB_KILL_ROUNDS ?? '20',
    },
    testTimeout: 7_200_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
})
