// R16, R20, R21: every route of the build, as every role and as nobody; no reading writes, no other site posts, no draft reaches staff.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, get, post, type Answer } from '../../bin/stress/a-caller'
import { startServer, type RunningProduct } from '../../bin/stress/start-server'
import { everything } from '../faults'
import { aWholePlace, secret, type WholePlace } from './every-address'
import { callers, columnsOf, routeTable, type Caller } from './route-table'
import { addressOf, dataAddressOf, routesOfTheBuild, type BuiltRoute } from './routes-of-the-build'

type Visit = { path: string; caller: Caller; page: Answer; data: Answer }

let place: WholePlace
let product: RunningProduct
let routes: BuiltRoute[]
const visits: Visit[] = []
let before: Record<string, string>
let after: Record<string, string>

beforeAll(async () => {
  place = await aWholePlace()
  product = await startServer(place.folder)
  routes = await routesOfTheBuild()
  await jobsToRest()
  before = await everything(place.candor.db)
  for (const { path } of routes.filter((route) => route.reads))
    for (const caller of callers) {
      const address = addressOf(path, place)
      const cookie = cookieOf(caller)
      const page = await get(product.url, address, cookie)
      visits.push({ path, caller, page, data: await get(product.url, dataAddressOf(address), cookie) })
    }
  after = await everything(place.candor.db)
})

afterAll(async () => {
  await product.stop()
  await place.close()
})

test('every route stands in the reviewed table, and nothing else does', () => {
  expect(Object.keys(routeTable).sort()).toEqual(routes.map((route) => route.path).sort())
  for (const { path, reads, writes } of routes) {
    expect([path, routeTable[path]?.get !== undefined]).toEqual([path, reads])
    expect([path, routeTable[path]?.post !== undefined]).toEqual([path, writes])
  }
  console.info(`R16: ${routes.length} routes, ${callers.length} callers, ${visits.length * 2} reads`)
})

test('each route answers each reader as the table says, as a page and as data', () => {
  for (const { path } of routes.filter((route) => route.reads)) {
    const expected = columnsOf(routeTable[path]?.get)
    const seen = visits.filter((visit) => visit.path === path)
    expect({ path, as: seen.map(({ page }) => standing(page)) }).toEqual({ path, as: expected })
    // Data leads elsewhere with 202 and the address inside, instead of a redirect.
    const asData = expected.map((answer) => (answer === 'in' || answer.startsWith('3') ? '202' : answer))
    expect({ path, as: seen.map(({ data }) => String(data.status)) }).toEqual({ path, as: asData })
  }
})

test('reading changes nothing', () => {
  expect(after).toEqual(before)
})

test('every answer carries the headers that keep others out', () => {
  for (const { path, caller, page, data } of visits)
    for (const { headers } of [page, data]) {
      const policy = headers.get('content-security-policy') ?? ''
      expect(`${path} ${caller} ${headers.get('x-content-type-options')}`).toBe(`${path} ${caller} nosniff`)
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(policy).not.toMatch(/unsafe|\*/)
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(headers.get('cache-control')).toMatch(/private|no-store/)
    }
})

test('drafts and unpublished versions reach nobody who may not read drafts, on any address', async () => {
  const { slug, draftSlug } = place.parts
  const hidden = [
    `/policies/${draftSlug}`,
    ...['docx', 'md', 'json'].map((format) => `/policies/${draftSlug}/export?format=${format}`),
    ...['docx', 'md', 'json'].map((format) => `/policies/${slug}/export?format=${format}&version=2`),
    `/policies/${slug}/export?version=draft`,
    `/policies/${slug}/export?version=draft&against=1`,
    `/policies/${slug}/export?version=2&against=1`,
    `/policies/${slug}/export?version=1&against=2`,
    `/policies/${slug}/versions/2`,
    `/policies/${draftSlug}/versions/1`,
    `/policies/${draftSlug}/compare`,
    `/policies/${slug}/compare?to=draft`,
    `/policies/${slug}/compare?from=1&to=2`,
  ]
  const refused = ['history', 'plan', 'preview', 'answers', 'submission', 'comments'].flatMap((page) => [
    `/policies/${draftSlug}/${page}`,
    `/policies/no-such-policy/${page}`,
  ])
  const open = [
    '/search?words=harbour',
    '/search?words=Unpublished',
    '/policies?words=harbour',
    '/',
    '/policies',
  ]
  let asked = 0
  for (const caller of ['responder', 'staff'] as const)
    for (const address of [...hidden, ...refused, ...open]) {
      const cookie = cookieOf(caller)
      const [path = '', search = ''] = address.split('?')
      const page = await get(product.url, address, cookie)
      const data = await get(product.url, `${dataAddressOf(path)}${search && `?${search}`}`, cookie)
      const status = hidden.includes(address) ? 404 : refused.includes(address) ? 403 : 200
      expect([caller, address, page.status, data.status]).toEqual([caller, address, status, status])
      for (const { body } of [page, data]) expect(body.includes(secret)).toBe(false)
      asked += 2
    }
  for (const { caller, page, data } of visits.filter((visit) => !mayReadDrafts.includes(visit.caller)))
    for (const { body } of [page, data]) expect([caller, body.includes(secret)]).toEqual([caller, false])
  const seen = visits.filter(({ page }) => page.body.includes(secret)).length
  expect(seen).toBeGreaterThan(10)
  console.info(
    `R16: ${asked} further addresses of drafts tried; the secret stood on ${seen} pages for others`,
  )
})

