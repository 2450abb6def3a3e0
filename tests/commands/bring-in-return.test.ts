// A Word file that came back becomes threads by the names in it, brought by a person; the draft stays as it is.
import { expect, test } from 'vitest'
import { bringInReturn } from '../../app/commands/bring-in-return'
import { takeSuggestion } from '../../app/commands/decide-suggestion'
import { keepReturn } from '../../app/commands/keep-return'
import { openComments } from '../../app/commands/open-comments'
import { openDraft } from '../../app/commands/open-draft'
import { fingerprint } from '../../app/domain/fingerprint'
import { ledgerSentence } from '../../app/governance/ledger'
import { allClauses, findClause, plainRuns, type Block } from '../../app/domain/policy-document'
import { timeline } from '../../db/ledger'
import { listComments } from '../../db/comments'
import { listSuggestions, listThreads } from '../../db/threads'
import { findKeptReturn, findReturn } from '../../db/word-returns'
import { aReturn, exportedDraft, withWords } from '../a-return'
import { onBothEngines } from '../databases/database'
import { edited, readingOf } from '../import/returned'
import { controlsOf, newParagraph } from '../import/word-edits'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, ben, maria, ruth } from '../people'
import { anAnswer, aPolicy } from '../policies'

const all = { without: [], strays: {} }
const open = (policyId: string) => ({ policyId, standing: 'open' }) as const

