// R12: every form of every route with what a browser would never send. Never a 500, never a broken process, and memory stays flat.
import { readFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, get } from '../../bin/stress/a-caller'
import { startServer, type RunningProduct } from '../../bin/stress/start-server'
import { sql } from 'kysely'
import { verifyLedger } from '../../db/ledger'
import { aWholePlace, type WholePlace } from './every-address'
import { hostileForms, hostileParts, hostileWords, type FormFields } from './hostile'
import { callers, columnsOf, routeTable, type Caller } from './route-table'
import { addressOf, dataAddressOf, routesOfTheBuild, type BuiltRoute } from './routes-of-the-build'

let place: WholePlace
let product: RunningProduct
let routes: BuiltRoute[]
/** Where the answer was a 5xx. */
const broken: string[] = []

beforeAll(async () => {
  place = await aWholePlace()
  product = await startServer(place.folder)
  routes = await routesOfTheBuild()
})

afterAll(async () => {
  await product.stop()
  await place.close()
})

test(
  'every form, as everybody who may send it, with every kind of nonsense',
  { timeout: 900_000 },
  async () => {
    const counts: Record<string, number> = {}
    for (const { path } of routes.filter((route) => route.writes))
      for (const [turn, caller] of whoMaySend(path).entries()) {
        const address = addressOf(path, place)
        const cookie = await cookieOf(caller)
        const fields = fieldsOf((await get(product.url, address, cookie)).body.toString())
        // One caller sends all of it, the others a third each: what was typed is read alike, whoever sent it.
        const forms = hostileForms(fields).filter((_, place) => turn === 0 || place % 3 === turn % 3)
        for (const { name, type, body } of forms) {
          const sender = endsSessions.includes(path) ? await cookieOf(caller) : cookie
          const headers = { origin: product.url, 'content-type': type, cookie: sender }
          const answer = await ask(product.url, address, {
            method: 'POST',
            headers,
            body: new Uint8Array(body),
          })
          note(answer.status, `${path} as ${caller}, ${name}`)
          counts[answer.status] = (counts[answer.status] ?? 0) + 1
        }
        await cutShort(address, cookie)
      }
    console.info(`R12 forms: ${JSON.stringify(counts)}`)
    await theProcessIsWell()
  },
)

test(
  'every address with hostile words after the question mark, as a page and as data',
  { timeout: 600_000 },
  async () => {
    const names =
      'words q after before done next format version role department standing scenario drill state'
    let asked = 0
    for (const [number, { path }] of routes.filter((route) => route.reads).entries())
      for (const [turn, words] of hostileWords.entries()) {
        const search = names
          .split(' ')
          .map((name) => `${name}=${words}`)
          .join('&')
        // As a page and as data in turn, so that each address meets half of the words in each way.
        const page = addressOf(path, place)
        const address = (turn + number) % 2 === 0 ? page : dataAddressOf(page)
        const answer = await get(product.url, `${address}?${search}`, place.by.administrator.cookie)
        note(answer.status, `${address}?${search.slice(0, 60)}`)
        asked += 1
      }
    console.info(`R12 queries: ${asked}`)
    await theProcessIsWell()
  },
)

test('every address with hostile parts', { timeout: 600_000 }, async () => {
  let asked = 0
  for (const { path, reads } of routes.filter((route) => route.path.includes(':')))
    for (const part of hostileParts) {
      const address = path.replace(/:\w+/g, part)
      const cookie = await cookieOf('administrator')
      const headers = { cookie, origin: product.url, 'content-type': 'application/x-www-form-urlencoded' }
      const answers = [await ask(product.url, address, { method: 'POST', headers, body: 'intent=save' })]
      if (reads) answers.push(await get(product.url, address, cookie))
      for (const { status } of answers) note(status, address.slice(0, 200))
      asked += answers.length
    }
  console.info(`R12 parts: ${asked}`)
  await theProcessIsWell()
})

