// Comments, suggested words, mentions and outside experts: what may happen, what is refused, what is written down.
import { expect, test } from 'vitest'
import { reopenThread, resolveThread } from '../../app/commands/close-thread'
import { commentOnClause } from '../../app/commands/comment-on-clause'
import { leaveSuggestion, takeSuggestion } from '../../app/commands/decide-suggestion'
import { inviteExpert, openExpertVisit, revokeExpert } from '../../app/commands/invite-expert'
import { openDraft } from '../../app/commands/open-draft'
import { readMention } from '../../app/commands/read-mention'
import { readThreads } from '../../app/commands/read-threads'
import { replyToThread } from '../../app/commands/reply-to-thread'
import { saveAnswers } from '../../app/commands/save-answers'
import { suggestEdit } from '../../app/commands/suggest-edit'
import type { Candor } from '../../app/context'
import { ledgerSentence } from '../../app/governance/ledger'
import { markOf } from '../../app/domain/mark'
import type { Commenter } from '../../app/domain/thread'
import { findClause, plainRuns } from '../../app/domain/policy-document'
import { listExpertLinks } from '../../db/expert-links'
import { timeline, verifyLedger } from '../../db/ledger'
import { listUnreadMentions } from '../../db/mentions'
import { countOpenBySection, countThreads } from '../../db/threads'
import { findOpenRound } from '../../db/rounds'
import { transact } from '../../db/transaction'
import { aComment, aLawyer, aSuggestion, suggestionForm } from '../commenting'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, minutesLater, valueOf } from '../instance'
import { amara, ben, joel, nadia, piotr, ruth } from '../people'
import { aPolicy, submit } from '../policies'

