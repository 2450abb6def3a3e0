// The proposed change class, for any text: never too low for a verb of duty, never too high for a comma, the same both ways.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proposeChangeClass } from '../../app/compare/change-class-proposal'
import { diffDocuments } from '../../app/compare/document-diff'
import { paragraph, type Block, type PolicyDocument } from '../../app/domain/policy-document'
import { anyBlocks } from '../render/any-document'
import { clause, policy } from '../render/documents'

const modals = ['must', 'must not', 'may', 'may not', 'should', 'shall', 'can', 'cannot', 'need not', 'never']
const classes = ['editorial', 'clarifying', 'material']

function withBlocks(blocks: Block[]): PolicyDocument {
  return policy([clause('rules', 'Rules', blocks)])
}

function proposed(before: string, after: string) {
  return proposeChangeClass(diffDocuments(withBlocks([paragraph(before)]), withBlocks([paragraph(after)])))
}

describe('any text', () => {
  const word = fc.constantFrom(
    'you',
    'the',
    'photo',
    'post',
    'a',
    'friend',
    'work',
    'unless',
    'often',
    'share',
    'is',
  )
  const words = fc.array(word, { minLength: 1, maxLength: 12 })

  test('one other modal verb is never below material', () => {
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom(...modals),
        fc.constantFrom(...modals),
        anyBlocks,
        (start, end, was, is, around) => {
          fc.pre(was !== is)
          const document = (modal: string) =>
            withBlocks([...around, paragraph(`${[...start, modal, ...end].join(' ')}.`), ...around])
          const { changeClass, grounds } = proposeChangeClass(diffDocuments(document(was), document(is)))
          expect(changeClass).toBe('material')
          expect(grounds.length).toBeGreaterThan(0)
        },
      ),
    )
  })

  test('other white space, punctuation or capitals alone are never above editorial', () => {
    const mark = fc.constantFrom(' ', '  ', '\n', ', ', '; ', ' – ', '. ', '! ', ' (', ') ', ': ', '? ', '… ')
    const spelled = fc.array(
      fc.tuple(fc.constantFrom(...modals, 'you', 'ask', '5', 'days', 'post'), mark, mark, fc.boolean()),
      {
        minLength: 1,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(spelled, (parts) => {
        const before = parts.map(([said, first]) => said + first).join('')
        const after = parts
          .map(([said, , second, loud]) => (loud ? said.toUpperCase() : said) + second)
          .join('')
        expect(proposed(before, after).changeClass).toBe('editorial')
      }),
    )
  })

  test('a change weighs as much as the change back', () => {
    fc.assert(
      fc.property(anyBlocks, anyBlocks, (before, after) => {
        const there = proposeChangeClass(diffDocuments(withBlocks(before), withBlocks(after)))
        const back = proposeChangeClass(diffDocuments(withBlocks(after), withBlocks(before)))
        expect(classes).toContain(there.changeClass)
        expect(there.changeClass).toBe(back.changeClass)
      }),
    )
  })
})
