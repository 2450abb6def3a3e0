// Which two texts an address means, and what a difference comes to in one paragraph.
import { describe, expect, test } from 'vitest'
import { chooseComparison, redlineView, textName } from '../../app/compare/comparison'
import { diffDocuments } from '../../app/compare/document-diff'
import { paragraph, text } from '../../app/domain/policy-document'
import { redlineSummary } from '../../app/compare/redline-summary'
import { clause, policy } from '../render/documents'

const versions = [
  { ordinal: 4, number: null, isLive: false },
  { ordinal: 3, number: '2.0', isLive: true },
  { ordinal: 1, number: '1.0', isLive: false },
]
const author = { versions, readsDraft: true }
const reader = { versions: versions.slice(1), readsDraft: false }

describe('the pair', () => {
  test.each([
    ['an author: the live version and the draft', author, null, null, { kind: 'pair', from: 3, to: 'draft' }],
    ['a reader: the two last published', reader, null, null, { kind: 'pair', from: 1, to: 3 }],
    ['the one before', author, null, '4', { kind: 'pair', from: 3, to: 4 }],
    ['live by name', author, 'live', '4', { kind: 'pair', from: 3, to: 4 }],
    ['by its public number', reader, '1.0', 'live', { kind: 'pair', from: 1, to: 3 }],
    ['to live', reader, '1', 'live', { kind: 'pair', from: 1, to: 3 }],
    ['backwards', reader, '3', '1', { kind: 'pair', from: 3, to: 1 }],
    ['the first has none before it', reader, null, '1', { kind: 'alone', to: 1 }],
    ['a draft is no earlier text', author, 'draft', '3', { kind: 'unknown' }],
    ['a reader has no draft', reader, '1', 'draft', { kind: 'unknown' }],
    ['a reader has no submissions', reader, '4', '3', { kind: 'unknown' }],
    ['a number that is none', author, '03', '4', { kind: 'unknown' }],
  ] as const)('%s', (_, known, from, to, expected) => {
    expect(chooseComparison({ from, to }, known)).toEqual(expected)
  })

  test('nothing yet', () => {
    const nothing = { versions: [], readsDraft: false }
    expect(chooseComparison({ from: null, to: null }, nothing)).toEqual({ kind: 'alone', to: null })
    expect(chooseComparison({ from: 'live', to: null }, nothing)).toEqual({ kind: 'nothing-live' })
    expect(chooseComparison({ from: '1', to: null }, nothing)).toEqual({ kind: 'unknown' })
    expect(chooseComparison({ from: null, to: null }, { versions: [], readsDraft: true })).toEqual({
      kind: 'alone',
      to: 'draft',
    })
  })

  test('texts are called by their number, their place, or the draft', () => {
    expect([3, 4, 'draft' as const].map((one) => textName(one, versions))).toEqual([
      '2.0',
      'submission 4',
      'the draft',
    ])
    expect([redlineView('duties'), redlineView('toString'), redlineView(null)]).toEqual([
      'duties',
      'changes',
      'changes',
    ])
  })
})

describe('in one paragraph', () => {
  const a = clause('a', 'One', [paragraph('You may post photos.')])
  const b = clause('b', 'Two', [paragraph('Posts travel far.')])

  test('counts sections, words and duties', () => {
    const c = clause('c', 'Three', [paragraph('New.')])
    const after = policy([b, { ...a, blocks: [paragraph('You must post photos.')] }, c])
    expect(redlineSummary(diffDocuments(policy([a, b]), after), '2.1')).toBe(
      'Compared with 2.1: 1 section changed, 1 is new, 1 moved, 1 has another number; 3 words added, 1 removed; 1 change alters a duty or a right.',
    )
  })

  test('says that no duty was found', () => {
    const after = policy([a, { ...b, heading: 'Too' }], { facts: [{ label: 'Owner', value: [text('Ana')] }] })
    expect(redlineSummary(diffDocuments(policy([a, b]), after), 'the draft')).toBe(
      'Compared with the draft: 1 section changed, 1 line above the sections changed; 2 words added, 1 removed; no change was found that alters a duty or a right.',
    )
  })

  test('says when nothing differs', () => {
    expect(redlineSummary(diffDocuments(policy([a]), policy([a])), '2.1')).toBe(
      'Nothing that people read differs from 2.1.',
    )
  })
})
