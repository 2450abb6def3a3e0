// People and how they come in: invitation, reset, roles, leaving.
import { expect, test } from 'vitest'
import { acceptInvitation } from '../../app/commands/accept-invitation'
import { changePassword } from '../../app/commands/change-password'
import { changePerson } from '../../app/commands/change-person'
import { changeRoles } from '../../app/commands/change-roles'
import { changeSettings } from '../../app/commands/change-settings'
import { inviteAgain, invitePerson } from '../../app/commands/invite-person'
import { markLeaver } from '../../app/commands/mark-leaver'
import { requestReset, sendReset } from '../../app/commands/request-reset'
import { resetPassword } from '../../app/commands/reset-password'
import { signIn, signInAsSample } from '../../app/commands/sign-in'
import type { Outcome } from '../../app/domain/outcome'
import { identify, startSession } from '../../app/identity/session'
import { findPerson, findPersonByEmail } from '../../db/people'
import { getOrganisation } from '../../db/organisation'
import { verifyLedger } from '../../db/ledger'
import { onBothEngines } from '../databases/database'
import { aPlace, deskOf, goodPassword, joined, letters, tokenSent } from '../identity/a-place'

const joel = {
  name: 'Joel Brandt',
  email: 'Joel@Example.org',
  jobTitle: 'Events assistant',
  department: 'Events',
  roles: ['staff' as const],
}
const newPassword = 'seven quiet lighthouses'

function ruleOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'accepted' : outcome.rule
}

onBothEngines('inviting', (engine) => {
  test('an invited person chooses a password, is in their department, and signs in', async () => {
    const { candor, administrator } = await aPlace({ engine })
    const invited = await invitePerson(deskOf(candor, administrator), joel)
    if (!invited.ok) throw new Error(invited.sentence)
    const token = await tokenSent(candor, 'invitation')
    expect(invited.value.link).toBe(`/invitation/${token}`)
    expect((await letters(candor))[0]?.address).toBe('joel@example.org')
    expect(ruleOf(await acceptInvitation(candor, { token, password: newPassword }))).toBe('accepted')
    const signedIn = await signIn(candor, { email: joel.email, password: newPassword, address: 'a' })
    expect(signedIn).toEqual({ ok: true, value: { personId: invited.value.personId } })
    const person = await findPerson(candor.db, invited.value.personId)
    expect(person).toMatchObject({ department: 'Events', roles: ['staff'], jobTitle: 'Events assistant' })
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })
})

test('an invitation works once, for seven days, and only the newest one', async () => {
  const { candor, administrator, wait } = await aPlace()
  await invitePerson(deskOf(candor, administrator), joel)
  const first = await tokenSent(candor, 'invitation')
  const person = await findPersonByEmail(candor.db, joel.email)
  await inviteAgain(deskOf(candor, administrator), person?.id ?? '')
  const second = await tokenSent(candor, 'invitation')
  const accept = async (token: string) =>
    ruleOf(await acceptInvitation(candor, { token, password: newPassword }))
  expect(await accept(first)).toBe('link-used')
  wait(7 * 86_400 + 1)
  expect(await accept(second)).toBe('link-used')
  wait(-2)
  const both = await Promise.all([accept(second), accept(second)])
  expect(both.sort()).toEqual(['accepted', 'link-used'])
  expect(await accept('made-up')).toBe('link-used')
})

