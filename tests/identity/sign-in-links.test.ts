// Links in mail that sign staff in: whoever opens them first uses nothing up, and each works once, for one person, for three days.
import { expect, test } from 'vitest'
import { changePassword } from '../../app/commands/change-password'
import { changeRoles } from '../../app/commands/change-roles'
import { markLeaver } from '../../app/commands/mark-leaver'
import { proofStanding } from '../../app/commands/prove-identity'
import { makeSignInLink } from '../../app/commands/sign-in-link'
import type { Candor, Context } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { identify } from '../../app/identity/session'
import { action as press, loader as open } from '../../app/routes/enter.$token'
import { loader as mailList } from '../../app/routes/mail'
import { action as askByAddress } from '../../app/routes/sign-in_.link'
import { queueMessage } from '../../db/outbox'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { aPlace, deskOf, goodPassword, joined, letters, tokenSent, type Place } from './a-place'

const site = 'https://candor.example.org'
const env = { SMTP_URL: 'smtp://127.0.0.1:1' }

function contextOf(candor: Candor, person: Person | null = null): Context {
  const organisation = {
    ...{ name: 'Harbour Trust', sample: false, timeZone: 'Europe/London' },
    ...({ playbookAccess: 'open', playbookContacts: 'hidden' } as const),
  }
  return { candor, person, sessionId: null, address: '10.0.0.1', nonce: 'n', organisation }
}

function asked(candor: Candor, token: string, person: Person | null = null) {
  return {
    context: contextOf(candor, person),
    params: { token },
    request: new Request(`${site}/enter/${token}`),
  }
}

function pressed(candor: Candor, token: string, fields: Record<string, string> = {}) {
  const body = new URLSearchParams(fields)
  const request = new Request(`${site}/enter/${token}`, { method: 'POST', body })
  return { context: contextOf(candor), params: { token }, request }
}

async function aLink({ candor }: Place, person: Person, path = '/policies/social'): Promise<string> {
  const made = await transact(candor.db, (trx) =>
    makeSignInLink(trx, { personId: person.id, path, at: candor.now(), because: 'reminder' }),
  )
  return made.split('/').at(-1) ?? ''
}

/** The status and the name that the page of a link shows. */
async function shown(candor: Candor, token: string): Promise<[number, string | null]> {
  const page = await open(asked(candor, token))
  return [page.init?.status ?? 0, page.data.name]
}

/** Where the button leads, or the rule that refused. */
async function leadsTo(candor: Candor, token: string): Promise<string | null> {
  const answer = await press(pressed(candor, token))
  if (answer instanceof Response) return answer.headers.get('location')
  return 'rule' in answer.data ? answer.data.rule : null
}

onBothEngines('a link', (engine) => {
  test('may be opened by any scanner first; the button works for exactly one, and leads where it was made for', async () => {
    const place = await aPlace({ engine, env })
    const joel = await joined(place.candor, 'Joel Brandt', ['staff'])
    const token = await aLink(place, joel)
    for (let scan = 0; scan < 5; scan += 1) expect(await shown(place.candor, token)).toEqual([200, 'Joel'])
    const both = await Promise.all([leadsTo(place.candor, token), leadsTo(place.candor, token)])
    expect(both.sort()).toEqual(['/policies/social', 'link-used'])
    expect(await shown(place.candor, token)).toEqual([410, null])
  })
})

test('it ends after three days, by a newer one, a new password, another role, and leaving', async () => {
  const place = await aPlace({ env })
  const { candor, administrator, wait } = place
  const joel = await joined(candor, 'Joel Brandt', ['staff'])
  const desk = () => deskOf(candor, administrator)
  const old = await aLink(place, joel)
  const token = await aLink(place, joel)
  expect(await leadsTo(candor, old)).toBe('link-used')
  wait(72 * 3_600 - 1)
  expect(await shown(candor, token)).toEqual([200, 'Joel'])
  wait(1)
  expect(await shown(candor, token)).toEqual([410, null])
  expect(await leadsTo(candor, token)).toBe('link-used')

  const beforePassword = await aLink(place, joel)
  const form = { current: goodPassword, password: 'eleven quiet lighthouses', sessionId: '', address: 'a' }
  expect(await changePassword(deskOf(candor, joel), form)).toMatchObject({ ok: true })
  expect(await leadsTo(candor, beforePassword)).toBe('link-used')

  const beforeRole = await aLink(place, joel)
  await changeRoles(desk(), { personId: joel.id, roles: ['staff', 'approver'] })
  expect(await leadsTo(candor, beforeRole)).toBe('link-used')
  await changeRoles(desk(), { personId: joel.id, roles: ['staff'] })

  const beforeLeaving = await aLink(place, joel)
  await markLeaver(desk(), joel.id)
  expect(await leadsTo(candor, beforeLeaving)).toBe('link-used')
  expect(await shown(candor, beforeLeaving)).toEqual([410, null])
  for (const nonsense of ['x', '..%2f', 'a'.repeat(43), 'ä'.repeat(30)])
    expect(await shown(candor, nonsense)).toEqual([410, null])
})

