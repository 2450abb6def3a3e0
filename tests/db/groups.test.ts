// Groups of people: who is in which one now, and who was on a day in the past.
import { expect, test } from 'vitest'
import {
  countPeopleIn,
  ensureGroup,
  joinGroup,
  leaveGroup,
  listGroups,
  listGroupsAt,
  listGroupsOf,
  listStays,
} from '../../db/groups'
import { updateLeft } from '../../db/people'
import { transact } from '../../db/transaction'
import type { Engine } from '../../db/connect'
import { onBothEngines } from '../databases/database'
import { anInstance, minutesLater, noon } from '../instance'
import { ben, joel } from '../people'

const volunteers = { key: 'volunteers', name: 'Volunteers' }
const board = { key: 'board', name: 'Board' }

/** Joel volunteers from noon to ten past, and again from half past; he is on the board from twenty past. */
async function aHistory(engine: Engine) {
  const { db } = await anInstance(engine)
  const inAGroup = (at: Date, work: typeof joinGroup, group = volunteers) =>
    transact(db, async (trx) => {
      const { id } = await ensureGroup(trx, group, at)
      return work(trx, { personId: joel.id, groupId: id, at })
    })
  await inAGroup(noon, joinGroup)
  await inAGroup(minutesLater(10), leaveGroup)
  await inAGroup(minutesLater(20), joinGroup, board)
  await inAGroup(minutesLater(30), joinGroup)
  return { db, inAGroup }
}

onBothEngines('groups', (engine) => {
  test('what somebody was in at a moment stays known', async () => {
    const { db } = await aHistory(engine)
    const at = async (minutes: number) =>
      (await listGroupsAt(db, joel.id, minutesLater(minutes))).map((group) => group.key)
    expect(await at(-1)).toEqual([])
    expect(await at(0)).toEqual(['volunteers'])
    expect(await at(9)).toEqual(['volunteers'])
    expect(await at(10)).toEqual([])
    expect(await at(25)).toEqual(['board'])
    expect(await at(40)).toEqual(['board', 'volunteers'])
    expect(await listGroupsOf(db, joel.id)).toEqual([board, volunteers])
    expect((await listStays(db, joel.id)).map(({ key, untilAt }) => [key, untilAt])).toEqual([
      ['board', null],
      ['volunteers', minutesLater(10).toISOString()],
      ['volunteers', null],
    ])
  })

  test('nobody is twice in a group, and nobody leaves one twice', async () => {
    const { db, inAGroup } = await aHistory(engine)
    expect(await inAGroup(minutesLater(40), joinGroup)).toBe(false)
    expect(await inAGroup(minutesLater(41), leaveGroup)).toBe(true)
    expect(await inAGroup(minutesLater(42), leaveGroup)).toBe(false)
    expect(await listGroupsOf(db, joel.id)).toEqual([board])
  })

  test('a group keeps the name it was added with', async () => {
    const { db } = await aHistory(engine)
    const again = await transact(db, (trx) => ensureGroup(trx, { ...volunteers, name: 'Helpers' }, noon))
    expect(again).toMatchObject({ name: 'Volunteers', added: false })
  })

  test('people count once, and not after they have left', async () => {
    const { db } = await aHistory(engine)
    await transact(db, async (trx) => {
      const { id } = await ensureGroup(trx, board, noon)
      await joinGroup(trx, { personId: ben.id, groupId: id, at: noon })
    })
    const counts = async () => (await listGroups(db)).map(({ key, people }) => [key, people])
    expect(await counts()).toEqual([
      ['board', 2],
      ['volunteers', 1],
    ])
    expect(await countPeopleIn(db, ['board', 'volunteers'])).toBe(2)
    expect(await countPeopleIn(db, [])).toBe(0)
    await transact(db, (trx) => updateLeft(trx, ben.id, noon))
    expect(await counts()).toEqual([
      ['board', 1],
      ['volunteers', 1],
    ])
    expect(await countPeopleIn(db, ['board', 'volunteers'])).toBe(1)
  })
})