test('only the hash of a link is stored in its table', async () => {
  const { candor, administrator } = await aPlace()
  await invitePerson(deskOf(candor, administrator), joel)
  const token = await tokenSent(candor, 'invitation')
  const rows = await candor.db.selectFrom('links').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('the same invitation form sent twice invites once, and the link is not shown or stored again', async () => {
  const { candor, administrator } = await aPlace()
  const once = 'one-time-key'
  const first = await invitePerson(deskOf(candor, administrator, candor.now(), once), joel)
  const second = await invitePerson(deskOf(candor, administrator, candor.now(), once), joel)
  if (!first.ok || !second.ok) throw new Error('refused')
  expect(second.value).toEqual({ personId: first.value.personId, link: null })
  expect(await letters(candor)).toHaveLength(1)
  const kept = await candor.db.selectFrom('submissions').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(await tokenSent(candor, 'invitation'))
})

test('an address has one place, in any case, and a place has a role', async () => {
  const { candor, administrator } = await aPlace()
  const desk = deskOf(candor, administrator)
  await invitePerson(desk, joel)
  expect(ruleOf(await invitePerson(desk, { ...joel, email: 'JOEL@example.org' }))).toBe('address-taken')
  expect(ruleOf(await invitePerson(desk, { ...joel, email: 'not an address' }))).toBe('not-an-address')
  expect(ruleOf(await invitePerson(desk, { ...joel, email: 'x@example.org', roles: [] }))).toBe('no-role')
})

test('only administrators invite, change roles, change people, send resets and record leavers', async () => {
  const { candor, administrator } = await aPlace()
  const author = await joined(candor, 'Amara Okafor', ['author', 'approver', 'responder', 'auditor', 'staff'])
  const desk = deskOf(candor, author)
  const { id } = administrator
  const details = { personId: id, name: 'x', jobTitle: '', phone: '', department: '', revision: 1 }
  const organisation = await getOrganisation(candor.db)
  const outcomes = [
    await invitePerson(desk, joel),
    await inviteAgain(desk, id),
    await changeRoles(desk, { personId: author.id, roles: ['administrator'] }),
    await changePerson(desk, details),
    await sendReset(desk, id),
    await markLeaver(desk, id),
    await changeSettings(desk, organisation),
  ]
  expect(outcomes.map(ruleOf)).toEqual(Array.from({ length: 7 }, () => 'not-allowed'))
  expect(await letters(candor)).toEqual([])
})

test('a reset link works once, within one hour, and ends every session', async () => {
  const { candor, administrator, wait } = await aPlace()
  const cookie = `candor=${await startSession(candor.db, { personId: administrator.id, before: null, at: candor.now() })}`
  await requestReset(candor, { email: administrator.email.toUpperCase(), address: 'a' })
  const first = await tokenSent(candor, 'reset')
  wait(61)
  await requestReset(candor, { email: administrator.email, address: 'a' })
  const token = await tokenSent(candor, 'reset')
  const reset = async (token: string) => ruleOf(await resetPassword(candor, { token, password: newPassword }))
  expect(await reset(first)).toBe('link-used')
  wait(3_601)
  expect(await reset(token)).toBe('link-used')
  wait(-2)
  expect(await reset(token)).toBe('accepted')
  expect(await reset(token)).toBe('link-used')
  expect(await identify(candor.db, cookie, candor.now())).toBeNull()
  const old = await signIn(candor, { email: administrator.email, password: goodPassword, address: 'b' })
  expect(ruleOf(old)).toBe('wrong-name-or-password')
  const fresh = await signIn(candor, { email: administrator.email, password: newPassword, address: 'b' })
  expect(ruleOf(fresh)).toBe('accepted')
  expect((await letters(candor)).at(-1)?.subject).toContain('your password was changed')
})

test('asking for a reset sends nothing to unknown, invited and left people, and three letters at most', async () => {
  const { candor, administrator } = await aPlace()
  await invitePerson(deskOf(candor, administrator), joel)
  const gone = await joined(candor, 'Ben Adeyemi', ['approver'])
  await markLeaver(deskOf(candor, administrator), gone.id)
  for (const email of ['nobody@example.org', joel.email, gone.email, ''])
    await requestReset(candor, { email, address: 'a' })
  expect((await letters(candor)).filter((letter) => letter.body.includes('/reset/'))).toEqual([])
  for (let turn = 0; turn < 10; turn += 1)
    await requestReset(candor, { email: administrator.email, address: `a${turn}` })
  const sent = (await letters(candor)).filter((letter) => letter.body.includes('/reset/'))
  expect(sent.length).toBeLessThanOrEqual(3)
  expect(sent.length).toBeGreaterThan(0)
})

test('a changed password needs the old one and ends the other sessions', async () => {
  const { candor, administrator } = await aPlace()
  const at = candor.now()
  const begin = () => startSession(candor.db, { personId: administrator.id, before: null, at })
  const here = `candor=${await begin()}`
  const there = `candor=${await begin()}`
  const sessionId = (await identify(candor.db, here, at))?.sessionId ?? ''
  const form = { password: newPassword, sessionId, address: 'a' }
  const change = async (current: string, more: object = {}) =>
    ruleOf(await changePassword(deskOf(candor, administrator), { ...form, current, ...more }))
  expect(await change('wrong')).toBe('wrong-password')
  expect(await change(goodPassword, { password: 'short' })).toBe('password-too-short')
  expect(await identify(candor.db, there, at)).not.toBeNull()
  expect(await change(goodPassword)).toBe('accepted')
  expect(await identify(candor.db, here, at)).not.toBeNull()
  expect(await identify(candor.db, there, at)).toBeNull()
})

onBothEngines('administrators', (engine) => {
  test('the last administrator cannot be removed, not even by two who remove each other at once', async () => {
    const { candor, administrator } = await aPlace({ engine })
    expect(ruleOf(await markLeaver(deskOf(candor, administrator), administrator.id))).toBe(
      'last-administrator',
    )
    const second = await joined(candor, 'Ruth Keller', ['administrator'])
    const both = await Promise.all([
      changeRoles(deskOf(candor, administrator), { personId: second.id, roles: ['staff'] }),
      markLeaver(deskOf(candor, second), administrator.id),
    ])
    expect(both.map(ruleOf).sort()).toEqual(['accepted', 'last-administrator'])
  })
})

test('somebody who left cannot sign in, and their name stays', async () => {
  const { candor, administrator } = await aPlace()
  const gone = await joined(candor, 'Ben Adeyemi', ['approver'])
  await markLeaver(deskOf(candor, administrator), gone.id)
  const again = await signIn(candor, { email: gone.email, password: goodPassword, address: 'a' })
  expect(ruleOf(again)).toBe('wrong-name-or-password')
  expect(await findPerson(candor.db, gone.id)).toMatchObject({ name: 'Ben Adeyemi', roles: ['approver'] })
})

test('a stale save of a person or of the settings is refused', async () => {
  const { candor, administrator } = await aPlace()
  const desk = deskOf(candor, administrator)
  const details = { personId: administrator.id, jobTitle: '', phone: '', department: '', revision: 1 }
  expect(ruleOf(await changePerson(desk, { ...details, name: 'Nadia R.' }))).toBe('accepted')
  expect(ruleOf(await changePerson(desk, { ...details, name: 'Nadia X.' }))).toBe('changed-meanwhile')
  const organisation = await getOrganisation(candor.db)
  expect(ruleOf(await changeSettings(desk, { ...organisation, name: 'Harbour' }))).toBe('accepted')
  expect(ruleOf(await changeSettings(desk, { ...organisation, name: 'Port' }))).toBe('changed-meanwhile')
  expect(ruleOf(await changeSettings(desk, { ...organisation, timeZone: 'Mars/Base' }))).toBe('no-such-zone')
  expect((await getOrganisation(candor.db)).name).toBe('Harbour')
})

test('one click signs in only in the sample, and only where it may be served', async () => {
  const attempt = async (options: Parameters<typeof aPlace>[0]) => {
    const { candor, administrator } = await aPlace(options)
    return ruleOf(await signInAsSample(candor, administrator.id))
  }
  expect(await attempt({ sample: true })).toBe('accepted')
  expect(await attempt({})).toBe('not-a-sample')
  expect(await attempt({ sample: true, env: { HOST: '0.0.0.0' } })).toBe('not-a-sample')
  expect(await attempt({ sample: true, env: { HOST: '0.0.0.0', CANDOR_SAMPLE_PUBLIC: '1' } })).toBe(
    'accepted',
  )
})