async function readAs(
  candor: Candor,
  policyId: string,
  reader: Commenter,
  standing: 'open' | 'closed' = 'open',
) {
  const { document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  return readThreads(candor.db, { policyId, document, reader, standing, page: 1 })
}

const person = (who: typeof amara): Commenter => ({ kind: 'person', person: who })

async function sentences(candor: Candor): Promise<string[]> {
  return (await timeline(candor.db, { limit: 50 })).map(ledgerSentence).reverse()
}

async function lawNow(candor: Candor, policyId: string): Promise<string> {
  const { document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const [block] = findClause(document, 'law')?.blocks ?? []
  return block?.kind === 'paragraph' ? plainRuns(block.runs) : ''
}

onBothEngines('comments', (engine) => {
  test('a comment, a reply and its end stand in the section, in the ledger, and for ever', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const threadId = await aComment(candor, policyId, ben, {
      quote: 'Nothing here takes a legal right away.',
    })
    valueOf(
      await replyToThread(deskOf(candor, amara), { policyId, threadId, text: 'All of them.', tell: '' }),
    )
    expect(await countOpenBySection(candor.db, policyId)).toEqual({ law: 1 })
    const { groups } = await readAs(candor, policyId, person(amara))
    expect(groups).toMatchObject([
      {
        clauseId: 'law',
        heading: 'What the law protects',
        threads: [
          {
            quoteStands: true,
            may: { reply: true, resolve: true, decide: false, reopen: false },
            comments: [
              { name: 'Ben Adeyemi', title: 'General counsel', mine: false, outside: false },
              { name: 'Amara Okafor', mine: true, text: 'All of them.' },
            ],
          },
        ],
      },
    ])
    valueOf(await resolveThread(deskOf(candor, ben), { policyId, threadId, text: 'Thank you.' }))
    expect(await countThreads(candor.db, { policyId })).toEqual({ open: 0, closed: 1 })
    const closed = await readAs(candor, policyId, person(ruth), 'closed')
    expect(closed.groups[0]?.threads[0]).toMatchObject({
      closed: { by: 'Ben Adeyemi', outcome: 'resolved' },
      may: { reply: false, resolve: false, reopen: false },
    })
    expect(
      await replyToThread(deskOf(candor, amara), { policyId, threadId, text: 'More.', tell: '' }),
    ).toMatchObject({ rule: 'thread-closed' })
    valueOf(await reopenThread(deskOf(candor, ben), { policyId, threadId }))
    expect((await sentences(candor)).slice(-4)).toEqual([
      'Ben Adeyemi commented on the section “What the law protects”',
      'Amara Okafor replied to a comment on the section “What the law protects”',
      'Ben Adeyemi resolved a comment on the section “What the law protects”',
      'Ben Adeyemi opened a comment on the section “What the law protects” again',
    ])
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('staff and auditors do not comment; nobody reaches a thread through another draft', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const other = await aPolicy(candor, 'Another policy')
    const form = { policyId, clauseId: 'law', quote: '', text: 'Hm.', tell: '' }
    for (const who of [joel, piotr])
      expect(await commentOnClause(deskOf(candor, who), form)).toMatchObject({ rule: 'not-a-commenter' })
    const threadId = await aComment(candor, policyId, amara)
    const through = { policyId: other.policyId, threadId }
    for (const outcome of [
      await replyToThread(deskOf(candor, amara), { ...through, text: 'Hm.', tell: '' }),
      await resolveThread(deskOf(candor, amara), { ...through, text: '' }),
      await reopenThread(deskOf(candor, amara), through),
      await readMention(deskOf(candor, amara), through),
      await takeSuggestion(deskOf(candor, amara), { ...through, text: '' }),
      await leaveSuggestion(deskOf(candor, amara), { ...through, text: 'No.' }),
    ])
      expect(outcome).toMatchObject({ rule: 'no-thread' })
  })

  test('a section or sentence that is not there cannot be commented on', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const comment = (changes: object) =>
      commentOnClause(deskOf(candor, amara), {
        ...{ policyId, clauseId: 'law', quote: '', text: 'Hm.', tell: '' },
        ...changes,
      })
    expect(await comment({ clauseId: 'gone' })).toMatchObject({ rule: 'clause-not-in-draft' })
    expect(await comment({ clauseId: '__proto__' })).toMatchObject({ rule: 'clause-not-in-draft' })
    expect(await comment({ quote: 'Never said.' })).toMatchObject({ rule: 'sentence-not-in-clause' })
    expect(await comment({ text: ' ' })).toMatchObject({ rule: 'comment-missing' })
  })

  test('500 open threads are enough', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    await aComment(candor, policyId, amara)
    const row = await candor.db.selectFrom('threads').selectAll().executeTakeFirstOrThrow()
    const copies = Array.from({ length: 499 }, (_, index) => ({ ...row, id: `${row.id}-${index}` }))
    await transact(candor.db, (trx) => trx.insertInto('threads').values(copies).execute())
    const form = { policyId, clauseId: 'law', quote: '', text: 'One more.', tell: '' }
    expect(await commentOnClause(deskOf(candor, amara), form)).toMatchObject({ rule: 'too-many-threads' })
    const last = await readAs(candor, policyId, person(amara))
    expect(last).toMatchObject({ page: 1, pages: 25 })
  })
})

onBothEngines('mentions', (engine) => {
  test('whoever is mentioned gets one message without the text, and a card until they have read it', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPolicy(candor)
    const threadId = await aComment(candor, policyId, amara, {
      text: '@Ben Adeyemi and @Ruth, and Ben again: the secret zebra?',
      tell: ben.id,
    })
    const mail = await candor.db.selectFrom('outbox').selectAll().orderBy('address').execute()
    expect(mail.map((message) => message.address)).toEqual([ben.email, ruth.email])
    expect(mail[0]?.body).toContain(`/policies/${slug}/comments?clause=law#thread-${threadId}`)
    expect(mail[0]?.body).toContain('Amara Okafor mentioned you')
    expect(mail[0]?.body).not.toContain('zebra')
    expect(await listUnreadMentions(candor.db, ben.id, 5)).toMatchObject([
      { threadId, clauseId: 'law', policySlug: slug, title: 'Social media policy', by: 'Amara Okafor' },
    ])
    const { groups } = await readAs(candor, policyId, person(ben))
    expect(groups[0]?.threads[0]?.unread).toBe(true)
    valueOf(await readMention(deskOf(candor, ben), { policyId, threadId }))
    valueOf(await replyToThread(deskOf(candor, ruth), { policyId, threadId, text: 'Yes.', tell: '' }))
    expect(await listUnreadMentions(candor.db, ben.id, 5)).toEqual([])
    expect(await listUnreadMentions(candor.db, ruth.id, 5)).toEqual([])
  })

  test('somebody who cannot read drafts is not mentioned, by name or by choice', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const form = { policyId, clauseId: 'law', quote: '', text: '@Joel Brandt?', tell: '' }
    expect(await commentOnClause(deskOf(candor, amara), form)).toMatchObject({
      rule: 'mention-cannot-read',
      sentence: expect.stringContaining('Joel Brandt cannot read drafts'),
    })
    expect(
      await commentOnClause(deskOf(candor, amara), { ...form, text: 'Hm.', tell: joel.id }),
    ).toMatchObject({ rule: 'mention-cannot-read' })
    expect(await countThreads(candor.db, { policyId })).toEqual({ open: 0, closed: 0 })
  })
})

