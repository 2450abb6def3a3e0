// Exports: all of it with the addenda marked, or only what applies to some people, and the file says which.
import { expect, test } from 'vitest'
import { exportPolicy, type ExportFormat } from '../../app/commands/export-policy'
import { findPolicyBySlug } from '../../db/policies'
import { aPolicyWithAddenda, type Addenda } from '../addenda'
import { deskOf, valueOf } from '../instance'
import { nadia } from '../people'
import { addGroup } from '../../app/commands/change-groups'
import { wordParagraphs, wordText } from '../render/reading'

const law = 'What the law protects (for Volunteers)'
const own = 'Your own accounts (for Night shift)'

async function exported(addenda: Addenda, format: ExportFormat, audience?: string) {
  const policy = await findPolicyBySlug(addenda.candor.db, addenda.slug)
  if (!policy) throw new Error('There is no policy.')
  const source = { kind: 'version', ordinal: 1 } as const
  return exportPolicy(addenda.candor, policy, { source, format, audience })
}

async function markdown(addenda: Addenda, audience?: string): Promise<string> {
  return new TextDecoder().decode(valueOf(await exported(addenda, 'md', audience)).bytes)
}

test('for all: every addendum is there and marked, and the front matter says so', async () => {
  const text = await markdown(await aPolicyWithAddenda())
  expect(text).toContain(`## 3 ${law}`)
  expect(text).toContain(`## 2 ${own}`)
  expect(text).toContain('audience: "Everyone. Addenda for Night shift, Volunteers are marked."')
})

test('for one group: only what applies to them, under the numbers of the whole text', async () => {
  const addenda = await aPolicyWithAddenda()
  const text = await markdown(addenda, 'volunteers')
  expect(text).toContain(`## 3 ${law}`)
  expect(text).not.toContain('Your own accounts')
  expect(text).toContain('audience: "Volunteers. Addenda for others are left out."')
  expect(text).toMatch(/\| For +\| Volunteers\. Addenda for others are left out\./)
})

test('for everyone: the addenda are left out', async () => {
  const text = await markdown(await aPolicyWithAddenda(), 'everyone')
  expect(text).not.toContain(law)
  expect(text).toContain('Whom we reach')
  expect(text).toContain('audience: "Everyone. Addenda are left out."')
})

test('for two groups, in any order the same file', async () => {
  const addenda = await aPolicyWithAddenda()
  const file = valueOf(await exported(addenda, 'docx', 'volunteers,night-shift'))
  expect(file.fileName).toBe('social-media-policy-version-1.0-for-night-shift-volunteers.docx')
  expect(valueOf(await exported(addenda, 'docx', 'night-shift,volunteers')).bytes).toEqual(file.bytes)
})

test('Word kept for one audience is never given to another', async () => {
  const addenda = await aPolicyWithAddenda()
  const words = async (audience?: string) =>
    wordParagraphs(valueOf(await exported(addenda, 'docx', audience)).bytes).map(wordText)
  const all = await words()
  expect(all).toContain(law)
  expect(all).toContain(own)
  expect(await words('volunteers')).not.toContain(own)
  expect(await words('night-shift')).not.toContain(law)
  expect(await words('everyone')).not.toContain(law)
  expect(await words()).toEqual(all)
})

test('two groups of the same name share no kept file', async () => {
  const addenda = await aPolicyWithAddenda()
  valueOf(await addGroup(deskOf(addenda.candor, nadia), { name: 'Board' }))
  await addenda.candor.db
    .updateTable('groups')
    .set({ name: 'Volunteers' })
    .where('group_key', '=', 'board')
    .execute()
  expect(await markdown(addenda, 'volunteers')).toContain(law)
  expect(await markdown(addenda, 'board')).not.toContain(law)
})

test('a group that nobody has is refused with the likely one', async () => {
  const outcome = await exported(await aPolicyWithAddenda(), 'md', 'volunters')
  expect(outcome).toMatchObject({ ok: false, rule: 'no-such-group' })
  expect(outcome).toHaveProperty('sentence', expect.stringContaining('volunteers'))
})

test('JSON holds only what applies too', async () => {
  const { bytes } = valueOf(await exported(await aPolicyWithAddenda(), 'json', 'volunteers'))
  const { clauses } = JSON.parse(new TextDecoder().decode(bytes)) as { clauses: { id: string }[] }
  expect(clauses.map((clause) => clause.id)).toEqual(['purpose', 'law'])
})
