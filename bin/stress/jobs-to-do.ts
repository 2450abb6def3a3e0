// What jobs have to do while the server is killed: a campaign for many people, a list of people, and mail that waits.
import { change } from '../../app/commands/change'
import { compareMore } from '../../app/commands/compare-people-list'
import { launchCampaign, withPublication } from '../../app/commands/launch-campaign'
import { beginApplying, mapPeopleList } from '../../app/commands/map-people-list'
import { publishVersion } from '../../app/commands/publish-version'
import { uploadPeopleList } from '../../app/commands/upload-people-list'
import type { Candor, Desk } from '../../app/context'
import type { Person } from '../../app/domain/person'
import type { Template } from '../../app/domain/template'
import { defaultStatement } from '../../app/governance/campaign'
import { newId } from '../../db/identifier'
import { queueMessage } from '../../db/outbox'
import { inParts } from '../../db/parts'
import { findPeopleList } from '../../db/people-lists'
import type { Db, Trx } from '../../db/tables'
import { transact } from '../../db/transaction'
import { aPlace, approve, aVersionInReview, valueOf } from './a-place'

/** Three batches of enrolling beside the one of the launch. */
const others = 2_500
/** Lines of a list: five batches. */
const listed = 1_500
const messages = 60

export type JobScene = {
  candor: Omit<Candor, 'db'>
  administrator: Person
  text: { policyId: string; versionId: string; fingerprint: string }
}

/** A place with a live policy and many people, none of whom has an address: only what is queued here is sent. */
export async function prepareJobs(template: Template): Promise<{ folder: string; scene: JobScene }> {
  const place = await aPlace({ staff: 1, library: { templates: [template], scenarios: [] } })
  const { policyId, versionId, fingerprint } = await aVersionInReview(place, 'Social media', template.id)
  await approve(place, { versionId, fingerprint })
  const request = { versionId, changeClass: 'material', changeNote: 'The first.', effectiveAt: null } as const
  valueOf(await publishVersion(place.desk(place.by.author), { ...request, campaign: null }))
  await transact(place.candor.db, insertOthers)
  await place.close()
  const { db: _closed, ...candor } = place.candor
  return {
    folder: place.folder,
    scene: { candor, administrator: place.by.administrator, text: { policyId, versionId, fingerprint } },
  }
}

/** Lets go what the dead process held, and adds to whatever is done: a campaign, a list, messages. */
export async function moreToDo(db: Db, scene: JobScene, round: number): Promise<void> {
  await holdsRunOut(db)
  const desk: Desk = {
    candor: { ...scene.candor, db },
    actor: { kind: 'person', person: scene.administrator },
    at: new Date(),
  }
  const enrolling = await db.selectFrom('campaigns').select('id').where('enrolled_at', 'is', null).execute()
  if (enrolling.length === 0) await launch(desk, scene, round)
  const applying = await db.selectFrom('people_lists').select('id').where('state', '=', 'applying').execute()
  if (applying.length === 0) await bringInAList(desk, round)
  await transact(db, async (trx) => {
    for (let number = 1; number <= messages; number += 1)
      await queueMessage(trx, {
        ...{ personId: null, address: 'reader@example.org', subject: `Message ${round}.${number}` },
        ...{ body: 'Please read.', at: desk.at },
      })
  })
}

/** What a dead process held is let go after some minutes; here they have passed. */
export async function holdsRunOut(db: Db): Promise<void> {
  await db.updateTable('campaigns').set({ held_until: null }).where('enrolled_at', 'is', null).execute()
  const at = new Date().toISOString()
  await db.updateTable('outbox').set({ not_before: at }).where('outcome', 'is', null).execute()
}

async function launch(desk: Desk, { administrator, text }: JobScene, round: number): Promise<void> {
  const request = {
    audience: { kind: 'everyone' },
    statement: defaultStatement,
    dueOn: new Date(desk.at.getTime() + 365 * 86_400_000).toISOString().slice(0, 10),
  } as const
  const version = { ...text, language: 'en-GB', title: 'Social media', number: '1.0' }
  const launched = await change(desk, (work) =>
    launchCampaign(work, {
      ...withPublication,
      ...{ person: administrator, title: `Campaign ${round}`, request, versions: [version] },
    }),
  )
  valueOf(launched)
}

/** The same people each time: they join with the first list, and each later one changes the job of all of them. */
async function bringInAList(desk: Desk, round: number): Promise<void> {
  const lines = Array.from({ length: listed }, (_, place) => `S-${place},Listed ${place},Job ${round}`)
  const bytes = Buffer.from(['Staff number,Name,Job title', ...lines].join('\n'))
  const { id } = valueOf(
    await uploadPeopleList(desk, { name: `list-${round}.csv`, bytes, encoding: 'utf-8' }),
  )
  const list = await findPeopleList(desk.candor.db, id)
  valueOf(await mapPeopleList(desk, { id, mapping: list?.mapping ?? {}, leavers: 'keep' }))
  while (await compareMore(desk.candor, id));
  valueOf(await beginApplying(desk, id))
}

async function insertOthers(trx: Trx): Promise<void> {
  const at = new Date().toISOString()
  const people = Array.from({ length: others }, (_, place) => ({
    ...{ id: newId(), name: `Colleague of many ${place}`, email: null, job_title: '', phone: '' },
    ...{ password_hash: null, created_at: at, left_at: null, revision: 1 },
  }))
  const roles = people.map(({ id }) => ({
    ...{ id: newId(), person_id: id, role: 'staff', granted_by: null, granted_at: at, ended_at: null },
  }))
  for (const part of inParts(people)) await trx.insertInto('people').values(part).execute()
  for (const part of inParts(roles)) await trx.insertInto('role_grants').values(part).execute()
}
