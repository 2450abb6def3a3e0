// The page people read a policy on: what applies now, who approved it, and the statement they are asked for.
import { listAskedOf, type AskedOf } from '../../db/asked-of'
import { findCheckStanding } from '../../db/check-attempts'
import { listPublicAnswers } from '../../db/public-answers'
import { findReading, type Reading } from '../../db/reading'
import { groupsOfText } from '../../db/reader-texts'
import { findRoundOfVersion } from '../../db/rounds'
import { listSince } from '../../db/since-acknowledged'
import type { Db } from '../../db/tables'
import { findVersion, type Version } from '../../db/versions'
import type { CheckStanding } from '../domain/check-question'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import type { GroupKey } from '../domain/policy-document'
import { readerPart } from '../domain/reader-part'
import { askedStanding } from '../governance/asked'
import { emergencySentence } from '../governance/emergency'
import { approvalsForReaders } from '../governance/review'
import type { Since } from '../governance/since-acknowledged'
import type { KeptResponse, RequestFacts } from '../http/kept-pages'
import type { AnswerState, NextPolicy } from '../ui/own-answer'
import { changedPart, type ChangedPart } from './changed-part'
import { keptAnswer } from './kept'
import { keptDocument, look } from './kept-document'
import { ReadingRoom } from './reading-room'

/** Answers `/policies/<slug>` for a signed-in reader when a version is in force; null otherwise. */
export async function policyPage(facts: RequestFacts): Promise<KeptResponse | null> {
  const slug = /^\/policies\/([a-z0-9-]+)$/.exec(facts.path)?.[1]
  const { person, organisation, candor } = facts
  if (!slug || slug === 'new' || !person || !organisation || !may(person, 'read-policies')) return null
  const at = candor.now()
  const reading = await findReading(candor.db, { slug, personId: person.id, at })
  if (!reading) return null
  candor.noteRead?.({
    policyId: reading.policyId,
    personId: person.id,
    campaignId: reading.asked?.state === 'assigned' ? reading.asked.campaignId : null,
  })
  const zone = organisation.timeZone
  const today = localDay(at, zone)
  const { groups, ...read } = reading
  const emergency = reading.emergency && emergencySentence(reading.emergency, today, zone)
  const used = await groupsOfText(candor.db, reading)
  // Whatever else stands in the address changes nothing on the page, and gets no page of its own.
  const query = new URLSearchParams(facts.search)
  const all = used.length > 0 && query.get('all') === '1'
  const answer = answerIn(query.get('done'))
  const next = answer && reading.asked ? await nextFor(facts, person.id, reading, at) : []
  const waits = reading.asked !== null && askedStanding(reading.asked) === 'waiting'
  const checks = waits ? await checksOf(candor.db, person.id, reading) : undefined
  const publicAnswers = await listPublicAnswers(candor.db, reading.policyId)
  const key = [
    'policy',
    look,
    JSON.stringify(organisation),
    JSON.stringify(person),
    JSON.stringify(read),
    // All of them, for an earlier text may have had sections for groups that this one does not name.
    groups.join(' '),
    all ? 'all' : '',
    waits || next.length > 0 ? today : '',
    JSON.stringify([answer, next, checks?.kind === 'to-do' ? checks : checks?.kind]),
    publicAnswers.map(({ id }) => id).join(' '),
    // The banner says so from the day on that the approval is overdue.
    emergency ?? '',
  ]
  return keptAnswer(facts, key, async () => {
    const version = await findVersion(candor.db, reading.versionId)
    const round = await findRoundOfVersion(candor.db, reading.versionId)
    if (!version) throw new Error(`Version ${reading.versionId} is published but not stored.`)
    const since = reading.lastAcknowledged
      ? ((await listSince(candor.db, { personId: person.id, groups }, [reading])).get(reading.versionId) ??
        null)
      : null
    return keptDocument(
      reading.title,
      { person, organisation, path: facts.path },
      <ReadingRoom
        reading={reading}
        {...readerPart(version.document, { groups, all })}
        approvals={approvalsForReaders(round?.decisions ?? [])}
        person={person}
        since={since}
        changed={since && (await changedSince(candor.db, since, version, groups))}
        checks={checks}
        publicAnswers={publicAnswers}
        emergency={emergency}
        zone={zone}
        now={at.toISOString()}
        answer={answer}
        next={next}
      />,
    )
  })
}

function answerIn(typed: string | null): AnswerState {
  return typed === 'acknowledged' || typed === 'declined' ? typed : null
}

/** What else waits for this reader: first what the same campaign asks, then the newest request. */
async function nextFor(
  { candor }: RequestFacts,
  personId: string,
  reading: Reading,
  at: Date,
): Promise<NextPolicy[]> {
  const campaignId = reading.asked?.campaignId
  const waiting = (await listAskedOf(candor.db, { personId, at })).filter(
    (one) => one.policyId !== reading.policyId,
  )
  const isSame = (one: AskedOf): number => (one.campaignId === campaignId ? 0 : 1)
  return waiting
    .sort((one, other) => isSame(one) - isSame(other))
    .slice(0, 5)
    .map((one) => ({
      title: one.title,
      number: one.number,
      dueOn: one.dueOn,
      href:
        one.effectiveAt <= at.toISOString()
          ? `/policies/${one.policySlug}`
          : `/policies/${one.policySlug}/versions/${one.ordinal}`,
    }))
}

async function checksOf(
  db: Db,
  personId: string,
  { asked, policyId }: Reading,
): Promise<CheckStanding | undefined> {
  return asked ? findCheckStanding(db, { campaignId: asked.campaignId, policyId, personId }) : undefined
}

async function changedSince(
  db: Db,
  since: Since,
  version: Version,
  groups: readonly GroupKey[],
): Promise<ChangedPart | null> {
  if (since.changes.length === 0) return null
  const before = await findVersion(db, since.acknowledged.versionId)
  return before ? changedPart(before, version, groups) : null
}
