// My calendar: an address for a calendar program, made here, shown once, renewed and ended here.
import { dayText } from '../domain/date-words'
import { Notice } from './notice'
import { OnceKey } from './field'

export type CalendarFacts = { madeAt: string | null; once: string; zone: string }

export function CalendarPart({
  calendar,
  url,
  ended,
}: {
  calendar: CalendarFacts
  /** The new address, right after it was made; null when it was shown before. */
  url: string | null | undefined
  ended: boolean
}) {
  const { madeAt, once, zone } = calendar
  return (
    <section className="stack">
      <p className="muted">
        A calendar program reads the days that matter to you: reviews, decisions, acknowledgements and what
        takes effect. Whoever has the address can read them, so keep it to yourself. It ends when you leave.
      </p>
      {url && (
        <Notice tone="good" title="Copy this address into your calendar program. It is shown only now.">
          <input className="input" readOnly value={url} aria-label="Address of my calendar" />
        </Notice>
      )}
      {url === null && <Notice>The address was shown before and is not shown again. Make a new one.</Notice>}
      {ended && <Notice tone="good">The address does not work any more.</Notice>}
      {madeAt && <p>You have an address since {dayText(madeAt, zone)}. A new one ends it.</p>}
      <div className="row">
        <form method="post">
          <OnceKey value={once} />
          <button className="button" name="do" value="make-calendar">
            {madeAt ? 'Make a new address' : 'Make an address'}
          </button>
        </form>
        {madeAt && (
          <form method="post">
            <OnceKey value={once} />
            <button className="button quiet" name="do" value="end-calendar">
              End the address
            </button>
          </form>
        )}
      </div>
    </section>
  )
}