test('what was kept of all that can be read, and the ledger holds', async () => {
  for (const { path } of routes.filter((route) => route.reads)) {
    const answer = await get(product.url, addressOf(path, place), await cookieOf('administrator'))
    note(answer.status, path)
  }
  expect(broken).toEqual([])
  expect(await verifyLedger(place.candor.db)).toMatchObject({ ok: true })
  const { rows } = await sql`pragma integrity_check`.execute(place.candor.db)
  expect(rows).toEqual([{ integrity_check: 'ok' }])
})

test('floods of large forms leave the memory as it was', async () => {
  const flood = async () => {
    for (let sent = 0; sent < 60; sent += 1) {
      const headers = { origin: product.url, 'content-type': 'application/x-www-form-urlencoded' }
      const cookie = place.by.author.cookie
      const body = `intent=save&q-reach=${'x'.repeat(1_000_000)}&line=${'y'.repeat(300_000)}`
      const path = sent % 2 === 0 ? '/policies/:slug/draft/:clause' : '/policies/new/:template'
      await ask(product.url, addressOf(path, place), {
        method: 'POST',
        headers: { ...headers, cookie },
        body,
      })
    }
  }
  await flood()
  const warm = await memory()
  await flood()
  await flood()
  const end = await memory()
  console.info(`R12 memory: ${warm} MB after the first flood, ${end} MB after two more`)
  expect(end - warm).toBeLessThan(100)
})

/** Whoever gets as far as what was typed, by the reviewed table. */
function whoMaySend(path: string): Caller[] {
  const answers = columnsOf(routeTable[path]?.post)
  const may = callers.filter((_, place) => !['403', '404', undefined].includes(answers[place]))
  const somebody = may.filter((caller) => caller !== 'nobody')
  return answers[0] === 'in' ? somebody : ['nobody', ...somebody.slice(0, 1)]
}

/** The names and values of the form as the page draws it. */
function fieldsOf(page: string): FormFields {
  const fields: FormFields = {}
  for (const [tag] of page.matchAll(/<(input|textarea|select|button)[^>]*>/g)) {
    const name = /\bname="([^"]+)"/.exec(tag)?.[1]
    if (name) fields[name] ??= { value: /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '', hidden: isFixed(tag) }
  }
  return fields
}

function isFixed(tag: string): boolean {
  return tag.startsWith('<button') || tag.includes('type="hidden"')
}

/** A form that announces more than it sends, and hangs up. */
function cutShort(address: string, cookie: string): Promise<void> {
  return new Promise((resolve) => {
    const { host, port } = new URL(product.url)
    const lines = [
      `POST ${address} HTTP/1.1`,
      ...[`host: ${host}`, `origin: ${product.url}`, `cookie: ${cookie}`, 'content-length: 5000'],
      'content-type: application/x-www-form-urlencoded',
    ]
    const socket = createConnection(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
    socket.write(`${lines.join('\r\n')}\r\n\r\nintent=save&na`, () => setTimeout(() => socket.destroy(), 5))
  })
}

/** Their forms may sign out whoever sends them. */
const endsSessions = ['/account', '/sign-in', '/sign-out']

/** Signed in afresh. */
async function cookieOf(caller: Caller): Promise<string> {
  return caller === 'nobody' ? '' : place.signIn(place.by[caller])
}

function note(status: number, where: string): void {
  if (status >= 500) broken.push(`${where}: ${status}`)
}

/** It runs, it answers, and it has logged nothing that broke. An unhandled rejection would have ended it. */
async function theProcessIsWell(): Promise<void> {
  expect(product.process.exitCode).toBeNull()
  expect((await get(product.url, '/healthz', '')).status).toBe(200)
  const broken = product
    .said()
    .split('\n')
    .filter((line) => line.includes('"level":50'))
  expect(broken).toEqual([])
}

/** Megabytes that the process holds, as Linux tells it; 0 elsewhere. */
async function memory(): Promise<number> {
  const status = await readFile(`/proc/${product.process.pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024)
}
