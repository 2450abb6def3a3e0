// The form of a person's details: what it may hold, read with suspicion.
import { personKinds, type PersonKind } from '../governance/audience'
import { accepted, type Outcome } from '../domain/outcome'
import { readFields, typedAgain, type FieldRule } from './fields'

const rules = {
  name: { label: 'The name', max: 120, missing: 'Type the name of the person.' },
  email: { label: 'The e-mail address', max: 254 },
  jobTitle: { label: 'The job title', max: 120 },
  phone: { label: 'The phone number', max: 40 },
  department: { label: 'The department', max: 80 },
  location: { label: 'The location', max: 80 },
  kind: { label: 'The kind', max: 20 },
  manager: { label: 'The manager', max: 254 },
  staffNumber: { label: 'The staff number', max: 40 },
  language: { label: 'The language', max: 60 },
  timeZone: { label: 'The time zone', max: 60 },
} satisfies Record<string, FieldRule>

export type PersonForm = Record<Exclude<keyof typeof rules, 'kind'>, string> & { kind: PersonKind }

/** Reads the details; a kind that was never offered is an employee. */
export function readPersonForm(form: FormData): Outcome<PersonForm> {
  const fields = readFields(form, rules)
  if (!fields.ok) return fields
  const kind = personKinds.find((one) => one === fields.value.kind) ?? 'employee'
  return accepted({ ...fields.value, kind })
}

/** What was typed into it, to show again. */
export function typedPerson(form: FormData): Record<string, string> {
  return typedAgain(form, Object.keys(rules))
}
