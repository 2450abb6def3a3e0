// Set-up: one link, one organisation, one first administrator.
import { expect, test } from 'vitest'
import { createOrganisation, type FirstPerson } from '../../app/commands/create-organisation'
import { signIn, signInAsSample } from '../../app/commands/sign-in'
import { startSample } from '../../app/commands/start-sample'
import type { Candor, Desk } from '../../app/context'
import type { Outcome } from '../../app/domain/outcome'
import { openLinkFor } from '../../app/identity/one-time-link'
import { openSetupLink } from '../../app/identity/setup-link'
import { readSettings } from '../../app/settings'
import { loadLibrary } from '../../app/templates/library'
import { findOrganisation } from '../../db/organisation'
import { findPersonByEmail } from '../../db/people'
import { aDatabase, onBothEngines } from '../databases/database'
import type { Engine } from '../../db/connect'
import { noon } from '../identity/a-place'

async function anEmptyPlace(engine: Engine, env: Record<string, string> = {}): Promise<Candor> {
  const { db } = await aDatabase(engine)
  const library = { templates: [], scenarios: [] }
  return { db, settings: readSettings(env), library, now: () => noon, wakeOutbox: () => undefined }
}

function aFirstPerson(token: string): FirstPerson {
  return {
    token,
    organisation: 'Harbour Trust',
    timeZone: 'Europe/London',
    name: 'Nadia Rahman',
    email: 'Nadia@Example.org',
    password: 'a harbour full of lanterns',
  }
}

async function tokenOf(candor: Candor): Promise<string> {
  return (await openSetupLink(candor.db, noon)).slice('/setup/'.length)
}

function setupDesk(candor: Candor): Desk {
  return { candor, actor: { kind: 'setup' }, at: noon }
}

function ruleOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'accepted' : outcome.rule
}

onBothEngines('set-up', (engine) => {
  test('before set-up nobody gets in as a sample person', async () => {
    const candor = await anEmptyPlace(engine)
    expect(ruleOf(await signInAsSample(candor, 'whoever'))).toBe('not-a-sample')
  })

  test('the link makes the organisation and its administrator, once, also when two people use it at once', async () => {
    const candor = await anEmptyPlace(engine)
    const token = await tokenOf(candor)
    const both = await Promise.all([
      createOrganisation(setupDesk(candor), aFirstPerson(token)),
      createOrganisation(setupDesk(candor), { ...aFirstPerson(token), email: 'mallory@example.org' }),
    ])
    expect(both.map(ruleOf).sort()).toEqual(['accepted', 'setup-link-used'])
    expect(await findOrganisation(candor.db)).toMatchObject({ name: 'Harbour Trust', sampleSince: null })
    const people = await candor.db.selectFrom('people').select('email').execute()
    expect(people).toHaveLength(1)
  })
})

test('the first person is an administrator and can sign in', async () => {
  const candor = await anEmptyPlace('sqlite')
  await createOrganisation(setupDesk(candor), aFirstPerson(await tokenOf(candor)))
  const person = await findPersonByEmail(candor.db, 'nadia@example.org')
  expect(person?.roles).toEqual(['administrator'])
  const { password } = aFirstPerson('')
  expect(ruleOf(await signIn(candor, { email: 'nadia@example.org', password, address: 'a' }))).toBe(
    'accepted',
  )
})

test('each start ends the link before it', async () => {
  const candor = await anEmptyPlace('sqlite')
  const first = await tokenOf(candor)
  const second = await tokenOf(candor)
  expect(await openLinkFor(candor, 'setup', first)).toBeNull()
  expect(await openLinkFor(candor, 'setup', second)).toBe('')
  expect(ruleOf(await createOrganisation(setupDesk(candor), aFirstPerson(first)))).toBe('setup-link-used')
})

test('a weak password or a broken address uses nothing up', async () => {
  const candor = await anEmptyPlace('sqlite')
  const token = await tokenOf(candor)
  const attempt = async (more: Partial<FirstPerson>) =>
    ruleOf(await createOrganisation(setupDesk(candor), { ...aFirstPerson(token), ...more }))
  expect(await attempt({ password: 'short' })).toBe('password-too-short')
  expect(await attempt({ password: 'Nadia Rahman' })).toBe('password-is-the-name')
  expect(await attempt({ email: 'nadia' })).toBe('not-an-address')
  expect(await openLinkFor(candor, 'setup', token)).toBe('')
})

test('the sample is loaded by the link, on this machine only', async () => {
  const library = await loadLibrary('policy-templates', { cacheFile: 'build/templates.json' })
  const candor = { ...(await anEmptyPlace('sqlite')), library }
  const token = await tokenOf(candor)
  expect(ruleOf(await startSample(candor, 'made-up-token-made-up-token'))).toBe('setup-link-used')
  expect(ruleOf(await startSample(candor, token))).toBe('accepted')
  expect((await findOrganisation(candor.db))?.sampleSince).toBe(noon.toISOString())
  expect(ruleOf(await startSample(candor, token))).toBe('setup-link-used')
  const open = await anEmptyPlace('sqlite', { HOST: '0.0.0.0' })
  expect(ruleOf(await startSample(open, await tokenOf(open)))).toBe('sample-not-public')
})
