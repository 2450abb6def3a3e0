// Which passwords are accepted, and how they are hashed.
import { expect, test } from 'vitest'
import { acceptPassword, normalPassword } from '../../app/domain/password'
import { HashingBusy, hashPassword, verifyPassword } from '../../app/identity/password-hash'

const amara = { name: 'Amara Okafor', email: 'amara.okafor@example.org' }

function ruleOf(password: string): string {
  const outcome = acceptPassword(password, amara)
  return outcome.ok ? 'accepted' : outcome.rule
}

test('length counts, composition does not', () => {
  expect(ruleOf('lowercase only words')).toBe('accepted')
  expect(ruleOf('ξεσκεπάζω την')).toBe('accepted')
  expect(ruleOf('x'.repeat(11))).toBe('password-too-short')
  expect(ruleOf(`${'many words '.repeat(19)}`)).toBe('password-too-long')
  expect(ruleOf('😀😁😂🤣😃😄')).toBe('password-too-short')
})

test('what others guess first is refused', () => {
  for (const password of [
    'passwordpassword',
    'Password1234',
    '1Q2W3E4R5T6Y',
    'aaaaaaaaaaaaa',
    'abcabcabcabc',
  ])
    expect([password, ruleOf(password)]).toEqual([password, 'password-common'])
  for (const password of ['123456789012', '210987654321', 'abcdefghijklmn', 'candorcandor'])
    expect([password, ruleOf(password)]).toEqual([password, 'password-common'])
})

test('the own name or address is no password, with digits behind it neither', () => {
  for (const password of ['amara.okafor@example.org', 'Amara Okafor', 'amaraokafor1', 'AMARA.OKAFOR2026!'])
    expect([password, ruleOf(password)]).toEqual([password, 'password-is-the-name'])
  expect(ruleOf('amara likes lighthouses')).toBe('accepted')
})

test('a password typed on another system is the same', async () => {
  const composed = 'caf\u00e9 by the harbour'
  const decomposed = 'cafe\u0301 by the harbour'
  const hash = await hashPassword(normalPassword(composed))
  expect(await verifyPassword(hash, normalPassword(decomposed))).toBe(true)
})

test('hashes are argon2id with 19 MiB, two passes and one lane', async () => {
  expect(await hashPassword('a harbour full of lanterns')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword(null, 'nobody has this password, whoever types it')).toBe(false)
})

test('a flood waits in a short line, and the rest is told so', async () => {
  const flood = Array.from({ length: 60 }, () => hashPassword('a harbour full of lanterns'))
  const settled = await Promise.allSettled(flood)
  const refused = settled.filter((result) => result.status === 'rejected')
  expect(refused).toHaveLength(18)
  for (const result of refused) expect(result.reason).toBeInstanceOf(HashingBusy)
  expect(await verifyPassword(await hashPassword('still working fine'), 'still working fine')).toBe(true)
})
