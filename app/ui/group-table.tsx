// All groups as a table: the name, and how many people are in it, each a way to them.
import type { Group } from '../domain/group'

export function GroupTable({ groups }: { groups: (Group & { people: number })[] }) {
  return (
    <table className="records">
      <caption>Groups that people are in</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">People</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key}>
            <th scope="row" dir="auto">
              {group.name}
            </th>
            <td data-label="People">
              {group.people === 0 ? (
                'Nobody yet'
              ) : (
                <a href={`/people?group=${group.key}`}>
                  {group.people === 1 ? '1 person' : `${group.people} people`}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
