// An instance for identity tests: a real database, an organisation, its administrator, and a clock the test moves.
import type { Candor, Desk } from '../../app/context'
import type { Person, Role } from '../../app/domain/person'
import { hashPassword } from '../../app/identity/password-hash'
import { readSettings } from '../../app/settings'
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import type { Engine } from '../../db/connect'
import { insertOrganisation } from '../../db/organisation'
import { findPerson, insertPerson } from '../../db/people'
import { transact } from '../../db/transaction'
import { aDatabase } from '../databases/database'

export const noon = new Date('2026-11-24T12:00:00.000Z')

export type Place = {
  candor: Candor
  administrator: Person
  at: Date
  /** Moves the clock. */
  wait: (seconds: number) => void
}

/** Harbour Trust with Nadia as its administrator. */
export async function aPlace(
  options: { engine?: Engine; sample?: boolean; env?: Record<string, string> } = {},
): Promise<Place> {
  const { db } = await aDatabase(options.engine)
  let now = noon
  const candor: Candor = {
    db,
    settings: readSettings({ CANDOR_URL: 'https://candor.example.org', ...options.env }),
    library: { templates: [], scenarios: [] },
    now: () => now,
    wakeOutbox: () => undefined,
  }
  await transact(db, (trx) =>
    insertOrganisation(trx, {
      name: 'Harbour Trust',
      timeZone: 'Europe/London',
      language: 'en-GB',
      sampleSince: options.sample ? noon.toISOString() : null,
      at: noon,
    }),
  )
  const administrator = await joined(candor, 'Nadia Rahman', ['administrator', 'staff'])
  return {
    candor,
    administrator,
    at: noon,
    wait: (seconds) => {
      now = new Date(now.getTime() + seconds * 1_000)
    },
  }
}

export const goodPassword = 'a harbour full of lanterns'

/** A person who has joined, with the good password. */
export async function joined(
  candor: Candor,
  name: string,
  roles: Role[],
  department?: string,
): Promise<Person> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '-')}@example.org`
  const passwordHash = await (hashOfGood ??= hashPassword(goodPassword))
  const id = await transact(candor.db, async (trx) => {
    const at = noon
    const personId = await insertPerson(trx, {
      name,
      email,
      jobTitle: 'Colleague',
      passwordHash,
      roles,
      grantedBy: null,
      at,
    })
    if (!personId) throw new Error(`${email} is here already.`)
    if (department) {
      const departmentId = await ensureDepartment(trx, department, at)
      await moveToDepartment(trx, { personId, departmentId, at })
    }
    return personId
  })
  const person = await findPerson(candor.db, id)
  if (!person) throw new Error('The person was not written.')
  return person
}

let hashOfGood: Promise<string> | undefined

export function deskOf(candor: Candor, person: Person, at: Date = candor.now(), once?: string): Desk {
  const desk: Desk = { candor, actor: { kind: 'person', person }, at }
  return once ? { ...desk, once } : desk
}

/** The bodies of all messages, oldest first. */
export async function letters(candor: Candor): Promise<{ address: string; subject: string; body: string }[]> {
  return candor.db.selectFrom('outbox').select(['address', 'subject', 'body']).orderBy('id').execute()
}

/** The token of the last link of this kind that was sent. */
export async function tokenSent(candor: Candor, kind: 'invitation' | 'reset' | 'enter'): Promise<string> {
  const bodies = (await letters(candor)).map((letter) => letter.body)
  const found = bodies.flatMap((body) => [...body.matchAll(new RegExp(`/${kind}/([\\w-]+)`, 'g'))]).at(-1)
  if (!found?.[1]) throw new Error(`No ${kind} was sent.`)
  return found[1]
}
