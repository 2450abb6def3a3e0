// A small instance for drafting tests: a real database with people in it, one template, a clock that stands still.
import type { Candor, Context, Desk } from '../app/context'
import { createPolicy } from '../app/commands/create-policy'
import { openDraft, type OpenDraft } from '../app/commands/open-draft'
import type { Outcome } from '../app/domain/outcome'
import type { Person } from '../app/domain/person'
import type { Template } from '../app/domain/template'
import type { Engine } from '../db/connect'
import type { Db } from '../db/tables'
import { aDatabase } from './databases/database'
import { amara, ben, joel, nadia } from './people'
import { aTemplate } from './small-template'

export { aTemplate } from './small-template'

export const noon = new Date('2026-11-24T12:00:00.000Z')

/** A database with the cast in it, and the small template installed. */
export async function aDraftingInstance(
  template: Template = aTemplate(),
  engine: Engine = 'sqlite',
): Promise<Candor> {
  const { db } = await aDatabase(engine)
  for (const person of [amara, ben, joel, nadia]) await addPerson(db, person)
  return {
    db,
    settings: { url: 'https://candor.example.org' } as Candor['settings'],
    library: { templates: [template], scenarios: [] } as unknown as Candor['library'],
    now: () => noon,
    wakeOutbox: () => undefined,
  }
}

export function deskOf(candor: Candor, person: Person, at: Date = noon): Desk {
  return { candor, actor: { kind: 'person', person }, at }
}

export function contextOf(candor: Candor, person: Person | null): Context {
  const organisation = {
    name: 'Harbour Trust',
    sample: false,
    playbookAccess: 'open' as const,
    playbookContacts: 'hidden' as const,
    timeZone: 'UTC',
  }
  return { candor, person, sessionId: null, address: '127.0.0.1', nonce: 'n', organisation }
}

/** Amara's policy from the small template, opened. */
export async function aPolicy(candor: Candor, title = 'Social media policy'): Promise<OpenDraft> {
  const created = valueOf(await createPolicy(deskOf(candor, amara), { templateId: 'small', title }))
  return draftNow(candor, created.policyId)
}

export async function draftNow(candor: Candor, policyId: string): Promise<OpenDraft> {
  return valueOf(await openDraft(candor.db, candor.library, { policyId }))
}

/** The value of an outcome that must have been accepted. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok)
    throw new Error(`${outcome.rule}: ${outcome.sentence} ${JSON.stringify(outcome.fields ?? {})}`)
  return outcome.value
}

export async function ledgerActionsOf(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('ledger_entries').select('action').orderBy('id').execute()
  return rows.map((row) => row.action)
}

async function addPerson(db: Db, person: Person): Promise<void> {
  await db
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
}
