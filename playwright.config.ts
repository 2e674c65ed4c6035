import { defineConfig } from '@playwright/test'
import { chromiumPath } from './test/chromium.ts'

const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'test/browser',
  // Each file runs a program of its own, database included; the machine may be small.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: await chromiumPath(),
      // Chromium's sandbox refuses to run as root; without a network its background requests only wait.
      args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking'],
    },
  },
})
