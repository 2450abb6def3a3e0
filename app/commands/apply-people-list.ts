// Bringing in a list that was compared, batch by batch: each batch is one transaction with one ledger entry, and after a stop the next goes on.
import { createHash } from 'node:crypto'
import { linesToApply, linesWithManagers, noteApplied, noteManagersSet } from '../../db/people-list-applying'
import { saveLines, type ListLine } from '../../db/people-list-lines'
import { countOnList, findPeopleList, updatePeopleList, type PeopleList } from '../../db/people-lists'
import { listFoundPeople, updateManager } from '../../db/people-listed'
import { findPerson } from '../../db/people'
import type { Candor, Desk } from '../context'
import { accepted, refused } from '../domain/outcome'
import { batchText } from '../domain/people-list'
import { addressKey, numberKey } from '../domain/people-line'
import { applyLines } from './apply-lines'
import { change, type Change } from './change'
import { faultOf } from './compare-lines'

/** People of one transaction. */
export const appliedAtOnce = 300

/**
 * Brings in one more batch. Out: false when the list needs no more of it. Safe to repeat and to run in two processes at once:
 * a line is taken and noted in one transaction.
 */
export async function applyMore(candor: Candor, listId: string): Promise<boolean> {
  const list = await findPeopleList(candor.db, listId)
  const person = list?.appliedBy ? await findPerson(candor.db, list.appliedBy) : undefined
  if (!person) return false
  const desk: Desk = { candor, actor: { kind: 'person', person }, at: candor.now() }
  const outcome = await change(desk, async (step) => {
    const now = await findPeopleList(step.trx, listId)
    if (now?.state !== 'applying') return noMore
    const lines = await linesToApply(step.trx, listId, appliedAtOnce)
    if (lines.length > 0) {
      await applyBatch(step, now, lines)
      return accepted(true)
    }
    if (await setManagers(step, now)) return accepted(true)
    await endList(step, now)
    return accepted(false)
  })
  return outcome.ok && outcome.value
}

const noMore = refused('wrong-state', 'This list is not being brought in.')

async function applyBatch(step: Change, list: PeopleList, lines: ListLine[]): Promise<void> {
  const { trx, at, record } = step
  const applied = await applyLines(step, list, lines)
  const done = applied.done.map(({ line, kind, personId }) => ({ line, kind, personId }))
  await noteApplied(trx, list.id, { lines: done, at })
  await saveLines(
    trx,
    list.id,
    applied.faults.map((fault) => faultOf(fault.line, fault.name, fault.reason, fault.personId)),
  )
  const lost = (kind: ListLine['kind']) =>
    -applied.faults.filter((fault) => lines.find((line) => line.line === fault.line)?.kind === kind).length
  await countOnList(trx, list.id, {
    done: done.length,
    faulty: applied.faults.length,
    joining: lost('join'),
    changing: lost('change'),
    leaving: lost('leave'),
  })
  if (done.length === 0) return
  const many = (kind: string) => done.filter((line) => line.kind === kind).length
  await record({
    action: 'people.list-applied',
    subject: { kind: 'people-list', id: list.id },
    names: applied.names,
    detail: {
      people: done.length,
      joined: many('join'),
      changed: many('change'),
      left: many('leave'),
      from: done[0]?.line ?? 0,
      to: done.at(-1)?.line ?? 0,
      digest: batchDigest(done),
    },
  })
}

/** SHA-256 over "line kind person" of each line of a batch, in the order of the file: what the ledger holds of it. */
export function batchDigest(lines: readonly { line: number; kind: string; personId: string }[]): string {
  return createHash('sha256').update(batchText(lines)).digest('hex')
}

/** The second pass: managers who stood later in the file are here by now. One who is not stays unset. */
async function setManagers({ trx, at }: Change, list: PeopleList): Promise<boolean> {
  const lines = await linesWithManagers(trx, list.id, appliedAtOnce)
  if (lines.length === 0) return false
  const keys = lines.map((line) => line.managerKey)
  const managers = await listFoundPeople(trx, {
    numbers: keys.filter((key) => key.startsWith('number:')).map((key) => key.slice('number:'.length)),
    emails: keys.filter((key) => key.startsWith('mail:')).map((key) => key.slice('mail:'.length)),
  })
  const byKey = new Map(
    managers.flatMap((person) => [
      [numberKey(person.staffNumber), person] as const,
      [addressKey(person.email), person] as const,
    ]),
  )
  for (const { personId, managerKey } of lines) {
    const manager = byKey.get(managerKey)
    if (manager && manager.leftAt === null && manager.id !== personId)
      await updateManager(trx, { personId, managerId: manager.id, at })
  }
  await noteManagersSet(
    trx,
    list.id,
    lines.map((line) => line.line),
  )
  return true
}

async function endList({ trx, at, record }: Change, list: PeopleList): Promise<void> {
  await updatePeopleList(trx, {
    id: list.id,
    from: 'applying',
    set: { state: 'applied', ended_at: at.toISOString() },
  })
  await record({
    action: 'people.list-ended',
    subject: { kind: 'people-list', id: list.id },
    detail: {
      title: list.fileName,
      sha256: list.sha256,
      people: list.done,
      joined: list.joining,
      changed: list.changing,
      left: list.leaving,
      faulty: list.faulty,
    },
  })
}
