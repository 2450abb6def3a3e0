// The columns of a list get their meaning, and comparing begins; a list is begun to be brought in, or put away.
import { keepHeaderMapping } from '../../db/header-mappings'
import { findPeopleList, restartList, updatePeopleList, type PeopleList } from '../../db/people-lists'
import type { Trx } from '../../db/tables'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { lackingColumns, listColumns, type ColumnMapping } from '../domain/people-columns'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'
import { headerDigest } from './upload-people-list'

/** Says what the columns mean, remembers it for the next file, and has a job compare. Also after a comparison, to do it anew. */
export async function mapPeopleList(
  desk: Desk,
  wish: { id: string; mapping: ColumnMapping; leavers: 'keep' | 'leave' },
): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  if (!may(person, 'manage-people')) return notAllowed
  const lacking = lackingColumns(wish.mapping)
  if (lacking)
    return refused('columns-missing', lacking.sentence, { [`column-${lacking.field}`]: lacking.sentence })
  return change(desk, async ({ trx, at }) => {
    const list = await listIn(trx, wish.id, ['mapping', 'compared'])
    if (!list.ok) return list
    const { id, state, header } = list.value
    const places = listColumns.map((column) => wish.mapping[column])
    if (places.some((place) => place !== undefined && place >= header.length))
      return refused('no-such-column', 'One of the columns is not in this file. Choose again.')
    await restartList(trx, { id, from: state, mapping: wish.mapping, leavers: wish.leavers })
    await keepHeaderMapping(trx, {
      digest: headerDigest(header),
      mapping: wish.mapping,
      by: person.id,
      at,
    })
    return accepted(null)
  })
}

/** Has a job bring in what was compared. Refuses: not-allowed, no-such-list, wrong-state, nothing-to-do. */
export async function beginApplying(desk: Desk, id: string): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  if (!may(person, 'manage-people')) return notAllowed
  return change(desk, async ({ trx, record }) => {
    const found = await listIn(trx, id, ['compared'])
    if (!found.ok) return found
    const list = found.value
    if (list.joining + list.changing + list.leaving === 0)
      return refused('nothing-to-do', 'This list changes nobody. There is nothing to bring in.')
    const set = { state: 'applying', applied_by: person.id, applied_by_name: person.name } as const
    await updatePeopleList(trx, { id, from: 'compared', set })
    await record({
      action: 'people.list-begun',
      subject: { kind: 'people-list', id },
      detail: {
        title: list.fileName,
        sha256: list.sha256,
        people: list.joining + list.changing + list.leaving,
        joining: list.joining,
        changing: list.changing,
        leaving: list.leaving,
        faulty: list.faulty,
      },
    })
    return accepted(null)
  })
}

/** Puts a list away that was not brought in. Refuses: not-allowed, no-such-list, wrong-state. */
export async function discardPeopleList(desk: Desk, id: string): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'manage-people')) return notAllowed
  return change(desk, async ({ trx, at }) => {
    const list = await listIn(trx, id, ['mapping', 'comparing', 'compared'])
    if (!list.ok) return list
    const set = { state: 'discarded', ended_at: at.toISOString() } as const
    await updatePeopleList(trx, { id, from: list.value.state, set })
    return accepted(null)
  })
}

async function listIn(
  trx: Trx,
  id: string,
  states: readonly PeopleList['state'][],
): Promise<Outcome<PeopleList>> {
  const list = await findPeopleList(trx, id)
  if (!list) return refused('no-such-list', 'There is no such list. Look among the lists.')
  if (states.includes(list.state)) return accepted(list)
  return refused('wrong-state', `This list ${nowIs[list.state]}. Nothing was changed.`)
}

const nowIs: Record<PeopleList['state'], string> = {
  reading: 'is still being read',
  mapping: 'waits for the meaning of its columns',
  comparing: 'is being compared',
  compared: 'is compared',
  applying: 'is being brought in',
  applied: 'was brought in',
  discarded: 'was put away',
  failed: 'could not be read',
}

const notAllowed = refused('not-allowed', 'Only administrators bring in lists of people. Ask one of them.')
