// Files at the one address that takes them: parts are found where they lie, at most two bodies are held, and the door stays shut.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { readMultipart } from '../../app/http/multipart'
import { readUploadBody } from '../../app/http/upload-body'
import { aServer, send } from './a-server'

const type = 'multipart/form-data; boundary=x1'

function body(...parts: string[]): Buffer {
  return Buffer.from(`${parts.map((part) => `--x1\r\n${part}\r\n`).join('')}--x1--\r\n`, 'latin1')
}

const field = (name: string, value: string) =>
  `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`
const file = (name: string, value: string) =>
  `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n${value}`

test('fields and the file are found, whatever bytes the file holds', () => {
  const sent = body(
    field('title', 'A'),
    file('old %22rules%22.docx', 'PK\r\n--x\r\n\u0000\u00ff--x1'),
    field('text', ''),
  )
  const form = readMultipart(sent, type)
  expect(form?.fields).toEqual([
    ['title', 'A'],
    ['text', ''],
  ])
  expect(form?.file?.name).toBe('old "rules".docx')
  expect(Buffer.from(form?.file?.bytes ?? []).toString('latin1')).toBe('PK\r\n--x\r\n\u0000\u00ff--x1')
})

test('a file field without a file is no file', () => {
  expect(readMultipart(body(file('', '')), type)?.file).toBeNull()
})

test('a body that does not hold together is no form', () => {
  const whole = body(field('title', 'A'), file('a.docx', 'PK'))
  for (let cut = 0; cut < whole.length - 4; cut += 1)
    expect([cut, readMultipart(whole.subarray(0, cut), type)]).toEqual([cut, null])
  expect(readMultipart(whole, 'multipart/form-data')).toBeNull()
  expect(readMultipart(body(file('a', 'x'), file('b', 'y')), type)).toBeNull()
  expect(readMultipart(body(...Array.from({ length: 50 }, () => field('a', 'b'))), type)).toBeNull()
})

/** A server that holds what it read until the test lets go, and a way to send it a file as somebody. */
async function holding() {
  const releases: (() => void)[] = []
  const server = createServer((request, response) => {
    void readUploadBody(request, String(request.headers['x-sender'])).then((upload) => {
      if (upload) releases.push(upload.release)
      response.end(upload && 'form' in upload ? String(upload.form.file?.bytes.length) : 'page')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const sent = (sender: string) =>
    fetch(`http://localhost:${port}/`, {
      method: 'POST',
      headers: { 'content-type': type, 'x-sender': sender },
      body: new Uint8Array(body(file('a.docx', 'x'.repeat(5_000)))),
    }).then((answer) => answer.text())
  return { releases, sent }
}

test('somebody whose file is being read sends no second one meanwhile; afterwards they may', async () => {
  const { releases, sent } = await holding()
  expect(await sent('amara')).toBe('5000')
  expect(await sent('amara')).toBe('page')
  expect(await sent('ben')).toBe('5000')
  for (const release of releases) release()
  expect(await sent('amara')).toBe('5000')
  releases.at(-1)?.()
})

test('a third large file waits until one of the two before it is done', async () => {
  const { releases, sent } = await holding()
  expect(await sent('amara')).toBe('5000')
  expect(await sent('ben')).toBe('5000')
  let isAnswered = false
  const third = sent('ruth').then((text) => {
    isAnswered = true
    return text
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(isAnswered).toBe(false)
  releases[0]?.()
  expect(await third).toBe('5000')
  for (const release of releases) release()
})

test('whoever may not bring a file in can send no more there than anywhere', async () => {
  const server = await aServer()
  const answer = await send(server, '/policies/import', { text: 'x'.repeat(1_600_000) })
  expect(answer.status).toBe(413)
})
