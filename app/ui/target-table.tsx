// The people of a campaign in a table: each with the state, the day they are due, and the way to what was recorded of them.
import type { TargetState } from '../governance/campaign-target'
import { isOverdue } from '../governance/campaign'
import { dayText, momentText } from '../domain/date-words'
import { Status, type StatusTone } from './status'

export type TargetRow = {
  personId: string
  name: string
  department: string
  state: TargetState
  dueOn: string | null
  enrolledAs: string
  settledAt: string | null
  hasLeft: boolean
}

const words: Record<TargetState, { tone: StatusTone; word: string }> = {
  assigned: { tone: 'review', word: 'Not opened yet' },
  opened: { tone: 'review', word: 'Opened' },
  acknowledged: { tone: 'done', word: 'Acknowledged' },
  declined: { tone: 'overdue', word: 'Declined' },
  exempt: { tone: 'past', word: 'Exempt' },
  closed: { tone: 'past', word: 'Closed' },
}

export type TargetTableProps = { targets: TargetRow[]; dueOn: string; today: string; zone: string }

export function TargetTable({ targets, dueOn, today, zone }: TargetTableProps) {
  return (
    <table className="records">
      <caption className="visually-hidden">People, and what became of the request</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Department</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {targets.map((target) => (
          <tr key={target.personId}>
            <th scope="row">
              <a href={`/people/${target.personId}/certificate`} dir="auto">
                {target.name}
              </a>{' '}
              {target.hasLeft && <Status tone="past">Left</Status>}
            </th>
            <td data-label="Department" dir="auto">
              {target.department || 'None'}
            </td>
            <td data-label="State">
              <TargetStatus {...{ target, dueOn, today }} />{' '}
              {target.settledAt !== null && momentText(target.settledAt, zone)}
              {target.settledAt === null && `due ${dayText(target.dueOn ?? dueOn)}`}
              {target.enrolledAs !== 'launch' && target.settledAt === null && ', joined later'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TargetStatus({ target, dueOn, today }: { target: TargetRow; dueOn: string; today: string }) {
  const { tone, word } = words[target.state]
  const late = target.settledAt === null && isOverdue(target.dueOn ?? dueOn, today)
  return late ? <Status tone="overdue">{word}, overdue</Status> : <Status tone={tone}>{word}</Status>
}
