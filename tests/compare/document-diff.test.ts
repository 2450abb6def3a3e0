// What changed between two documents: clauses by id, then blocks, then words.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countChanges, diffClause, diffDocuments, isSameClause } from '../../app/compare/document-diff'
import { paragraph, plainRuns, text } from '../../app/domain/policy-document'
import { diffRuns, diffText } from '../../app/compare/word-diff'
import { anyBlocks } from '../render/any-document'
import { anyDocumentPair, documentOfSide, said } from './any-document-pair'
import { clause, everyBlockPolicy, forSome, longPolicy, policy } from '../render/documents'

const ask = clause('ask', 'Ask first', [paragraph('You may ask anyone.')])
const post = clause('post', 'Post with care', [paragraph('You must check the facts before you post.')])
const rest = clause('rest', 'Rest', [paragraph('You may log off.')])

function outline(diff: ReturnType<typeof diffDocuments>): string[] {
  return diff.clauses.map(
    (one) => `${one.number} ${one.id} ${one.change}${one.movedFrom ? ` from ${one.movedFrom}` : ''}`,
  )
}

describe('clauses', () => {
  test('two equal documents have no change', () => {
    const diff = diffDocuments(everyBlockPolicy, structuredClone(everyBlockPolicy))
    expect(diff.clauses.every(isSameClause)).toBe(true)
    expect(countChanges(diff)).toEqual({
      added: 0,
      removed: 0,
      changed: 0,
      moved: 0,
      renumbered: 0,
      facts: 0,
      wordsAdded: 0,
      wordsRemoved: 0,
    })
  })

  test('a clause that is for other people now has changed, though no word of it did', () => {
    const diff = diffDocuments(policy([ask]), policy([forSome(ask, 'volunteers')]))
    expect(diff.clauses[0]).toMatchObject({ change: 'same', audienceWas: { kind: 'everyone' } })
    expect(diff.clauses.every(isSameClause)).toBe(false)
    expect(countChanges(diff)).toMatchObject({ changed: 1, wordsAdded: 0, wordsRemoved: 0 })
  })

  test('a clause that only got another number did not move or change', () => {
    expect(outline(diffDocuments(policy([ask, post]), policy([rest, ask, post])))).toEqual([
      '1 rest added',
      '2 ask same',
      '3 post same',
    ])
  })

  test('a clause that changed places is a move, not one that went and one that came', () => {
    expect(outline(diffDocuments(policy([ask, post, rest]), policy([post, rest, ask])))).toEqual([
      '1 post same',
      '2 rest same',
      '3 ask same from 1',
    ])
  })

  test('a clause that only got another number says which one it had', () => {
    const diff = diffDocuments(policy([ask, post]), policy([rest, ask, post]))
    expect(diff.clauses.map((one) => [one.number, one.numberWas, one.movedFrom])).toEqual([
      ['1', undefined, undefined],
      ['2', '1', undefined],
      ['3', '2', undefined],
    ])
    expect(countChanges(diff)).toMatchObject({ added: 1, renumbered: 2, moved: 0, changed: 0 })
  })

  test('a clause that moved under another one says under which it stood, and who that one was for', () => {
    const team = { ...forSome(ask, 'volunteers'), clauses: [post] }
    const diff = diffDocuments(
      policy([team, rest]),
      policy([
        { ...team, clauses: [] },
        { ...rest, clauses: [post] },
      ]),
    )
    expect(diff.clauses[1]?.clauses[0]).toMatchObject({
      movedFrom: '1.1',
      numberWas: '1.1',
      underWas: 'Ask first',
      reach: { was: 'Volunteers', now: 'everyone' },
    })
  })

  test('a clause that moved among its neighbours stands under the same one', () => {
    const [, , moved] = diffDocuments(policy([ask, post, rest]), policy([post, rest, ask])).clauses
    expect(moved).toMatchObject({ id: 'ask', movedFrom: '1' })
    expect(moved).not.toHaveProperty('underWas')
    expect(moved).not.toHaveProperty('reach')
  })

  test('another language is told', () => {
    const german = policy([ask], { language: 'de' })
    expect(diffDocuments(policy([ask]), german)).toMatchObject({ language: 'de', languageWas: 'en-GB' })
    expect(diffDocuments(german, german)).not.toHaveProperty('languageWas')
  })

  test('a removed clause stands where it stood', () => {
    expect(outline(diffDocuments(policy([ask, post, rest]), policy([ask, rest])))).toEqual([
      '1 ask same',
      '2 post removed',
      '2 rest same',
    ])
  })

  test('a clause that moved under another one says where it came from', () => {
    const inside = { ...ask, clauses: [rest] }
    const diff = diffDocuments(policy([ask, rest]), policy([inside]))
    expect(diff.clauses).toHaveLength(1)
    expect(diff.clauses[0]?.clauses[0]).toMatchObject({
      id: 'rest',
      number: '1.1',
      change: 'same',
      movedFrom: '2',
    })
  })

  test('what stayed of a removed clause is not removed with it', () => {
    const diff = diffDocuments(policy([{ ...ask, clauses: [post] }, rest]), policy([rest, post]))
    expect(outline(diff)).toEqual(['1 ask removed', '1 rest same', '2 post same from 1.1'])
    expect(diff.clauses[0]?.clauses).toEqual([])
  })

  test('a repeated id hides nothing', () => {
    const twin = clause('ask', 'Ask again', [paragraph('Twice.')])
    expect(outline(diffDocuments(policy([ask, twin]), policy([ask])))).toEqual([
      '1 ask same',
      '2 ask removed',
    ])
  })

  test('one clause compares alone', () => {
    expect(diffClause(undefined, ask)?.change).toBe('added')
    expect(diffClause(ask, undefined)?.change).toBe('removed')
    expect(diffClause(ask, { ...ask, heading: 'Ask early' })?.change).toBe('changed')
    expect(diffClause(undefined, undefined)).toBeUndefined()
  })
})

