// Guessing passwords (R19): few tries reach the hash, waits grow, and the owner still gets in.
import { expect, test } from 'vitest'
import { signIn } from '../../app/commands/sign-in'
import type { Candor } from '../../app/context'
import { onBothEngines } from '../databases/database'
import { aPlace, goodPassword, joined } from './a-place'

async function tryIn(candor: Candor, email: string, password: string, address: string): Promise<string> {
  const outcome = await signIn(candor, { email, password, address })
  return outcome.ok ? 'in' : outcome.rule
}

onBothEngines('guessing', (engine) => {
  test('the right password gets in, in any case of the address', async () => {
    const { candor, administrator } = await aPlace({ engine })
    expect(await tryIn(candor, ` ${administrator.email.toUpperCase()} `, goodPassword, '10.0.0.1')).toBe('in')
    expect(await tryIn(candor, administrator.email, `${goodPassword} `, '10.0.0.1')).not.toBe('in')
  })

  test('twenty guesses at once reach the hash five times', async () => {
    const { candor, administrator } = await aPlace({ engine })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, guess) =>
        tryIn(candor, administrator.email, `guess ${guess}`, '10.6.6.6'),
      ),
    )
    expect(answers.filter((answer) => answer === 'wrong-name-or-password')).toHaveLength(5)
    expect(answers.filter((answer) => answer === 'wait')).toHaveLength(15)
  })
})

test('waits double with each failure, up to half an hour, and do not grow by asking', async () => {
  const { candor, administrator, wait } = await aPlace()
  const guess = () => tryIn(candor, administrator.email, 'wrong', '10.6.6.6')
  for (let tries = 0; tries < 5; tries += 1) expect(await guess()).toBe('wrong-name-or-password')
  for (const seconds of [30, 60, 120, 240, 480, 960, 1_800, 1_800]) {
    wait(seconds - 1)
    expect(await guess()).toBe('wait')
    wait(1)
    expect(await guess()).toBe('wrong-name-or-password')
  }
})

test('while somebody guesses from elsewhere, the owner signs in from where they always do', async () => {
  const { candor, administrator, wait } = await aPlace()
  expect(await tryIn(candor, administrator.email, goodPassword, '10.0.0.1')).toBe('in')
  const answers: string[] = []
  for (let attacker = 0; attacker < 40; attacker += 1)
    for (let guess = 0; guess < 6; guess += 1)
      answers.push(await tryIn(candor, administrator.email, `guess ${guess}`, `10.6.0.${attacker}`))
  const looked = answers.filter((answer) => answer === 'wrong-name-or-password').length
  expect(looked).toBe(30)
  expect(await tryIn(candor, administrator.email, goodPassword, '10.0.0.1')).toBe('in')
  wait(60)
  expect(await tryIn(candor, administrator.email, 'a slip of the keys', '10.0.0.1')).toBe(
    'wrong-name-or-password',
  )
  expect(await tryIn(candor, administrator.email, goodPassword, '10.0.0.1')).toBe('in')
})

test('one address that tries many accounts must wait, and a right guess of its own does not free it', async () => {
  const { candor, administrator, wait } = await aPlace()
  await joined(candor, 'Mallory Green', ['staff'])
  expect(await tryIn(candor, 'mallory-green@example.org', goodPassword, '10.6.6.6')).toBe('in')
  const answers: string[] = []
  for (let account = 0; account < 60; account += 1)
    answers.push(await tryIn(candor, `person-${account}@example.org`, goodPassword, '10.6.6.6'))
  expect(answers.filter((answer) => answer === 'wrong-name-or-password')).toHaveLength(30)
  expect(await tryIn(candor, 'mallory-green@example.org', goodPassword, '10.6.6.6')).toBe('in')
  expect(await tryIn(candor, 'person-1@example.org', goodPassword, '10.6.6.6')).toBe('wait')
  expect(await tryIn(candor, administrator.email, goodPassword, '10.0.0.1')).toBe('in')
  wait(900)
  expect(await tryIn(candor, 'person-99@example.org', 'wrong', '10.6.6.6')).toBe('wrong-name-or-password')
})

test('unknown names and people who left take as long as a wrong password', async () => {
  const { candor, administrator } = await aPlace()
  const medianOf = async (email: (turn: number) => string) => {
    const times: number[] = []
    for (let turn = 0; turn < 15; turn += 1) {
      const started = performance.now()
      await tryIn(candor, email(turn), 'a wrong password', `10.${turn}.0.${email(turn).length}`)
      times.push(performance.now() - started)
    }
    return times.sort((left, right) => left - right)[7] ?? 0
  }
  const known = await medianOf(() => administrator.email)
  const unknown = await medianOf((turn) => `nobody-${turn}@example.org`)
  expect(unknown / known).toBeGreaterThan(0.4)
  expect(unknown / known).toBeLessThan(2.5)
})

test('names of accounts and addresses are not readable in the table', async () => {
  const { candor, administrator } = await aPlace()
  await tryIn(candor, administrator.email, 'wrong', '10.6.6.6')
  const rows = await candor.db.selectFrom('sign_in_attempts').selectAll().execute()
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).not.toMatch(/nadia|10\.6\.6\.6/)
})
