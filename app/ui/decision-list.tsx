// Who decided, when, for whom, and what their word means: names as they were.
import { momentText } from '../domain/date-words'
import { changeClasses, type ChangeClass } from '../governance/version'
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
  changeClass: ChangeClass | null
  inPlaceOf: { name: string; title: string } | null
  proof: { at: string | null; by: string }
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
              {decision.inPlaceOf && (
                <small>
                  <br />
                  in place of {decision.inPlaceOf.name}
                  {decision.inPlaceOf.title && `, ${decision.inPlaceOf.title}`}
                </small>
              )}
            </th>
            <td data-label="Decision">
              <DecisionStatus outcome={decision.outcome} />
              {decision.changeClass && (
                <>
                  {' '}
                  <small>as a {changeClasses[decision.changeClass].label.toLowerCase()} change</small>
                </>
              )}
            </td>
            <td data-label="When">
              {momentText(decision.decidedAt, zone)}
              <br />
              <small>{proofWords(decision, zone)}</small>
            </td>
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

/** What shows that it was this person. */
function proofWords({ proof }: DecisionRow, zone: string): string {
  switch (proof.by) {
    case 'password':
      return proof.at ? `proof: password, ${momentText(proof.at, zone)}` : 'proof: password'
    case 'sample':
      return 'proof: sample sign-in'
    default:
      return 'proof: signed in'
  }
}

function DecisionStatus({ outcome }: { outcome: DecisionRow['outcome'] }) {
  switch (outcome) {
    case 'approved':
      return <Status tone="live">Approved</Status>
    case 'sent-back':
      return <Status tone="overdue">Sent back</Status>
    case 'recused':
      return <Status tone="plain">Stood aside</Status>
    default:
      return outcome satisfies never
  }
}