onBothEngines('a Word file that comes back', (engine) => {
  test('nothing is there before it is brought in; then a suggestion with both names', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const before = valueOf(await openDraft(candor.db, candor.library, { policyId }))
    const id = await aReturn(deskOf(candor, ben), policyId)
    expect(await listThreads(candor.db, open(policyId))).toEqual([])

    expect(valueOf(await bringInReturn(deskOf(candor, ben), { policyId, id, choices: all }))).toEqual({
      suggestions: 1,
      comments: 0,
      sections: 0,
    })
    const [thread] = await listThreads(candor.db, open(policyId))
    expect(thread).toMatchObject({
      kind: 'suggestion',
      openedBy: { personId: ben.id, name: ben.name },
      inWord: { author: 'Dr Weber' },
    })
    const now = valueOf(await openDraft(candor.db, candor.library, { policyId }))
    expect(fingerprint(now.document)).toBe(fingerprint(before.document))
    const [said] = await listComments(candor.db, [thread?.id ?? ''])
    expect(said?.text).toBe('Changes by Dr Weber, from the Word file “back.docx”.')
    expect((await timeline(candor.db, { limit: 1 })).map(ledgerSentence)).toEqual([
      'Ben Adeyemi brought back a Word file “Social media policy”: 1 suggestion, 0 comments',
    ])
  })

  test('goes out again in the next file under the name that stood in Word', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const id = await aReturn(deskOf(candor, ben), policyId)
    valueOf(await bringInReturn(deskOf(candor, ben), { policyId, id, choices: all }))
    const [comment] = await openComments(candor.db, policyId)
    expect(comment?.author).toBe('Dr Weber')
    expect(comment?.text).toContain('Dr Weber was here.')
  })

  test('taken, its words are in the draft, and the next export has them', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const id = await aReturn(deskOf(candor, ben), policyId)
    valueOf(await bringInReturn(deskOf(candor, ben), { policyId, id, choices: all }))
    const [thread] = await listThreads(candor.db, open(policyId))
    const threadId = thread?.id ?? ''
    valueOf(await takeSuggestion(deskOf(candor, amara), { policyId, threadId, text: '' }))
    const { document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
    const words = allClauses(document.clauses).flatMap((clause) =>
      clause.blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainRuns(block.runs)] : [])),
    )
    expect(words.join('\n')).toContain('Dr Weber was here.')
    const reading = await readingOf(await exportedDraft(candor, policyId))
    expect(reading).toMatchObject({ suggestions: [], comments: [], strays: [], losses: [] })
  })

  test('what is not ticked stays out, and with nothing ticked nothing is brought', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const id = await aReturn(deskOf(candor, ben), policyId)
    const choices = { without: ['s1'], strays: {} }
    expect(await bringInReturn(deskOf(candor, ben), { policyId, id, choices })).toMatchObject({
      rule: 'nothing-chosen',
    })
    expect(await listThreads(candor.db, open(policyId))).toEqual([])
  })

  test('a reading is brought in once, is its owner’s alone, and is gone after a day', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const id = await aReturn(deskOf(candor, ben), policyId)
    expect(await bringInReturn(deskOf(candor, ruth), { policyId, id, choices: all })).toMatchObject({
      rule: 'return-gone',
    })
    const late = deskOf(candor, ben, { at: minutesLater(24 * 60 + 1) })
    expect(await bringInReturn(late, { policyId, id, choices: all })).toMatchObject({ rule: 'return-gone' })
    valueOf(await bringInReturn(deskOf(candor, ben), { policyId, id, choices: all }))
    expect(await bringInReturn(deskOf(candor, ben), { policyId, id, choices: all })).toMatchObject({
      rule: 'return-brought-in',
    })
    const file = await findReturn(candor.db, { id, personId: ben.id, policyId, at: noon })
    expect(await findKeptReturn(candor.db, { policyId, sha256: file?.sha256 ?? '' })).toMatchObject({
      name: ben.name,
    })
  })

  test('somebody who may not comment brings nothing, and a file of another policy is refused', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const other = await aPolicy(candor, 'Another policy')
    const bytes = withWords(await exportedDraft(candor, policyId))
    const wish = { policyId, name: 'back.docx', bytes }
    expect(await keepReturn(deskOf(candor, maria), wish)).toMatchObject({ rule: 'not-a-commenter' })
    expect(await keepReturn(deskOf(candor, amara), { ...wish, policyId: other.policyId })).toMatchObject({
      rule: 'another-policy',
    })
  })

  test('a file of an older text keeps the words that it was written for', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const base = valueOf(await openDraft(candor.db, candor.library, { policyId })).document
    const bytes = withWords(await exportedDraft(candor, policyId))
    await anAnswer(candor, policyId, 'Parents of our pupils')
    const { id } = valueOf(await keepReturn(deskOf(candor, ben), { policyId, name: 'back.docx', bytes }))
    valueOf(await bringInReturn(deskOf(candor, ben), { policyId, id, choices: all }))
    const [thread] = await listThreads(candor.db, open(policyId))
    const [suggestion] = await listSuggestions(candor.db, [thread?.id ?? ''])
    expect(suggestion?.base.blocks).toEqual(findClause(base, thread?.clauseId ?? '')?.blocks)
  })

  test('words outside of the sections go into the draft as a section of its own when an author chooses it', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const bytes = withSection(await exportedDraft(candor, policyId))
    const { id } = valueOf(await keepReturn(deskOf(candor, ben), { policyId, name: 'back.docx', bytes }))
    const file = await findReturn(candor.db, { id, personId: ben.id, policyId, at: noon })
    const [stray] = file?.reading.strays ?? []
    const after = stray?.after ?? null
    expect(stray).toMatchObject({ heading: 'Lost phones' })
    const choices = { without: [], strays: { [stray?.id ?? '']: { kind: 'section', after } as const } }
    expect(await bringInReturn(deskOf(candor, ben), { policyId, id, choices })).toMatchObject({
      rule: 'not-an-author',
    })

    const again = valueOf(await keepReturn(deskOf(candor, amara), { policyId, name: 'back.docx', bytes }))
    const brought = await bringInReturn(deskOf(candor, amara), { policyId, id: again.id, choices })
    expect(valueOf(brought)).toEqual({ suggestions: 0, comments: 0, sections: 1 })
    const { document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
    const ids = document.clauses.map((clause) => clause.id)
    const added = document.clauses.find((clause) => clause.heading === 'Lost phones')
    expect(added?.blocks.map(textOf)).toEqual(['Call the duty lead.'])
    expect(ids.indexOf(added?.id ?? '') - 1).toBe(ids.indexOf(after ?? ''))
    const threads = await listThreads(candor.db, open(policyId))
    expect(threads).toMatchObject([{ clauseId: added?.id, inWord: { author: 'Dr Weber' } }])
    const told = (await timeline(candor.db, { limit: 2 })).map(ledgerSentence)
    expect(told.join()).toContain('Lost phones')
    expect(await readingOf(await exportedDraft(candor, policyId))).toMatchObject({ strays: [], losses: [] })
  })
})

/** A section by Dr Weber after the first one. */
function withSection(bytes: Uint8Array): Uint8Array {
  return edited(bytes, (xml) => {
    const first = controlsOf(xml)[0]
    const title = /<w:p>.*?<\/w:p>/.exec(first?.xml ?? '')?.[0] ?? ''
    const section =
      newParagraph(title, 'Lost phones', 'Dr Weber') + newParagraph('', 'Call the duty lead.', 'Dr Weber')
    return xml.slice(0, first?.end) + section + xml.slice(first?.end)
  })
}

function textOf(block: Block): string {
  return block.kind === 'paragraph' ? plainRuns(block.runs) : ''
}
