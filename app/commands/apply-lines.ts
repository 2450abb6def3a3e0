// The lines of one batch become people who join, change, come back or leave. Whatever changed since the comparison is looked at again.
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { newId } from '../../db/identifier'
import { endLinksOf } from '../../db/leaver-access'
import { endRoles, findPerson, grantRoles } from '../../db/people'
import {
  insertListed,
  listFoundPeople,
  updateListed,
  type FoundPerson,
  type NewListed,
} from '../../db/people-listed'
import type { ListLine } from '../../db/people-list-lines'
import type { PeopleList } from '../../db/people-lists'
import type { Trx } from '../../db/tables'
import { addressKey, numberKey, type ListedPerson } from '../domain/people-line'
import { readDetail, type LineDetail } from '../domain/people-list'
import type { Change } from './change'
import { leave } from './mark-leaver'

export type AppliedLines = {
  done: { line: number; kind: string; personId: string }[]
  faults: { line: number; name: string; reason: string; personId: string | null }[]
  /** As the ledger writes them down: so that a name of that time is known later. */
  names: { personId: string; name: string }[]
}

type Work = {
  step: Change
  list: PeopleList
  found: Map<string, FoundPerson>
  /** Number or address → whose it is now. */
  taken: Map<string, string>
  departments: Map<string, string>
  joining: NewListed[]
  applied: AppliedLines
}

/** Brings in the lines, in one transaction with whatever the caller notes about them. */
export async function applyLines(step: Change, list: PeopleList, lines: ListLine[]): Promise<AppliedLines> {
  const details = lines.flatMap((line) => {
    const detail = readDetail(line.detail)
    return detail ? [{ line, detail }] : []
  })
  const people = details.flatMap(({ detail }) => ('person' in detail ? [detail.person] : []))
  const work = await newWork(step, list, { lines, people })
  for (const { line, detail } of details) await applyLine(work, line, detail)
  await insertListed(step.trx, work.joining, { grantedBy: list.appliedBy ?? list.uploadedBy, at: step.at })
  return work.applied
}

async function newWork(
  step: Change,
  list: PeopleList,
  { lines, people }: { lines: ListLine[]; people: ListedPerson[] },
): Promise<Work> {
  const found = await listFoundPeople(step.trx, {
    ids: lines.flatMap((line) => line.personId ?? []),
    numbers: people.flatMap((person) => person.staffNumber ?? []),
    emails: people.flatMap((person) => person.email ?? []),
  })
  const taken = new Map<string, string>()
  for (const person of found) {
    if (person.email !== '') taken.set(addressKey(person.email), person.id)
    if (person.staffNumber !== '' && !person.mergedInto) taken.set(numberKey(person.staffNumber), person.id)
  }
  return {
    step,
    list,
    found: new Map(found.map((person) => [person.id, person])),
    taken,
    departments: await departmentsOf(step.trx, people, step.at),
    joining: [],
    applied: { done: [], faults: [], names: [] },
  }
}

async function departmentsOf(trx: Trx, people: ListedPerson[], at: Date): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { department } of people)
    if (department !== undefined && !ids.has(department.toLowerCase()))
      ids.set(department.toLowerCase(), await ensureDepartment(trx, department, at))
  return ids
}

async function applyLine(work: Work, line: ListLine, detail: LineDetail): Promise<void> {
  const wrong = await outcomeOf(work, line, detail)
  if (wrong === null) return
  work.applied.faults.push({ line: line.line, name: detail.name, reason: wrong, personId: line.personId })
}

/** Null when the line was brought in, or why not. */
async function outcomeOf(work: Work, line: ListLine, detail: LineDetail): Promise<string | null> {
  switch (detail.kind) {
    case 'join':
      return join(work, line, detail)
    case 'return':
    case 'change':
      return update(work, line, detail)
    case 'leave':
      return goAway(work, line)
    case 'same':
    case 'fault':
      return null
    default:
      return detail satisfies never
  }
}

function join(work: Work, line: ListLine, detail: LineDetail & { kind: 'join' }): string | null {
  const { person, managerId } = detail
  const other = takenBy(work, person, '')
  if (other !== null) return other
  const id = newId()
  const departmentId = work.departments.get(person.department?.toLowerCase() ?? '') ?? null
  work.joining.push({ ...person, id, managerId, departmentId })
  take(work, person, id)
  settle(work, line, { personId: id, name: person.name })
  return null
}

async function update(
  work: Work,
  line: ListLine,
  detail: LineDetail & { kind: 'return' | 'change' },
): Promise<string | null> {
  const { step } = work
  const { trx, at } = step
  const { person, managerId } = detail
  const known = work.found.get(line.personId ?? '')
  if (!known || known.mergedInto) return 'This person’s record was merged since the comparison.'
  const back = detail.kind === 'return'
  if (!back && known.leftAt !== null)
    return 'This person has left since the comparison. Upload the list again to bring them back.'
  const other = takenBy(work, person, known.id)
  if (other !== null) return other
  await updateListed(trx, { id: known.id, person, managerId, back, at })
  if (person.email !== undefined && person.email !== known.email) await endLinksOf(trx, known.id, at)
  const departmentId = work.departments.get(person.department?.toLowerCase() ?? '')
  if (departmentId !== undefined && departmentId !== known.departmentId)
    await moveToDepartment(trx, { personId: known.id, departmentId, at })
  if (back) await backAsStaff(work, known.id)
  take(work, person, known.id)
  settle(work, line, { personId: known.id, name: person.name })
  return null
}

/** A list gives nobody more than the role of staff, also not the one they had before they left. */
async function backAsStaff({ step: { trx, at }, list }: Work, personId: string): Promise<void> {
  const roles = (await findPerson(trx, personId))?.roles ?? []
  await endRoles(
    trx,
    personId,
    roles.filter((role) => role !== 'staff'),
    at,
  )
  if (roles.includes('staff')) return
  await grantRoles(trx, { personId, roles: ['staff'], grantedBy: list.appliedBy, at })
}

async function goAway(work: Work, line: ListLine): Promise<string | null> {
  const personId = line.personId ?? ''
  if (personId === work.list.appliedBy)
    return `${work.list.appliedByName ?? ''} brings in this list and is not in it. They stay.`
  const left = await leave(work.step, personId)
  if (!left.ok) return left.sentence
  settle(work, line, { personId, name: left.value.name })
  return null
}

function settle(work: Work, line: ListLine, named: { personId: string; name: string }): void {
  work.applied.done.push({ line: line.line, kind: line.kind, personId: named.personId })
  work.applied.names.push(named)
}

function takenBy({ taken }: Work, person: ListedPerson, id: string): string | null {
  const byNumber = person.staffNumber === undefined ? undefined : taken.get(numberKey(person.staffNumber))
  if (byNumber !== undefined && byNumber !== id)
    return 'Somebody else has got this staff number since the comparison. Upload the list again.'
  const byMail = person.email === undefined ? undefined : taken.get(addressKey(person.email))
  if (byMail !== undefined && byMail !== id)
    return 'Somebody else has got this e-mail address since the comparison. Upload the list again.'
  return null
}

function take({ taken }: Work, person: ListedPerson, id: string): void {
  if (person.staffNumber !== undefined) taken.set(numberKey(person.staffNumber), id)
  if (person.email !== undefined) taken.set(addressKey(person.email), id)
}
