// Completion over time: a line from nobody to today, with the same numbers in a table for those who cannot see it.
import { dayText } from '../domain/date-words'

const width = 480
const height = 120
const floor = height - 20
const aDay = 86_400_000

export type CompletionDay = { day: string; acknowledged: number }

/** `days`: those on which somebody finished, in order. `from` and `to`: instants. `due`: ISO date, drawn where it lies between. */
export function CompletionChart({
  days,
  from,
  to,
  due,
  of,
}: {
  days: CompletionDay[]
  from: string
  to: string
  due: string
  of: number
}) {
  if (of <= 0) return null
  const sums = runningSums(days)
  const done = sums.at(-1)?.sum ?? 0
  const start = Date.parse(from.slice(0, 10))
  const span = Math.max(aDay, Date.parse(to) - start)
  const x = (time: number) => round(Math.min(1, Math.max(0, (time - start) / span)) * width)
  const y = (count: number) => round(floor - (Math.min(count, of) / of) * (floor - 8))
  const line = `M0 ${y(0)} ${sums.map(({ day, sum }) => `L${x(Date.parse(day) + aDay)} ${y(sum)}`).join(' ')} L${width} ${y(done)}`
  const dueAt = Date.parse(due) + aDay
  return (
    <>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Completion over time: ${done} of ${of} by ${dayText(to)}. The same numbers stand in the table below.`}
      >
        <path className="area" d={`${line} L${width} ${floor} L0 ${floor} Z`} />
        <path className="grid" d={`M0 ${y(of)} H${width}`} />
        {dueAt > start && dueAt < start + span && (
          <>
            <path className="grid" d={`M${x(dueAt)} 8 V${floor}`} />
            <text
              x={x(dueAt) + (x(dueAt) > width / 2 ? -4 : 4)}
              y="18"
              textAnchor={x(dueAt) > width / 2 ? 'end' : 'start'}
            >
              due
            </text>
          </>
        )}
        <path className="line" d={line} />
        <text x="0" y={height - 4}>
          {dayText(from)}
        </text>
        <text x={width} y={height - 4} textAnchor="end">
          {dayText(to)}
        </text>
      </svg>
      <details>
        <summary>As a table</summary>
        <table className="records">
          <caption className="visually-hidden">Finished by the end of each day (UTC)</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">On that day</th>
              <th scope="col">So far</th>
            </tr>
          </thead>
          <tbody>
            {sums.length === 0 && (
              <tr>
                <td colSpan={3}>Nobody yet.</td>
              </tr>
            )}
            {sums.map(({ day, acknowledged, sum }) => (
              <tr key={day}>
                <th scope="row">{dayText(day)}</th>
                <td data-label="On that day">{acknowledged}</td>
                <td data-label="So far">{sum}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

function runningSums(days: CompletionDay[]): (CompletionDay & { sum: number })[] {
  let sum = 0
  return days.map((one) => ({ ...one, sum: (sum += one.acknowledged) }))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
