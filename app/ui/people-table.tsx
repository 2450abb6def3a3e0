// One page of people as a table.

export type PersonRow = {
  id: string
  name: string
  email: string
  jobTitle: string
  department: string
  location: string
  kind: string
  roles: string[]
}

const captions = {
  active: 'People who have a place here',
  invited: 'People who are invited',
  left: 'People who left',
}

export function PeopleTable({ people, standing }: { people: PersonRow[]; standing: keyof typeof captions }) {
  return (
    <table className="records">
      <caption>{captions[standing]}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Department and place</th>
          <th scope="col">Kind</th>
          <th scope="col">Roles</th>
          <th scope="col">Address</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <a href={`/people/${person.id}`} dir="auto">
                {person.name}
              </a>
              {person.jobTitle && (
                <>
                  <br />
                  <small dir="auto">{person.jobTitle}</small>
                </>
              )}
            </th>
            <td data-label="Department">
              {person.department || '–'}
              {person.location && (
                <>
                  <br />
                  <small dir="auto">{person.location}</small>
                </>
              )}
            </td>
            <td data-label="Kind">{person.kind}</td>
            <td data-label="Roles">{person.roles.join(', ') || '–'}</td>
            <td data-label="Address">{person.email || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
