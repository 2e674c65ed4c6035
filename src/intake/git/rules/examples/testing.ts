import { no, yes } from './example.ts'

export const testingExamples = [
  yes(
    'test-suite',
    'node:test',
    'test/a.test.js',
    "const test = require('node:test')\ntest('adds', () => {})",
  ),
  yes('test-suite', 'pytest', 'tests/test_a.py', 'def test_adds():\n    assert True'),
  yes('test-suite', 'Tcl', 'tests/unit/a.tcl', 'test {adds} {\n} {}'),
  no('test-suite', 'src/a.py', 'def test_connection():\n    pass'),
  no('test-suite', 'test/a.test.js', '// test("adds")\nconst setup = 1'),
  yes(
    'integration-test',
    'Testcontainers',
    'src/test/java/A.java',
    'import org.testcontainers.containers.PostgreSQLContainer;',
  ),
  no('integration-test', 'src/db.ts', "import pg from 'pg'"),
  yes('end-to-end-test', 'Playwright', 'e2e/login.spec.ts', "import { test } from '@playwright/test'"),
  no('end-to-end-test', 'src/scrape.ts', "import { chromium } from 'playwright'"),
  yes('property-test', 'fast-check', 'test/a.test.ts', "import fc from 'fast-check'"),
  no('property-test', 'test/a.test.ts', "const property = 'fast'"),
  yes('contract-test', 'Pact', 'test/a.pact.test.ts', "import { PactV3 } from '@pact-foundation/pact'"),
  no('contract-test', 'test/a.test.ts', "import { impact } from './impact'"),
  yes('failure-test', 'connection errors', 'test/client.test.ts', "error.code = 'ECONNRESET'"),
  no('failure-test', 'src/client.ts', "if (error.code === 'ECONNRESET') retry()"),
  yes(
    'race-detection',
    'the Go race detector',
    '.github/workflows/ci.yml',
    '      - run: go test -race ./...',
  ),
  yes('race-detection', 'AddressSanitizer', 'Makefile', 'asan:\n\t$(MAKE) CFLAGS="-fsanitize=address"'),
  no('race-detection', '.github/workflows/ci.yml', '      # go test -race\n      - run: go test ./...'),
  yes('coverage-gate', 'a threshold', 'package.json', '{ "nyc": { "check-coverage": true } }'),
  no('coverage-gate', 'package.json', '{ "scripts": { "coverage": "nyc npm test" } }'),
]
