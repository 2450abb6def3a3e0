// Paragraphs written at once are what the library would write: the same elements, in the same order, with the same words.
import { Document, Packer, type XmlComponent } from 'docx'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { paragraph } from '../../app/domain/policy-document'
import { wordOfDocument } from '../../app/render/word'
import { printedRuns, type FlowParagraph, type Frame } from '../../app/render/word-flow'
import { newPen } from '../../app/render/word-pen'
import { quickParagraph, withWritten } from '../../app/render/word-quick'
import { libraryParagraph } from '../../app/render/word-runs'
import { clause, draftSheet, policy } from './documents'
import { anyBlocks } from './any-document'
import { wordParagraphs, wordText } from './reading'

const frames: fc.Arbitrary<Frame> = fc.record(
  {
    style: fc.constantFrom('Heading1', 'ListParagraph', 'Note'),
    keepNext: fc.constant(true as const),
    pageBreakBefore: fc.constant(true as const),
    spacing: fc.record({ before: fc.nat(400), after: fc.nat(400) }, { requiredKeys: [] }),
    indent: fc.record({ left: fc.nat(900) }),
    numbering: fc.record({
      reference: fc.constant('bullets'),
      level: fc.nat(8),
      instance: fc.nat(3),
      custom: fc.constant(true as const),
    }),
  },
  { requiredKeys: [] },
)

const flows: fc.Arbitrary<FlowParagraph> = fc.record({
  kind: fc.constant('paragraph' as const),
  frame: frames,
  runs: anyBlocks.map((blocks) =>
    blocks.flatMap((block) => (block.kind === 'paragraph' ? printedRuns(block.runs) : [])),
  ),
})

test('a quick paragraph is the library’s own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(flows, { minLength: 1, maxLength: 4 }), async (some) => {
      const slow = some.map((flow) => libraryParagraph(flow, newPen({ author: '', date: '' })))
      const written: string[] = []
      const quick = some.map((flow, index) => quickParagraph(flow, written) ?? slow[index])
      expect(await bodyOf(quick, written)).toBe(await bodyOf(slow, []))
    }),
    { numRuns: 200 },
  )
})

test('text in braces stays as it was typed, where the library would put the number of a list', async () => {
  const words = 'Write {bullets-0}, {numbers-1} or {clauses-0}.'
  const list = { kind: 'list' as const, ordered: false, items: [[paragraph('a')]] }
  const bytes = await wordOfDocument(policy([clause('a', 'A', [list, paragraph(words)])]), draftSheet)
  expect(wordParagraphs(bytes).map(wordText)).toContain(words)
})

async function bodyOf(children: (XmlComponent | undefined)[], written: string[]): Promise<string> {
  const levels = Array.from({ length: 9 }, (_, level) => ({ level, format: 'bullet' as const, text: '•' }))
  const file = new Document({
    numbering: { config: [{ reference: 'bullets', levels }] },
    sections: [{ children: children as never[] }],
  })
  const xml = strFromU8(unzipSync(await Packer.toBuffer(file))['word/document.xml'] ?? new Uint8Array())
  return withWritten(xml, written)
    .replace(/^.*<w:body>/s, '')
    .replace(/r:id="rId[\w-]+"/g, 'r:id="rId"')
}
