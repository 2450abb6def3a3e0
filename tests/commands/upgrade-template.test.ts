// Moving a draft to a newer template: only when somebody says so, as they chose, and never past somebody else's change.
import { expect, test } from 'vitest'
import { openDraft } from '../../app/commands/open-draft'
import { digestOf } from '../../app/commands/templates'
import { findUpgrade, upgradeTemplate, type UpgradeForm } from '../../app/commands/upgrade-template'
import type { Candor } from '../../app/context'
import { text } from '../../app/domain/policy-document'
import type { Template } from '../../app/domain/template'
import { onBothEngines } from '../databases/database'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { deskOf, ledgerActionsOf, valueOf } from '../instance'
import { amara, ben, joel, nadia } from '../people'
import { anAnswer, submit } from '../policies'
import { aQuestion, aTemplate } from '../small-template'

/** The small template, a minor version on: the law section says more, and asks one thing. */
function theNext(): Template {
  const template = { ...aTemplate(), version: '1.1.0' }
  template.changes = [{ version: '1.1.0', what: 'Says more about the law.', why: 'People asked.' }]
  template.questions.push(aQuestion('union', 'yes-no', 'law'))
  const law = template.clauses.find((clause) => clause.id === 'law')
  law?.blocks.push({ kind: 'paragraph', runs: [text('You may talk about pay.')] })
  return template
}

function install(candor: Candor, template: Template): void {
  candor.library.templates.splice(0, candor.library.templates.length, template)
}

async function formFor(
  candor: Candor,
  policyId: string,
  choices: UpgradeForm['choices'],
): Promise<UpgradeForm> {
  const { draft } = await draftNow(candor, policyId)
  const [now] = candor.library.templates
  if (!now) throw new Error('No template is installed.')
  return { policyId, revision: draft.revision, to: digestOf(now), choices }
}

function wordsOf(open: Awaited<ReturnType<typeof draftNow>>, id: string): string {
  return JSON.stringify(open.document.clauses.find((clause) => clause.id === id)?.blocks)
}

onBothEngines('a newer template', (engine) => {
  test('changes nothing until somebody decides, then exactly what they took', async () => {
    const candor = await aDraftingInstance(aTemplate(), engine)
    const { policy } = await aPolicy(candor)
    valueOf(await submit(candor, policy.id, { approvers: [ben.id] }))
    install(candor, theNext())

    const waiting = await draftNow(candor, policy.id)
    expect(wordsOf(waiting, 'law')).not.toContain('pay')
    expect((await findUpgrade(candor.db, candor.library, waiting))?.version).toBe('1.1.0')

    const form = await formFor(candor, policy.id, { law: { kind: 'take' } })
    expect(await upgradeTemplate(deskOf(candor, nadia), form)).toEqual({
      ok: true,
      value: { taken: 1, kept: 0, merged: 0, questions: 1, voidedRound: true },
    })
    const after = await draftNow(candor, policy.id)
    expect(wordsOf(after, 'law')).toContain('pay')
    expect(after.draft).toMatchObject({ templateVersion: '1.1.0', templateDigest: form.to })
    expect(await findUpgrade(candor.db, candor.library, after)).toBeUndefined()
    expect((await ledgerActionsOf(candor.db)).slice(-2)).toEqual(['draft.template-upgraded', 'round.voided'])
  })
})

test('kept words leave the text as it was, and an approval round open', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  valueOf(await submit(candor, policy.id, { approvers: [ben.id] }))
  const before = await draftNow(candor, policy.id)
  install(candor, theNext())
  const form = await formFor(candor, policy.id, { law: { kind: 'keep' } })
  expect(valueOf(await upgradeTemplate(deskOf(candor, amara), form))).toMatchObject({ voidedRound: false })
  const after = await draftNow(candor, policy.id)
  expect(after.draft.fingerprint).toBe(before.draft.fingerprint)
  expect(after.draft.templateVersion).toBe('1.1.0')
})

test('merged words are kept as typed; what Markdown cannot carry is shown before it is given up', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  install(candor, theNext())
  const merged = { kind: 'merge', heading: 'The law', markdown: 'Ours and *theirs*.', losses: '' } as const
  const lossy = { ...merged, markdown: 'Ours.\n\n![A cat](https://example.org/cat.png)' }
  const form = await formFor(candor, policy.id, { law: lossy })
  expect(await upgradeTemplate(deskOf(candor, amara), form)).toMatchObject({
    ok: false,
    rule: 'merge-not-readable',
    fields: { law: expect.stringContaining('Send it again') },
  })
  expect(await upgradeTemplate(deskOf(candor, amara), { ...form, choices: { law: merged } })).toMatchObject({
    ok: true,
  })
  expect(wordsOf(await draftNow(candor, policy.id), 'law')).toContain('Ours and ')
})

test('whoever changed the draft, or the template, meanwhile is not run over', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  install(candor, theNext())
  const form = await formFor(candor, policy.id, { law: { kind: 'take' } })
  await anAnswer(candor, policy.id, 'neighbours', nadia)
  expect(await upgradeTemplate(deskOf(candor, amara), form)).toMatchObject({
    ok: false,
    rule: 'draft-moved-on',
    sentence: expect.stringContaining('Nadia Rahman'),
  })
  const { draft } = await draftNow(candor, policy.id)
  install(candor, { ...theNext(), version: '1.2.0' })
  expect(await upgradeTemplate(deskOf(candor, amara), { ...form, revision: draft.revision })).toMatchObject({
    ok: false,
    rule: 'template-moved-on',
  })
  expect(wordsOf(await draftNow(candor, policy.id), 'law')).not.toContain('pay')
})

test('a template that was taken back to an earlier version is no upgrade', async () => {
  const candor = await aDraftingInstance(theNext())
  const { policy } = await aPolicy(candor)
  install(candor, aTemplate())
  const open = valueOf(await openDraft(candor.db, candor.library, { policyId: policy.id }))
  expect(await findUpgrade(candor.db, candor.library, open)).toBeUndefined()
})

test('staff cannot move a draft', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  install(candor, theNext())
  const form = await formFor(candor, policy.id, { law: { kind: 'take' } })
  expect(await upgradeTemplate(deskOf(candor, joel), form)).toMatchObject({
    ok: false,
    rule: 'not-an-author',
  })
})
