// The bound of a comparison: hostile texts are told apart whole, ordinary ones word by word, and never two ways.
import { expect, test } from 'vitest'
import { proposeChangeClass } from '../../app/compare/change-class-proposal'
import { diffDocuments, type DocumentDiff } from '../../app/compare/document-diff'
import { boundedComparison, editsBetween } from '../../app/compare/edits'
import { textOfSide } from '../../app/compare/diff-sides'
import { paragraph } from '../../app/domain/policy-document'
import { clause, policy } from '../render/documents'

const words = Array.from({ length: 300 }, (_, index) => `w${index % 50}`)
const numbers = Array.from({ length: 400 }, (_, index) => index)

function clauses(count: number, text: (index: number) => string) {
  return policy(
    Array.from({ length: count }, (_, index) => clause(`c${index}`, 'Rules', [paragraph(text(index))])),
  )
}

/** Of each clause's paragraph: is it read word by word, or as one text that went and one that came? */
function readByWords({ clauses }: DocumentDiff): boolean[] {
  return clauses.map(({ blocks }) =>
    blocks.some(
      (block) =>
        block.change === 'changed' &&
        block.parts.kind === 'paragraph' &&
        block.parts.pieces.some((piece) => piece.change === 'same'),
    ),
  )
}

test('outside of a comparison nothing is bound but the edits', () => {
  for (let round = 0; round < 50; round += 1)
    expect(editsBetween(numbers, [...numbers].reverse(), { most: 1000 })).toBeDefined()
})

test('a comparison ends when its steps are spent, and the next one starts afresh', () => {
  const tries = () =>
    boundedComparison(() =>
      Array.from({ length: 50 }, () => editsBetween(numbers, [...numbers].reverse(), { most: 1000 })),
    )
  const first = tries()
  expect(first[0]).toBeDefined()
  expect(first.at(-1)).toBeUndefined()
  expect(tries()).toEqual(first)
})

test('one that breaks leaves no bound behind', () => {
  const breaks = () =>
    boundedComparison(() => {
      throw new Error('broken')
    })
  expect(breaks).toThrow('broken')
  expect(boundedComparison(() => editsBetween(numbers, [...numbers].reverse(), { most: 1000 }))).toBeDefined()
})

test('two hundred pages with a word changed in every paragraph are read word by word', () => {
  const before = clauses(1000, () => words.slice(0, 100).join(' '))
  const after = clauses(1000, (index) =>
    words
      .slice(0, 100)
      .with(index % 100, 'other')
      .join(' '),
  )
  expect(readByWords(diffDocuments(before, after))).not.toContain(false)
})

test('shuffled texts beyond the bound are whole on both sides, weigh as material, and come out the same again', () => {
  const shuffled = (index: number) => [...words.slice(index % 300), ...words.slice(0, index % 300)].reverse()
  const before = clauses(400, (index) => `${words.join(' ')} and you must ask ${index}.`)
  const after = clauses(400, (index) => `${shuffled(index).join(' ')} and you may ask ${index}.`)
  const diff = diffDocuments(before, after)
  expect(readByWords(diff).at(-1)).toBe(false)
  expect(diffDocuments(before, after)).toEqual(diff)
  const last = diff.clauses.at(-1)?.blocks.at(-1)
  const pieces = last?.change === 'changed' && last.parts.kind === 'paragraph' ? last.parts.pieces : []
  expect(textOfSide(pieces, 'before')).toBe(`${words.join(' ')} and you must ask 399.`)
  expect(textOfSide(pieces, 'after')).toBe(`${shuffled(399).join(' ')} and you may ask 399.`)
  expect(proposeChangeClass(diff).changeClass).toBe('material')
})
