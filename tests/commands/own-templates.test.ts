// Own templates: read, never run; versioned; kept as they came; withdrawn without harm to what was made from them.
import { expect, test } from 'vitest'
import { createPolicy } from '../../app/commands/create-policy'
import { templateSource } from '../../app/commands/template-source'
import { findTemplate, listTemplates } from '../../app/commands/templates'
import { uploadTemplate } from '../../app/commands/upload-template'
import { findUpgrade } from '../../app/commands/upgrade-template'
import { withdrawTemplate } from '../../app/commands/withdraw-template'
import type { Candor } from '../../app/context'
import { listUploadedTemplates } from '../../db/template-copies'
import { onBothEngines } from '../databases/database'
import { aDraftingInstance, draftNow } from '../drafting-desk'
import { deskOf, ledgerActionsOf, valueOf } from '../instance'
import { amara, nadia } from '../people'
import { clause, file, opening } from '../templates/sources'

function aSource(version = '"1.0.0"', words = 'You may post.'): string {
  return file(`${opening}\n\n${words}\n\n</Clause>`, { version, title: 'Volunteer rules' })
}

async function upload(candor: Candor, source: string, id = 'volunteer-rules') {
  return uploadTemplate(deskOf(candor, nadia), { id, source })
}

onBothEngines('own templates', (engine) => {
  test('an uploaded template stands in the catalogue and starts a policy', async () => {
    const candor = await aDraftingInstance(undefined, engine)
    expect(await upload(candor, aSource())).toEqual({
      ok: true,
      value: { id: 'volunteer-rules', version: '1.0.0', title: 'Volunteer rules' },
    })
    expect((await listTemplates(candor.db, candor.library)).map((template) => template.id)).toEqual([
      'small',
      'volunteer-rules',
    ])
    const wish = { templateId: 'volunteer-rules', title: 'Volunteers' }
    const { policyId } = valueOf(await createPolicy(deskOf(candor, amara), wish))
    expect(JSON.stringify((await draftNow(candor, policyId)).document)).toContain('You may post.')
    expect(await ledgerActionsOf(candor.db)).toEqual(['template.uploaded', 'policy.created'])
  })

  test('a higher version is news for its policies; the same or a lower one is refused', async () => {
    const candor = await aDraftingInstance(undefined, engine)
    valueOf(await upload(candor, aSource()))
    const wish = { templateId: 'volunteer-rules', title: 'Volunteers' }
    const { policyId } = valueOf(await createPolicy(deskOf(candor, amara), wish))
    expect(await upload(candor, aSource('"1.0.0"', 'You may shout.'))).toMatchObject({
      ok: false,
      rule: 'version-not-higher',
      fields: { source: expect.stringContaining('1.0.0') },
    })
    valueOf(await upload(candor, aSource('"1.1.0"', 'You may ask.')))
    const open = await draftNow(candor, policyId)
    expect(JSON.stringify(open.document)).toContain('You may post.')
    expect((await findUpgrade(candor.db, candor.library, open))?.version).toBe('1.1.0')
    expect(await upload(candor, aSource('"1.0.9"'))).toMatchObject({ ok: false })
  })
})

test('an upload may follow a shipped template, with a higher version than that', async () => {
  const candor = await aDraftingInstance()
  expect(await upload(candor, aSource('"1.0.0"'), 'small')).toMatchObject({
    ok: false,
    rule: 'version-not-higher',
  })
  valueOf(await upload(candor, aSource('"1.0.1"'), 'small'))
  expect((await findTemplate(candor.db, candor.library, 'small'))?.title).toBe('Volunteer rules')
})

const code: [what: string, source: string][] = [
  ['an import', file(`import { a } from "node:fs"\n\n${opening}\n\nText.\n\n</Clause>`)],
  ['an export', file(`export const a = (globalThis.candorRan = true)\n\n${opening}\n\nText.\n\n</Clause>`)],
  ['an expression in the text', clause('Hello {(globalThis.candorRan = true)}.')],
  ['an expression on its own line', clause('{(globalThis.candorRan = true)}')],
  [
    'an expression in an attribute',
    clause('<When question="ok" is={(globalThis.candorRan = true)}>yes</When>'),
  ],
  ['a spread', clause('<When {...(globalThis.candorRan = true)} question="ok" is="yes">yes</When>')],
  ['front matter in JavaScript', aSource().replace('---', '---js')],
  ['a script', clause('<script>globalThis.candorRan = true</script>')],
  ['an include', clause('<Include file="shared/protected-rights-by-place.mdx" />')],
]