onBothEngines('suggested words', (engine) => {
  test('an author takes them; whoever suggested them cannot approve the text', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const threadId = await aSuggestion(candor, policyId, ben)
    expect(await lawNow(candor, policyId)).toBe('Nothing here takes a legal right away.')
    const { groups } = await readAs(candor, policyId, person(amara))
    expect(groups[0]?.threads[0]).toMatchObject({
      suggestion: { section: 'as it was' },
      may: { decide: true },
    })
    valueOf(await submit(candor, policyId, { approvers: [ben.id] }))
    expect(await takeSuggestion(deskOf(candor, ben), { policyId, threadId, text: '' })).toMatchObject({
      rule: 'not-an-author',
    })
    expect(
      valueOf(await takeSuggestion(deskOf(candor, amara), { policyId, threadId, text: '' })),
    ).toMatchObject({
      voidedRound: true,
    })
    expect(await findOpenRound(candor.db, policyId)).toBeUndefined()
    expect(await lawNow(candor, policyId)).toBe('Nothing here takes away a right that the law gives you.')
    expect(await submit(candor, policyId, { approvers: [ben.id] })).toMatchObject({
      rule: 'author-cannot-approve-own-version',
    })
    expect(await takeSuggestion(deskOf(candor, amara), { policyId, threadId, text: '' })).toMatchObject({
      rule: 'thread-closed',
    })
    expect(await sentences(candor)).toContain(
      'Amara Okafor took the words that Ben Adeyemi suggested for the section “What the law protects”',
    )
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('they do not go in where the section has changed since', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const first = await aSuggestion(candor, policyId, ben)
    const second = await aSuggestion(candor, policyId, ruth, { markdown: 'Your rights stay yours.' })
    valueOf(await takeSuggestion(deskOf(candor, amara), { policyId, threadId: second, text: '' }))
    expect(
      await takeSuggestion(deskOf(candor, amara), { policyId, threadId: first, text: '' }),
    ).toMatchObject({
      rule: 'clause-changed-since',
    })
    expect(await lawNow(candor, policyId)).toBe('Your rights stay yours.')
    const { groups } = await readAs(candor, policyId, person(amara))
    expect(groups[0]?.threads[0]?.suggestion).toMatchObject({ section: 'changed' })
  })

  test('leaving them needs a reason, which stands in the thread', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const threadId = await aSuggestion(candor, policyId, ben)
    const leave = (text: string) => leaveSuggestion(deskOf(candor, amara), { policyId, threadId, text })
    expect(await leave(' ')).toMatchObject({ rule: 'comment-missing' })
    valueOf(await leave('These words are the law’s own.'))
    const { groups } = await readAs(candor, policyId, person(ben), 'closed')
    expect(groups[0]?.threads[0]).toMatchObject({
      closed: { outcome: 'left', by: 'Amara Okafor' },
      comments: [{ text: 'Plainer.' }, { text: 'These words are the law’s own.' }],
    })
    expect(await lawNow(candor, policyId)).toBe('Nothing here takes a legal right away.')
  })

  test('a section that moved on while one typed is shown before anything is sent', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const form = await suggestionForm(candor, policyId, { clauseId: 'purpose', heading: 'Why' })
    const { draft, document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
    const words = findClause(document, 'purpose')
    const started = markOf({ heading: words?.heading, blocks: words?.blocks })
    const entries = [{ question: 'reach', typed: ['parents'], started: 'nothing' }]
    valueOf(await saveAnswers(deskOf(candor, amara), { policyId, revision: draft.revision, entries }))
    expect(await suggestEdit(deskOf(candor, ben), { ...form, started })).toMatchObject({
      rule: 'clause-changed-meanwhile',
    })
    expect(await suggestEdit(deskOf(candor, ben), { ...form, markdown: '<b>x</b> y' })).toMatchObject({
      rule: 'markdown-losses',
    })
  })
})

