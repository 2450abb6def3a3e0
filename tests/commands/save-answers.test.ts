// Saving answers: what goes into the draft, what is refused, and that nobody's words are lost.
import { expect, test } from 'vitest'
import { saveAnswers, skipQuestions } from '../../app/commands/save-answers'
import { markOf } from '../../app/domain/mark'
import { plainRuns } from '../../app/domain/policy-document'
import { listDraftEditors } from '../../db/draft-editors'
import { findLastChange } from '../../db/drafts'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { deskOf, ledgerActionsOf, noon, valueOf } from '../instance'
import { amara, joel, nadia } from '../people'

const nothing = markOf(undefined)

function entry(question: string, typed: string | string[], started = nothing) {
  return { question, typed: Array.isArray(typed) ? typed : [typed], started }
}

test('a saved answer is in the draft, its document and its fingerprint', async () => {
  const candor = await aDraftingInstance()
  const { policy, draft } = await aPolicy(candor)

  const saved = valueOf(
    await saveAnswers(deskOf(candor, amara), {
      policyId: policy.id,
      revision: 1,
      entries: [entry('reach', 'neighbours')],
    }),
  )

  const now = await draftNow(candor, policy.id)
  expect(saved).toMatchObject({ revision: 2, changed: true, at: noon.toISOString() })
  expect(now.draft.answers).toEqual({ reach: 'neighbours' })
  expect(now.draft.fingerprint).not.toBe(draft.fingerprint)
  const block = now.document.clauses[0]?.blocks[0]
  expect(block?.kind === 'paragraph' && plainRuns(block.runs)).toBe('We reach neighbours.')
})

test('a save that changes nothing makes no revision and no ledger entry', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const form = {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', 'neighbours'), entry('days', '')],
  }
  await saveAnswers(deskOf(candor, amara), form)

  const again = valueOf(await saveAnswers(deskOf(candor, amara), { ...form, revision: 2 }))

  expect(again).toMatchObject({ revision: 2, changed: false })
  expect(await ledgerActionsOf(candor.db)).toEqual(['policy.created', 'draft.answered'])
})

test('the ledger names questions and never holds an answer', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  await saveAnswers(deskOf(candor, amara), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('who', 'Maria Silva')],
  })

  const rows = await candor.db.selectFrom('ledger_entries').select(['action', 'detail']).execute()
  const answered = rows.find((row) => row.action === 'draft.answered')
  expect(JSON.parse(answered?.detail ?? '{}')).toMatchObject({ questions: ' who ', revision: 2 })
  expect(JSON.stringify(rows)).not.toContain('Maria')
  expect(await findLastChange(candor.db, policy.id, { question: 'who' })).toEqual({
    name: 'Amara Okafor',
    at: noon.toISOString(),
    action: 'draft.answered',
  })
})

test('two people who answer different questions at once both keep their answers', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  await saveAnswers(deskOf(candor, amara), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', 'neighbours'), entry('story', '')],
  })

  const stale = await saveAnswers(deskOf(candor, nadia), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', ''), entry('story', 'We listen first.')],
  })

  expect(stale.ok).toBe(true)
  expect((await draftNow(candor, policy.id)).draft.answers).toEqual({
    reach: 'neighbours',
    story: 'We listen first.',
  })
})

test('the same question answered by two people is refused and changes nothing', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  await saveAnswers(deskOf(candor, amara), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', 'neighbours')],
  })

  const stale = await saveAnswers(deskOf(candor, nadia), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', 'donors'), entry('days', '3')],
  })

  expect(stale).toMatchObject({ ok: false, rule: 'answer-changed-meanwhile' })
  expect(!stale.ok && Object.keys(stale.fields ?? {})).toEqual(['reach'])
  expect((await draftNow(candor, policy.id)).draft).toMatchObject({
    revision: 2,
    answers: { reach: 'neighbours' },
  })
})

test('after seeing the other answer, one may keep one’s own', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  await saveAnswers(deskOf(candor, amara), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', 'neighbours')],
  })

  const kept = await saveAnswers(deskOf(candor, nadia), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', 'donors', markOf('neighbours'))],
  })

  expect(kept.ok).toBe(true)
  expect((await draftNow(candor, policy.id)).draft.answers).toEqual({ reach: 'donors' })
})

test('of forty saves of one question at once exactly one is kept', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      saveAnswers(deskOf(candor, amara), {
        policyId: policy.id,
        revision: 1,
        entries: [entry('reach', `answer ${index}`)],
      }),
    ),
  )

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect((await draftNow(candor, policy.id)).draft.revision).toBe(2)
})

