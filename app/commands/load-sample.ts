// Load the sample: Harbour Trust moves into an empty database, with everything its people did in the last weeks.
import { allOrNothing } from '../../db/all-or-nothing'
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { head } from '../../db/ledger'
import { getOrganisation, insertOrganisation } from '../../db/organisation'
import { noteKept, waitingMessages } from '../../db/outbox'
import { findPerson, insertPerson } from '../../db/people'
import { updateManager } from '../../db/people-listed'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import type { Actor } from '../governance/ledger'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { Person } from '../domain/person'
import { attributesOf } from '../sample/attributes'
import { momentOf } from '../sample/calendar'
import { sampleCampaigns } from '../sample/campaigns'
import { sampleExceptions } from '../sample/exceptions'
import { sampleAsking } from '../sample/asking'
import { sampleIncidents } from '../sample/incidents'
import { otherPolicies } from '../sample/other-policies'
import {
  sampleContacts,
  sampleDepartments,
  sampleEmail,
  sampleKeys,
  sampleOrganisation,
  samplePeople,
  type SampleKey,
} from '../sample/people'
import { staffPolicy } from '../sample/staff-policy'
import { stormWeek } from '../sample/storm-week'
import type { SampleStep } from '../sample/story'
import { sampleUnderstanding } from '../sample/understanding'
import { change, type Change } from './change'
import { changeSettings } from './change-settings'
import { newStage } from './sample-stage'
import { performStep } from './sample-step'

export type SampleLoaded = { people: number; policies: number }

/** Everything that happened after the people had moved in. */
export const sampleStory: readonly SampleStep[] = [
  ...staffPolicy,
  ...otherPolicies,
  ...stormWeek,
  ...sampleIncidents,
  ...sampleAsking,
  ...sampleExceptions,
  ...sampleCampaigns,
  ...sampleUnderstanding,
]

const movedIn = { workingDaysAgo: 70, time: '09:00' } as const

/**
 * Fills an empty database with the sample organisation and marks it as a sample for ever. All of it is there afterwards or
 * nothing is. No mail is sent: the messages of the story are kept for an administrator to read.
 * In: `now`, from which the story counts back, and who loads it. Refuses a database that holds anything.
 * @throws when a step of the story is refused: then the story and the commands do not fit, which is a bug.
 */
export async function loadSample(
  candor: Candor,
  { now = candor.now(), actor = { kind: 'setup' } }: { now?: Date; actor?: Actor } = {},
): Promise<Outcome<SampleLoaded>> {
  return allOrNothing<Outcome<SampleLoaded>>(candor.db, async (db) => {
    const inside: Candor = { ...candor, db, now: () => now, wakeOutbox: () => undefined }
    const people = await movePeopleIn(inside, now, actor)
    if (!people.ok) return people
    const stage = newStage(inside, people.value, now)
    await setContacts(inside, people.value.grace, now)
    for (const step of inOrder(sampleStory, now)) await performStep(stage, step)
    await change({ candor: inside, actor, at: now }, async ({ record }) => {
      await record({ action: 'sample.loaded', subject: { kind: 'organisation', id: 'organisation' } })
      return accepted(null)
    })
    await keepMessages(inside, now)
    return accepted({ people: sampleKeys.length, policies: stage.policies.size })
  })
}

/** The steps by their moment, so that the ledger tells them as they happened. */
function inOrder(story: readonly SampleStep[], now: Date): SampleStep[] {
  return [...story].sort(
    (one, other) => momentOf(one.when, now).getTime() - momentOf(other.when, now).getTime(),
  )
}

async function movePeopleIn(
  candor: Candor,
  now: Date,
  actor: Actor,
): Promise<Outcome<Record<SampleKey, Person>>> {
  const at = momentOf(movedIn, now)
  const moved = await change({ candor, actor, at }, async (work) => {
    const created = await insertOrganisation(work.trx, {
      ...sampleOrganisation,
      sampleSince: now.toISOString(),
      at,
    })
    if (!created || (await head(work.trx)).sequence > 0) return notEmpty
    await work.record({
      action: 'organisation.created',
      subject: { kind: 'organisation', id: 'organisation' },
    })
    const departments = await addDepartments(work)
    const ids: [SampleKey, string][] = []
    for (const key of sampleKeys) ids.push([key, await addPerson(work, key, departments)])
    await nameManagers(work, new Map(ids))
    return accepted(ids)
  })
  if (!moved.ok) return moved
  const people: [string, Person][] = []
  for (const [key, id] of moved.value) {
    const person = await findPerson(candor.db, id)
    if (person) people.push([key, person])
  }
  // Every key of the sample was added above.
  return accepted(Object.fromEntries(people) as Record<SampleKey, Person>)
}

async function addDepartments({ trx, at, record }: Change): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const department of sampleDepartments) {
    const id = await ensureDepartment(trx, department, at)
    ids.set(department, id)
    await record({ action: 'department.added', subject: { kind: 'department', id }, detail: { department } })
  }
  return ids
}

/** Without a password: in the sample anybody signs in as anybody with one click. */
async function addPerson(
  { trx, at, record }: Change,
  key: SampleKey,
  departments: Map<string, string>,
): Promise<string> {
  const person = samplePeople[key]
  const { name, jobTitle, phone, roles } = person
  const { hasEmail, location, kind, language, staffNumber } = attributesOf(key)
  const email = hasEmail ? sampleEmail(person) : null
  const personId = await insertPerson(trx, {
    ...{ name, jobTitle, phone, roles, email, location, kind, language, staffNumber, at },
    passwordHash: null,
    grantedBy: null,
  })
  if (!personId) throw new Error(`Two sample people have the address ${email}.`)
  const departmentId = departments.get(person.department ?? '')
  if (departmentId) await moveToDepartment(trx, { personId, departmentId, at })
  const subject = { kind: 'person', id: personId }
  const names = [{ personId, name }]
  await record({ action: 'person.added', subject, names })
  for (const role of roles) await record({ action: 'role.granted', subject, names, detail: { role } })
  return personId
}

async function nameManagers({ trx, at }: Change, ids: Map<SampleKey, string>): Promise<void> {
  for (const [key, personId] of ids) {
    const { manager } = attributesOf(key)
    const managerId = manager === null ? undefined : ids.get(manager)
    if (managerId !== undefined) await updateManager(trx, { personId, managerId, at })
  }
}

async function setContacts(candor: Candor, administrator: Person, now: Date): Promise<void> {
  const at = momentOf({ ...movedIn, time: '09:45' }, now)
  const organisation = await getOrganisation(candor.db)
  const saved = await changeSettings(
    { candor, actor: { kind: 'person', person: administrator }, at },
    { ...organisation, contacts: sampleContacts },
  )
  if (!saved.ok) throw new Error(`The sample's contacts were refused: ${saved.sentence}`)
}

async function keepMessages(candor: Candor, now: Date): Promise<void> {
  await transact(candor.db, async (trx) => {
    for (;;) {
      const messages = await waitingMessages(trx, now, 200)
      for (const message of messages) await noteKept(trx, message.id, message.body)
      if (messages.length < 200) return
    }
  })
}

const notEmpty = refused(
  'database-not-empty',
  'The sample organisation moves only into an empty database, and this one holds something already. Name another one with DATABASE_URL, or move this one away first.',
)
