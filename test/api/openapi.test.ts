import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startApi } from './running.ts'

type Operation = {
  summary?: string
  parameters?: { name: string; in: string; schema: object }[]
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
}

let api: Running
let document: Document
beforeAll(async () => {
  api = await startApi()
  const reply = await api.app.inject({
    method: 'GET',
    url: '/openapi.json',
    headers: { host: '127.0.0.1:4999' },
  })
  document = reply.json()
})
afterAll(() => api.close())

/** Every route that a file of src/api/routes declares, as the document names it. */
const folder = fileURLToPath(new URL('../../src/api/routes/', import.meta.url))
const declared = readdirSync(folder)
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/method: '(\w+)',\s*url: '([^']+)'/g)].map(
      ([, method = '', url = '']) => [method.toLowerCase(), url.replace(/:(\w+)/g, '{$1}')] as const,
    ),
  )

describe('the OpenAPI document', () => {
  it('is of version 3.1 and says what it describes', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.info).toMatchObject({ title: 'Proven', version: '1.2.3' })
  })

  it('is one that a validator not ours accepts', async () => {
    const told = await new Validator().validate(structuredClone(document))
    expect(told).toEqual({ valid: true })
  })

  it('holds every route, and nothing else', () => {
    expect(declared.length).toBeGreaterThan(15)
    const held = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    )
    expect(held.sort()).toEqual(declared.map(([method, path]) => `${method} ${path}`).sort())
  })

  it.each(declared)('%s %s has a summary, its parameters, replies and failures', (method, path) => {
    const operation = document.paths[path]?.[method]
    expect(operation?.summary).toMatch(/^[A-Z].*[^.]$/)
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const inPath = (operation?.parameters ?? []).filter((each) => each.in === 'path').map(({ name }) => name)
    expect(inPath).toEqual(named)
    const responses = operation?.responses ?? {}
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['4XX', '5XX']))
    expect(Object.keys(responses).some((status) => /^[23]/.test(status))).toBe(true)
    for (const response of Object.values(responses)) expect(typeof response.description).toBe('string')
  })

  it('refers to nothing that is not there', () => {
    for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      const found = reference
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
      expect(found, reference).toBeDefined()
    }
  })

  it('can be browsed', async () => {
    const page = await api.app.inject({ method: 'GET', url: '/docs/', headers: { host: '127.0.0.1:4999' } })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('swagger-ui')
    expect(page.body.match(/<script(?![^>]*\bsrc=)/g), 'inline scripts, which the policy refuses').toBeNull()
  })
})
