// A data folder with an organisation in it, made by commands while nothing serves: people of every role, each signed in already.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decideVersion } from '../../app/commands/decide-version'
import { createPolicy } from '../../app/commands/create-policy'
import { submitVersion } from '../../app/commands/submit-version'
import type { Candor, Desk } from '../../app/context'
import { stepOfPeople } from '../../app/governance/approval-path'
import type { Outcome } from '../../app/domain/outcome'
import { roleLabels, roles, type Person, type Role } from '../../app/domain/person'
import { readSettings } from '../../app/settings'
import type { Library } from '../../app/templates/library'
import { openDatabase, type OpenDatabase } from '../../db/connect'
import { newToken, tokenHash } from '../../db/identifier'
import { updateGovernance } from '../../db/governance'
import { migrate } from '../../db/migrate'
import { insertOrganisation } from '../../db/organisation'
import { findPerson, insertPerson } from '../../db/people'
import { insertSession } from '../../db/sessions'
import { transact } from '../../db/transaction'

/** Somebody with exactly one role, and the cookie of a browser they have signed in with. */
export type Member = Person & { cookie: string }

export type Place = {
  /** The folder for CANDOR_DATA. */
  folder: string
  candor: Candor
  /** One person for each role, with that role only. */
  by: Record<Role, Member>
  /** More people whose only role is staff. */
  staff: Member[]
  /** The desk of a person, now. */
  desk: (person: Person) => Desk
  /** A cookie of a further browser for this person. */
  signIn: (person: Person) => Promise<string>
  close: () => Promise<void>
}

/** Makes the folder and fills it. The store stays open for more commands until `close`. */
export async function aPlace({ staff, library }: { staff: number; library: Library }): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-place-'))
  const settings = readSettings({ CANDOR_DATA: folder })
  const { db, close } = await openDatabase(settings.databaseUrl)
  await migrate(db)
  const candor: Candor = { db, settings, library, now: () => new Date(), wakeOutbox: () => undefined }
  const names = { name: 'Harbour Trust', timeZone: 'UTC', language: 'en-GB' }
  await transact(db, (trx) => insertOrganisation(trx, { ...names, sampleSince: null, at: new Date() }))
  // Nobody here has a password to type again at a decision.
  await transact(db, (trx) => updateGovernance(trx, { proofMinutes: 480, revision: 0 }))
  const signIn = (person: Person) => aCookie(candor, person)
  const entries: [Role, Member][] = []
  for (const role of roles) entries.push([role, await aMember(candor, `The ${roleLabels[role]}`, role)])
  const others: Member[] = []
  for (let number = 1; number <= staff; number += 1)
    others.push(await aMember(candor, `Colleague ${number}`, 'staff'))
  return {
    folder,
    candor,
    // One for each role was pushed above.
    by: Object.fromEntries(entries) as Record<Role, Member>,
    staff: others,
    desk: (person) => ({ candor, actor: { kind: 'person', person }, at: new Date() }),
    signIn,
    close,
  }
}

/** Opens the store of a place that was closed, for as long as `work` lasts. */
export async function lookInto<Value>(folder: string, work: (store: OpenDatabase) => Promise<Value>) {
  const store = await openDatabase(readSettings({ CANDOR_DATA: folder }).databaseUrl)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Takes the folder away. */
export async function removePlace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

export type Sent = { policyId: string; slug: string; versionId: string; fingerprint: string }

/** A policy whose first version waits for the word of the approver. */
export async function aVersionInReview(
  { candor, by, desk }: Place,
  title: string,
  templateId: string,
): Promise<Sent> {
  const { policyId, slug } = valueOf(await createPolicy(desk(by.author), { templateId, title }))
  const path = { kind: 'steps', steps: [stepOfPeople([by.approver.id])] } as const
  const form = { policyId, revision: 1, path, note: '', changeNote: 'The first one.', dueOn: null }
  valueOf(await submitVersion(desk(by.author), { ...form, acceptsGaps: true }))
  const { id, fingerprint } = await candor.db
    .selectFrom('versions')
    .select(['id', 'fingerprint'])
    .where('policy_id', '=', policyId)
    .executeTakeFirstOrThrow()
  return { policyId, slug, versionId: id, fingerprint }
}

/** The approver says yes. */
export async function approve(
  { by, desk }: Place,
  version: { versionId: string; fingerprint: string },
): Promise<void> {
  const { versionId, fingerprint } = version
  valueOf(
    await decideVersion(desk(by.approver), {
      versionId,
      fingerprint,
      outcome: 'approved',
      comment: '',
      changeClass: 'material',
      inPlaceOf: null,
      identity: null,
    }),
  )
}

/** The value of an outcome that must have been accepted. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok)
    throw new Error(`${outcome.rule}: ${outcome.sentence} ${JSON.stringify(outcome.fields ?? {})}`)
  return outcome.value
}

async function aMember(candor: Candor, name: string, role: Role): Promise<Member> {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@example.org`
  const person = await transact(candor.db, async (trx) => {
    const facts = { name, email, jobTitle: '', passwordHash: null, roles: [role], grantedBy: null }
    const id = await insertPerson(trx, { ...facts, at: new Date() })
    return id && findPerson(trx, id)
  })
  if (!person) throw new Error(`${name} is here already.`)
  return { ...person, cookie: await aCookie(candor, person) }
}

async function aCookie({ db }: Candor, person: Person): Promise<string> {
  const token = newToken()
  const at = new Date()
  const expiresAt = new Date(at.getTime() + 86_400_000)
  await transact(db, (trx) =>
    insertSession(trx, { tokenHash: tokenHash(token), personId: person.id, at, expiresAt }),
  )
  return `candor=${token}`
}
