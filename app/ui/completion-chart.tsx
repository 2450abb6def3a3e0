// Completion over time: a line from nobody to today, with the same numbers in a table for those who cannot see it.
import { dayText } from '../domain/date-words'

const width = 480
const height = 120
const floor = height - 20

export function CompletionChart({
  times,
  from,
  to,
  of,
}: {
  times: string[]
  from: string
  to: string
  of: number
}) {
  if (of <= 0) return null
  const start = Date.parse(from)
  const span = Math.max(1, Date.parse(to) - start)
  const x = (time: string) =>
    Math.round(Math.min(1, Math.max(0, (Date.parse(time) - start) / span)) * width * 10) / 10
  const y = (count: number) => Math.round((floor - (count / of) * (floor - 8)) * 10) / 10
  const steps = times.map((time, index) => `L${x(time)} ${y(index)} L${x(time)} ${y(index + 1)}`).join(' ')
  const line = `M0 ${y(0)} ${steps} L${width} ${y(times.length)}`
  return (
    <>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Completion over time: ${times.length} of ${of} by ${dayText(to)}`}
      >
        <path className="area" d={`${line} L${width} ${floor} L0 ${floor} Z`} />
        <path className="grid" d={`M0 ${y(of)} H${width}`} />
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
          <caption className="visually-hidden">Acknowledged by the end of each day (UTC)</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Acknowledged so far</th>
            </tr>
          </thead>
          <tbody>
            {byDay(times).map(([day, count]) => (
              <tr key={day}>
                <th scope="row">{dayText(day)}</th>
                <td data-label="Acknowledged so far">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

function byDay(times: string[]): [day: string, count: number][] {
  const counts = new Map<string, number>()
  times.forEach((time, index) => counts.set(time.slice(0, 10), index + 1))
  return [...counts]
}
