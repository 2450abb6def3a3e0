// The cast: the people who appear in tests, always the same.
import type { Person, Role } from '../app/domain/person'

export const amara = aPerson('Amara Okafor', 'HR lead', ['author', 'staff'])
export const ben = aPerson('Ben Adeyemi', 'General counsel', ['approver', 'staff'])
export const ruth = aPerson('Ruth Keller', 'Managing director', ['approver', 'staff'])
export const maria = aPerson('Maria Silva', 'Head of communications', ['responder', 'staff'])
export const joel = aPerson('Joel Brandt', 'Events assistant', ['staff'])
export const nadia = aPerson('Nadia Rahman', 'IT administrator', ['administrator', 'staff'])
export const piotr = aPerson('Piotr Nowak', 'External auditor', ['auditor'])

/** A person with an id made from the name, so that failures read well. */
export function aPerson(name: string, jobTitle: string, roles: Role[]): Person {
  const id = name.toLowerCase().replace(/[^a-z]+/g, '-')
  return { id, name, email: `${id}@example.org`, jobTitle, department: '', roles }
}
