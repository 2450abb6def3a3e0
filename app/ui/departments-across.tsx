// Who is behind: every department over all open campaigns, drawn, with the numbers in a table.
import { counted } from './campaign-figures'
import { DepartmentChart } from './department-chart'
import { percent } from './meter'
import { Status } from './status'

export type DepartmentAcrossRow = {
  departmentId: string
  name: string
  campaigns: number
  targets: number
  acknowledged: number
  owed: number
  late: number
}

export function DepartmentsAcross({ departments }: { departments: DepartmentAcrossRow[] }) {
  return (
    <section className="stack tight" aria-label="Departments over all open campaigns">
      <h2>Departments over all open campaigns</h2>
      <p className="muted">
        Those with the most overdue answers come first. Closed campaigns are not counted.
      </p>
      <DepartmentChart departments={departments} label="Answers by department over all open campaigns" />
      <ul className="legend plain" aria-hidden="true">
        <li className="done">Acknowledged</li>
        <li className="other">Declined, exempt or closed</li>
        <li className="owed">Still waiting</li>
      </ul>
      <table className="records">
        <caption className="visually-hidden">Answers by department over all open campaigns</caption>
        <thead>
          <tr>
            <th scope="col">Department</th>
            <th scope="col">Campaigns</th>
            <th scope="col">Acknowledged</th>
            <th scope="col">Still waiting</th>
            <th scope="col">Of them overdue</th>
          </tr>
        </thead>
        <tbody>
          {departments.map((one) => (
            <tr key={one.departmentId}>
              <th scope="row" dir="auto">
                {one.name}
              </th>
              <td data-label="Campaigns" className="number">
                {one.campaigns}
              </td>
              <td data-label="Acknowledged" className="number">
                {counted(one.acknowledged)} of {counted(one.targets)} (
                {percent(one.acknowledged, one.targets)})
              </td>
              <td data-label="Still waiting" className="number">
                {counted(one.owed)}
              </td>
              <td data-label="Of them overdue" className="number">
                {one.late > 0 ? <Status tone="overdue">{counted(one.late)}</Status> : 0}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
