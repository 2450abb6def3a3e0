// One message that Candor wrote: to whom, what became of it, and what can be done when it did not arrive.
import { DateText } from './date-text'
import { OnceKey } from './field'
import { Status, type StatusTone } from './status'

export type ShownMessage = {
  id: string
  address: string
  subject: string
  body: string
  createdAt: string
  attempts: number
  lastError: string | null
  /** The moment since which nobody knows whether it went out; it was sent again. */
  unsureSince: string | null
  outcome: string
}

const outcomes: Record<string, { tone: StatusTone; word: string }> = {
  sent: { tone: 'live', word: 'Sent' },
  kept: { tone: 'plain', word: 'Kept here' },
  failed: { tone: 'overdue', word: 'Not delivered' },
  waiting: { tone: 'review', word: 'Waiting' },
}

/** `once` is the key of the form that tries it again; null for whoever may not. */
export function MessageCard({
  message,
  zone,
  once,
}: {
  message: ShownMessage
  zone: string
  once: string | null
}) {
  return (
    <li className="card stack tight">
      <div className="row between">
        <b dir="auto">{message.subject}</b>
        <Status tone={outcomes[message.outcome]?.tone ?? 'plain'}>
          {outcomes[message.outcome]?.word ?? message.outcome}
        </Status>
      </div>
      <p className="muted">
        To {message.address || 'nobody'}, <DateText at={message.createdAt} zone={zone} time />
      </p>
      {message.unsureSince && (
        <p>
          <Status tone="review">May have gone out twice</Status> On{' '}
          <DateText at={message.unsureSince} zone={zone} time /> it was being sent, and no answer is known.
          Every try carries the same message number.
        </p>
      )}
      {message.lastError && (
        <p>
          Tried {message.attempts === 1 ? 'once' : `${message.attempts} times`}. At the last try:{' '}
          {message.lastError}
        </p>
      )}
      {message.outcome === 'failed' && once !== null && (
        <form method="post">
          <OnceKey value={once} />
          <button className="button small" name="message" value={message.id}>
            Try again
          </button>
        </form>
      )}
      <details>
        <summary>Read it</summary>
        <pre className="letter" dir="auto">
          {message.body}
        </pre>
      </details>
    </li>
  )
}
