// The pages of sign-in and people as a browser asks them: loaders and actions with a real database.
import { expect, test } from 'vitest'
import { invitePerson } from '../../app/commands/invite-person'
import type { Candor, Context } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { identify } from '../../app/identity/session'
import { action as acceptInvitation, loader as invitation } from '../../app/routes/invitation.$token'
import { loader as mail } from '../../app/routes/mail'
import { action as changeOne } from '../../app/routes/people.$id'
import { loader as people } from '../../app/routes/people._index'
import { action as invite } from '../../app/routes/people.new'
import { action as askReset } from '../../app/routes/reset._index'
import { action as signIn, loader as signInPage } from '../../app/routes/sign-in'
import { action as signOut } from '../../app/routes/sign-out'
import { aPlace, deskOf, goodPassword, joined, letters, tokenSent } from '../identity/a-place'

const site = 'https://candor.example.org'

function contextOf(candor: Candor, person: Person | null, more: Partial<Context> = {}): Context {
  return {
    candor,
    person,
    sessionId: null,
    address: '10.0.0.1',
    nonce: 'n',
    organisation: {
      name: 'Harbour Trust',
      sample: false,
      playbookAccess: 'open',
      playbookContacts: 'hidden',
      timeZone: 'Europe/London',
    },
    ...more,
  }
}

function asked(context: Context, path: string, params: Record<string, string> = {}) {
  return { context, params, request: new Request(`${site}${path}`) }
}

function sent(
  context: Context,
  path: string,
  fields: Record<string, string>,
  params: Record<string, string> = {},
) {
  const body = new URLSearchParams(fields)
  return { context, params, request: new Request(`${site}${path}`, { method: 'POST', body }) }
}

