// A new group: the key that documents hold, and the names that are refused.
import { expect, test } from 'vitest'
import { newGroup } from '../../app/domain/new-group'
import { accepted } from '../../app/domain/outcome'

const volunteers = { key: 'volunteers', name: 'Volunteers' }
const leads = { key: 'members', name: 'Members who run a local group' }
const nothing = { known: [], offered: [] }

test('the key is the name in small letters, digits and hyphens', () => {
  expect(newGroup('  Night   shift, pier 2 ', nothing)).toEqual(
    accepted({ key: 'night-shift-pier-2', name: 'Night shift, pier 2' }),
  )
  expect(newGroup('Équipe de nuit', nothing)).toMatchObject({ value: { key: 'equipe-de-nuit' } })
})

test('a name without latin letters gets a number', () => {
  expect(newGroup('ボランティア', { known: [{ key: 'group-1', name: '夜' }], offered: [] })).toEqual(
    accepted({ key: 'group-2', name: 'ボランティア' }),
  )
})

test('the name of a group that templates speak of gives the key they use', () => {
  expect(newGroup('members who run a local group', { known: [], offered: [leads] })).toEqual(accepted(leads))
})

test.each([
  ['', 'group-name-missing'],
  ['volunteers', 'group-exists'],
  ['Volunteers!', 'group-exists'],
  ['Everyone', 'group-of-everyone'],
  ['x'.repeat(61), 'text-too-long'],
])('%j is refused: %s', (typed, rule) => {
  expect(newGroup(typed, { known: [volunteers], offered: [] })).toMatchObject({ ok: false, rule })
})
