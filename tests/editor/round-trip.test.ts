// Blocks go into the editor and come out the same: whatever a section holds, opening and saving it changes nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeHref, text, type Block, type Run } from '../../app/domain/policy-document'
import { tidyBlocks } from '../../app/domain/tidy-blocks'
import { canEdit } from '../../app/domain/typed-blocks'
import { editorDocument } from '../../app/editor/from-blocks'
import { blocksOf } from '../../app/editor/to-blocks'
import { anyBlocks } from '../render/any-document'
import { shippedLibrary } from '../shipped-library'
import { draftPolicy } from '../../app/domain/drafting'
import { allClauses } from '../../app/domain/policy-document'

test('any blocks come out as they went in, tidied, and make a sound document', () => {
  fc.assert(
    fc.property(anyBlocks.filter(canEdit), (blocks) => {
      const document = editorDocument(blocks)
      document.check()
      const out = blocksOf(document)
      expect(out).toEqual(tidyBlocks(withSafeLinks(blocks)))
      expect(blocksOf(editorDocument(out))).toEqual(out)
    }),
    { numRuns: 500 },
  )
})

test('every section of every shipped template, answered or not, is unchanged by opening it', async () => {
  const { templates } = await shippedLibrary()
  for (const template of templates.filter((one) => one.kind === 'policy')) {
    for (const answers of [{}, template.sample]) {
      const { document } = draftPolicy({ template, answers, skipped: [], edits: {} })
      for (const clause of allClauses(document.clauses))
        expect(blocksOf(editorDocument(clause.blocks))).toEqual(clause.blocks)
    }
  }
})

test('the placeholder of an unanswered question stays one, with its question and its style', () => {
  const gap = { ...text('the helper'), gap: 'helper', strong: true as const }
  const blocks: Block[] = [{ kind: 'paragraph', runs: [text('Ask '), gap, text('.')] }]
  expect(blocksOf(editorDocument(blocks))).toEqual(blocks)
})

test.each<Block>([
  { kind: 'contact', role: 'hr', why: 'Helps.' },
  { kind: 'step', id: 'a', minutes: '0–5', who: 'Whoever', blocks: [] },
  { kind: 'quote', blocks: [{ kind: 'statement', label: 'Say', blocks: [] }] },
])('a $kind is not for the editor, at any depth', (block) => {
  expect(canEdit([block])).toBe(false)
})

/** Links that a policy cannot carry stand as plain words in the editor. */
function withSafeLinks(blocks: Block[]): Block[] {
  return JSON.parse(JSON.stringify(blocks), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('href' in value)) return value
    const { href, ...rest } = value as Run & { href?: string }
    return href !== undefined && safeHref(href) !== undefined ? value : rest
  }) as Block[]
}