/** The cookie pair that a response sets. */
function cookieOf(response: unknown): string {
  if (!(response instanceof Response)) throw new Error('The form came back.')
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function thrown(work: Promise<unknown> | (() => unknown)): Promise<Response> {
  try {
    await (typeof work === 'function' ? work() : work)
  } catch (error) {
    if (error instanceof Response) return error
    throw error
  }
  throw new Error('Nothing was thrown.')
}

test('signing in leads to the page that was asked for, and never to another site', async () => {
  const { candor, administrator } = await aPlace()
  const fields = { email: administrator.email, password: goodPassword }
  const leadsTo = async (next: string) => {
    const response = await signIn(sent(contextOf(candor, null), '/sign-in', { ...fields, next }))
    return response instanceof Response ? response.headers.get('location') : 'the form again'
  }
  expect(await leadsTo('/policies?page=2')).toBe('/policies?page=2')
  expect(await leadsTo('//evil.example')).toBe('/')
  expect(await leadsTo('https://evil.example')).toBe('/')
})

test('a session that was planted in the browser is not the one that is signed in', async () => {
  const { candor, administrator, at } = await aPlace()
  const fields = { email: administrator.email, password: goodPassword }
  const first = cookieOf(await signIn(sent(contextOf(candor, null), '/sign-in', fields)))
  const planted = await identify(candor.db, first, at)
  const context = contextOf(candor, null, { sessionId: planted?.sessionId ?? null })
  const second = cookieOf(await signIn(sent(context, '/sign-in', fields)))
  expect(second).toMatch(/^__Host-candor=/)
  expect(second).not.toBe(first)
  expect(await identify(candor.db, first, at)).toBeNull()
  const mine = await identify(candor.db, second, at)
  await signOut(
    sent(contextOf(candor, mine?.person ?? null, { sessionId: mine?.sessionId }), '/sign-out', {}),
  )
  expect(await identify(candor.db, second, at)).toBeNull()
})

test('a refused sign-in keeps the address, loses the password, and asks to wait with 429', async () => {
  const { candor, administrator } = await aPlace()
  const attempt = () =>
    signIn(sent(contextOf(candor, null), '/sign-in', { email: administrator.email, password: 'wrong words' }))
  const first = await attempt()
  if (first instanceof Response) throw new Error('signed in')
  expect(first.init?.status).toBe(422)
  expect(first.data).toMatchObject({ rule: 'wrong-name-or-password', typed: { email: administrator.email } })
  expect(JSON.stringify(first.data)).not.toContain('wrong words')
  for (let tries = 0; tries < 4; tries += 1) await attempt()
  const sixth = await attempt()
  if (sixth instanceof Response) throw new Error('signed in')
  expect(sixth.init?.status).toBe(429)
})

test('sample people are listed only in the sample, and only where it may be served', async () => {
  const count = async (sample: boolean, env: Record<string, string>) => {
    const { candor } = await aPlace({ sample, env })
    const context = contextOf(candor, null)
    if (context.organisation) context.organisation.sample = sample
    return (await signInPage(asked(context, '/sign-in'))).groups.length
  }
  expect(await count(true, {})).toBe(1)
  expect(await count(false, {})).toBe(0)
  expect(await count(true, { HOST: '0.0.0.0' })).toBe(0)
})

test('looking at an invitation uses nothing up; accepting it does', async () => {
  const { candor, administrator, at } = await aPlace()
  const joel = { name: 'Joel', email: 'joel@example.org', jobTitle: '', department: '' }
  await invitePerson(deskOf(candor, administrator), { ...joel, roles: ['staff'] })
  const token = await tokenSent(candor, 'invitation')
  const context = contextOf(candor, null)
  for (let look = 0; look < 3; look += 1)
    expect((await invitation(asked(context, '/', { token }))).data.name).toBe('Joel')
  const fields = { password: goodPassword, again: goodPassword }
  const cookie = cookieOf(await acceptInvitation(sent(context, '/', fields, { token })))
  expect((await identify(candor.db, cookie, at))?.person.name).toBe('Joel')
  const over = await invitation(asked(context, '/', { token }))
  expect([over.init?.status, over.data.name]).toEqual([410, null])
})

test('asking for a reset answers the same for known and unknown addresses', async () => {
  const { candor, administrator } = await aPlace()
  const ask = async (email: string) =>
    (await askReset(sent(contextOf(candor, null), '/reset', { email }))).data
  expect(await ask(administrator.email)).toEqual(await ask('nobody@example.org'))
  expect(await letters(candor)).toHaveLength(1)
})

test('an auditor who reads the mail cannot use the links in it', async () => {
  const { candor, administrator } = await aPlace()
  const piotr = await joined(candor, 'Piotr Nowak', ['auditor'])
  await askReset(sent(contextOf(candor, null), '/reset', { email: administrator.email }))
  const token = await tokenSent(candor, 'reset')
  expect(JSON.stringify(await mail(asked(contextOf(candor, piotr), '/mail')))).not.toContain(token)
  expect(JSON.stringify(await mail(asked(contextOf(candor, administrator), '/mail')))).toContain(token)
})

test('people are for administrators to change and for auditors to read; others are sent away', async () => {
  const { candor } = await aPlace()
  const piotr = await joined(candor, 'Piotr Nowak', ['auditor'])
  const joel = await joined(candor, 'Joel Brandt', ['staff'])
  const list = await people(asked(contextOf(candor, piotr), '/people?words=joel'))
  expect(list.people.map((person) => person.name)).toEqual(['Joel Brandt'])
  expect(list.mayManage).toBe(false)
  expect((await thrown(people(asked(contextOf(candor, joel), '/people')))).status).toBe(403)
  const out = await thrown(people(asked(contextOf(candor, null), '/people?words=x')))
  expect(out.headers.get('location')).toBe('/sign-in?next=%2Fpeople%3Fwords%3Dx')
  const forged = sent(contextOf(candor, piotr), '/people/x', { do: 'leave' }, { id: joel.id })
  expect((await thrown(changeOne(forged))).status).toBe(403)
})

test('pages of people follow each other without a gap or a double', async () => {
  const { candor, administrator } = await aPlace()
  for (let number = 0; number < 60; number += 1)
    await joined(candor, `Sam ${'abcdefghij'[number % 10]}${'klmnop'[Math.floor(number / 10)]}`, ['staff'])
  const context = contextOf(candor, administrator)
  const first = await people(asked(context, '/people'))
  const second = await people(asked(context, first.next ?? ''))
  expect([first.people.length, second.people.length, second.next]).toEqual([50, 11, null])
  expect(new Set([...first.people, ...second.people].map((person) => person.id)).size).toBe(61)
})

test('hostile forms come back with a sentence, never as an error', async () => {
  const { candor, administrator } = await aPlace()
  const context = contextOf(candor, administrator)
  const hostile = [
    '',
    '\0',
    'a'.repeat(1_000_000),
    '\u202Eevil',
    '1e309',
    '[object Object]',
    '__proto__',
    '<script>',
  ]
  for (const value of hostile) {
    const fields = {
      name: value,
      email: value,
      jobTitle: value,
      department: value,
      once: value,
      roles: value,
    }
    const answer = await invite(sent(context, '/people/new', fields))
    expect(answer.init?.status).toBe(422)
  }
  const twice = new URLSearchParams([
    ['name', 'a'],
    ['name', 'b'],
    ['email', 'x@example.org'],
    ['roles', 'staff'],
  ])
  const request = new Request(`${site}/people/new`, { method: 'POST', body: twice })
  expect((await invite({ context, params: {}, request })).init?.status).toBe(422)
  const files = new FormData()
  files.set('name', new File(['x'], 'x.txt'))
  files.set('email', new File(['x'], 'x.txt'))
  const upload = new Request(`${site}/people/new`, { method: 'POST', body: files })
  expect((await invite({ context, params: {}, request: upload })).init?.status).toBe(422)
})
