// When something breaks: a plain page, one line in the log, and nothing about people in it.
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Pages } from '../../app/http/pages'
import { StoreUnavailable } from '../../db/store-unavailable'
import { ask, aServer, send } from './a-server'

function aLog() {
  const lines: Record<string, unknown>[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>)
      done()
    },
  })
  return { lines, log: pino({ base: null }, sink) }
}

test('an unexpected error is a page with a reference that stands in the log', async () => {
  const { lines, log } = aLog()
  const pages: Pages = () => Promise.reject(new Error('no such thing: "Amara Okafor" amara@example.org'))
  const server = await aServer({ pages, log })
  const answer = await ask(server, '/policies?words=secret')
  expect(answer.status).toBe(500)
  expect(answer.headers['content-type']).toContain('text/html')
  expect(lines).toHaveLength(1)
  expect(answer.text).toContain(String(lines[0]?.['reference']))
  expect(lines[0]?.['path']).toBe('/policies')
  expect(JSON.stringify(lines)).not.toMatch(/Amara|amara@|secret/)
})

test('a fault that Remix answered with a page of its own is answered by the server', async () => {
  const { lines, log } = aLog()
  const pages: Pages = (_request, context) => {
    context.reportFault?.(new TypeError('broken'))
    return Promise.resolve(new Response('half a page', { status: 500 }))
  }
  const server = await aServer({ pages, log })
  const answer = await ask(server, '/')
  expect(answer.status).toBe(500)
  expect(answer.text).not.toContain('half a page')
  expect(lines[0]?.['error']).toBe('TypeError')
})

test('a store that cannot be written is a plain 503 page, also when another bundle threw', async () => {
  const foreign = Object.assign(new Error('The disk is full.'), { name: 'StoreUnavailable' })
  for (const error of [new StoreUnavailable('The disk is full.'), foreign]) {
    const { lines, log } = aLog()
    const server = await aServer({ pages: () => Promise.reject(error), log })
    const answer = await send(server, '/', {})
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('Candor cannot write to its disk right now')
    expect(answer.text).toContain('Nothing you confirmed is lost')
    expect(lines).toHaveLength(1)
  }
})

test('the log of a one-time link does not hold its token', async () => {
  const { lines, log } = aLog()
  const server = await aServer({ log })
  await send(server, '/reset/a-token-nobody-may-read', { password: 'hidden words here' })
  expect(lines[0]?.['path']).toBe('/reset/…')
  expect(JSON.stringify(lines)).not.toMatch(/nobody-may-read|hidden/)
})

test('a stop lets the request under way finish', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const pages: Pages = async () => {
    await held
    return new Response('finished')
  }
  const server = await aServer({ pages })
  const answer = ask(server, '/')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const closed = server.close()
  release()
  expect((await answer).text).toBe('finished')
  await closed
  await expect(ask(server, '/')).rejects.toThrow()
})