onBothEngines('an outside expert', (engine) => {
  test('opens, comments and suggests under their own name, and the ledger says so', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const lawyer = await aLawyer(candor, policyId)
    valueOf(await openExpertVisit(lawyer.desk()))
    valueOf(await openExpertVisit(lawyer.desk({ at: minutesLater(60) })))
    await aComment(candor, policyId, lawyer.desk({ at: minutesLater(61) }), { text: '@Ben Adeyemi?' })
    const threadId = await aSuggestion(candor, policyId, lawyer.desk({ at: minutesLater(62) }))
    valueOf(await takeSuggestion(deskOf(candor, amara), { policyId, threadId, text: '' }))
    expect((await sentences(candor)).slice(1)).toEqual([
      'Amara Okafor gave Adeola Grant (outside expert) a link to the draft “Social media policy” for 7 days',
      'Adeola Grant (outside expert) opened the draft “Social media policy”',
      'Adeola Grant (outside expert) commented on the section “What the law protects”',
      'Adeola Grant (outside expert) suggested other words for the section “What the law protects”',
      'Amara Okafor took the words that Adeola Grant suggested for the section “What the law protects”',
    ])
    const mail = await candor.db.selectFrom('outbox').select(['address', 'body']).orderBy('id').execute()
    expect(mail.map((message) => message.address)).toEqual(['adeola@law.example', amara.email])
    expect(mail[0]?.body).toContain(`/expert/${lawyer.token}`)
    expect(await listExpertLinks(candor.db, policyId)).toMatchObject([
      { name: 'Adeola Grant', lastUsedAt: minutesLater(62).toISOString(), revoked: null },
    ])
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('does nothing after the link ended or was revoked, and never on another draft', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const other = await aPolicy(candor, 'Another policy')
    const lawyer = await aLawyer(candor, policyId, '1')
    const form = { policyId, clauseId: 'law', quote: '', text: 'Which law?', tell: '' }
    const over = { rule: 'link-over' }
    expect(await commentOnClause(lawyer.desk({ at: minutesLater(24 * 60) }), form)).toMatchObject(over)
    expect(await commentOnClause(lawyer.desk(), { ...form, policyId: other.policyId })).toMatchObject(over)
    const threadId = await aComment(candor, policyId, lawyer.desk())
    expect(await revokeExpert(deskOf(candor, ben), { policyId, linkId: lawyer.id })).toMatchObject({
      rule: 'not-an-author',
    })
    valueOf(await revokeExpert(deskOf(candor, nadia), { policyId, linkId: lawyer.id }))
    for (const outcome of [
      await openExpertVisit(lawyer.desk()),
      await commentOnClause(lawyer.desk(), form),
      await suggestEdit(lawyer.desk(), await suggestionForm(candor, policyId)),
      await replyToThread(lawyer.desk(), { policyId, threadId, text: 'Hm.', tell: '' }),
    ])
      expect(outcome).toMatchObject(over)
    expect(await revokeExpert(deskOf(candor, amara), { policyId, linkId: lawyer.id })).toMatchObject({
      rule: 'link-revoked',
    })
    expect(await countThreads(candor.db, { policyId })).toEqual({ open: 1, closed: 0 })
  })

  test('settles nothing, reopens nothing, and is invited by authors only', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const lawyer = await aLawyer(candor, policyId)
    const threadId = await aComment(candor, policyId, lawyer.desk())
    valueOf(await resolveThread(deskOf(candor, amara), { policyId, threadId, text: '' }))
    expect(await reopenThread(lawyer.desk(), { policyId, threadId })).toMatchObject({
      rule: 'not-yours-to-close',
    })
    const form = { policyId, name: 'Somebody', email: '', days: '7' }
    expect(await inviteExpert(deskOf(candor, ben), form)).toMatchObject({ rule: 'not-an-author' })
  })
})
