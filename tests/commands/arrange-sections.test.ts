// Arranging sections: own ones come and go without losing a word, and nobody moves a section in a list that has changed.
import { expect, test } from 'vitest'
import {
  addSection,
  bringBackSection,
  leaveOutSection,
  moveSection,
} from '../../app/commands/arrange-sections'
import { editClause } from '../../app/commands/edit-clause'
import { restoreClause } from '../../app/commands/restore-clause'
import { editMark } from '../../app/domain/draft'
import { draftSections, nextOpenSection } from '../../app/domain/draft-sections'
import { findClause, paragraph } from '../../app/domain/policy-document'
import { listMark, sectionRows } from '../../app/domain/section-rows'
import type { Candor } from '../../app/context'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { deskOf, ledgerActionsOf, valueOf } from '../instance'
import { amara, joel, nadia } from '../people'

async function rowsNow(candor: Candor, policyId: string) {
  const { draft, template, document } = await draftNow(candor, policyId)
  return sectionRows(draft, template, document)
}

async function withOwnSection(candor: Candor, policyId: string): Promise<string> {
  const desk = deskOf(candor, amara)
  const added = { policyId, heading: 'Our podcast', section: 'content', after: 'purpose' }
  const { id } = valueOf(await addSection(desk, added))
  const { draft } = await draftNow(candor, policyId)
  const words = { heading: 'Our podcast', markdown: 'Ask before you record.', losses: '' }
  valueOf(await editClause(desk, { policyId, clauseId: id, started: editMark(draft, id), ...words }))
  return id
}

test('an own section waits for its words, then stands where it was put', async () => {
  const candor = await aDraftingInstance()
  const { policy, document: before } = await aPolicy(candor)
  const added = { policyId: policy.id, heading: 'Our podcast', section: 'content', after: 'purpose' }
  const { id } = valueOf(await addSection(deskOf(candor, amara), added))
  const waiting = await draftNow(candor, policy.id)
  expect(waiting.document).toEqual(before)
  const sections = draftSections(waiting.template, waiting.states)
  expect(sections.map((section) => section.clauseId)).toEqual(['purpose', id, 'own', 'law'])
  expect(nextOpenSection(sections.slice(1))?.clauseId).toBe(id)

  const started = editMark(waiting.draft, id)
  const words = { heading: 'Our podcast', markdown: 'Ask before you record.', losses: '' }
  valueOf(await editClause(deskOf(candor, amara), { policyId: policy.id, clauseId: id, started, ...words }))

  expect(findClause((await draftNow(candor, policy.id)).document, id)).toMatchObject({
    number: '2',
    section: 'content',
    heading: 'Our podcast',
    blocks: [paragraph('Ask before you record.')],
  })
  expect(await ledgerActionsOf(candor.db)).toEqual([
    'policy.created',
    'draft.section-added',
    'draft.clause-edited',
  ])
})

test('an own section that is left out comes back with its words and its place', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const id = await withOwnSection(candor, policy.id)
  const { document } = await draftNow(candor, policy.id)

  valueOf(await leaveOutSection(deskOf(candor, amara), { policyId: policy.id, id }))
  expect(findClause((await draftNow(candor, policy.id)).document, id)).toBeUndefined()
  expect((await rowsNow(candor, policy.id))[1]).toMatchObject({ id, leftOut: 'author', number: null })

  valueOf(await bringBackSection(deskOf(candor, nadia), { policyId: policy.id, id }))
  expect((await draftNow(candor, policy.id)).document).toEqual(document)
})

test('a section of the template can be left out and brought back', async () => {
  const candor = await aDraftingInstance()
  const { policy, document } = await aPolicy(candor)
  valueOf(await leaveOutSection(deskOf(candor, amara), { policyId: policy.id, id: 'own' }))
  const without = await draftNow(candor, policy.id)
  expect(without.document.clauses.map((clause) => clause.id)).toEqual(['purpose', 'law'])
  valueOf(await bringBackSection(deskOf(candor, amara), { policyId: policy.id, id: 'own' }))
  expect((await draftNow(candor, policy.id)).document).toEqual(document)
})

test('a move in a list that somebody else changed meanwhile is refused; an answer meanwhile is no matter', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const list = listMark(await rowsNow(candor, policy.id))
  const move = { policyId: policy.id, id: 'law', direction: 'up', list } as const
  valueOf(await moveSection(deskOf(candor, amara), move))
  const { document } = await draftNow(candor, policy.id)
  expect(document.clauses.map((clause) => clause.id)).toEqual(['purpose', 'law', 'own'])

  expect(await moveSection(deskOf(candor, nadia), move)).toMatchObject({
    ok: false,
    rule: 'sections-changed-meanwhile',
  })
  expect((await draftNow(candor, policy.id)).document).toEqual(document)
})

test('a section at the end of the list stays there when it is moved on', async () => {
  const candor = await aDraftingInstance()
  const { policy, draft } = await aPolicy(candor)
  const list = listMark(await rowsNow(candor, policy.id))
  valueOf(
    await moveSection(deskOf(candor, amara), { policyId: policy.id, id: 'law', direction: 'down', list }),
  )
  expect((await draftNow(candor, policy.id)).draft.revision).toBe(draft.revision)
})

test('an own section has no template to go back to, so its words stay', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const id = await withOwnSection(candor, policy.id)
  const { draft } = await draftNow(candor, policy.id)
  const restore = { policyId: policy.id, clauseId: id, started: editMark(draft, id) }
  expect(await restoreClause(deskOf(candor, amara), restore)).toMatchObject({ rule: 'no-template-words' })
  expect((await draftNow(candor, policy.id)).draft.edits[id]).toBeDefined()
})

test.each([
  ['no heading', { heading: ' ' }, 'heading'],
  ['a heading of a thousand signs', { heading: 'x'.repeat(1000) }, 'heading'],
  ['no subject', { section: '' }, 'section'],
  ['a subject that there is not', { section: '__proto__' }, 'section'],
])('a section with %s is refused at its field', async (_what, more, field) => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const added = { policyId: policy.id, heading: 'Ours', section: 'content', after: '', ...more }
  const refusal = await addSection(deskOf(candor, amara), added)
  expect(!refusal.ok && Object.keys(refusal.fields ?? {})).toEqual([field])
})

test('what is not in the draft cannot be moved, left out or written after, and staff change nothing', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const nowhere = { policyId: policy.id, id: 'nowhere' }
  expect(await leaveOutSection(deskOf(candor, amara), nowhere)).toMatchObject({ rule: 'clause-not-in-draft' })
  const after = { policyId: policy.id, heading: 'Ours', section: 'content', after: 'nowhere' }
  expect(await addSection(deskOf(candor, amara), after)).toMatchObject({ rule: 'clause-not-in-draft' })
  expect(await leaveOutSection(deskOf(candor, joel), { ...nowhere, id: 'own' })).toMatchObject({
    rule: 'not-an-author',
  })
})