test('a form of another site, of no site or of a hidden one changes nothing, on any route', async () => {
  const { db } = place.candor
  const started = await everything(db)
  let sent = 0
  for (const { path } of routes.filter((route) => route.writes))
    for (const origin of [undefined, 'null', 'https://evil.example', product.url.replace('http:', 'https:')])
      for (const address of [addressOf(path, place), dataAddressOf(addressOf(path, place))]) {
        const headers = {
          ...(origin !== undefined && { origin }),
          cookie: cookieOf('administrator'),
          'content-type': 'application/x-www-form-urlencoded',
        }
        const answer = await ask(product.url, address, {
          method: 'POST',
          headers,
          body: 'do=leave&intent=save',
        })
        expect([address, origin, answer.status]).toEqual([address, origin, 403])
        sent += 1
      }
  expect(await everything(db)).toEqual(started)
  console.info(`R20: ${sent} forms from elsewhere refused`)
})

test('each route takes the form of each caller as the table says', async () => {
  for (const { path } of routes.filter((route) => route.writes)) {
    const { post: expected, fields = {} } = routeTable[path] ?? {}
    const as: string[] = []
    for (const caller of callers) {
      // Signing out ends a session, so each form comes from a browser of its own.
      const cookie = caller === 'nobody' ? '' : await place.signIn(place.by[caller])
      as.push(standing(await post(product.url, addressOf(path, place), { cookie, fields })))
    }
    expect({ path, as }).toEqual({ path, as: columnsOf(expected) })
  }
  expect(product.said()).not.toContain('"level":50')
})

/** Pages with a form that needs no key, and what makes its second arrival change nothing. */
const formsWithoutKey = {
  '/account': 'the old password is not right a second time; sessions end once',
  '/ask': 'it looks for an answer and keeps nothing',
  '/enter/:token': 'the link works once',
  '/incidents/:number': 'a step has one tick',
  '/invitation/:token': 'the link works once',
  '/kiosk': 'one acknowledgement for each person, version and campaign',
  '/kiosk/:code': 'one acknowledgement for each person, version and campaign',
  '/people/lists': 'a second list changes nobody before it was looked at and brought in',
  '/policies/:slug': 'one acknowledgement for each person, version and campaign',
  '/policies/:slug/draft/:clause': 'an answer that is the same saves nothing',
  '/reset': 'one letter in a minute',
  '/reset/:token': 'the link works once',
  '/sign-in': 'a session more, which the next sign-out ends',
  '/sign-out': 'a session ends once',
}

test('every form on every page has its one-time key, but those that were looked at', () => {
  const without = new Set<string>()
  let forms = 0
  for (const { path, page } of visits)
    for (const [form] of page.body.toString().matchAll(/<form[^>]*method="post".*?<\/form>/gs)) {
      forms += 1
      if (!form.includes('name="once"')) without.add(path)
    }
  expect([...without].sort()).toEqual(Object.keys(formsWithoutKey))
  console.info(`R9: ${forms} forms looked at`)
})

const mayReadDrafts: readonly Caller[] = ['administrator', 'author', 'approver', 'auditor']

function cookieOf(caller: Caller): string {
  return caller === 'nobody' ? '' : place.by[caller].cookie
}

function standing({ status, to }: Answer): string {
  return status === 303 && to.startsWith('/sign-in') ? 'in' : String(status)
}

/** Waits until the messages of the commands are settled: the outbox writes a second after the start. */
async function jobsToRest(): Promise<void> {
  for (let waited = 0; waited < 200; waited += 1) {
    const waiting = await place.candor.db
      .selectFrom('outbox')
      .select('id')
      .where('outcome', 'is', null)
      .executeTakeFirst()
    if (!waiting) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Messages were not settled.')
}
