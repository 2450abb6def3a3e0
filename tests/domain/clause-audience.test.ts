// Whom a section of a draft is for: the template's word, the author's choice, and who chose last.
import { expect, test } from 'vitest'
import { asInTemplate } from '../../app/domain/arrangement'
import { decideAudience, draftAudience } from '../../app/domain/clause-audience'
import { audienceOf } from '../../app/domain/group'
import { markOf } from '../../app/domain/mark'
import { accepted } from '../../app/domain/outcome'
import { aTemplate } from '../small-template'

const everyone = audienceOf([])
const volunteers = audienceOf(['volunteers'])
const known = [
  { key: 'board', name: 'Our board' },
  { key: 'volunteers', name: 'Volunteers' },
]
const template = {
  ...aTemplate(),
  clauses: aTemplate().clauses.map((clause) => ({ ...clause, audience: ['volunteers'] })),
}

test('the template’s word counts until the author chooses', () => {
  expect(draftAudience({ arrangement: asInTemplate }, template, 'law')).toEqual({
    now: volunteers,
    inTemplate: volunteers,
  })
  const arrangement = { ...asInTemplate, audiences: { law: everyone } }
  expect(draftAudience({ arrangement }, template, 'law')).toEqual({ now: everyone, inTemplate: volunteers })
})

test('a section of the author’s own, and each part of it, is for everyone at first', () => {
  const own = { id: 'own-1', section: 'scope', origin: { kind: 'written' }, parts: ['own-2'] } as const
  const arrangement = { ...asInTemplate, own: [{ ...own, parts: [...own.parts] }] }
  expect(draftAudience({ arrangement }, template, 'own-1')?.now).toEqual(everyone)
  expect(draftAudience({ arrangement }, template, 'own-2')?.now).toEqual(everyone)
  expect(draftAudience({ arrangement }, template, 'constructor')).toBeUndefined()
})

const current = { now: everyone, inTemplate: everyone }
const started = markOf(everyone)

test('the groups chosen stand under the names that people know', () => {
  expect(decideAudience(current, { groups: ['board'], started }, known)).toEqual(
    accepted({ kind: 'groups', groups: [{ key: 'board', name: 'Our board' }] }),
  )
})

test('a group that nobody knows is refused', () => {
  expect(decideAudience(current, { groups: ['board', 'pirates'], started }, known)).toMatchObject({
    rule: 'no-such-group',
  })
})

test('a choice that somebody changed meanwhile is refused, the same choice is not', () => {
  const changed = { now: volunteers, inTemplate: everyone }
  expect(decideAudience(changed, { groups: ['board'], started }, known)).toMatchObject({
    rule: 'audience-changed-meanwhile',
  })
  expect(decideAudience(changed, { groups: ['volunteers'], started }, known)).toEqual(accepted(volunteers))
})
