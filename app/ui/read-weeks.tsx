// How many people read a policy in each of the last weeks: numbers from five on, and never who.
import { dayText } from '../domain/date-words'
import { readersWords } from '../governance/read-counts'

/** `week`: its Monday as an ISO date. 0 readers stand for fewer than five. */
export function ReadWeeks({ weeks }: { weeks: { week: string; readers: number }[] }) {
  return (
    <section className="stack tight" aria-labelledby="reads-title">
      <h2 id="reads-title">How many people read it</h2>
      <p className="muted">
        Different people in a week, counted once the week is over. Nobody can see who they were, and fewer
        than five are not told apart.
      </p>
      {weeks.length === 0 ? (
        <p>No week has been counted yet.</p>
      ) : (
        <table className="records">
          <caption className="visually-hidden">Readers of each week, the latest first</caption>
          <thead>
            <tr>
              <th scope="col">Week that began on</th>
              <th scope="col">Readers</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ week, readers }) => (
              <tr key={week}>
                <th scope="row">{dayText(week)}</th>
                <td data-label="Readers">{readersWords(readers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
