// The reader's answer about one version: the statement and its button, or what they answered and when.
import { dayText, momentText } from '../domain/date-words'
import type { CheckStanding } from '../domain/check-question'
import { askedStanding, takesAcknowledgement, type Asked } from '../governance/asked'
import { DateText } from './date-text'

export type AcknowledgeFormProps = {
  reading: {
    slug: string
    ordinal: number
    number: string
    versionId: string
    fingerprint: string
    ownerName: string
    /** Null when this reader is not asked. */
    asked: Asked | null
  }
  /** Where they stand with the campaign's questions; left out where there are none. */
  checks?: CheckStanding | undefined
  zone: string
  /** ISO day in that zone. */
  today: string
}

/** The statement and its button; afterwards what was said and when; nothing for those who are not asked. */
export function AcknowledgeForm({ reading, checks, zone, today }: AcknowledgeFormProps) {
  const { asked } = reading
  if (!asked) return null
  const standing = askedStanding(asked)
  if (asked.acknowledgedAt) return <Acknowledged asked={asked} number={reading.number} zone={zone} />
  if (!takesAcknowledgement(standing)) return null
  const form = <StatementForm reading={reading} asked={asked} checks={checks} today={today} />
  if (standing === 'waiting') return form
  return (
    <section className="stack tight narrow" id="statement">
      <div className="note">
        <p>
          <b>
            {standing === 'exempt'
              ? 'You are exempt: you need not answer.'
              : `You declined${asked.declinedAt ? ` on ${dayText(asked.declinedAt, zone)}` : ''}. That is an answer, and nothing more is asked of you.`}
          </b>
        </p>
        <p>You may still acknowledge {reading.number}, whenever you like.</p>
      </div>
      <details className="no-print">
        <summary>Acknowledge it after all</summary>
        {form}
      </details>
    </section>
  )
}

function Acknowledged({ asked, number, zone }: { asked: Asked; number: string; zone: string }) {
  const said = asked.acknowledgedNumber ?? number
  return (
    <section className="note good" id="statement">
      <p>
        <b>
          You acknowledged {said} on {momentText(asked.acknowledgedAt ?? '', zone)}.
        </b>
        {said !== number && ` It is still valid for ${number}.`}
      </p>
      <p dir="auto">Your statement: “{asked.statement}”</p>
      {asked.acknowledgedMethod === 'proxy' && <p>Somebody else recorded it for you.</p>}
    </section>
  )
}

type FormProps = Pick<AcknowledgeFormProps, 'reading' | 'checks' | 'today'> & { asked: Asked }

function StatementForm({ reading, asked, checks, today }: FormProps) {
  const isWaiting = askedStanding(asked) === 'waiting'
  return (
    <form
      className="card stack narrow"
      id={isWaiting ? 'statement' : undefined}
      method="post"
      action={`/policies/${reading.slug}/acknowledgement`}
    >
      <h2>Your statement</h2>
      <p className="policy" dir="auto">
        “{asked.statement}”
      </p>
      <input type="hidden" name="campaign" value={asked.campaignId} />
      <input type="hidden" name="version" value={reading.versionId} />
      <input type="hidden" name="fingerprint" value={reading.fingerprint} />
      <Act reading={reading} checks={checks} />
      <p className="muted">
        This records your name, this sentence, version {reading.number}, its fingerprint{' '}
        <span className="mono">{reading.fingerprint.slice(0, 16)}</span> and the time. It is a simple
        electronic signature. It is kept for good, and it takes away none of your rights.
        {isWaiting && (
          <>
            {' '}
            Due <DateText at={asked.dueOn} now={today} />.
          </>
        )}
      </p>
      {isWaiting && (
        <p>
          <a href={`/policies/${reading.slug}/decline?version=${reading.ordinal}`}>Decline, and say why</a>
        </p>
      )}
    </form>
  )
}

/** The button, or what comes before it. */
function Act({ reading, checks }: Pick<FormProps, 'reading' | 'checks'>) {
  switch (checks?.kind) {
    case 'to-do':
      return (
        <div className="stack tight">
          <p>
            First a few questions about the text
            {checks.triesLeft === null
              ? '. You may try as often as you like.'
              : `. You have ${checks.triesLeft} ${checks.triesLeft === 1 ? 'try' : 'tries'} left.`}
          </p>
          <p>
            <a className="button primary act" href={`/policies/${reading.slug}/understanding`}>
              Answer the questions
            </a>
          </p>
        </div>
      )
    case 'failed':
      return (
        <p className="note wait">
          You have no tries left at the questions. Ask {reading.ownerName}, who owns this policy: they can
          talk it through with you and give you more tries.
        </p>
      )
    case 'none':
    case 'passed':
    case undefined:
      return (
        <div>
          <button className="button primary act">Acknowledge {reading.number}</button>
        </div>
      )
    default:
      return checks satisfies never
  }
}
