// The reader's statement about one version: a plain form, one act, the whole sentence above the button.
import { momentText } from '../domain/date-words'
import { DateText } from './date-text'

export type AcknowledgeFormProps = {
  reading: {
    slug: string
    number: string
    versionId: string
    fingerprint: string
    /** Null when this reader is not asked. */
    asked: { campaignId: string; statement: string; dueOn: string; acknowledgedAt: string | null } | null
  }
  zone: string
  /** ISO day in that zone. */
  today: string
}

/** The statement and its button; afterwards what was said and when; nothing for those who are not asked. */
export function AcknowledgeForm({ reading, zone, today }: AcknowledgeFormProps) {
  const { asked } = reading
  if (!asked) return null
  if (asked.acknowledgedAt) {
    return (
      <section className="note good" id="statement">
        <p>
          <b>
            You acknowledged {reading.number} on {momentText(asked.acknowledgedAt, zone)}.
          </b>
        </p>
        <p>Your statement: “{asked.statement}”</p>
      </section>
    )
  }
  return (
    <form
      className="card stack narrow"
      id="statement"
      method="post"
      action={`/policies/${reading.slug}/acknowledgement`}
    >
      <h2>Your statement</h2>
      <p className="policy">“{asked.statement}”</p>
      <p className="muted">
        This records your name, this sentence, version {reading.number}, its fingerprint and the time. It is a
        simple electronic signature. It is kept for good, and it takes away none of your rights. Due{' '}
        <DateText at={asked.dueOn} now={today} />.
      </p>
      <input type="hidden" name="campaign" value={asked.campaignId} />
      <input type="hidden" name="version" value={reading.versionId} />
      <input type="hidden" name="fingerprint" value={reading.fingerprint} />
      <p className="mono muted">Fingerprint {reading.fingerprint.slice(0, 16)}</p>
      <div>
        <button className="button primary">Acknowledge {reading.number}</button>
      </div>
    </form>
  )
}
