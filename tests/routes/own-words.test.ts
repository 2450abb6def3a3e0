// The page for a section's own words and the page of sections, as browsers with and without a script send them.
import { expect, test } from 'vitest'
import type { Context } from '../../app/context'
import { addSection } from '../../app/commands/arrange-sections'
import { editMark, templateWords } from '../../app/domain/draft'
import { findClause, paragraph, text, type Block } from '../../app/domain/policy-document'
import * as sectionPage from '../../app/routes/policies.$slug.draft.$clause'
import * as textPage from '../../app/routes/policies.$slug.draft.$clause_.text'
import * as savePage from '../../app/routes/policies.$slug.draft.$clause_.text_.save'
import * as sectionsPage from '../../app/routes/policies.$slug.sections'
import type { OpenDraft } from '../../app/commands/open-draft'
import type { WordsResult } from '../../app/ui/words-facts'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { contextOf, deskOf, valueOf } from '../instance'
import { amara, joel, nadia } from '../people'

const slug = 'social-media-policy'

function post(context: Context, clause: string, fields: Record<string, string>) {
  const request = new Request('https://candor.example.org/x', {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  return { context, params: { slug, clause }, request }
}

function get(context: Context, clause: string, search = '') {
  return {
    context,
    params: { slug, clause },
    request: new Request(`https://candor.example.org/x${search}`),
  }
}

/** The form of the editor for a clause as it stands in this draft. */
function editorForm(open: OpenDraft, clause: string, blocks: Block[]): Record<string, string> {
  const base = templateWords(open.draft, open.template, clause)
  const heading = base?.heading ?? 'Heading'
  return {
    intent: 'keep',
    started: editMark(open.draft, clause),
    base: JSON.stringify({ heading, blocks: base?.blocks ?? [] }),
    heading,
    blocks: JSON.stringify(blocks),
  }
}

async function saved(context: Context, clause: string, fields: Record<string, string>): Promise<WordsResult> {
  const answer = await savePage.action(post(context, clause, fields))
  return (await answer.json()) as WordsResult
}

const law = paragraph('Nothing here takes a legal right away.')
const more: Block = { kind: 'callout', tone: 'note', blocks: [paragraph('Ask your union.')] }

test('the editor’s blocks are kept as they are, and lead back to the questions', async () => {
  const candor = await aDraftingInstance()
  const open = await aPolicy(candor)
  const result = await saved(contextOf(candor, amara), 'law', editorForm(open, 'law', [law, more]))
  expect(result).toEqual({ kind: 'next', href: `/policies/${slug}/draft/law` })
  const { document } = await draftNow(candor, open.policy.id)
  expect(findClause(document, 'law')?.blocks).toEqual([law, more])
})

test('a placeholder survives the editor', async () => {
  const candor = await aDraftingInstance()
  const open = await aPolicy(candor)
  const blocks: Block[] = [
    { kind: 'paragraph', runs: [text('Always ask '), { ...text('the who'), gap: 'who' }, text('.')] },
  ]
  await saved(contextOf(candor, amara), 'own', editorForm(open, 'own', blocks))
  const { document } = await draftNow(candor, open.policy.id)
  expect(findClause(document, 'own')?.blocks).toEqual(blocks)
})

test('the second of two is refused, sees both texts and their merge, and nothing is saved over the first', async () => {
  const candor = await aDraftingInstance()
  const open = await aPolicy(candor)
  await saved(contextOf(candor, amara), 'law', editorForm(open, 'law', [law, more]))
  const mine = [paragraph('Nothing here takes a legal right away from you.')]
  const result = await saved(contextOf(candor, nadia), 'law', editorForm(open, 'law', mine))
  if (result.kind !== 'refused') throw new Error(`Not refused: ${result.kind}`)
  expect(result.other).toMatchObject({
    who: amara.name,
    base: { blocks: [law] },
    mine: { blocks: mine },
    theirs: { blocks: [law, more] },
  })
  expect(result.other?.merge?.pieces).toEqual([
    { kind: 'agreed', by: 'me', blocks: mine },
    { kind: 'agreed', by: 'them', blocks: [more] },
  ])
  expect(result.form.blocks).toEqual(mine)

  const merged = JSON.stringify([...mine, more])
  const again = { ...editorForm(open, 'law', mine), started: result.form.started, blocks: merged }
  expect(await saved(contextOf(candor, nadia), 'law', again)).toMatchObject({ kind: 'next' })
  const { document } = await draftNow(candor, open.policy.id)
  expect(findClause(document, 'law')?.blocks).toEqual([...mine, more])
})

test('without a script both texts and the merge come back too, and the merged words stand in the text box', async () => {
  const candor = await aDraftingInstance()
  const open = await aPolicy(candor)
  await saved(contextOf(candor, amara), 'law', editorForm(open, 'law', [law, more]))
  const { blocks: _, ...form } = editorForm(open, 'law', [])
  const typed = { ...form, markdown: 'Ours.\n\nNothing here takes a legal right away.', losses: '' }
  const refusal = await textPage.action(post(contextOf(candor, nadia), 'law', typed))
  if (!('data' in refusal) || refusal.data.kind !== 'refused') throw new Error('Not refused.')
  expect(refusal.init?.status).toBe(422)
  expect(refusal.data.form.markdown).toBe(typed.markdown)
  expect(refusal.data.other?.merge?.pieces.length).toBe(3)

  const look = { intent: 'look', started: 'x', base: '', heading: 'Law', blocks: JSON.stringify([law, more]) }
  const shown = await textPage.action(post(contextOf(candor, nadia), 'law', look))
  if (!('data' in shown) || shown.data.kind !== 'shown') throw new Error('Not shown.')
  expect(shown.data.form).toMatchObject({ heading: 'Law', blocks: [law, more] })
  expect(shown.data.form.markdown).toContain('[!NOTE]')
})

test.each([
  ['no JSON', { blocks: '{' }, 'markdown'],
  ['a script for a link', { blocks: JSON.stringify([link('javascript:alert(1)')]) }, 'markdown'],
  ['nothing', { blocks: '[]' }, 'markdown'],
  ['no heading', { heading: ' ' }, 'heading'],
])('%s is refused at its field, and the words come back', async (_what, change, field) => {
  const candor = await aDraftingInstance()
  const open = await aPolicy(candor)
  const form = { ...editorForm(open, 'law', [more]), ...change }
  const result = await saved(contextOf(candor, amara), 'law', form)
  if (result.kind !== 'refused') throw new Error(`Not refused: ${result.kind}`)
  expect(Object.keys(result.fields)).toEqual([field])
  if (!('blocks' in change)) expect(result.form.blocks).toEqual([more])
})

test('a base that nobody could have started from gives no merge, and breaks nothing', async () => {
  const candor = await aDraftingInstance()
  const open = await aPolicy(candor)
  await saved(contextOf(candor, amara), 'law', editorForm(open, 'law', [law, more]))
  const form = { ...editorForm(open, 'law', [more]), base: '{"heading":4}' }
  const result = await saved(contextOf(candor, nadia), 'law', form)
  expect(result).toMatchObject({ kind: 'refused', other: { base: null, merge: null } })
})

test('an own section has its words page in place of questions, and leads back to the sections', async () => {
  const candor = await aDraftingInstance()
  const open = await aPolicy(candor)
  const added = { policyId: open.policy.id, heading: 'Podcast', section: 'content', after: '' }
  const { id } = valueOf(await addSection(deskOf(candor, amara), added))
  const context = contextOf(candor, amara)
  const led = await sectionPage.loader(get(context, id)).catch((thrown: unknown) => thrown)
  expect(led instanceof Response && led.headers.get('location')).toBe(`/policies/${slug}/draft/${id}/text`)

  const page = await textPage.loader(get(context, id))
  expect(page).toMatchObject({ own: { kind: 'written' }, template: null, form: { heading: 'Podcast' } })
  const { form } = page
  const words = { started: form.started, base: JSON.stringify(form.base), heading: 'Podcast' }
  const result = await saved(context, id, { intent: 'keep', ...words, blocks: JSON.stringify([law]) })
  expect(result).toEqual({ kind: 'next', href: `/policies/${slug}/sections?done=written&at=${id}` })
})

test('the plain text box can be asked for', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const context = contextOf(candor, amara)
  expect((await textPage.loader(get(context, 'law'))).rich).toBe(true)
  expect((await textPage.loader(get(context, 'law', '?plain'))).rich).toBe(false)
})

test('the list of sections changes by its forms, and a form that says nothing is refused in words', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const context = contextOf(candor, amara)
  const { list } = await sectionsPage.loader(get(context, ''))
  const moved = await sectionsPage.action(post(context, '', { intent: 'up', id: 'law', list }))
  expect(moved instanceof Response && moved.headers.get('location')).toBe(
    `/policies/${slug}/sections?done=moved&at=law&way=up`,
  )
  const page = await sectionsPage.loader(get(context, '', '?done=moved&at=law&way=up'))
  expect(page.rows.map((row) => row.id)).toEqual(['purpose', 'law', 'own'])
  expect(page.touched?.id).toBe('law')
  const nothing = await sectionsPage.action(post(context, '', {}))
  expect('data' in nothing && nothing.init?.status).toBe(422)
})

test('staff reach neither page', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const context = contextOf(candor, joel)
  for (const loader of [textPage.loader, sectionsPage.loader]) {
    const answer = await loader(get(context, 'law')).catch((thrown: unknown) => thrown)
    expect(answer instanceof Response && answer.status).toBe(403)
  }
})

function link(href: string): Block {
  return { kind: 'paragraph', runs: [{ ...text('here'), href }] }
}