describe('words', () => {
  test('one word that changed is one word', () => {
    expect(diffText('You may post photos of the team.', 'You must post photos of the team.')).toEqual([
      { change: 'same', runs: [text('You ')] },
      { change: 'removed', runs: [text('may')] },
      { change: 'added', runs: [text('must')] },
      { change: 'same', runs: [text(' post photos of the team.')] },
    ])
  })

  test('neighbouring words that changed are one change', () => {
    expect(
      diffText('Ask Ana Silva before you post anything.', 'Ask Jonas Lindqvist before you post anything.'),
    ).toEqual([
      { change: 'same', runs: [text('Ask ')] },
      { change: 'removed', runs: [text('Ana Silva')] },
      { change: 'added', runs: [text('Jonas Lindqvist')] },
      { change: 'same', runs: [text(' before you post anything.')] },
    ])
  })

  test('another address under the same word is a change', () => {
    const link = (href: string) => [{ ...text('register'), href }]
    expect(
      diffRuns(link('https://a.example'), link('https://b.example')).map((piece) => piece.change),
    ).toEqual(['removed', 'added'])
  })

  test('counts the words that came and went', () => {
    const after = {
      ...post,
      blocks: [paragraph('You must check the facts and the picture before you post.')],
    }
    expect(countChanges(diffDocuments(policy([post]), policy([after])))).toMatchObject({
      changed: 1,
      wordsAdded: 3,
      wordsRemoved: 0,
    })
  })

  test('the pieces of any two texts give both texts back', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const pieces = diffText(before, after)
        const side = (gone: string) =>
          pieces
            .filter((piece) => piece.change !== gone)
            .map((piece) => plainRuns(piece.runs))
            .join('')
        expect(side('added')).toBe(before)
        expect(side('removed')).toBe(after)
      }),
    )
  })
})

test('a difference gives back both documents: the new one forwards, the old one backwards', () => {
  fc.assert(
    fc.property(anyDocumentPair, ({ before, after }) => {
      const diff = diffDocuments(before, after)
      expect(said(documentOfSide(diff, 'after'))).toEqual(said(after))
      expect(said(documentOfSide(diff, 'before'))).toEqual(said(before))
    }),
    { numRuns: 200 },
  )
})

test('any two documents can be compared', () => {
  fc.assert(
    fc.property(anyBlocks, anyBlocks, (before, after) => {
      const diff = diffDocuments(policy([{ ...ask, blocks: before }]), policy([{ ...ask, blocks: after }]))
      expect(diff.clauses).toHaveLength(1)
    }),
    { numRuns: 100 },
  )
})

test('clauses that are the same objects are not compared again', () => {
  const after = {
    ...longPolicy,
    clauses: longPolicy.clauses.map((one) => (one.id === 'clause-7' ? { ...one, heading: 'Else' } : one)),
  }
  const changed = diffDocuments(longPolicy, after).clauses.filter((one) => one.change !== 'same')
  expect(changed.map((one) => one.id)).toEqual(['clause-7'])
})
