// Static files: squeezed where they can be read, unchanged when known, and still there when the build is swapped.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStaticFiles } from '../../app/http/static-files'
import { aFolder } from '../databases/database'

const style = 'p { color: teal }'.repeat(100)
let folder: string
let server: Server
let url: string

beforeAll(async () => {
  folder = await aFolder()
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'assets/candor-1.css'), style)
  await writeFile(join(folder, 'assets/candor-1.css.gz'), gzipSync(style))
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(folder, 'secrets.env'), 'x')
  const files = openStaticFiles(folder)
  server = createServer((request, response) => {
    if (!files(request, response, request.url ?? '/')) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => void server.close())

test('a style is sent squeezed, may be kept for good, and is not sent again when it is known', async () => {
  const answer = await fetch(`${url}/assets/candor-1.css`)
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(await answer.text()).toBe(style)
  const etag = answer.headers.get('etag') ?? ''
  const again = await fetch(`${url}/assets/candor-1.css`, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
})

test('only known kinds of file inside the folder are sent', async () => {
  for (const path of [
    '/secrets.env',
    '/assets/candor-1.css.gz',
    '/assets/../../etc/passwd',
    '/assets',
    '/nothing.css',
  ]) {
    expect((await fetch(`${url}${path}`)).status).toBe(404)
  }
})

test('a build that is taken away under a running server takes no file away', async () => {
  await rm(folder, { recursive: true })
  expect(await (await fetch(`${url}/favicon.svg`)).text()).toContain('<svg')
})
