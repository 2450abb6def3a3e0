// The people of a campaign: a form of filters that stand in the address, the table, and the way to the next page.
import { Pager } from './pager'
import { TargetTable, type TargetTableProps } from './target-table'

const views = [
  ['all', 'everyone'],
  ['owed', 'who has not answered yet'],
  ['overdue', 'who is overdue'],
  ['assigned', 'who has not opened it'],
  ['opened', 'who has opened it only'],
  ['joiners', 'who joined later and has not answered'],
  ['acknowledged', 'who acknowledged'],
  ['declined', 'who declined'],
  ['exempt', 'who is exempt'],
  ['closed', 'whose request was closed'],
] as const

export type CampaignPeopleProps = Omit<TargetTableProps, 'dueOn'> & {
  campaign: { id: string; dueOn: string }
  departments: { departmentId: string; name: string }[]
  filter: { view: string; name: string; department: string | null }
  here: string
  address: (change: { after?: string }) => string
  next: string | null
  isFirst: boolean
}

export function CampaignPeople(props: CampaignPeopleProps) {
  const { campaign, departments, filter, here, address, targets } = props
  const isFiltered = filter.view !== 'all' || filter.department !== null || filter.name !== ''
  return (
    <section className="stack" id="people" aria-label="People">
      <h2>People</h2>
      <form className="people-filters" action={`${here}#people`}>
        <label>
          <span>Show</span>
          <select className="input short" name="state" defaultValue={filter.view}>
            {views.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>in</span>
          <select className="input short" name="department" defaultValue={filter.department ?? 'all'}>
            <option value="all">all departments</option>
            {departments.map((department) => (
              <option key={department.departmentId} value={department.departmentId}>
                {department.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>whose name begins with</span>
          <input className="input short" name="name" dir="auto" maxLength={100} defaultValue={filter.name} />
        </label>
        <button className="button">Show</button>
        {isFiltered && <a href={`${here}#people`}>Show everyone</a>}
      </form>
      {targets.length === 0 ? (
        <p>{isFiltered ? 'Nobody here fits these filters.' : 'Nobody is asked yet.'}</p>
      ) : (
        <TargetTable {...props} dueOn={campaign.dueOn} />
      )}
      <Pager
        next={props.next === null ? null : address({ after: props.next })}
        isFirst={props.isFirst}
        firstHref={address({})}
      />
    </section>
  )
}
