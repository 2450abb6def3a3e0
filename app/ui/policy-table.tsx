// A table of policies: what is live, what is pending, and when the next review is.
import { dayText, distanceText } from '../domain/date-words'
import type { PolicyLine } from '../governance/policy-line'
import { endingWords } from '../governance/version'
import { Status } from './status'

export function PolicyTable({
  caption,
  lines,
  now,
  zone,
  drafts,
}: {
  caption: string
  lines: PolicyLine[]
  now: string
  zone: string
  /** True for people who may see drafts: shows what is pending. */
  drafts: boolean
}) {
  return (
    <table className="records">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Policy</th>
          <th scope="col">Live</th>
          {drafts && <th scope="col">Pending</th>}
          <th scope="col">Next review</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.slug}>
            <th scope="row">
              <a
                href={
                  line.live || line.ended || !drafts
                    ? `/policies/${line.slug}`
                    : `/policies/${line.slug}/plan`
                }
                dir="auto"
              >
                {line.title}
              </a>
            </th>
            <td data-label="Live">
              {line.live ? (
                <Status tone="live">{line.live.number}</Status>
              ) : line.ended ? (
                <Status tone="past">{endingWords[line.ended]}</Status>
              ) : (
                <span className="muted">none</span>
              )}
              {line.emergency && <NotApproved standing={line.emergency} />}
              {line.live && !drafts && <span className="muted"> since {dayText(line.live.since, zone)}</span>}
            </td>
            {drafts && (
              <td data-label="Pending">
                <Pending line={line} zone={zone} />
              </td>
            )}
            <td data-label="Next review">
              <Review due={line.reviewDue} now={now} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Published in an emergency: everybody who sees the policy sees that it waits for its approval. */
export function NotApproved({ standing }: { standing: NonNullable<PolicyLine['emergency']> }) {
  const words = {
    waiting: 'not yet approved',
    overdue: 'approval overdue',
    'sent-back': 'not approved afterwards',
  }
  return (
    <>
      {' '}
      <Status tone={standing === 'waiting' ? 'review' : 'overdue'}>{words[standing]}</Status>
    </>
  )
}

export function Pending({ line, zone }: { line: PolicyLine; zone: string }) {
  if (!line.pending) return <span className="muted">none</span>
  switch (line.pending.kind) {
    case 'in-review':
      return (
        <a className="plain-status" href={`/policies/${line.slug}/history`}>
          <Status tone="review">Submission {line.pending.ordinal} in review</Status>
        </a>
      )
    case 'approved':
      return (
        <a className="plain-status" href={`/policies/${line.slug}/history`}>
          <Status tone="done">Submission {line.pending.ordinal} approved, not published</Status>
        </a>
      )
    case 'planned':
      return (
        <a className="plain-status" href={`/policies/${line.slug}/standing#plan`}>
          <Status tone="done">
            Submission {line.pending.ordinal} published on {dayText(line.pending.at, zone)}
          </Status>
        </a>
      )
    case 'sent-back':
      return (
        <a className="plain-status" href={`/policies/${line.slug}/versions/${line.pending.ordinal}`}>
          <Status tone="overdue">Submission {line.pending.ordinal} sent back</Status>
        </a>
      )
    case 'scheduled':
      return (
        <a className="plain-status" href={`/policies/${line.slug}/history`}>
          <Status tone="done">
            {line.pending.number} from {dayText(line.pending.from, zone)}
          </Status>
        </a>
      )
    case 'draft':
      return (
        <a className="plain-status" href={`/policies/${line.slug}/plan`}>
          <Status tone="plain">{draftWords(line.pending.gaps)}</Status>
        </a>
      )
    default:
      return line.pending satisfies never
  }
}

function draftWords(gaps: number | null): string {
  if (gaps === null || gaps === 0) return 'Draft'
  return `Draft, ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}`
}

export function Review({ due, now, zone }: { due: string | null; now: string; zone: string }) {
  if (due === null) return <span className="muted">not set</span>
  if (due < now.slice(0, 10))
    return <Status tone="overdue">{`was due ${distanceText(due, now, zone)}`}</Status>
  return (
    <time dateTime={due}>
      {dayText(due)} ({distanceText(due, now, zone)})
    </time>
  )
}
