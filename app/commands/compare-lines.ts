// What the lines of one batch mean: whom each one finds, who manages them, and what it changes.
import { firstLinesWith, type ComparedLine } from '../../db/people-list-lines'
import type { PeopleList } from '../../db/people-lists'
import { listFoundPeople, type FoundPerson } from '../../db/people-listed'
import { listPeopleById } from '../../db/people'
import type { Trx } from '../../db/tables'
import { roleLabels } from '../domain/person'
import { differences, type NamedManager } from '../domain/people-difference'
import { addressKey, managerKey, numberKey, readPersonLine, type ListedPerson } from '../domain/people-line'
import { kindOf, writeDetail, type LineDetail } from '../domain/people-list'

type KeyedLine = { line: number; cells: string[]; matchKey: string; mailKey: string | null }
type ReadLine = KeyedLine & { person: ListedPerson }

/** Everything that the lines of a batch are held against. */
type Facts = {
  byKey: Map<string, FoundPerson>
  /** Key → the first line of the file that has it. */
  numbers: Map<string, number>
  mails: Map<string, number>
  /** Person → the first line that is about them. */
  about: Map<string, number>
  /** Roles besides staff of those who had left. */
  held: Map<string, string[]>
}

/** Compares lines whose keys are known, in the order of the file. Changes nothing. */
export async function compareLines(trx: Trx, list: PeopleList, keyed: KeyedLine[]): Promise<ComparedLine[]> {
  const lines = keyed.flatMap((line): ReadLine[] => {
    const read = readPersonLine(line.cells, list.mapping, list.header.length)
    return read.ok ? [{ ...line, person: read.value }] : []
  })
  const facts = await gatherFacts(trx, list, lines)
  return lines.map((line) => {
    const outcome = compareLine(line, facts)
    return { ...outcome, line: line.line, matchKey: line.matchKey, mailKey: line.mailKey }
  })
}

async function gatherFacts(trx: Trx, list: PeopleList, lines: ReadLine[]): Promise<Facts> {
  const managers = lines.flatMap(({ person }) => (person.manager === undefined ? [] : [person.manager]))
  const numbers = lines.flatMap(({ person }) => person.staffNumber ?? [])
  const emails = lines.flatMap(({ person }) => person.email ?? [])
  const people = await listFoundPeople(trx, {
    numbers: [...new Set([...numbers, ...managers.filter((cell) => !cell.includes('@'))])],
    emails: [...new Set([...emails, ...managers.filter(isAddress).map((cell) => cell.toLowerCase())])],
  })
  const byKey = await keysOf(trx, people)
  const keys = [...new Set([...lines.map((line) => line.matchKey), ...managers.map(managerKey)])]
  const mailKeys = [...new Set([...lines.flatMap((line) => line.mailKey ?? []), ...managers.map(managerKey)])]
  const found = [...new Set([...byKey.values()].map((person) => person.id))]
  const left = [...byKey.values()].filter((person) => person.leftAt !== null)
  const roles = await listPeopleById(
    trx,
    left.map((person) => person.id),
  )
  return {
    byKey,
    numbers: await firstLinesWith(trx, { listId: list.id, column: 'match_key', values: keys }),
    mails: await firstLinesWith(trx, { listId: list.id, column: 'mail_key', values: mailKeys }),
    about: await firstLinesWith(trx, { listId: list.id, column: 'person_id', values: found }),
    held: new Map(
      roles.map((person) => [
        person.id,
        person.roles.filter((role) => role !== 'staff').map((role) => roleLabels[role]),
      ]),
    ),
  }
}

/** Number and address → person. A record that was merged stands for the one it went into. */
async function keysOf(trx: Trx, people: FoundPerson[]): Promise<Map<string, FoundPerson>> {
  const byKey = new Map<string, FoundPerson>()
  for (const person of people) {
    let kept: FoundPerson | undefined = person
    while (kept?.mergedInto) kept = (await listFoundPeople(trx, { ids: [kept.mergedInto] }))[0]
    if (!kept) continue
    if (person.email !== '') byKey.set(addressKey(person.email), kept)
    if (person.staffNumber !== '' && !person.mergedInto) byKey.set(numberKey(person.staffNumber), kept)
  }
  return byKey
}

