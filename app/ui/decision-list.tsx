// Who decided, when, and what their word means: names as they were.
import { momentText } from '../domain/date-words'
import { Status } from './status'

export type DecisionRow = {
  stepId: string
  personId: string
  personName: string
  personTitle: string
  outcome: 'approved' | 'sent-back' | 'recused'
  /** Left out where it is not for every reader. */
  comment?: string
  meaning: string
  decidedAt: string
}

export function DecisionList({
  decisions,
  zone,
  caption = 'Decisions',
}: {
  decisions: DecisionRow[]
  zone: string
  caption?: string
}) {
  if (decisions.length === 0) return null
  return (
    <table className="records">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Name and role</th>
          <th scope="col">Decision</th>
          <th scope="col">When</th>
          <th scope="col">What it means</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((decision) => (
          <tr key={`${decision.stepId} ${decision.personId}`}>
            <th scope="row">
              {decision.personName}
              <br />
              <small>{decision.personTitle}</small>
            </th>
            <td data-label="Decision">
              <DecisionStatus outcome={decision.outcome} />
            </td>
            <td data-label="When">{momentText(decision.decidedAt, zone)}</td>
            <td data-label="What it means">
              {decision.meaning}
              {decision.comment && <p dir="auto">“{decision.comment}”</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DecisionStatus({ outcome }: { outcome: DecisionRow['outcome'] }) {
  switch (outcome) {
    case 'approved':
      return <Status tone="live">Approved</Status>
    case 'sent-back':
      return <Status tone="overdue">Sent back</Status>
    case 'recused':
      return <Status tone="plain">Recused</Status>
    default:
      return outcome satisfies never
  }
}
