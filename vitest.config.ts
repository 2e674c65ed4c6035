import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'test/architecture/**/*.test.ts',
      'test/api/**/*.test.ts',
      'test/journeys/**/*.test.ts',
    ],
    // Real servers and databases start in hooks; a machine under load needs longer than the usual 10 s.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
})
