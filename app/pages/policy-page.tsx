// The page people read a policy on: what applies now, who approved it, and the statement they are asked for.
import { findLastAcknowledgement } from '../../db/acknowledgements'
import { findReading, type Reading } from '../../db/reading'
import { groupsOfText } from '../../db/reader-texts'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersion } from '../../db/versions'
import { isOverdue } from '../governance/campaign'
import { dayText } from '../domain/date-words'
import { emergencySentence } from '../governance/emergency'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { PolicyDocument } from '../domain/policy-document'
import { exportedAudience, readerPart, type ReaderPart } from '../domain/reader-part'
import { approvalsForReaders } from '../governance/review'
import { lastDay } from '../governance/standing-words'
import type { KeptResponse, RequestFacts } from '../http/kept-pages'
import { PolicyContents, PolicyText } from '../render/web'
import { AcknowledgeForm } from '../ui/acknowledge-form'
import { AudienceLine } from '../ui/audience-line'
import { DateText } from '../ui/date-text'
import { EmergencyNote } from '../ui/emergency-note'
import { DecisionList, type DecisionRow } from '../ui/decision-list'
import { Status } from '../ui/status'
import { keptAnswer } from './kept'
import { keptDocument, look } from './kept-document'

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
  const today = localDay(at, organisation.timeZone)
  const { groups, ...read } = reading
  const zone = organisation.timeZone
  const emergency = reading.emergency && emergencySentence(reading.emergency, today, zone)
  const used = await groupsOfText(candor.db, reading)
  // Whatever else stands in the address changes nothing on the page, and gets no page of its own.
  const asked = new URLSearchParams(facts.search)
  const thanks = asked.get('done') === 'acknowledged'
  const all = used.length > 0 && asked.get('all') === '1'
  const key = [
    'policy',
    look,
    JSON.stringify(organisation),
    JSON.stringify(person),
    JSON.stringify(read),
    used.filter((group) => groups.includes(group)).join(' '),
    all ? 'all' : '',
    reading.asked && !reading.asked.acknowledgedAt ? today : '',
    thanks ? 'thanks' : '',
    // The banner says so from the day on that the approval is overdue.
    emergency ?? '',
  ]
  return keptAnswer(facts, key, async () => {
    const version = await findVersion(candor.db, reading.versionId)
    const round = await findRoundOfVersion(candor.db, reading.versionId)
    const last = await findLastAcknowledgement(candor.db, person.id, reading.policyId)
    if (!version) throw new Error(`Version ${reading.versionId} is published but not stored.`)
    return keptDocument(
      reading.title,
      { person, organisation, path: facts.path },
      <ReadingRoom
        reading={reading}
        {...readerPart(version.document, { groups, all })}
        approvals={approvalsForReaders(round?.decisions ?? [])}
        person={person}
        earlier={last && last.versionId !== reading.versionId ? last.versionNumber : null}
        emergency={emergency}
        zone={zone}
        now={at.toISOString()}
        thanks={thanks}
      />,
    )
  })
}

type RoomProps = {
  reading: Omit<Reading, 'groups'>
  /** What this reader sees of it. */
  document: PolicyDocument
  part: ReaderPart | null
  approvals: DecisionRow[]
  person: Person
  /** Number of the version this reader acknowledged before, or null. */
  earlier: string | null
  /** The sentences of the banner, or null. */
  emergency: string | null
  zone: string
  now: string
  thanks: boolean
}

export function ReadingRoom(props: RoomProps) {
  const { reading, document, part, person, zone, now, thanks } = props
  const audience = exportedAudience(part)
  const taken = `version=${reading.ordinal}${audience && `&audience=${audience}`}`
  return (
    <>
      <div className="page-head">
        <div>
          <nav className="crumbs" aria-label="Where you are">
            <a href="/policies">Policies</a>
          </nav>
          <h1>{reading.title}</h1>
          <p className="row">
            <Status tone="live">Live {reading.number}</Status>
            <span className="muted">
              In force since {dayText(reading.effectiveAt, zone)}
              {reading.validTo && `, until ${lastDay(reading.validTo, zone)}`}.
              {reading.affirmedAt && ` Last reviewed ${dayText(reading.affirmedAt, zone)}.`} Owner:{' '}
              {reading.ownerName}.
            </span>
          </p>
        </div>
        <div className="row no-print">
          <a className="button small" href={`/policies/${reading.slug}/export?format=docx&${taken}`}>
            Word
          </a>
          <a className="button small" href={`/policies/${reading.slug}/export?format=md&${taken}`}>
            Markdown
          </a>
          {may(person, 'read-drafts') && (
            <a className="button small" href={`/policies/${reading.slug}/history`}>
              History
            </a>
          )}
          {may(person, 'write-drafts') && (
            <a className="button small" href={`/policies/${reading.slug}/plan`}>
              Draft
            </a>
          )}
        </div>
      </div>
      <EmergencyNote sentence={props.emergency} />
      {thanks && reading.asked?.acknowledgedAt && (
        <p className="note good" role="status">
          Thank you. Your acknowledgement of {reading.number} is recorded.
        </p>
      )}
      <ComingNote reading={reading} zone={zone} />
      <AskedNote {...props} />
      <AudienceLine part={part} href={`/policies/${reading.slug}`} />
      <div className="aside">
        <PolicyContents document={document} />
        <div className="stack">
          <PolicyText document={document} />
          <DecisionList caption="Who approved it" decisions={props.approvals} zone={zone} />
        </div>
      </div>
      <AcknowledgeForm reading={reading} zone={zone} today={localDay(new Date(now), zone)} />
    </>
  )
}

function AskedNote({ reading, earlier, zone, now }: RoomProps) {
  const { asked } = reading
  if (!asked || asked.acknowledgedAt) {
    return (
      earlier && (
        <p className="muted">
          You acknowledged {earlier}. <a href={sinceHref(reading, earlier)}>What changed since {earlier}</a>
        </p>
      )
    )
  }
  const late = isOverdue(asked.dueOn, localDay(new Date(now), zone))
  return (
    <div className={late ? 'note wait' : 'note'}>
      <p>
        <b>{late ? 'Please read and acknowledge this now.' : 'Please read and acknowledge this.'}</b> Due{' '}
        <DateText at={asked.dueOn} now={localDay(new Date(now), zone)} />. The statement is at the end.
      </p>
      {earlier && (
        <p>
          You acknowledged {earlier} before. New in {reading.number}: {reading.changeNote}{' '}
          <a href={sinceHref(reading, earlier)}>What changed since {earlier}</a>
        </p>
      )}
    </div>
  )
}

function sinceHref(reading: { slug: string; number: string }, earlier: string): string {
  return `/policies/${reading.slug}/compare?from=${earlier}&to=${reading.number}`
}

/** A version that is published but not in force yet can be read before its day. */
function ComingNote({ reading, zone }: Pick<RoomProps, 'reading' | 'zone'>) {
  const { coming } = reading
  if (!coming) return null
  return (
    <p className="note">
      Version {coming.number} takes effect on {dayText(coming.effectiveAt, zone)}.{' '}
      <a href={`/policies/${reading.slug}/versions/${coming.ordinal}`}>Read it before its day</a>.
    </p>
  )
}
