// The Ruling tag: read with its conditions, never printed, and refused with the line and the fix.
import { expect, test } from 'vitest'
import { draftPolicy } from '../../app/domain/drafting'
import { parseTemplate } from '../../app/templates/read-template'

const head = `---
version: "1.0.0"
kind: policy
title: Small
language: en-GB
summary: Small.
forWhom: Tests.
minutes: 5
changes:
  - version: "1.0.0"
    what: First.
    why: Needed.
---

<Clause id="politics" section="politics" title="Politics" why="Why." source="Law." checked="known">

<Question id="side" type="yes-no" label="Side?" help="Help." example="No" why="Why." placeholder="as agreed" />
`

const template = (ruling: string) =>
  parseTemplate(`${head}\n${ruling}\n\nYou may vote.\n\n</Clause>\n`, { file: 'small.mdx', id: 'small' })

const free = '<Ruling about="politics" profile="personal" answer="yes" says="As yourself." />'

test('a ruling belongs to its clause, holds under the conditions around it, and is never printed', () => {
  const read = template(
    `${free}\n\n<When question="side" is="no">\n\n<Ruling about="politics live" profile="official" answer="no" says="None." />\n\n</When>`,
  )
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  expect(read.value.rulings).toEqual([
    {
      clauseId: 'politics',
      about: ['politics'],
      profiles: ['personal'],
      answer: 'yes',
      says: 'As yourself.',
      when: [],
    },
    {
      clauseId: 'politics',
      about: ['politics', 'live'],
      profiles: ['official'],
      answer: 'no',
      says: 'None.',
      when: [{ question: 'side', test: 'is', value: 'no' }],
    },
  ])
  const without = template('')
  if (!without.ok) throw new Error('It should be read.')
  const answers = { side: false }
  const drafted = (of: typeof read.value) =>
    draftPolicy({ template: of, answers, skipped: [], edits: {} }).document
  expect(drafted(read.value)).toEqual(drafted(without.value))
  expect(without.value).not.toHaveProperty('rulings')
})

test.each([
  ['<Ruling about="politcs" profile="any" answer="no" says="x" />', 'Did you mean "politics"?'],
  ['<Ruling about="politics" profile="mine" answer="no" says="x" />', 'or "any"'],
  [
    '<Ruling about="politics" profile="any" answer="maybe" says="x" />',
    'Use one of right, yes, if, ask, no.',
  ],
  ['<Ruling about="politics" profile="any" answer="no" />', 'Add says="…" to the tag.'],
  ['<Ruling about="politics" profile="any" answer="no" says="x">Words.</Ruling>', 'Close it in itself'],
  [`${free}\n\n${free}`, 'Keep one, or put each into a <When>.'],
])('%s is refused with the fix', (ruling, fix) => {
  const read = template(ruling)
  expect(read.ok || read.mistakes.map((mistake) => [mistake.line > 10, mistake.fix.includes(fix)])).toEqual([
    [true, true],
  ])
})
