// Bringing a policy in: only its owner sees what was read, for a day, and one press makes one policy of it.
import { expect, test } from 'vitest'
import { importPolicy } from '../../app/commands/import-policy'
import { keepImport, keepImportChoices } from '../../app/commands/keep-import'
import { asProposed } from '../../app/domain/import-plan'
import type { Candor } from '../../app/context'
import { tidy } from '../../app/jobs/tidy'
import { findImport } from '../../db/imports'
import { anImportedPolicy } from '../an-import'
import { aDraftingInstance, draftNow } from '../drafting-desk'
import { deskOf, ledgerActionsOf, noon, valueOf } from '../instance'
import { amara, joel, nadia } from '../people'

const sha256 = 'ab'.repeat(32)
const choices = { ...asProposed, joining: [], changes: 'taken-in' as const }

function file() {
  return {
    fileName: 'old.docx',
    sha256,
    policy: anImportedPolicy(),
    beforeChanges: null,
    templateId: 'small',
    title: '',
  }
}

async function anImport(candor: Candor): Promise<string> {
  return valueOf(await keepImport(deskOf(candor, amara), file())).id
}

test('a draft made of a file holds its words by hand, and the ledger says where they came from', async () => {
  const candor = await aDraftingInstance()
  const id = await anImport(candor)

  const { policyId, slug } = valueOf(
    await importPolicy(deskOf(candor, amara), { id, title: 'Old rules', choices }),
  )

  expect(slug).toBe('old-rules')
  const { document, draft } = await draftNow(candor, policyId)
  expect(document.clauses.map((clause) => clause.heading)).toEqual([
    'Confidential information',
    'Breaches and discipline',
    'Parking',
  ])
  expect(Object.values(draft.edits).map((edit) => edit.heading)).toContain('Customers')
  expect(await ledgerActionsOf(candor.db)).toEqual(['policy.imported'])
  const [entry] = await candor.db.selectFrom('ledger_entries').select('detail').execute()
  expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({
    title: 'Old rules',
    sha256,
    sections: 3,
    joined: 0,
  })
})

test('two presses of the button make one policy', async () => {
  const candor = await aDraftingInstance()
  const id = await anImport(candor)
  const desk = deskOf(candor, amara, { once: 'the-same-form' })
  const first = valueOf(await importPolicy(desk, { id, title: 'Old rules', choices }))
  const second = valueOf(await importPolicy(desk, { id, title: 'Old rules', choices }))
  expect(second).toEqual(first)
  expect(await candor.db.selectFrom('policies').selectAll().execute()).toHaveLength(1)
})

test('nobody else finds an import, and nobody without the right to write makes one', async () => {
  const candor = await aDraftingInstance()
  const id = await anImport(candor)
  expect(await importPolicy(deskOf(candor, nadia), { id, title: 'Mine', choices })).toMatchObject({
    ok: false,
  })
  expect(await keepImport(deskOf(candor, joel), file())).toMatchObject({ ok: false, rule: 'not-an-author' })
})

test('what was chosen is kept with the import', async () => {
  const candor = await aDraftingInstance()
  const id = await anImport(candor)
  const chosen = { ...choices, placements: { c4: 'security' as const } }
  valueOf(await keepImportChoices(deskOf(candor, amara), { id, title: 'New title', choices: chosen }))
  const kept = await findImport(candor.db, { id, personId: amara.id, at: noon })
  expect(kept).toMatchObject({ title: 'New title', choices: chosen })
})

test('after a day an import is gone, and is said to be', async () => {
  const candor = await aDraftingInstance()
  const id = await anImport(candor)
  const later = new Date(noon.getTime() + 25 * 3_600_000)
  const desk = { ...deskOf(candor, amara), at: later }
  expect(await importPolicy(desk, { id, title: 'Old', choices })).toMatchObject({
    ok: false,
    rule: 'import-gone',
  })
  await tidy({ ...candor, now: () => later })
  expect(await candor.db.selectFrom('imports').selectAll().execute()).toEqual([])
})

test('a person has at most five imports waiting', async () => {
  const candor = await aDraftingInstance()
  for (let count = 0; count < 7; count += 1) await anImport(candor)
  expect(await candor.db.selectFrom('imports').select('id').execute()).toHaveLength(5)
})
