// Progress by department, drawn: one bar each, how much of it is done, settled in another way, and owed; the table says the same.
import { percent } from './meter'

export type DepartmentBar = { name: string; targets: number; acknowledged: number; owed: number }

const most = 12
const rowHeight = 26
const width = 480
const barStart = 176
const barEnd = 424

/** The departments in the order given; the first twelve are drawn. */
export function DepartmentChart({ departments, label }: { departments: DepartmentBar[]; label: string }) {
  const drawn = departments.filter(({ targets }) => targets > 0).slice(0, most)
  if (drawn.length === 0) return null
  const height = drawn.length * rowHeight + 4
  const length = barEnd - barStart
  return (
    <svg
      className="chart bars"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${label}, drawn. The same numbers stand in the table below.`}
    >
      {drawn.map((one, index) => {
        const y = index * rowHeight + 6
        const done = Math.round((one.acknowledged / one.targets) * length * 10) / 10
        const other =
          Math.round(((one.targets - one.owed - one.acknowledged) / one.targets) * length * 10) / 10
        return (
          <g key={`${index} ${one.name}`}>
            <text x={barStart - 8} y={y + 12} textAnchor="end">
              {shortened(one.name)}
            </text>
            <rect className="owed" x={barStart} y={y} width={length} height="14" rx="3" />
            {done > 0 && <rect className="done" x={barStart} y={y} width={done} height="14" rx="3" />}
            {other > 0 && <rect className="other" x={barStart + done} y={y} width={other} height="14" />}
            <text x={barEnd + 8} y={y + 12}>
              {percent(one.acknowledged, one.targets)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function shortened(name: string): string {
  const signs = [...name]
  return signs.length > 22 ? `${signs.slice(0, 20).join('')}…` : name
}
