// What is known about a person: their place, kind, manager, number, language and zone; and when it last changed.
import { describe, expect, test } from 'vitest'
import { changeGroups, addGroup } from '../../app/commands/change-groups'
import { changePerson } from '../../app/commands/change-person'
import { changeRoles } from '../../app/commands/change-roles'
import { inviteAgain, invitePerson } from '../../app/commands/invite-person'
import { markLeaver } from '../../app/commands/mark-leaver'
import type { Candor, Desk } from '../../app/context'
import { exportPeople } from '../../db/people-export'
import { findPerson } from '../../db/people'
import { listLocations, listPeople } from '../../db/people-list'
import { anInstance, deskOf, minutesLater, valueOf } from '../instance'
import { joel, maria, nadia } from '../people'

const details = { personId: joel.id, name: joel.name, jobTitle: '', department: 'Events', revision: 1 }
const all = {
  location: 'Leeds',
  kind: 'volunteer',
  manager: maria.email,
  language: 'Welsh',
  timeZone: 'Europe/London',
  staffNumber: '007',
} as const

test('attributes are kept, in one spelling, and found by filters', async () => {
  const candor = await anInstance()
  valueOf(await changePerson(deskOf(candor, nadia), { ...details, ...all }))
  const stored = {
    location: 'Leeds',
    kind: 'volunteer',
    managerId: maria.id,
    language: 'cy',
    staffNumber: '007',
  }
  expect(await findPerson(candor.db, joel.id)).toMatchObject(stored)
  expect(await listLocations(candor.db)).toEqual(['Leeds'])
  const filters = [{ location: 'Leeds' }, { kind: 'volunteer' }, { managerId: maria.id }] as const
  for (const filter of filters) {
    const { people } = await listPeople(candor.db, { ...filter, standing: 'active', limit: 5 })
    expect(people.map((person) => person.id)).toEqual([joel.id])
  }
  for await (const [row] of exportPeople(candor.db, { kind: 'volunteer', standing: 'active' }))
    expect(row).toMatchObject({ name: joel.name, manager: maria.email, staffNumber: '007' })
})

test.each([
  [{ email: maria.email }, 'address-taken'],
  [{ email: 'nothing' }, 'not-an-address'],
  [{ manager: 'nobody@example.org' }, 'no-such-manager'],
  [{ manager: joel.email }, 'own-manager'],
  [{ language: '???' }, 'no-such-language'],
  [{ timeZone: 'Mars/Base' }, 'no-such-zone'],
])('%j is refused: %s', async (typed, rule) => {
  const candor = await anInstance()
  expect(await changePerson(deskOf(candor, nadia), { ...details, ...typed })).toMatchObject({
    ok: false,
    rule,
  })
})

describe('people without e-mail', () => {
  const tom = { name: 'Tom', email: '', jobTitle: '', department: '', staffNumber: '9' }

  test('are added as staff, and nothing is mailed', async () => {
    const candor = await anInstance()
    const added = valueOf(await invitePerson(deskOf(candor, nadia), { ...tom, roles: ['staff'] }))
    expect(added.link).toBeNull()
    expect(await candor.db.selectFrom('outbox').select('id').execute()).toEqual([])
    expect(await inviteAgain(deskOf(candor, nadia), added.personId)).toMatchObject({ rule: 'no-address' })
  })

  test('do no more than staff, and have their number alone', async () => {
    const candor = await anInstance()
    const desk = deskOf(candor, nadia)
    expect(await invitePerson(desk, { ...tom, roles: ['staff', 'author'] })).toMatchObject({
      rule: 'roles-need-address',
    })
    valueOf(await invitePerson(desk, { ...tom, roles: ['staff'] }))
    expect(await invitePerson(desk, { ...tom, roles: ['staff'] })).toMatchObject({ rule: 'number-taken' })
  })
})

test.each<[string, (desk: Desk, candor: Candor) => Promise<unknown>]>([
  ['details', (desk) => changePerson(desk, { ...details, location: 'York' })],
  ['a department', (desk) => changePerson(desk, { ...details, department: 'Harbour' })],
  ['roles', (desk) => changeRoles(desk, { personId: joel.id, roles: ['staff', 'author'] })],
  ['leaving', (desk) => markLeaver(desk, joel.id)],
  [
    'a group',
    async (desk) => {
      const { key } = valueOf(await addGroup(desk, { name: 'Divers' }))
      return changeGroups(desk, { personId: joel.id, shown: [], chosen: [key], newGroup: '' })
    },
  ],
])('whoever follows people sees a change of %s', async (_, act) => {
  const candor = await anInstance()
  expect(await act(deskOf(candor, nadia, { at: minutesLater(5) }), candor)).toMatchObject({ ok: true })
  const changed = await candor.db
    .selectFrom('people')
    .select('id')
    .where('changed_at', '=', minutesLater(5).toISOString())
    .execute()
  expect(changed).toEqual([{ id: joel.id }])
})
