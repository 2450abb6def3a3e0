// What stands on the page people read a policy on: first what is asked of them and what changed, then the text and the statement.
import type { PublicAnswer } from '../../db/public-answers'
import type { Reading } from '../../db/reading'
import type { CheckStanding } from '../domain/check-question'
import { dayText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { PolicyDocument } from '../domain/policy-document'
import { exportedAudience, type ReaderPart } from '../domain/reader-part'
import { askedStanding, takesAcknowledgement } from '../governance/asked'
import type { Since } from '../governance/since-acknowledged'
import { lastDay } from '../governance/standing-words'
import { PolicyContents, PolicyText } from '../render/web'
import { AcknowledgeForm } from '../ui/acknowledge-form'
import { AudienceLine } from '../ui/audience-line'
import { DecisionList, type DecisionRow } from '../ui/decision-list'
import { EmergencyNote } from '../ui/emergency-note'
import { AnswerDone, OwnStandingNote, type AnswerState, type NextPolicy } from '../ui/own-answer'
import { AskLink, PublicAnswers } from '../ui/public-answers'
import { SinceAcknowledged } from '../ui/since-acknowledged'
import { Status } from '../ui/status'
import type { ChangedPart } from './changed-part'

type RoomProps = {
  reading: Omit<Reading, 'groups'>
  /** What this reader sees of it. */
  document: PolicyDocument
  part: ReaderPart | null
  approvals: DecisionRow[]
  person: Person
  /** What this reader acknowledged of it before, and what followed; null: nothing. */
  since: Since | null
  changed: ChangedPart | null
  checks: CheckStanding | undefined
  /** Questions that others had, next to their sections. */
  publicAnswers: PublicAnswer[]
  /** The sentences of the banner, or null. */
  emergency: string | null
  zone: string
  now: string
  /** What they have just answered. */
  answer: AnswerState
  next: NextPolicy[]
}

export function ReadingRoom(props: RoomProps) {
  const { reading, document, part, person, since, changed, zone, now } = props
  const audience = exportedAudience(part)
  const taken = `version=${reading.ordinal}${audience && `&audience=${audience}`}`
  const exported = `/policies/${reading.slug}/export`
  const isAsked = reading.asked !== null && takesAcknowledgement(askedStanding(reading.asked))
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
      <AnswerDone
        state={props.answer}
        reading={reading}
        copies={[
          { label: 'Download as Word', href: `${exported}?format=docx&${taken}` },
          { label: 'Download as Markdown', href: `${exported}?format=md&${taken}` },
          {
            label: 'Your receipt',
            href: `/people/${person.id}/certificate?policy=${encodeURIComponent(reading.slug)}`,
          },
        ]}
        next={props.next}
        now={localDay(new Date(now), zone)}
      />
      <ComingNote reading={reading} zone={zone} />
      {props.answer === null && <OwnStandingNote reading={reading} since={since} zone={zone} now={now} />}
      {isAsked && since && changed && (
        <>
          <SinceAcknowledged
            {...changed}
            since={since}
            slug={reading.slug}
            number={reading.number}
            zone={zone}
          />
          <h2 className="whole">The whole policy</h2>
        </>
      )}
      <AudienceLine part={part} href={`/policies/${reading.slug}`} />
      <div className="aside">
        <PolicyContents document={document} />
        <div className="stack">
          <PolicyText
            document={document}
            after={({ id, number }) => (
              <>
                <PublicAnswers answers={props.publicAnswers.filter(({ clauseId }) => clauseId === id)} />
                {may(person, 'ask') && <AskLink slug={reading.slug} clauseId={id} number={number} />}
              </>
            )}
          />
          <DecisionList caption="Who approved it" decisions={props.approvals} zone={zone} />
          {may(person, 'ask') && (
            <p className="no-print">
              Does a section not fit your work for a while?{' '}
              <a href={`/policies/${reading.slug}/exception`}>Ask for an exception</a>
            </p>
          )}
        </div>
      </div>
      <AcknowledgeForm
        reading={reading}
        checks={props.checks}
        zone={zone}
        today={localDay(new Date(now), zone)}
      />
    </>
  )
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
