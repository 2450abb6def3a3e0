// The page where an administrator gives Word files the look of the organisation's own, and what exports are from then on.
import { expect, test } from 'vitest'
import { exportPolicy } from '../../app/commands/export-policy'
import { endWordStyles, takeWordStyles } from '../../app/commands/take-word-styles'
import WordFiles, { action, loader } from '../../app/routes/settings_.word._index'
import { loader as previewLoader } from '../../app/routes/settings_.word.preview'
import { findPolicyBySlug } from '../../db/policies'
import { listWordStyles } from '../../db/word-styles'
import { anInstance, contextOf, deskOf, ledgerActionsOf, valueOf } from '../instance'
import { amara, nadia } from '../people'
import { aPolicy } from '../policies'
import { wordParts } from '../render/reading'
import { aWordTemplate, withParts } from '../word-template'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

type Candor = Awaited<ReturnType<typeof anInstance>>

async function page(candor: Candor, answer?: unknown) {
  const data = await loader({
    context: contextOf(candor, nadia),
    request: aGet('/settings/word'),
    params: {},
  })
  return drawnPage(WordFiles, data, answer)
}

async function stylesOfExport(candor: Candor, slug: string): Promise<string> {
  const policy = await findPolicyBySlug(candor.db, slug)
  if (!policy) throw new Error('There is no policy.')
  const made = valueOf(await exportPolicy(candor, policy, { source: { kind: 'draft' }, format: 'docx' }))
  return wordParts(made.bytes)['word/styles.xml'] ?? ''
}

/** Sends a file as the door for large files hands it over. */
async function send(candor: Candor, name: string, bytes: Uint8Array) {
  const context = { ...contextOf(candor, nadia), sent: { fields: [], file: { name, bytes } } }
  return action({ context, request: aForm('/settings/word', {}), params: {} })
}

test('a file is given, its look is in every export at once, and ended it is not', async () => {
  const candor = await anInstance()
  const { slug } = await aPolicy(candor)
  const before = await stylesOfExport(candor, slug)
  expect(await send(candor, 'C:\\House style.dotx', await aWordTemplate())).toMatchObject({ status: 303 })
  expect(await stylesOfExport(candor, slug)).toContain('Liberation Serif')
  const shown = await page(candor)
  expect(shown.text).toContain('As in House style.dotx, given by Nadia')
  expect(shown.text).toContain('The text of the file was not taken, only its look.')

  const ended = await action({
    context: contextOf(candor, nadia),
    request: aForm('/settings/word', { intent: 'end' }),
    params: {},
  })
  expect(ended).toMatchObject({ status: 303 })
  expect(await stylesOfExport(candor, slug)).toBe(before)
  expect((await page(candor)).text).toContain('House style.dotx, from 24 November 2026 to 24 November 2026')
})

test('the next file takes the place of the one before, and no file is lost', async () => {
  const candor = await anInstance()
  const first = await aWordTemplate()
  const second = withParts(first, { 'word/extra.xml': '<x/>' })
  valueOf(await takeWordStyles(deskOf(candor, nadia), { name: 'first.docx', bytes: first }))
  valueOf(await takeWordStyles(deskOf(candor, nadia), { name: 'second.docx', bytes: second }))
  const all = await listWordStyles(candor.db)
  expect(all.map((one) => [one.fileName, one.endedAt !== null])).toEqual([
    ['second.docx', false],
    ['first.docx', true],
  ])
  expect((await ledgerActionsOf(candor.db)).filter((one) => one.startsWith('word-styles'))).toEqual([
    'word-styles.used',
    'word-styles.used',
  ])
})

test('refused: somebody else, the same file again, nothing to end, and what is no Word file', async () => {
  const candor = await anInstance()
  const file = { name: 'ours.docx', bytes: await aWordTemplate() }
  expect(await takeWordStyles(deskOf(candor, amara), file)).toMatchObject({ rule: 'not-allowed' })
  expect(await endWordStyles(deskOf(candor, nadia))).toMatchObject({ rule: 'no-styles-used' })
  valueOf(await takeWordStyles(deskOf(candor, nadia), file))
  expect(await takeWordStyles(deskOf(candor, nadia), file)).toMatchObject({ rule: 'same-styles' })
  const refused = await send(candor, 'x.docx', new TextEncoder().encode('%PDF-1.7'))
  const shown = await page(candor, 'data' in refused ? refused.data : refused)
  expect(shown.getByLabelText<HTMLInputElement>('The Word file').getAttribute('aria-invalid')).toBe('true')
  expect(shown.text).toContain('The file is a PDF.')
})

test('the example page is a draft in the look in use, for administrators only', async () => {
  const candor = await anInstance()
  valueOf(await takeWordStyles(deskOf(candor, nadia), { name: 'ours.docx', bytes: await aWordTemplate() }))
  const request = aGet('/settings/word/preview')
  const response = await previewLoader({ context: contextOf(candor, nadia), request, params: {} })
  const parts = wordParts(new Uint8Array(await response.arrayBuffer()))
  expect(parts['word/styles.xml']).toContain('Liberation Serif')
  expect(parts['word/header1.xml']).toContain('DRAFT')
  const refused = await previewLoader({ context: contextOf(candor, amara), request, params: {} }).catch(
    (thrown: unknown) => thrown,
  )
  expect(refused).toMatchObject({ status: 403 })
  expect(
    (await thrownBy(() => loader({ context: contextOf(candor, amara), request, params: {} }))).status,
  ).toBe(403)
})
