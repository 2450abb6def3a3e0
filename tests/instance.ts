// A running instance for tests: a real database with the cast in it, and a clock that stands still.
import type { Candor, Context, Desk } from '../app/context'
import type { Outcome } from '../app/domain/outcome'
import type { Person } from '../app/domain/person'
import type { Engine } from '../db/connect'
import { ensureDepartment, moveToDepartment } from '../db/departments'
import { insertOrganisation } from '../db/organisation'
import { grantRoles } from '../db/people'
import type { Db, Trx } from '../db/tables'
import { transact } from '../db/transaction'
import { aDatabase } from './databases/database'
import { amara, ben, joel, maria, nadia, piotr, ruth } from './people'
import { aTemplate } from './small-template'

export const noon = new Date('2026-11-24T12:00:00.000Z')

export const everybody = [amara, ben, ruth, maria, joel, nadia, piotr]

/** Harbour Trust with its people: Joel and Maria in Events, the others without a department. */
export async function anInstance(
  engine: Engine = 'sqlite',
  library: Candor['library'] = { templates: [aTemplate()], scenarios: [] },
  store?: Db,
): Promise<Candor> {
  const db = store ?? (await aDatabase(engine)).db
  await transact(db, async (trx) => {
    await insertOrganisation(trx, {
      name: 'Harbour Trust',
      timeZone: 'UTC',
      language: 'en-GB',
      sampleSince: null,
      at: noon,
    })
    for (const person of everybody) await addPerson(trx, person)
    const departmentId = await ensureDepartment(trx, 'Events', noon)
    for (const person of [joel, maria])
      await moveToDepartment(trx, { personId: person.id, departmentId, at: noon })
  })
  return {
    db,
    settings: { url: 'https://candor.example.org' } as Candor['settings'],
    library,
    now: () => noon,
    wakeOutbox: () => undefined,
  }
}

/** Adds a person of the cast with a role row for each role. */
async function addPerson(trx: Trx, person: Person): Promise<void> {
  await trx
    .insertInto('people')
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      job_title: person.jobTitle,
      phone: '',
      password_hash: null,
      created_at: noon.toISOString(),
      left_at: null,
      revision: 1,
    })
    .execute()
  await grantRoles(trx, { personId: person.id, roles: person.roles, grantedBy: null, at: noon })
}

export function minutesLater(minutes: number): Date {
  return new Date(noon.getTime() + minutes * 60_000)
}

export function deskOf(candor: Candor, person: Person, more: { at?: Date; once?: string } = {}): Desk {
  return { candor, actor: { kind: 'person', person }, at: noon, ...more }
}

/** The load context of a request by this person, or by nobody. */
export function contextOf(
  candor: Candor,
  person: Person | null,
  organisation: Partial<NonNullable<Context['organisation']>> = {},
): Context {
  return {
    candor,
    person,
    sessionId: person && 'session',
    address: '127.0.0.1',
    nonce: 'nonce',
    organisation: {
      name: 'Harbour Trust',
      sample: false,
      playbookAccess: 'open',
      playbookContacts: 'hidden',
      timeZone: 'UTC',
      ...organisation,
    },
  }
}

/** The value of an outcome that must have been accepted. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok)
    throw new Error(`${outcome.rule}: ${outcome.sentence} ${JSON.stringify(outcome.fields ?? {})}`)
  return outcome.value
}

/** What the ledger says was done, oldest first. */
export async function ledgerActionsOf(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('ledger_entries').select('action').orderBy('id').execute()
  return rows.map((row) => row.action)
}
