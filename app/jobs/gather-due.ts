// What is due, and whose it is: decisions, reviews, last days, approvals after an emergency, and experiments that end.
import { findHeadOver } from '../../db/departments'
import { listOpenEmergencies, listReviewDays, listTimesEnding } from '../../db/days-due'
import { listDecisionsDue } from '../../db/decisions'
import { listRunningExperiments } from '../../db/experiments'
import { findPerson, listPeopleWithRole } from '../../db/people'
import { findRoundOfVersion } from '../../db/rounds'
import type { Db } from '../../db/tables'
import { daysLater, localDay, startOfDay } from '../domain/local-day'
import type { Due } from '../governance/reminder'
import { waitedFor } from '../governance/review'

const horizon = 30
const most = 500

/** Everything due within a month, or overdue, on this day (ISO date) in the zone, each with the person it is for. */
export async function gatherDue(db: Db, at: Date, zone: string): Promise<Due[]> {
  const today = localDay(at, zone)
  const stewards = stewardsOf(db)
  const until = daysLater(today, horizon)
  return [
    ...(await decisions(db, at)),
    ...(await emergencies(db, at, stewards)),
    ...(await reviews(db, until, stewards)),
    ...(await timesEnding(db, { at, until: startOfDay(daysLater(until, 2), zone), zone }, stewards)),
    ...(await experiments(db, until)),
  ]
}

type Steward = { personId: string; because: string }
type Stewards = (ownerId: string) => Promise<Steward[]>

/** The owner; when they left, the head of their department; without one, the administrators. Each asked once a run. */
function stewardsOf(db: Db): Stewards {
  const known = new Map<string, Promise<Steward[]>>()
  return (ownerId) => {
    const found = known.get(ownerId) ?? findStewards(db, ownerId)
    known.set(ownerId, found)
    return found
  }
}

async function findStewards(db: Db, ownerId: string): Promise<Steward[]> {
  const owner = await findPerson(db, ownerId)
  if (owner && !owner.leftAt) return [{ personId: owner.id, because: 'because you own it' }]
  const headId = await findHeadOver(db, ownerId)
  const head = headId === undefined ? undefined : await findPerson(db, headId)
  const gone = `because its owner, ${owner?.name ?? 'somebody'}, has left`
  if (head && !head.leftAt)
    return [{ personId: head.id, because: `${gone} and you head ${head.department || 'their department'}` }]
  const administrators = await listPeopleWithRole(db, 'administrator')
  return administrators.map((one) => ({
    personId: one.id,
    because: `${gone} and nobody heads their department`,
  }))
}

async function decisions(db: Db, at: Date): Promise<Due[]> {
  const all: Due[] = []
  let after: { openedAt: string; id: string } | null | undefined
  do {
    const page = await listDecisionsDue(db, { at, limit: 100, ...(after && { after }) })
    for (const one of page.due)
      all.push({
        kind: 'decision',
        subjectId: `${one.stepId} ${one.dueOn}`,
        personId: one.personId,
        dueOn: one.dueOn,
        title: one.title,
        because: one.inPlaceOf === null ? 'because you are asked' : `in the place of ${one.inPlaceOf}`,
        path: `/policies/${one.policySlug}/versions/${one.ordinal}/decision`,
      })
    after = page.after
  } while (after)
  return all
}

async function reviews(db: Db, until: string, stewards: Stewards): Promise<Due[]> {
  const all: Due[] = []
  for (const one of await listReviewDays(db, until, most))
    for (const steward of await stewards(one.ownerId))
      all.push({
        kind: 'review',
        subjectId: `${one.policyId} ${one.dueOn}`,
        ...steward,
        dueOn: one.dueOn,
        title: one.title,
        path: `/policies/${one.slug}/standing`,
      })
  return all
}

async function timesEnding(
  db: Db,
  { at, until, zone }: { at: Date; until: Date; zone: string },
  stewards: Stewards,
): Promise<Due[]> {
  const all: Due[] = []
  for (const one of await listTimesEnding(db, { at, until, limit: most }))
    for (const steward of await stewards(one.ownerId))
      all.push({
        kind: 'valid-to',
        subjectId: one.publicationId,
        ...steward,
        dueOn: localDay(new Date(Date.parse(one.validTo) - 1), zone),
        title: `${one.title} ${one.number}`,
        path: `/policies/${one.slug}/standing`,
      })
  return all
}

/** Whoever proposed it and the leader who said yes; somebody who left is not written to. */
async function experiments(db: Db, until: string): Promise<Due[]> {
  return (await listRunningExperiments(db))
    .filter(({ endsOn }) => endsOn <= until)
    .flatMap((one) => {
      const people = [
        { personId: one.proposedBy, because: 'because you proposed it' },
        ...(one.decidedBy === null
          ? []
          : [{ personId: one.decidedBy, because: 'because you said yes to it' }]),
      ]
      return people.map((person) => ({
        kind: 'experiment' as const,
        subjectId: `${one.id} ${one.endsOn}`,
        ...person,
        dueOn: one.endsOn,
        title: one.title,
        path: `/experiments/${one.id}`,
      }))
    })
}

/** The owner, whoever published it, and while the round is open the approvers that it waits for. */
async function emergencies(db: Db, at: Date, stewards: Stewards): Promise<Due[]> {
  const all: Due[] = []
  for (const one of await listOpenEmergencies(db, at, most)) {
    const round = await findRoundOfVersion(db, one.versionId)
    const seats = (round && waitedFor(round)?.seats) ?? []
    const people = new Map<string, string>([
      ...seats.map((seat): [string, string] => [seat, 'because you are asked to approve it']),
      [one.publishedBy, 'because you published it before it was approved'],
      ...(await stewards(one.ownerId)).map((steward): [string, string] => [
        steward.personId,
        steward.because,
      ]),
    ])
    for (const [personId, because] of people)
      all.push({
        kind: 'emergency',
        subjectId: one.publicationId,
        personId,
        because,
        dueOn: one.approveBy,
        title: `${one.title} ${one.number}`,
        path: seats.includes(personId)
          ? `/policies/${one.slug}/versions/${one.ordinal}/decision`
          : `/policies/${one.slug}/history`,
      })
  }
  return all
}
