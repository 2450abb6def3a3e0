// What a line of a list changes about somebody who is here: field by field, old and new.
import { personKindLabels, type PersonKind } from '../governance/audience'
import type { ListedPerson } from './people-line'

/** Fields that a list may change, in the order they are shown. First and last names come as one name. */
const listedFields = [
  'name',
  'email',
  'staffNumber',
  'jobTitle',
  'phone',
  'department',
  'location',
  'kind',
  'language',
  'timeZone',
  'manager',
] as const
export type ListedField = (typeof listedFields)[number]

export type FieldChange = { field: ListedField; from: string; to: string }

/** The manager a line names: somebody who is here, or somebody who stands in the file and joins by it. */
export type NamedManager = { id: string | null; key: string; name: string }

/** A person as a list sees them. */
export type KnownPerson = {
  name: string
  email: string
  staffNumber: string
  jobTitle: string
  phone: string
  department: string
  location: string
  kind: PersonKind
  language: string
  timeZone: string
  managerId: string | null
  managerName: string
}

/** What the line changes. Cells that are empty change nothing; departments are the same in any case. */
export function differences(
  known: KnownPerson,
  listed: ListedPerson,
  manager: NamedManager | null,
): FieldChange[] {
  const changes: FieldChange[] = []
  for (const field of listedFields) {
    if (field === 'manager') continue
    const to = listed[field]
    if (to === undefined || to === known[field]) continue
    if (field === 'department' && to.toLowerCase() === known.department.toLowerCase()) continue
    changes.push({ field, from: known[field], to })
  }
  if (manager && (manager.id === null || manager.id !== known.managerId))
    changes.push({ field: 'manager', from: known.managerName, to: manager.name })
  return changes
}

/** A value as a screen shows it. */
export function fieldText(field: ListedField, value: string): string {
  return field === 'kind' && Object.hasOwn(personKindLabels, value)
    ? personKindLabels[value as PersonKind]
    : value
}