test('a skipped question is a gap until it is answered', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  await skipQuestions(deskOf(candor, amara), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', ''), entry('story', 'We listen.')],
    skip: ['reach', 'story'],
  })
  const skipped = await draftNow(candor, policy.id)
  expect(skipped.draft.skipped).toEqual(['reach'])
  expect(skipped.gaps).toContainEqual({ question: 'reach', clauseId: 'purpose', skipped: true })

  await saveAnswers(deskOf(candor, amara), {
    policyId: policy.id,
    revision: 2,
    entries: [entry('reach', 'neighbours')],
  })

  expect((await draftNow(candor, policy.id)).draft.skipped).toEqual([])
})

test('whoever saves is noted as an editor of the draft', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  await saveAnswers(deskOf(candor, nadia), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', 'neighbours')],
  })

  expect(await listDraftEditors(candor.db, policy.id)).toEqual([amara.id, nadia.id])
})

test('staff cannot change a draft', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const refusal = await saveAnswers(deskOf(candor, joel), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('reach', 'neighbours')],
  })
  expect(refusal).toMatchObject({ ok: false, rule: 'not-an-author' })
})

test.each([
  ['a megabyte', 'reach', 'x'.repeat(1_000_000)],
  ['a NUL', 'reach', 'a\u0000b'],
  ['half a character', 'story', 'a\ud800b'],
  ['an unknown option', 'own-accounts', 'constructor'],
  ['a day that is not in the calendar', 'start', '2026-02-31'],
  ['a number that is none', 'days', '1e309'],
  ['neither yes nor no', 'trial', 'maybe'],
])('%s is refused at its question with a sentence', async (_what, question, typed) => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const refusal = await saveAnswers(deskOf(candor, amara), {
    policyId: policy.id,
    revision: 1,
    entries: [entry(question, typed)],
  })
  expect(refusal).toMatchObject({
    ok: false,
    rule: 'answer-not-readable',
    fields: { [question]: expect.stringMatching(/\.$/) },
  })
})

test('a question the template does not have is not kept', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const saved = await saveAnswers(deskOf(candor, amara), {
    policyId: policy.id,
    revision: 1,
    entries: [entry('__proto__', 'x'), entry('nobody-asked', 'x')],
  })
  expect(saved).toMatchObject({ ok: true, value: { changed: false } })
})

test('a change of the text ends the approval round in the same save', async () => {
  const candor = await aDraftingInstance()
  const { policy, draft } = await aPolicy(candor)
  await anOpenRound(candor.db, policy.id, draft.fingerprint)

  const saved = valueOf(
    await saveAnswers(deskOf(candor, amara), {
      policyId: policy.id,
      revision: 1,
      entries: [entry('reach', 'neighbours')],
    }),
  )

  const round = await candor.db.selectFrom('rounds').selectAll().executeTakeFirstOrThrow()
  expect(saved.voidedRound).toBe(true)
  expect(round).toMatchObject({ outcome: 'voided', closed_because: 'Amara Okafor changed the draft' })
  expect(await ledgerActionsOf(candor.db)).toContain('round.voided')
})

test('an answer that leaves the text as it is does not end the approval round', async () => {
  const candor = await aDraftingInstance()
  const { policy, draft } = await aPolicy(candor)
  await anOpenRound(candor.db, policy.id, draft.fingerprint)

  const saved = valueOf(
    await saveAnswers(deskOf(candor, amara), {
      policyId: policy.id,
      revision: 1,
      entries: [entry('days', '3')],
    }),
  )

  expect(saved).toMatchObject({ changed: true, voidedRound: false })
  const round = await candor.db.selectFrom('rounds').selectAll().executeTakeFirstOrThrow()
  expect(round.outcome).toBeNull()
})

async function anOpenRound(
  db: Awaited<ReturnType<typeof aDraftingInstance>>['db'],
  policyId: string,
  fingerprint: string,
) {
  const at = noon.toISOString()
  await db
    .insertInto('versions')
    .values({
      id: 'v1',
      policy_id: policyId,
      ordinal: 1,
      title: 'Social media policy',
      language: 'en-GB',
      document: '{}',
      fingerprint,
      template_id: 'small',
      template_version: '1.0.0',
      answers: '{}',
      skipped: '[]',
      edits: '{}',
      arrangement: '{}',
      template_digest: '',
      editors: '[]',
      submitted_by: amara.id,
      submitted_by_name: amara.name,
      submitted_at: at,
    })
    .execute()
  await db
    .insertInto('rounds')
    .values({
      id: 'r1',
      version_id: 'v1',
      policy_id: policyId,
      note: '',
      opened_by: amara.id,
      opened_at: at,
      due_on: null,
      outcome: null,
      closed_at: null,
      closed_because: null,
      revision: 1,
      path_name: '',
      proposed_class: null,
      proposed_grounds: '[]',
      change_note: '',
    })
    .execute()
}
