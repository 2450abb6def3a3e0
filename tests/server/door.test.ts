// What the server refuses before any page is asked, and what every answer carries.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Pages } from '../../app/http/pages'
import { aFolder } from '../databases/database'
import { ask, aServer, send, speak } from './a-server'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

test('a form of a foreign, absent or null origin changes nothing', async () => {
  const asked: string[] = []
  const pages: Pages = (request) => {
    asked.push(request.method)
    return Promise.resolve(new Response('changed'))
  }
  const server = await aServer({ pages })
  const origins = [
    undefined,
    'null',
    'https://evil.example',
    `https://localhost:${server.port}`,
    `http://localhost:${server.port + 1}`,
    `http://localhost.evil.example:${server.port}`,
    `http://127.0.0.1:${server.port}`,
    '',
  ]
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    for (const origin of origins) {
      const headers = origin === undefined ? form : { ...form, origin }
      const answer = await ask(server, '/people', { method, headers, body: 'a=b' })
      expect([method, origin, answer.status]).toEqual([method, origin, 403])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
  expect(asked).toEqual([])
  expect((await send(server, '/people', { a: 'b' })).status).toBe(200)
  expect(asked).toEqual(['POST'])
})

test('with CANDOR_URL only forms of that address count, whatever the Host header says', async () => {
  const server = await aServer({ env: { CANDOR_URL: 'https://candor.example.org' } })
  const headers = { ...form, host: 'candor.example.org' }
  const good = await ask(server, '/', {
    method: 'POST',
    headers: { ...headers, origin: 'https://candor.example.org' },
    body: '',
  })
  expect(good.status).toBe(200)
  const other = await ask(server, '/', {
    method: 'POST',
    headers: { ...headers, host: 'evil.example', origin: 'http://evil.example' },
    body: '',
  })
  expect(other.status).toBe(403)
})

test('a server for this machine only does not answer under another name', async () => {
  const server = await aServer()
  for (const host of [
    'evil.example',
    `evil.example:${server.port}`,
    '127.0.0.1.evil.example',
    '10.0.0.1',
    '127.999.0.1',
    'localhost:99999',
  ])
    expect((await ask(server, '/', { headers: { host } })).status).toBe(421)
  for (const host of ['localhost', `127.0.0.1:${server.port}`, `[::1]:${server.port}`, 'LOCALHOST:80'])
    expect((await ask(server, '/', { headers: { host } })).status).toBe(200)
})

test('only reading and posting are known', async () => {
  const server = await aServer()
  const origin = server.url
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    expect((await ask(server, '/', { method, headers: { origin } })).status).toBe(405)
})

test('a post that is no form is not read', async () => {
  const server = await aServer()
  const kinds = ['application/json', 'text/plain', 'application/xml', '']
  for (const kind of kinds) {
    const headers = { origin: server.url, 'content-type': kind }
    expect((await ask(server, '/', { method: 'POST', headers, body: '<a/>' })).status).toBe(415)
  }
  const zipped = { ...form, origin: server.url, 'content-encoding': 'gzip' }
  expect((await ask(server, '/', { method: 'POST', headers: zipped, body: 'x' })).status).toBe(415)
})

test('a form of more than 1.5 MB is refused with the way back, announced or not', async () => {
  const server = await aServer()
  const body = 'a='.padEnd(1_600_000, 'x')
  const headers = { ...form, origin: server.url }
  const announced = await ask(server, '/', { method: 'POST', headers, body })
  expect(announced.status).toBe(413)
  expect(announced.text).toContain('Go back with your browser')
  const streamed = await ask(server, '/', {
    method: 'POST',
    headers: { ...headers, 'transfer-encoding': 'chunked' },
    body,
  })
  expect(streamed.status).toBe(413)
})

test('a form that was cut short reaches no page', async () => {
  const asked: string[] = []
  const pages: Pages = (request) => {
    asked.push(request.method)
    return Promise.resolve(new Response('changed'))
  }
  const server = await aServer({ pages })
  const multipart = { origin: server.url, 'content-type': 'multipart/form-data; boundary=x' }
  const broken = await ask(server, '/', {
    method: 'POST',
    headers: multipart,
    body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf',
  })
  expect(broken.status).toBe(400)
  await new Promise<void>((resolve) => {
    const lines = `POST / HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 50\r\n\r\na=b`
    import('node:net').then(({ createConnection }) => {
      const socket = createConnection(server.port, '127.0.0.1', () =>
        socket.write(lines, () => setTimeout(() => socket.destroy(), 50)),
      )
      socket.on('close', () => resolve())
    })
  })
  expect((await ask(server, '/')).status).toBe(200)
  expect(asked).toEqual(['GET'])
})

test('an address that no page could use is answered with 400', async () => {
  const server = await aServer()
  for (const path of ['/a%00b', '/a?b=%00', '/%E0%A4%A', `/${'a'.repeat(9_000)}`])
    expect((await ask(server, path)).status).toBe(400)
  expect((await ask(server, '//evil.example/x')).status).toBe(200)
})

test('every answer carries the security headers and a policy without unsafe words', async () => {
  const server = await aServer()
  const answers = [
    await ask(server, '/'),
    await ask(server, '/healthz'),
    await ask(server, '/%00'),
    await ask(server, '/', { headers: { host: 'evil.example' } }),
    await ask(server, '/', { method: 'POST' }),
    await send(server, '/', {}),
  ]
  for (const { headers } of answers) {
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined()
  }
})

test('over https browsers are told to stay there', async () => {
  const server = await aServer({ env: { CANDOR_URL: 'https://candor.example.org' } })
  expect((await ask(server, '/')).headers['strict-transport-security']).toContain('max-age=')
})

test('a page with a script names its own word in the policy; the mark stays inside', async () => {
  const pages: Pages = (_request, context) =>
    Promise.resolve(
      new Response(context.nonce, { headers: { 'content-type': 'text/html', 'x-candor-script': 'yes' } }),
    )
  const server = await aServer({ pages })
  const first = await ask(server, '/')
  const second = await ask(server, '/')
  expect(first.headers['content-security-policy']).toContain(`'nonce-${first.text}' 'strict-dynamic'`)
  expect(first.headers['x-candor-script']).toBeUndefined()
  expect(first.text).not.toBe(second.text)
})

test('pages are kept by the browser of one person only, and asked for again', async () => {
  const server = await aServer()
  expect((await ask(server, '/')).headers['cache-control']).toBe('private, no-cache')
})

test('long pages are squeezed for whoever can read them', async () => {
  const text = '<p>A sentence that repeats itself.</p>'.repeat(100)
  const pages: Pages = () => Promise.resolve(new Response(text, { headers: { 'content-type': 'text/html' } }))
  const server = await aServer({ pages })
  const brotli = await ask(server, '/', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(brotli.body).toString()).toBe(text)
  const gzip = await ask(server, '/', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
  expect(gunzipSync(gzip.body).toString()).toBe(text)
  const plain = await ask(server, '/')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers['vary']).toContain('Accept-Encoding')
})

test('built files are sent with their squeezed copies and kept for ever; nothing beside them is', async () => {
  const folder = join(await aFolder(), 'client')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'assets', 'a-1234.css'), 'p{color:red}')
  await writeFile(join(folder, '..', 'secret.txt'), 'secret')
  const server = await aServer({ clientDirectory: folder })
  const style = await ask(server, '/assets/a-1234.css')
  expect(style.text).toBe('p{color:red}')
  expect(style.headers['cache-control']).toContain('immutable')
  expect(style.headers['x-content-type-options']).toBe('nosniff')
  for (const path of ['/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/../secret.txt'])
    expect((await ask(server, path)).text).not.toContain('secret')
})

test('headers that are too long are refused', async () => {
  const server = await aServer()
  const heard = await speak(server, `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`)
  expect(heard).toContain('431')
  expect(await speak(server, 'nonsense\r\n\r\n')).toContain('400')
})

test('the older way to ask for data never reaches the pages, however it is written', async () => {
  const asked: string[] = []
  const server = await aServer({
    pages: (request) => {
      asked.push(new URL(request.url).search)
      return Promise.resolve(new Response('hello'))
    },
  })
  for (const search of ['?_data=x&a=1', '?%5Fdata=x&a=1', '?a=1&_dat%61=y']) await ask(server, `/a${search}`)
  await ask(server, '/a?b=a%20_data')
  expect(asked).toEqual(['?a=1', '?a=1', '?a=1', '?b=a%20_data'])
})
