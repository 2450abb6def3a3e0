// The mistake desk in tests: an instance with two scenarios, incidents, and the names people call.
import type { Candor } from '../app/context'
import { startIncident } from '../app/commands/start-incident'
import type { Person } from '../app/domain/person'
import type { Scenario } from '../app/domain/playbook'
import { paragraph, type Clause } from '../app/domain/policy-document'
import type { Engine } from '../db/connect'
import type { Db } from '../db/tables'
import { anInstance, deskOf, valueOf } from './instance'

/** The cast and two scenarios: Maria is the responder, Nadia the administrator, Piotr the auditor. */
export async function aMistakeDesk(engine: Engine = 'sqlite'): Promise<Candor> {
  return anInstance(engine, { templates: [], scenarios: [aScenario(), theFirstHour()] })
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
