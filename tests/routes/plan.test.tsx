// The plan of a draft: what is missing, thin, contradictory or risky, each with the way to its fix.
import { expect, test } from 'vitest'
import { editClause } from '../../app/commands/edit-clause'
import { openDraft } from '../../app/commands/open-draft'
import type { Candor } from '../../app/context'
import { editMark } from '../../app/domain/draft'
import * as plan from '../../app/routes/policies.$slug.plan'
import { anInstance, contextOf, deskOf, valueOf } from '../instance'
import { amara, ben, piotr } from '../people'
import { aPolicy } from '../policies'
import { aGet, drawnPage } from './drawn-page'

async function aPlan(candor: Candor, slug: string, person = amara) {
  const context = contextOf(candor, person)
  return drawnPage(plan.default, await plan.loader({ context, params: { slug }, request: aGet('/') }))
}

async function write(candor: Candor, policyId: string, clauseId: string, markdown: string) {
  const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const words = { heading: 'Your own accounts', markdown, losses: '' }
  const form = { policyId, clauseId, started: editMark(draft, clauseId), ...words }
  valueOf(await editClause(deskOf(candor, amara), form))
}

test('a ban on talk about pay is shown with its reason, safe words, the law and its day, and is called no advice', async () => {
  const candor = await anInstance()
  const { policyId, slug } = await aPolicy(candor)
  await write(candor, policyId, 'own', 'You must not:\n\n- talk about your pay online\n- be unkind')
  const page = await aPlan(candor, slug)
  const section = page.getByRole('region', { name: 'Sentences to show a lawyer' })
  expect(section.textContent).toContain('You must not: talk about your pay online')
  expect(section.textContent).toContain('They are not legal advice')
  expect(section.textContent).toContain('National Labor Relations Act')
  expect(section.textContent).toContain('Checked 24 November 2026')
  expect(page.getAllByRole('link', { name: /Change the words/ })[0]?.getAttribute('href')).toBe(
    `/policies/${slug}/draft/own/text`,
  )
  expect(page.getByRole('link', { name: '1 to show a lawyer' }).getAttribute('href')).toBe('#plan-legal')
})

test('two sentences that contradict each other stand side by side', async () => {
  const candor = await anInstance()
  const { policyId, slug } = await aPolicy(candor)
  await write(
    candor,
    policyId,
    'own',
    'You may share photos of our open days.\n\nYou must not share photos of our open days.',
  )
  const section = (await aPlan(candor, slug)).getByRole('region', { name: 'Thin or contradictory' })
  expect(section.textContent).toContain('You may share photos')
  expect(section.textContent).toContain('You must not share photos')
})

test('every unanswered question is one click from its field', async () => {
  const candor = await anInstance()
  const { slug } = await aPolicy(candor)
  const missing = (await aPlan(candor, slug)).getByRole('region', { name: 'What is missing' })
  const links = [...missing.querySelectorAll('a')].map((link) => link.getAttribute('href'))
  expect(links).toContain(`/policies/${slug}/draft/purpose#q-reach`)
})

test('whoever may only read sees the findings without ways to change the words', async () => {
  const candor = await anInstance()
  const { policyId, slug } = await aPolicy(candor)
  await write(candor, policyId, 'own', 'Do not discuss pay.')
  for (const reader of [ben, piotr]) {
    const page = await aPlan(candor, slug, reader)
    expect(page.getByRole('region', { name: 'Sentences to show a lawyer' })).toBeTruthy()
    expect(page.queryByRole('link', { name: /Change the words/ })).toBeNull()
  }
})

test('a draft from before templates were kept says that it follows a newer one', async () => {
  const candor = await anInstance()
  const { policyId, slug } = await aPolicy(candor)
  expect((await aPlan(candor, slug)).text).not.toContain('The template of this policy is now')
  await candor.db
    .updateTable('drafts')
    .set({ template_digest: '', template_version: '0.9.0' })
    .where('policy_id', '=', policyId)
    .execute()
  expect((await aPlan(candor, slug)).text).toContain('last saved with version 0.9.0')
})
