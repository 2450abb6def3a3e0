// Sessions: who is signed in, for how long, and what ends it.
import { expect, test } from 'vitest'
import { changeRoles } from '../../app/commands/change-roles'
import { signOut, signOutEverywhere } from '../../app/commands/end-sessions'
import { markLeaver } from '../../app/commands/mark-leaver'
import type { Candor } from '../../app/context'
import type { Person, Role } from '../../app/domain/person'
import {
  endedCookie,
  identify,
  identifyCaller,
  sessionCookie,
  startSession,
} from '../../app/identity/session'
import { aPlace, deskOf, joined } from './a-place'

const hour = 3_600_000

async function signedIn(candor: Candor, person: Person, at: Date): Promise<string> {
  const token = await startSession(candor.db, { personId: person.id, before: null, at })
  return `candor=${token}`
}

test('a session names the person with roles and department', async () => {
  const { candor, at } = await aPlace()
  const maria = await joined(candor, 'Maria Silva', ['responder', 'staff'], 'Communications')
  const identity = await identify(candor.db, await signedIn(candor, maria, at), at)
  expect(identity?.person).toEqual({
    id: maria.id,
    name: 'Maria Silva',
    email: 'maria-silva@example.org',
    jobTitle: 'Colleague',
    department: 'Communications',
    roles: expect.arrayContaining(['responder', 'staff']) as Role[],
  })
})

test('only the hash of a token is stored', async () => {
  const { candor, administrator, at } = await aPlace()
  const cookie = await signedIn(candor, administrator, at)
  const token = cookie.slice('candor='.length)
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const rows = await candor.db.selectFrom('sessions').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a token that was made up, cut or doubled is nobody', async () => {
  const { candor, administrator, at } = await aPlace()
  const cookie = await signedIn(candor, administrator, at)
  const cookies = [undefined, '', 'candor=', 'candor=x', `${cookie}a`, cookie.slice(0, -1), `x${cookie}`]
  for (const made of cookies) expect(await identify(candor.db, made, at)).toBeNull()
  expect(await identify(candor.db, `other=1; ${cookie}; more=2`, at)).not.toBeNull()
})

test('a session ends after 12 hours without a request, and lives on with them', async () => {
  const { candor, administrator, at } = await aPlace()
  const cookie = await signedIn(candor, administrator, at)
  const later = (hours: number) => new Date(at.getTime() + hours * hour)
  expect(await identify(candor.db, cookie, later(11))).not.toBeNull()
  expect(await identify(candor.db, cookie, later(22))).not.toBeNull()
  expect(await identify(candor.db, cookie, later(34.1))).toBeNull()
})

test('a session ends after 14 days, however busy', async () => {
  const { candor, administrator, at } = await aPlace()
  const cookie = await signedIn(candor, administrator, at)
  for (let hours = 6; hours < 14 * 24; hours += 6)
    expect(await identify(candor.db, cookie, new Date(at.getTime() + hours * hour))).not.toBeNull()
  expect(await identify(candor.db, cookie, new Date(at.getTime() + 14 * 24 * hour))).toBeNull()
})

test('being seen is written at most every five minutes', async () => {
  const { candor, administrator, at } = await aPlace()
  const cookie = await signedIn(candor, administrator, at)
  const seen = async () =>
    (await candor.db.selectFrom('sessions').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at
  await identify(candor.db, cookie, new Date(at.getTime() + 4 * 60_000))
  expect(await seen()).toBe(at.toISOString())
  const sixth = new Date(at.getTime() + 6 * 60_000)
  await identify(candor.db, cookie, sixth)
  expect(await seen()).toBe(sixth.toISOString())
})

test('signing in always gives a new token and ends the session before it', async () => {
  const { candor, administrator, at } = await aPlace()
  const before = await signedIn(candor, administrator, at)
  const identity = await identify(candor.db, before, at)
  const token = await startSession(candor.db, {
    personId: administrator.id,
    before: identity?.sessionId ?? null,
    at,
  })
  expect(`candor=${token}`).not.toBe(before)
  expect(await identify(candor.db, before, at)).toBeNull()
  expect(await identify(candor.db, `candor=${token}`, at)).not.toBeNull()
})

test('a session is over after signing out, here and everywhere', async () => {
  const { candor, administrator, at } = await aPlace()
  const here = await signedIn(candor, administrator, at)
  const there = await signedIn(candor, administrator, at)
  await signOut(candor, (await identify(candor.db, here, at))!.sessionId)
  expect(await identify(candor.db, here, at)).toBeNull()
  expect(await identify(candor.db, there, at)).not.toBeNull()
  expect(await signOutEverywhere(candor, administrator.id)).toBe(1)
  expect(await identify(candor.db, there, at)).toBeNull()
})

test('a change of roles ends the sessions of that person and of nobody else', async () => {
  const { candor, administrator, at } = await aPlace()
  const joel = await joined(candor, 'Joel Brandt', ['staff'])
  const his = await signedIn(candor, joel, at)
  const hers = await signedIn(candor, administrator, at)
  await changeRoles(deskOf(candor, administrator, at), { personId: joel.id, roles: ['staff', 'author'] })
  expect(await identify(candor.db, his, at)).toBeNull()
  expect(await identify(candor.db, hers, at)).not.toBeNull()
})

test('somebody who left is out at once, also with a session that nobody ended', async () => {
  const { candor, administrator, at } = await aPlace()
  const joel = await joined(candor, 'Joel Brandt', ['staff'])
  const cookie = await signedIn(candor, joel, at)
  await markLeaver(deskOf(candor, administrator, at), joel.id)
  expect(await identify(candor.db, cookie, at)).toBeNull()
  await candor.db.updateTable('sessions').set({ ended_at: null }).execute()
  expect(await identify(candor.db, cookie, at)).toBeNull()
})

test('over https the cookie is bound to the host and never sent in the clear', () => {
  const secure = sessionCookie('abc', 'https://candor.example.org')
  expect(secure).toMatch(/^__Host-candor=abc; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/)
  expect(endedCookie('https://candor.example.org')).toContain('Max-Age=0')
  const plain = sessionCookie('abc', 'http://localhost:3000')
  expect(plain).toMatch(/^candor=abc; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
})

test('over https a cookie that a neighbouring site could have set is nobody', async () => {
  const { candor, administrator, at } = await aPlace()
  const planted = await signedIn(candor, administrator, at)
  const whoIs = async (cookie: string, url: string) =>
    (await identifyCaller(candor.db, cookie, at, url)).identity?.person.id ?? null
  expect(await whoIs(planted, 'https://candor.example.org')).toBeNull()
  expect(await whoIs(`__Host-${planted}`, 'https://candor.example.org')).toBe(administrator.id)
  expect(await whoIs(planted, 'http://localhost:3000')).toBe(administrator.id)
})
