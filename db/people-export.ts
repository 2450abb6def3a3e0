// Everybody who matches a filter, page by page, for a file: never more than a page in memory.
import { listFoundPeople } from './people-listed'
import { listPeople, type PeopleFilter } from './people-list'
import type { Db } from './tables'

export type ExportedPerson = {
  name: string
  email: string
  staffNumber: string
  jobTitle: string
  phone: string
  department: string
  location: string
  kind: string
  /** Address or staff number, as a list reads it back. */
  manager: string
  language: string
  timeZone: string
}

/** Pages of people by name, up to the end. */
export async function* exportPeople(
  db: Db,
  filter: Omit<PeopleFilter, 'after' | 'limit'>,
): AsyncGenerator<ExportedPerson[]> {
  let after: PeopleFilter['after']
  for (;;) {
    const page = await listPeople(db, { ...filter, limit: 500, ...(after && { after }) })
    const ids = page.people.flatMap((person) => person.managerId ?? [])
    const managers = new Map(
      (await listFoundPeople(db, { ids: [...new Set(ids)] })).map((person) => [person.id, person]),
    )
    yield page.people.map((person) => {
      const manager = managers.get(person.managerId ?? '')
      const { name, email, staffNumber, jobTitle, phone, department, location, kind, language, timeZone } =
        person
      return {
        ...{ name, email, staffNumber, jobTitle, phone, department, location, kind, language, timeZone },
        manager: manager?.email || manager?.staffNumber || '',
      }
    })
    const last = page.people.at(-1)
    if (!page.more || !last) return
    after = { name: last.name, id: last.id }
  }
}
