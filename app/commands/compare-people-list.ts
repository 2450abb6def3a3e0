// Comparing a list with the people who are here, batch by batch: a dry run that changes nobody and can go on after any stop.
import {
  firstLinesWith,
  lastLineOf,
  linesAfter,
  linesToCompare,
  saveLines,
  type ComparedLine,
  type RawLine,
} from '../../db/people-list-lines'
import { countOnList, findPeopleList, updatePeopleList, type PeopleList } from '../../db/people-lists'
import { listFoundPeople, listStaffAfter } from '../../db/people-listed'
import type { Trx } from '../../db/tables'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { addressKey, matchKey, numberKey, readPersonLine } from '../domain/people-line'
import type { LineKind } from '../domain/people-list'
import { compareLines, empty, faultOf, told } from './compare-lines'

const batch = 500

/** Compares one more batch. Out: false when the list needs no more of it. Safe to repeat and to run twice at once. */
export async function compareMore(candor: Candor, listId: string): Promise<boolean> {
  return transact(candor.db, async (trx) => {
    const list = await findPeopleList(trx, listId)
    if (list?.state !== 'comparing') return false
    // Lines of leavers come after the file's, and have no keys.
    if (list.leaversTo === '' && (await keyMore(trx, list))) return true
    const lines = await linesToCompare(trx, list.id, batch)
    if (lines.length > 0) {
      await keepCompared(trx, list, await compareLines(trx, list, lines))
      return true
    }
    if (list.leavers === 'leave' && (await findLeavers(trx, list))) return true
    await updatePeopleList(trx, { id: list.id, from: 'comparing', set: { state: 'compared' } })
    return false
  })
}

/** The first pass: every line gets its keys, so that doubles and managers are found wherever they stand in the file. */
async function keyMore(trx: Trx, list: PeopleList): Promise<boolean> {
  const lines = await linesAfter(trx, { listId: list.id, after: list.keyedTo, limit: batch * 2 })
  const last = lines.at(-1)
  if (!last) return false
  const meant = await whomTheyMean(trx, list, lines)
  const keyed: ComparedLine[] = lines.map(({ line, cells }) => {
    const read = readPersonLine(cells, list.mapping, list.header.length)
    if (!read.ok) return faultOf(line, nameIn(list, cells), read.sentence, meant.get(line) ?? null)
    const { email } = read.value
    return {
      ...empty,
      line,
      matchKey: matchKey(read.value),
      mailKey: email === undefined ? null : addressKey(email),
    }
  })
  await saveLines(trx, list.id, keyed)
  await updatePeopleList(trx, { id: list.id, from: 'comparing', set: { keyed_to: last.line } })
  await countKinds(
    trx,
    list.id,
    keyed.flatMap(({ kind }) => (kind ? [kind] : [])),
  )
  return true
}

/** Also a bad line may be about somebody: whoever stands in the file has not left, whatever else is wrong with their line. */
async function whomTheyMean(trx: Trx, list: PeopleList, lines: RawLine[]): Promise<Map<number, string>> {
  const { email, staffNumber } = list.mapping
  const bad = lines.filter(({ cells }) => !readPersonLine(cells, list.mapping, list.header.length).ok)
  const cell = ({ cells }: RawLine, place: number | undefined) =>
    place === undefined ? '' : (cells[place] ?? '').replaceAll('\0', '').trim()
  const people = await listFoundPeople(trx, {
    numbers: bad.map((line) => cell(line, staffNumber)).filter((text) => text !== ''),
    emails: bad.map((line) => cell(line, email).toLowerCase()).filter((text) => text !== ''),
  })
  const byKey = new Map(
    people.flatMap((person) => [
      [numberKey(person.staffNumber), person.id] as const,
      [addressKey(person.email), person.id] as const,
    ]),
  )
  return new Map(
    bad.flatMap((line) => {
      const keys = [numberKey(cell(line, staffNumber)), addressKey(cell(line, email))]
      const id = keys.map((key) => (/:$/.test(key) ? undefined : byKey.get(key))).find(Boolean)
      return id === undefined ? [] : [[line.line, id] as const]
    }),
  )
}

/** The last pass: staff who are in no line of the file get lines after its end. */
async function findLeavers(trx: Trx, list: PeopleList): Promise<boolean> {
  const staff = await listStaffAfter(trx, list.leaversTo, batch)
  const last = staff.at(-1)
  if (!last) return false
  const inFile = await firstLinesWith(trx, {
    listId: list.id,
    column: 'person_id',
    values: staff.map((person) => person.id),
  })
  const missing = staff.filter((person) => !inFile.has(person.id))
  const end = await lastLineOf(trx, list.id)
  const lines = missing.map((person, place): ComparedLine => {
    const line = end + 1 + place
    if (person.id === list.uploadedBy)
      return faultOf(
        line,
        person.name,
        'Whoever uploads a list stays, also when they are not in it.',
        person.id,
      )
    const { name, jobTitle, department } = person
    return told(line, { kind: 'leave', name, jobTitle, department }, person.id)
  })
  await saveLines(trx, list.id, lines)
  await updatePeopleList(trx, { id: list.id, from: 'comparing', set: { leavers_to: last.id } })
  await countOnList(trx, list.id, {
    leaving: lines.filter((line) => line.kind === 'leave').length,
    faulty: lines.filter((line) => line.kind === 'fault').length,
  })
  return true
}

async function keepCompared(trx: Trx, list: PeopleList, lines: ComparedLine[]): Promise<void> {
  await saveLines(trx, list.id, lines)
  await countKinds(
    trx,
    list.id,
    lines.map((line) => line.kind ?? 'fault'),
  )
}

async function countKinds(trx: Trx, listId: string, kinds: LineKind[]): Promise<void> {
  const many = (kind: LineKind) => kinds.filter((one) => one === kind).length
  await countOnList(trx, listId, {
    compared: kinds.length,
    joining: many('join'),
    changing: many('change'),
    unchanged: many('same'),
    faulty: many('fault'),
  })
}

/** Who a bad line seems to be about, for whoever mends it. */
function nameIn(list: PeopleList, cells: string[]): string {
  const { name, firstName, lastName } = list.mapping
  const places = name === undefined ? [firstName, lastName] : [name]
  const words = places.map((place) => (place === undefined ? '' : (cells[place] ?? '')))
  return words
    .join(' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, 120)
}
