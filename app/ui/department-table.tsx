// Progress by department: drawn, and the table behind the drawing; each number of people who owe an answer leads to them.
import { DepartmentChart } from './department-chart'
import { percent } from './meter'

export type DepartmentRow = {
  departmentId: string
  name: string
  targets: number
  acknowledged: number
  declined: number
  exempt: number
  closed: number
  owed: number
}

export type DepartmentTableProps = {
  departments: DepartmentRow[]
  label: string
  /** Where the people of a department stand; null on paper. */
  href: ((departmentId: string) => string) | null
}

export function DepartmentTable({ departments, label, href }: DepartmentTableProps) {
  if (departments.length === 0) return null
  return (
    <section className="stack tight" aria-label={label}>
      <h2>By department</h2>
      <DepartmentChart departments={departments} label={label} />
      <ul className="legend plain" aria-hidden="true">
        <li className="done">Acknowledged</li>
        <li className="other">Declined, exempt or closed</li>
        <li className="owed">Still waiting</li>
      </ul>
      <table className="records">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Department</th>
            <th scope="col">Asked</th>
            <th scope="col">Acknowledged</th>
            <th scope="col">Declined</th>
            <th scope="col">Exempt or closed</th>
            <th scope="col">Still waiting</th>
          </tr>
        </thead>
        <tbody>
          {departments.map((one) => (
            <tr key={one.departmentId}>
              <th scope="row" dir="auto">
                {one.name}
              </th>
              <td data-label="Asked" className="number">
                {one.targets}
              </td>
              <td data-label="Acknowledged" className="number">
                {one.acknowledged} ({percent(one.acknowledged, one.targets)})
              </td>
              <td data-label="Declined" className="number">
                {one.declined}
              </td>
              <td data-label="Exempt or closed" className="number">
                {one.exempt + one.closed}
              </td>
              <td data-label="Still waiting" className="number">
                {href && one.owed > 0 ? (
                  <a href={href(one.departmentId)}>
                    {one.owed}
                    <span className="visually-hidden"> in {one.name}</span>
                  </a>
                ) : (
                  one.owed
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
