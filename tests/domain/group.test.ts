// Whom a clause is for: what each person reads of a document, and what is left for others.
import { expect, test } from 'vitest'
import {
  audienceOf,
  audienceWords,
  countForOthers,
  documentFor,
  groupsIn,
  groupsOfTemplates,
  sameAudience,
  withGroups,
} from '../../app/domain/group'
import { allClauses } from '../../app/domain/policy-document'
import { addendaPolicy, everyBlockPolicy } from '../render/documents'
import { aTemplate } from '../small-template'

function read(...groups: string[]): string[] {
  return allClauses(documentFor(addendaPolicy, groups).clauses).map((one) => `${one.number} ${one.id}`)
}

test('whoever is in no group reads what is for everyone, under the numbers of the whole text', () => {
  expect(read()).toEqual(['1 everyone', '1.2 everyone-part', '4 law', '4.2 law-all'])
})

test('a volunteer reads the sections for volunteers too, but not the parts in them for others', () => {
  expect(read('volunteers')).toEqual([
    '1 everyone',
    '1.2 everyone-part',
    '2 volunteers',
    '2.1 badge',
    '4 law',
    '4.2 law-all',
  ])
})

test('a part inside a section for others stays with them, whomever it is for itself', () => {
  expect(read('california')).not.toContain('2.1 badge')
})

test('whoever is in every group reads all of it', () => {
  expect(documentFor(addendaPolicy, ['california', 'volunteers', 'board'])).toEqual(addendaPolicy)
  expect(documentFor(everyBlockPolicy, [])).toEqual(everyBlockPolicy)
})

test('what is left for others is counted once, however much stands inside', () => {
  expect(countForOthers(addendaPolicy, [])).toBe(4)
  expect(countForOthers(addendaPolicy, ['volunteers'])).toBe(4)
  expect(countForOthers(addendaPolicy, ['volunteers', 'board', 'california'])).toBe(0)
  expect(countForOthers(everyBlockPolicy, [])).toBe(0)
})

test('a document names the groups it speaks of, each once', () => {
  expect(groupsIn(addendaPolicy).map((group) => group.key)).toEqual(['board', 'california', 'volunteers'])
  expect(groupsIn(everyBlockPolicy)).toEqual([])
})

test('templates name the groups they speak of in the words of the profile', () => {
  const template = aTemplate()
  const [first, ...others] = template.clauses
  if (!first) throw new Error('The small template has no clause.')
  const clauses = [{ ...first, audience: ['volunteers', 'night-shift'] }, ...others]
  expect(groupsOfTemplates([template, { clauses }])).toEqual([
    { key: 'night-shift', name: 'Night Shift' },
    { key: 'volunteers', name: 'Volunteers' },
  ])
})

test('an audience reads as its groups, in any order the same', () => {
  expect(audienceWords(audienceOf(['volunteers', 'us']))).toBe('Volunteers, United States')
  expect(audienceWords(audienceOf([]))).toBe('everyone')
  expect(sameAudience(audienceOf(['us', 'volunteers']), audienceOf(['volunteers', 'us']))).toBe(true)
  expect(sameAudience(audienceOf([]), audienceOf(['us']))).toBe(false)
})

test('of two lists of groups the name in the first one counts', () => {
  expect(withGroups([{ key: 'us', name: 'America' }], [{ key: 'us', name: 'United States' }])).toEqual([
    { key: 'us', name: 'America' },
  ])
})