test.each(code)('%s is refused, named with its line, and nothing of it runs', async (_what, source) => {
  const candor = await aDraftingInstance()
  const outcome = await upload(candor, source)
  expect(outcome).toMatchObject({ ok: false, rule: 'template-mistakes' })
  const mistakes = outcome.ok ? [] : (outcome.mistakes ?? [])
  expect(mistakes.length).toBeGreaterThan(0)
  for (const mistake of mistakes)
    expect(mistake).toMatchObject({ line: expect.any(Number), fix: expect.any(String) })
  expect('candorRan' in globalThis).toBe(false)
  expect(await listUploadedTemplates(candor.db)).toEqual([])
})

test.each([
  ['no text', '   ', 'source-not-readable'],
  ['a NUL', aSource('"1.0.0"', 'a\u0000b'), 'source-not-readable'],
  ['a letter of another encoding', aSource('"1.0.0"', 'caf\ufffd'), 'source-not-readable'],
  ['half a character', aSource('"1.0.0"', 'a\ud800b'), 'source-not-readable'],
  ['more than 1 MB', aSource('"1.0.0"', 'word '.repeat(210_000)), 'source-not-readable'],
  ['a picture file read as text', '\u0089PNG\n\u001a\n', 'source-not-readable'],
  ['no template at all', 'Hello.', 'template-mistakes'],
])('%s is refused', async (_what, source, rule) => {
  expect(await upload(await aDraftingInstance(), source)).toMatchObject({ ok: false, rule })
})

test.each(['', 'Volunteer Rules', '../etc', 'constructor', 'x'.repeat(100)])('"%s" is no id', async (id) => {
  const outcome = await upload(await aDraftingInstance(), aSource(), id)
  expect(outcome).toMatchObject({ ok: false, rule: 'not-an-id', fields: { id: expect.any(String) } })
})

test('the text comes back as it was uploaded, each version of it', async () => {
  const candor = await aDraftingInstance()
  valueOf(await upload(candor, `\ufeff${aSource().replaceAll('\n', '\r\n')}`))
  valueOf(await upload(candor, aSource('"1.1.0"', 'You may ask.')))
  const read = (version?: string) =>
    templateSource(candor.db, candor.library, { id: 'volunteer-rules', version })
  expect((await read('1.0.0'))?.source).toBe(aSource())
  expect(await read()).toEqual({
    id: 'volunteer-rules',
    version: '1.1.0',
    source: aSource('"1.1.0"', 'You may ask.'),
  })
  expect(await read('9.0.0')).toBeUndefined()
  expect(await templateSource(candor.db, candor.library, { id: '__proto__' })).toBeUndefined()
})

test('withdrawn, a template starts no policy, its policies stay, and its number is used up', async () => {
  const candor = await aDraftingInstance()
  valueOf(await upload(candor, aSource()))
  const wish = { templateId: 'volunteer-rules', title: 'Volunteers' }
  const { policyId } = valueOf(await createPolicy(deskOf(candor, amara), wish))
  const withdraw = (because: string) =>
    withdrawTemplate(deskOf(candor, nadia), { id: 'volunteer-rules', because })
  expect(await withdraw('  ')).toMatchObject({ ok: false, fields: { because: expect.any(String) } })
  valueOf(await withdraw('A lawyer looks at it first.'))
  expect(await createPolicy(deskOf(candor, amara), wish)).toMatchObject({ ok: false, rule: 'no-template' })
  expect(JSON.stringify((await draftNow(candor, policyId)).document)).toContain('You may post.')
  expect(await upload(candor, aSource())).toMatchObject({ ok: false, rule: 'version-not-higher' })
  expect(await withdraw('Again.')).toMatchObject({ ok: false, rule: 'not-uploaded' })
  valueOf(await upload(candor, aSource('"1.0.1"')))
  expect(await findTemplate(candor.db, candor.library, 'volunteer-rules')).toBeDefined()
})

test('authors do not upload or withdraw', async () => {
  const candor = await aDraftingInstance()
  const desk = deskOf(candor, amara)
  expect(await uploadTemplate(desk, { id: 'x', source: aSource() })).toMatchObject({ rule: 'not-allowed' })
  expect(await withdrawTemplate(desk, { id: 'small', because: 'x' })).toMatchObject({ rule: 'not-allowed' })
})