function compareLine(line: ReadLine, facts: Facts): ComparedLine {
  const { person } = line
  const found = personOf(line, facts)
  if (typeof found === 'string') return faultOf(line.line, person.name, found)
  const id = found?.id ?? null
  const double = doubleOf(line, facts) ?? sameAgain(line, facts, found)
  if (double !== null) return faultOf(line.line, person.name, double, id)
  const manager = managerOf(line, facts)
  if (typeof manager === 'string') return faultOf(line.line, person.name, manager, id)
  const managerId = manager?.id ?? null
  const waits = manager !== null && manager.id === null ? manager.key : null
  return { ...told(line.line, detailOf({ person, found, manager, managerId, facts }), id), managerKey: waits }
}

function detailOf(all: {
  person: ListedPerson
  found: FoundPerson | null
  manager: NamedManager | null
  managerId: string | null
  facts: Facts
}): LineDetail {
  const { person, found, manager, managerId, facts } = all
  const { name } = person
  if (!found) return { kind: 'join', name, person, managerId }
  if (found.leftAt !== null)
    return { kind: 'return', name, person, managerId, ends: facts.held.get(found.id) ?? [] }
  const changes = differences(found, person, manager)
  return changes.length === 0 ? { kind: 'same', name } : { kind: 'change', name, person, managerId, changes }
}

/** Whom the line finds: by number, else by address. Null when nobody; a sentence when two people would be mixed up. */
function personOf({ person }: ReadLine, { byKey }: Facts): FoundPerson | null | string {
  const byNumber = person.staffNumber === undefined ? undefined : byKey.get(numberKey(person.staffNumber))
  const byMail = person.email === undefined ? undefined : byKey.get(addressKey(person.email))
  if (byNumber && byMail && byNumber.id !== byMail.id)
    return `The staff number is that of ${byNumber.name}, and the e-mail address is that of ${byMail.name}. Mend one of the two.`
  if (byNumber) return byNumber
  if (byMail && person.staffNumber !== undefined && byMail.staffNumber !== '')
    return `The e-mail address is that of ${byMail.name}, whose staff number is ${byMail.staffNumber} and not ${person.staffNumber}.`
  return byMail ?? null
}

function doubleOf(line: ReadLine, facts: Facts): string | null {
  const sameKey = facts.numbers.get(line.matchKey)
  if (sameKey !== undefined && sameKey < line.line)
    return `The same ${line.person.staffNumber === undefined ? 'e-mail address' : 'staff number'} stands in line ${sameKey}.`
  const sameMail = line.mailKey === null ? undefined : facts.mails.get(line.mailKey)
  if (sameMail !== undefined && sameMail < line.line)
    return `The same e-mail address stands in line ${sameMail}.`
  return null
}

/** Two lines may find one person, one by number and one by address. The first counts. */
function sameAgain(line: ReadLine, { about }: Facts, found: FoundPerson | null): string | null {
  if (!found) return null
  const first = about.get(found.id)
  if (first !== undefined && first !== line.line) return `Line ${first} is about ${found.name} already.`
  about.set(found.id, line.line)
  return null
}

/** The manager a line names: null for none and for the person themselves; a sentence when nobody is found. */
function managerOf(line: ReadLine, facts: Facts): NamedManager | null | string {
  const cell = line.person.manager
  if (cell === undefined) return null
  const key = managerKey(cell)
  if (key === line.matchKey || key === line.mailKey) return null
  const known = facts.byKey.get(key)
  if (known && known.leftAt === null) return { id: known.id, key, name: known.name }
  if (facts.numbers.has(key) || facts.mails.has(key)) return { id: known?.id ?? null, key, name: cell }
  return `The manager “${cell}” is neither here nor in this file.`
}

function isAddress(cell: string): boolean {
  return cell.includes('@')
}

/** A line of which nothing is known yet. */
export const empty = {
  kind: null,
  personId: null,
  matchKey: null,
  mailKey: null,
  managerKey: null,
  detail: '',
}

/** A line with what came out of it. */
export function told(line: number, detail: LineDetail, personId: string | null): ComparedLine {
  return { ...empty, line, kind: kindOf(detail), personId, detail: writeDetail(detail) }
}

/** A bad line with its reason. */
export function faultOf(
  line: number,
  name: string,
  reason: string,
  personId: string | null = null,
): ComparedLine {
  return told(line, { kind: 'fault', name, reason }, personId)
}
