// A small instance for the mistake desk: a real database with the cast in it, two scenarios, a clock that stands still.
import type { Candor, Context, Desk } from '../app/context'
import { startIncident } from '../app/commands/start-incident'
import type { Outcome } from '../app/domain/outcome'
import type { Person } from '../app/domain/person'
import type { Scenario } from '../app/domain/playbook'
import { paragraph, type Clause } from '../app/domain/policy-document'
import type { Engine } from '../db/connect'
import { insertOrganisation } from '../db/organisation'
import { grantRoles } from '../db/people'
import type { Db } from '../db/tables'
import { transact } from '../db/transaction'
import { aDatabase } from './databases/database'
import { joel, maria, nadia, piotr, ruth } from './people'

export const noon = new Date('2026-11-24T12:00:00.000Z')

export function minutesLater(minutes: number): Date {
  return new Date(noon.getTime() + minutes * 60_000)
}

/** An instance where Maria is the responder, Nadia the administrator, Piotr the auditor; Joel and Ruth are colleagues. */
export async function aMistakeDesk(engine: Engine = 'sqlite'): Promise<Candor> {
  const { db } = await aDatabase(engine)
  await transact(db, async (trx) => {
    await insertOrganisation(trx, {
      name: 'Harbour Trust',
      timeZone: 'UTC',
      language: 'en-GB',
      sampleSince: null,
      at: noon,
    })
    for (const person of [maria, nadia, piotr, joel, ruth]) {
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
  })
  return {
    db,
    settings: { url: 'https://candor.example.org' } as Candor['settings'],
    library: { templates: [], scenarios: [aScenario(), theFirstHour()] },
    now: () => noon,
    wakeOutbox: () => undefined,
  }
}

export function deskOf(candor: Candor, person: Person, more: { at?: Date; once?: string } = {}): Desk {
  return {
    candor,
    actor: { kind: 'person', person },
    at: more.at ?? noon,
    ...(more.once ? { once: more.once } : {}),
  }
}

export function contextOf(
  candor: Candor,
  person: Person | null,
  organisation: Partial<NonNullable<Context['organisation']>> = {},
): Context {
  return {
    candor,
    person,
    sessionId: null,
    address: '127.0.0.1',
    nonce: 'n',
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

/** Gives the incident lead and the channel owner names and numbers. */
export async function nameContacts(db: Db): Promise<void> {
  const contacts = {
    'incident-lead': { name: 'Maria Silva', number: '+44 20 7946 0018' },
    'channel-owner': { name: 'Joel Brandt', number: '' },
  }
  await db
    .updateTable('organisation')
    .set({ contacts: JSON.stringify(contacts) })
    .execute()
}

/** The number of an incident that has just been started by this person. */
export async function anIncident(
  candor: Candor,
  person: Person,
  more: { drill?: boolean } = {},
): Promise<number> {
  const { number } = valueOf(
    await startIncident(deskOf(candor, person), {
      scenario: aScenario(),
      what: 'Party photo on the charity account',
      drill: more.drill ?? false,
    }),
  )
  return number
}

/** The value of an outcome that must have been accepted. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`${outcome.rule}: ${outcome.sentence}`)
  return outcome.value
}

export async function ledgerActionsOf(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('ledger_entries').select('action').orderBy('id').execute()
  return rows.map((row) => row.action)
}

export function aScenario(more: Partial<Scenario> = {}): Scenario {
  return {
    id: 'wrong-account',
    version: '1.0.0',
    title: 'Posted from the wrong account',
    language: 'en-GB',
    severity: 4,
    summary: 'A private post went out on an official account.',
    aliases: ['posted from the wrong account'],
    signs: ['The words belong to somebody’s private life.'],
    involve: ['Channel owner'],
    blame: 'accidental',
    remove: 'remove-and-say-so',
    evidence: ['Screenshot with the time in UTC'],
    doNot: ['Delete and hope.'],
    prevent: ['Use separate apps.'],
    related: ['mistakes'],
    triage: ['ours-official', 'words', 'quiet'],
    clocks: [],
    sources: ['Known practice'],
    clauses: [
      aClause('steps', 'Do this first', [
        aStep('capture', '0–5', 'Screenshot the post.'),
        aStep('delete', '0–5', 'Delete the post.'),
        aStep('own-up', '5–10', 'Own up in the same channel.'),
      ]),
      aClause('call', 'Who to call', [
        { kind: 'contact', role: 'incident-lead', why: 'Decides' },
        { kind: 'contact', role: 'channel-owner', why: 'Posts the line' },
      ]),
      aClause('remove', 'Delete it or not?', [paragraph('Deleting in silence is the usual error.')]),
      aClause('say', 'What to say', [
        { kind: 'statement', label: 'Holding line', blocks: [paragraph('Our mistake. We took it down.')] },
      ]),
      aClause('record', 'What to write down', [paragraph('What went out, and when.')]),
    ],
    ...more,
  }
}

export function theFirstHour(): Scenario {
  return aScenario({
    id: 'first-hour',
    title: 'Something else went wrong',
    severity: 3,
    aliases: ['something else'],
  })
}

function aStep(id: string, minutes: string, sentence: string): Clause['blocks'][number] {
  return { kind: 'step', id, minutes, who: 'Whoever sees it', blocks: [paragraph(sentence)] }
}

function aClause(id: string, heading: string, blocks: Clause['blocks']): Clause {
  return { id, number: '', section: 'mistakes', audience: { kind: 'everyone' }, heading, blocks, clauses: [] }
}
