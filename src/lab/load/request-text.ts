import type { LabRequest } from '../../core/lab/lab.ts'

/**
 * A request as it goes over the wire, in UTF-8. What may not stand in a request line is percent-encoded.
 * @throws TypeError when a header would end its line: the lab is at fault
 */
export function requestText({ method, path, headers, body }: LabRequest, port: number): string {
  const target = /^[\x21-\x7e]+$/.test(path) ? path : encoded(path)
  const json = body === undefined ? '' : JSON.stringify(body)
  let text = `${method} ${target} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: application/json\r\n`
  for (const name in headers) {
    const value = headers[name] ?? ''
    if (/[\0\r\n]/.test(name + value)) throw new TypeError(`the header ${JSON.stringify(name)} ends its line`)
    text += `${name}: ${value}\r\n`
  }
  if (body === undefined && method === 'GET') return `${text}\r\n`
  const isTyped = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'content-type')
  if (body !== undefined && !isTyped) text += 'content-type: application/json\r\n'
  return `${text}content-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`
}

const encoded = (path: string): string =>
  path.toWellFormed().replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run)) || '/'
