// Loads the sample organisation: invented people in every role, marked as a sample for ever.
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { insertOrganisation } from '../../db/organisation'
import { insertPerson } from '../../db/people'
import type { Candor } from '../context'
import { accepted, refused } from '../domain/outcome'
import type { Role } from '../domain/person'
import { change } from './change'

const people: { name: string; jobTitle: string; department: string; roles: Role[] }[] = [
  {
    name: 'Nadia Rahman',
    jobTitle: 'IT administrator',
    department: 'Operations',
    roles: ['administrator', 'staff'],
  },
  { name: 'Amara Okafor', jobTitle: 'HR lead', department: 'People', roles: ['author', 'staff'] },
  {
    name: 'Ruth Keller',
    jobTitle: 'Managing director',
    department: 'Management',
    roles: ['approver', 'staff'],
  },
  {
    name: 'Ben Adeyemi',
    jobTitle: 'General counsel',
    department: 'Management',
    roles: ['approver', 'staff'],
  },
  {
    name: 'Maria Silva',
    jobTitle: 'Head of communications',
    department: 'Communications',
    roles: ['responder', 'staff'],
  },
  { name: 'Piotr Nowak', jobTitle: 'External auditor', department: '', roles: ['auditor'] },
  { name: 'Joel Brandt', jobTitle: 'Events assistant', department: 'Communications', roles: ['staff'] },
]

/** Creates the sample organisation. @throws when there is an organisation already. */
export async function loadSample(candor: Candor): Promise<void> {
  const at = candor.now()
  const outcome = await change({ candor, actor: { kind: 'setup' }, at }, async ({ trx, record }) => {
    const created = await insertOrganisation(trx, {
      name: 'Harbour Trust',
      timeZone: 'Europe/London',
      language: 'en-GB',
      sampleSince: at.toISOString(),
      at,
    })
    if (!created) return refused('set-up-already', 'There is an organisation already.')
    for (const { department, ...person } of people) {
      const email = `${person.name.toLowerCase().replaceAll(' ', '.')}@harbour.example`
      const personId = await insertPerson(trx, { ...person, email, passwordHash: null, grantedBy: null, at })
      if (!personId || department === '') continue
      const departmentId = await ensureDepartment(trx, department, at)
      await moveToDepartment(trx, { personId, departmentId, at })
    }
    await record({ action: 'sample.loaded', subject: { kind: 'organisation', id: 'organisation' } })
    return accepted(null)
  })
  if (!outcome.ok) throw new Error(outcome.sentence)
}