test('it leads to pages of this server only, and whoever is signed in already goes there without using it up', async () => {
  const place = await aPlace({ env })
  const joel = await joined(place.candor, 'Joel Brandt', ['staff'])
  for (const path of ['//evil.example/x', 'https://evil.example', '/\\evil.example', '/sign-in'])
    expect(await leadsTo(place.candor, await aLink(place, joel, path))).toBe('/')
  const token = await aLink(place, joel)
  const led = await Promise.resolve(open(asked(place.candor, token, joel))).catch((answer: unknown) => answer)
  expect(led instanceof Response && led.headers.get('location')).toBe('/policies/social')
  expect(await shown(place.candor, token)).toEqual([200, 'Joel'])
})

test('a session that began by a link is no proof at a decision', async () => {
  const place = await aPlace({ env })
  const { candor } = place
  const joel = await joined(candor, 'Joel Brandt', ['staff'])
  const answer = await press(pressed(candor, await aLink(place, joel)))
  const cookie = answer instanceof Response ? (answer.headers.get('set-cookie')?.split(';')[0] ?? '') : ''
  const identity = await identify(candor.db, cookie, candor.now())
  expect(identity?.person.id).toBe(joel.id)
  const session = { personId: joel.id, sessionId: identity?.sessionId ?? '', at: candor.now() }
  expect(await proofStanding(candor.db, session)).toMatchObject({ kind: 'password-needed' })
})

test('asking for a new one gets the same answer for every link and address, and few letters', async () => {
  const place = await aPlace({ env })
  const { candor, administrator, wait } = place
  const joel = await joined(candor, 'Joel Brandt', ['staff'])
  const again = async (token: string) => {
    const answer = await press(pressed(candor, token, { intent: 'again' }))
    return answer instanceof Response ? answer.status : answer.data
  }
  const byAddress = async (email: string) => {
    const body = new URLSearchParams({ email })
    const request = new Request(`${site}/sign-in/link`, { method: 'POST', body })
    return (await askByAddress({ context: contextOf(candor), params: {}, request })).data
  }
  const used = await aLink(place, joel)
  await leadsTo(candor, used)
  expect(await again('a'.repeat(43))).toEqual({ sent: true })
  expect(await letters(candor)).toHaveLength(0)
  expect(await again(used)).toEqual({ sent: true })
  const [letter] = await letters(candor)
  expect(letter).toMatchObject({ address: joel.email, subject: 'Harbour Trust: your link' })
  // The second click of an impatient thumb.
  await again(used)
  expect(await letters(candor)).toHaveLength(1)
  expect(await leadsTo(candor, await tokenSent(candor, 'enter'))).toBe('/policies/social')

  wait(3_600)
  for (let turn = 0; turn < 8; turn += 1) {
    wait(61)
    expect(await byAddress(` ${joel.email.toUpperCase()} `)).toEqual({ sent: true })
  }
  expect((await letters(candor)).length).toBeLessThan(8)
  expect(await byAddress('nobody@example.org')).toEqual({ sent: true })
  expect(await byAddress(administrator.email)).toEqual({ sent: true })
  const last = (await letters(candor)).at(-1)
  expect(last).toMatchObject({ address: administrator.email })
  expect(last?.body).toContain('/sign-in')
  expect(last?.body).not.toContain('/enter/')
})

test('a link that was asked for works for an hour', async () => {
  const place = await aPlace({ env })
  const { candor, wait } = place
  const joel = await joined(candor, 'Joel Brandt', ['staff'])
  const body = new URLSearchParams({ email: joel.email })
  const request = new Request(`${site}/sign-in/link`, { method: 'POST', body })
  await askByAddress({ context: contextOf(candor), params: {}, request })
  const token = await tokenSent(candor, 'enter')
  wait(3_599)
  expect(await shown(candor, token)).toEqual([200, 'Joel'])
  wait(1)
  expect(await leadsTo(candor, token)).toBe('link-used')
})

test('nobody reads such a link in the list of messages, the administrator included', async () => {
  const place = await aPlace({ env })
  const { candor, administrator, at } = place
  const joel = await joined(candor, 'Joel Brandt', ['staff'])
  const token = await aLink(place, joel)
  const body = `Open it here: ${site}/enter/${token}`
  const message = { personId: joel.id, address: joel.email, subject: 'S', body, at }
  await transact(candor.db, (trx) => queueMessage(trx, message))
  const request = new Request(`${site}/mail?show=waiting`)
  const page = await mailList({ context: contextOf(candor, administrator), params: {}, request })
  expect(page.messages[0]?.body).toBe(`Open it here: ${site}/enter/…`)
})
