// A list of people arrives as a file: its lines are stored as they stand, and its columns are guessed. Nobody is changed.
import { createHash } from 'node:crypto'
import { findHeaderMapping } from '../../db/header-mappings'
import { insertPeopleList, updatePeopleList } from '../../db/people-lists'
import { insertLines } from '../../db/people-list-lines'
import { transact } from '../../db/transaction'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { guessColumns, headerKey } from '../domain/people-columns'
import { may } from '../domain/permission'
import { readPeopleFile, type FileLine, type FileStart } from '../import/people-file'
import { actingPerson } from './acting-person'

/** Reading the largest file takes a small part of it. */
const patience = 10 * 60_000

export type ListFile = { name: string; bytes: Uint8Array; encoding: string }

/**
 * Reads the file into a list, batch by batch, so that neither memory nor a transaction grows with it. Out: the list's id.
 * Refuses: not-allowed, and whatever the reader refuses; then the list is kept as failed, with the reason.
 */
export async function uploadPeopleList(desk: Desk, file: ListFile): Promise<Outcome<{ id: string }>> {
  const { candor, at } = desk
  const person = actingPerson(desk)
  if (!may(person, 'manage-people'))
    return refused('not-allowed', 'Only administrators bring in lists of people. Ask one of them.')
  let id = ''
  const begin = async (start: FileStart) => {
    const known = await findHeaderMapping(candor.db, headerDigest(start.header))
    id = await transact(candor.db, (trx) =>
      insertPeopleList(trx, {
        ...start,
        fileName: file.name.slice(0, 200),
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
        mapping: known ?? guessColumns(start.header),
        by: { id: person.id, name: person.name },
        at,
        heldUntil: new Date(candor.now().getTime() + patience),
      }),
    )
  }
  const take = (lines: FileLine[]) => transact(candor.db, (trx) => insertLines(trx, id, lines))
  const read = await readPeopleFile(file.bytes, file.encoding, { begin, take })
  const set = read.ok
    ? ({ state: 'mapping', lines: read.value.lines, held_until: null } as const)
    : ({ state: 'failed', problem: read.sentence, held_until: null, ended_at: at.toISOString() } as const)
  if (id !== '') await transact(candor.db, (trx) => updatePeopleList(trx, { id, from: 'reading', set }))
  return read.ok ? accepted({ id }) : read
}

/** What a header is remembered by. */
export function headerDigest(header: readonly string[]): string {
  return createHash('sha256').update(headerKey(header)).digest('hex')
}
