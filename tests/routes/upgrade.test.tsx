// The page of a newer template: three texts, a choice for each section, nothing typed lost.
import { expect, test } from 'vitest'
import { editClause } from '../../app/commands/edit-clause'
import { digestOf } from '../../app/commands/templates'
import type { Candor } from '../../app/context'
import { text } from '../../app/domain/policy-document'
import type { Template } from '../../app/domain/template'
import * as planPage from '../../app/routes/policies.$slug.plan'
import * as upgradePage from '../../app/routes/policies.$slug.upgrade'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { contextOf, deskOf, valueOf } from '../instance'
import { amara } from '../people'
import { aTemplate } from '../small-template'
import { aForm, aGet, drawnPage } from './drawn-page'

const params = { slug: 'social-media-policy' }
const address = '/policies/social-media-policy/upgrade'

function theNext(): Template {
  const template = { ...aTemplate(), version: '2.0.0' }
  template.changes = [{ version: '2.0.0', what: 'Every section says more.', why: 'People asked.' }]
  for (const clause of template.clauses)
    clause.blocks.push({ kind: 'paragraph', runs: [text(`More about ${clause.id}.`)] })
  return template
}

async function aMovedOnPolicy(): Promise<{ candor: Candor; policyId: string }> {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const words = { heading: 'The law for us', markdown: 'Our own words.', losses: '', started: 'nothing' }
  valueOf(await editClause(deskOf(candor, amara), { policyId: policy.id, clauseId: 'law', ...words }))
  candor.library.templates.splice(0, 1, theNext())
  return { candor, policyId: policy.id }
}

async function drawn(candor: Candor, answer?: unknown) {
  const data = await upgradePage.loader({ context: contextOf(candor, amara), request: aGet(address), params })
  return drawnPage(upgradePage.default, data, answer)
}

function fieldsFor(choices: Record<string, string>) {
  return {
    revision: '2',
    to: digestOf(theNext()),
    ...Object.fromEntries(Object.entries(choices).map(([id, choice]) => [`choice-${id}`, choice])),
  }
}

test('the plan says that the template moved on, and leads to the decision', async () => {
  const { candor } = await aMovedOnPolicy()
  const request = aGet('/policies/social-media-policy/plan')
  const page = drawnPage(
    planPage.default,
    await planPage.loader({ context: contextOf(candor, amara), request, params }),
  )
  expect(page.text).toContain('moved on to version 2.0.0')
  expect(page.getByRole('link', { name: /decide section by section/ }).getAttribute('href')).toBe(address)
})

test('what was written by hand shows three texts and is kept unless one decides else', async () => {
  const { candor } = await aMovedOnPolicy()
  const page = await drawn(candor)
  expect(page.text).toContain('Every section says more.')
  const card = page.getByRole('region', { name: 'The law for us' })
  for (const part of ['What you have', 'What the template said', 'What it says now'])
    expect(card.textContent).toContain(part)
  const checked = [...page.document.querySelectorAll('input[type=radio][checked]')].map(
    (input) => `${input.getAttribute('name')} ${input.getAttribute('value')}`,
  )
  expect(checked).toEqual(['choice-purpose take', 'choice-own take', 'choice-law keep'])
  expect(page.getAllByText('You have exactly what the template said')).toHaveLength(2)
})

test('the merge box begins with both sides put together', async () => {
  const { candor } = await aMovedOnPolicy()
  const page = await drawn(candor)
  const box = page.document.querySelector('textarea[name="markdown-law"]')?.textContent
  expect(box).toContain('Our own words.')
  expect(box).toContain('More about law.')
})

test('the choices are carried out, and the plan says what came of them', async () => {
  const { candor, policyId } = await aMovedOnPolicy()
  const fields = {
    ...fieldsFor({ purpose: 'take', own: 'keep', law: 'merge' }),
    'heading-law': 'The law',
    'markdown-law': 'Our words, and theirs.',
  }
  const request = aForm(address, fields)
  const answer = await upgradePage.action({ context: contextOf(candor, amara), request, params })
  expect((answer as Response).headers.get('location')).toBe(
    '/policies/social-media-policy/plan?done=upgraded&taken=1&kept=1&merged=1&questions=0',
  )
  const { document } = await draftNow(candor, policyId)
  const words = document.clauses.map((clause) => JSON.stringify(clause))
  expect(words[0]).toContain('More about purpose.')
  expect(words[1]).not.toContain('More about own.')
  expect(words[2]).toContain('Our words, and theirs.')
})

test('in one step, untouched sections are taken and hand-written words stay', async () => {
  const { candor, policyId } = await aMovedOnPolicy()
  const request = aForm(address, { ...fieldsFor({}), intent: 'untouched' })
  await upgradePage.action({ context: contextOf(candor, amara), request, params })
  const { document } = await draftNow(candor, policyId)
  expect(JSON.stringify(document.clauses[1])).toContain('More about own.')
  expect(JSON.stringify(document.clauses[2])).toContain('Our own words.')
})

test('a refusal keeps every choice and every word', async () => {
  const { candor, policyId } = await aMovedOnPolicy()
  const fields = {
    ...fieldsFor({ purpose: 'keep', law: 'merge' }),
    'heading-law': 'The law',
    'markdown-law': 'Half <done',
  }
  const answer = await upgradePage.action({
    context: contextOf(candor, amara),
    request: aForm(address, fields),
    params,
  })
  expect(answer).toMatchObject({ init: { status: 422 } })
  const page = await drawn(candor, (answer as { data: unknown }).data)
  expect(page.document.querySelector('textarea[name="markdown-law"]')?.textContent).toBe('Half <done')
  expect(page.document.querySelector('[name="choice-purpose"][value="keep"][checked]')).toBeTruthy()
  expect(page.getByRole('alert').textContent).toContain('Your own accounts')
  expect((await draftNow(candor, policyId)).draft.templateVersion).toBe('1.0.0')
})

test('a draft on the newest template has nothing to decide', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  expect((await drawn(candor)).text).toContain('Nothing to decide')
})
