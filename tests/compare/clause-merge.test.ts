// Merging two people's words for one clause: each change is taken once, and nothing that anybody typed is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictsIn, mergeClause, mergedBlocks, type ClauseWords } from '../../app/compare/clause-merge'
import { deepEqual } from '../../app/domain/deep-equal'
import { paragraph, type Block } from '../../app/domain/policy-document'
import { anyBlocks } from '../render/any-document'

function words(...lines: string[]): ClauseWords {
  return { heading: 'Your accounts', blocks: lines.map(paragraph) }
}

function list(...items: string[]): Block {
  return { kind: 'list', ordered: false, items: items.map((item) => [paragraph(item)]) }
}

const first = 'You may say that you work here.'
const second = 'Ask your lead before you speak for us.'
const third = 'Your own accounts are yours.'

test('changes of different paragraphs go together without a conflict', () => {
  const merge = mergeClause(
    words(first, second, third),
    words('You may say that you work here with us.', second, third),
    words(first, second, 'Your own accounts are yours alone.'),
  )
  expect(mergedBlocks(merge.pieces)).toEqual(
    words('You may say that you work here with us.', second, 'Your own accounts are yours alone.').blocks,
  )
  expect(conflictsIn(merge)).toBe(0)
})

test('changes of neighbouring paragraphs go together too', () => {
  const merge = mergeClause(
    words(first, second),
    words(`${first} Gladly.`, second),
    words(first, `${second} Always.`),
  )
  expect(mergedBlocks(merge.pieces)).toEqual(words(`${first} Gladly.`, `${second} Always.`).blocks)
})

test('one paragraph that both changed stands as both, mine first, and is told as a conflict', () => {
  const merge = mergeClause(
    words(first, second),
    words(`${first} Gladly.`, second),
    words(`${first} Openly.`, second),
  )
  expect(merge.pieces).toEqual([
    { kind: 'conflict', mine: [paragraph(`${first} Gladly.`)], theirs: [paragraph(`${first} Openly.`)] },
    { kind: 'agreed', by: 'nobody', blocks: [paragraph(second)] },
  ])
  expect(conflictsIn(merge)).toBe(1)
})

test('what one took away and the other changed stays, and is told as a conflict', () => {
  const merge = mergeClause(words(first, second), words(second), words(`${first} Openly.`, second))
  expect(mergedBlocks(merge.pieces)).toEqual(words(`${first} Openly.`, second).blocks)
  expect(conflictsIn(merge)).toBe(1)
})

test('what one took away and the other left alone goes', () => {
  const merge = mergeClause(words(first, second), words(second), words(first, second, third))
  expect(mergedBlocks(merge.pieces)).toEqual(words(second, third).blocks)
})

test('paragraphs that both added in one place stand both; the same one stands once', () => {
  const merge = mergeClause(words(first), words(first, second), words(first, third))
  expect(mergedBlocks(merge.pieces)).toEqual(words(first, second, third).blocks)
  const same = mergeClause(words(first), words(first, second), words(first, second))
  expect(mergedBlocks(same.pieces)).toEqual(words(first, second).blocks)
})

test('two changes in one list go together item by item', () => {
  const base = { heading: 'h', blocks: [list('the forum', 'the shop page', 'the news page')] }
  const mine = { heading: 'h', blocks: [list('the members forum', 'the shop page', 'the news page')] }
  const theirs = {
    heading: 'h',
    blocks: [list('the forum', 'the shop page', 'the news page', 'the podcast')],
  }
  expect(mergedBlocks(mergeClause(base, mine, theirs).pieces)).toEqual([
    list('the members forum', 'the shop page', 'the news page', 'the podcast'),
  ])
})

test('a heading that both changed keeps mine and shows theirs', () => {
  const merge = mergeClause(
    { ...words(first), heading: 'Old' },
    { ...words(first), heading: 'Mine' },
    { ...words(first), heading: 'Theirs' },
  )
  expect(merge).toMatchObject({ heading: 'Mine', otherHeading: 'Theirs' })
  expect(conflictsIn(merge)).toBe(1)
})

test('whatever three people start from and write, no new block of either side is lost', () => {
  fc.assert(
    fc.property(anyBlocks, anyBlocks, anyBlocks, fc.nat(), fc.nat(), (pool, more, others, cut, place) => {
      const base = { heading: 'h', blocks: pool }
      const mine = {
        heading: 'h',
        blocks: [...pool.slice(0, cut % 5), ...more, ...pool.slice(1 + (cut % 5))],
      }
      const theirs = {
        heading: 'h',
        blocks: [...pool.slice(0, place % 5), ...others, ...pool.slice(place % 5)],
      }
      const merge = mergeClause(base, mine, theirs)
      const all = JSON.stringify(mergedBlocks(merge.pieces))
      const typed = [...mine.blocks, ...theirs.blocks].filter(
        (block) => !pool.some((old) => deepEqual(old, block)),
      )
      for (const text of typed.flatMap(textsOf)) expect(all).toContain(JSON.stringify(text).slice(1, -1))
    }),
    { numRuns: 300 },
  )
})

test('with one side unchanged the merge is the other side', () => {
  fc.assert(
    fc.property(anyBlocks, anyBlocks, (blocks, changed) => {
      const [base, other] = [
        { heading: 'h', blocks },
        { heading: 'g', blocks: changed },
      ]
      expect(mergedBlocks(mergeClause(base, base, other).pieces)).toEqual(changed)
      expect(mergedBlocks(mergeClause(base, other, base).pieces)).toEqual(changed)
      expect(mergedBlocks(mergeClause(base, other, other).pieces)).toEqual(changed)
      expect(conflictsIn(mergeClause(base, other, other))).toBe(0)
    }),
    { numRuns: 200 },
  )
})

/** Every text that stands in a block, at any depth. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : []
  return [...own, ...Object.values(value).flatMap(textsOf)]
}
