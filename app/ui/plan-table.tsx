// Campaigns that are planned and not launched yet: when each begins, and what went wrong where it could not.
import { DateText } from './date-text'
import { Status } from './status'

export type PlanRow = {
  id: string
  title: string
  startsOn: string | null
  repeats: string
  isScheduled: boolean
  problem: string
  createdByName: string
}

export function PlanTable({ plans, today }: { plans: PlanRow[]; today: string }) {
  return (
    <table className="records">
      <caption>Planned</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Begins</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <th scope="row" dir="auto">
              <a href={`/acknowledgements/plans/${plan.id}`}>{plan.title || 'A plan without a name'}</a>
              <br />
              <small>by {plan.createdByName}</small>
            </th>
            <td data-label="Begins">
              {plan.isScheduled && plan.startsOn ? (
                <>
                  <Status tone="review">Scheduled</Status> <DateText at={plan.startsOn} now={today} />
                  {plan.repeats === 'yearly' && ', then once a year'}
                </>
              ) : (
                <Status tone="plain">When somebody launches it</Status>
              )}
              {plan.problem !== '' && <p className="error">{plan.problem}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
