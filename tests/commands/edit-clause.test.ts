// Hand-written clauses: kept through answer changes, never lost to another hand, and given back on request.
import { expect, test } from 'vitest'
import { editClause } from '../../app/commands/edit-clause'
import { lossesOf } from '../../app/commands/typed-words'
import { restoreClause } from '../../app/commands/restore-clause'
import { saveAnswers } from '../../app/commands/save-answers'
import { editMark, templateMovedOn } from '../../app/domain/draft'
import { findClause, paragraph } from '../../app/domain/policy-document'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { deskOf, ledgerActionsOf, valueOf } from '../instance'
import { amara, nadia } from '../people'

const untouched = editMark({ edits: {} }, 'own')

function form(policyId: string, more: Partial<Parameters<typeof editClause>[1]> = {}) {
  return {
    policyId,
    clauseId: 'own',
    started: untouched,
    heading: 'Accounts of your own',
    markdown: 'They are yours.',
    losses: '',
    ...more,
  }
}

test('hand-written words replace the template’s and keep their place', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  valueOf(await editClause(deskOf(candor, amara), form(policy.id)))
  const { document } = await draftNow(candor, policy.id)
  expect(findClause(document, 'own')).toMatchObject({
    number: '2',
    heading: 'Accounts of your own',
    blocks: [paragraph('They are yours.')],
  })
  expect(await ledgerActionsOf(candor.db)).toEqual(['policy.created', 'draft.clause-edited'])
})

test('hand-written words survive answers, and the draft notices that the template moved on', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  valueOf(await editClause(deskOf(candor, amara), form(policy.id)))
  const before = await draftNow(candor, policy.id)
  expect(templateMovedOn(before.draft, before.template, 'own')).toBe(false)

  valueOf(
    await saveAnswers(deskOf(candor, amara), {
      policyId: policy.id,
      revision: 2,
      entries: [{ question: 'who', typed: ['Maria Silva'], started: 'nothing' }],
    }),
  )

  const after = await draftNow(candor, policy.id)
  expect(findClause(after.document, 'own')?.blocks).toEqual([paragraph('They are yours.')])
  expect(templateMovedOn(after.draft, after.template, 'own')).toBe(true)
})

test('words equal to the template’s are no hand edit', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  valueOf(
    await editClause(
      deskOf(candor, amara),
      form(policy.id, {
        clauseId: 'law',
        heading: 'What the law protects',
        markdown: 'Nothing here takes a legal right away.',
      }),
    ),
  )
  const { draft } = await draftNow(candor, policy.id)
  expect(draft).toMatchObject({ edits: {}, revision: 1 })
})

test('what Markdown would lose is refused first and kept out once accepted', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const markdown = 'Look: ![a cat](https://example.org/cat.png)'
  expect(await editClause(deskOf(candor, amara), form(policy.id, { markdown }))).toMatchObject({
    ok: false,
    rule: 'markdown-losses',
  })
  const { losses, mark } = lossesOf(markdown)
  expect(losses.length).toBeGreaterThan(0)
  expect(await editClause(deskOf(candor, amara), form(policy.id, { markdown, losses: mark }))).toMatchObject({
    ok: true,
  })
})

test('two hands on one clause: the second is refused and the first one’s words stay', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  valueOf(await editClause(deskOf(candor, amara), form(policy.id)))
  const second = await editClause(deskOf(candor, nadia), form(policy.id, { markdown: 'They belong to you.' }))
  expect(second).toMatchObject({ ok: false, rule: 'clause-changed-meanwhile' })
  expect(findClause((await draftNow(candor, policy.id)).document, 'own')?.blocks).toEqual([
    paragraph('They are yours.'),
  ])
})

test('going back to the template’s words takes the edit away, but not somebody else’s newer one', async () => {
  const candor = await aDraftingInstance()
  const { policy, document } = await aPolicy(candor)
  valueOf(await editClause(deskOf(candor, amara), form(policy.id)))
  const stale = await restoreClause(deskOf(candor, nadia), {
    policyId: policy.id,
    clauseId: 'own',
    started: 'nothing',
  })
  expect(stale).toMatchObject({ ok: false, rule: 'clause-changed-meanwhile' })

  const { draft } = await draftNow(candor, policy.id)
  valueOf(
    await restoreClause(deskOf(candor, nadia), {
      policyId: policy.id,
      clauseId: 'own',
      started: editMark(draft, 'own'),
    }),
  )

  expect((await draftNow(candor, policy.id)).document).toEqual(document)
})

test.each([
  ['no heading', { heading: '  ' }, 'heading'],
  ['no text', { markdown: ' \n ' }, 'markdown'],
  ['a megabyte', { markdown: 'x'.repeat(1_000_000) }, 'markdown'],
  ['a NUL', { markdown: 'a\u0000b' }, 'markdown'],
  ['half a character in the heading', { heading: 'a\ud800' }, 'heading'],
])('%s is refused at its field', async (_what, more, field) => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const refusal = await editClause(deskOf(candor, amara), form(policy.id, more))
  expect(!refusal.ok && Object.keys(refusal.fields ?? {})).toEqual([field])
})

test('a section that is not in the draft cannot be written', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  expect(await editClause(deskOf(candor, amara), form(policy.id, { clauseId: '__proto__' }))).toMatchObject({
    ok: false,
    rule: 'clause-not-in-draft',
  })
})
