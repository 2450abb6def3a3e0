// What changed between two documents: clauses by id, then blocks, then words.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countChanges, diffClause, diffDocuments, isSameClause } from '../../app/domain/document-diff'
import { paragraph, plainRuns, text, type Block } from '../../app/domain/policy-document'
import { diffRuns, diffText } from '../../app/domain/word-diff'
import { anyBlocks } from '../render/any-document'
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

describe('blocks', () => {
  function change(before: Block[], after: Block[]) {
    return diffDocuments(policy([{ ...ask, blocks: before }]), policy([{ ...ask, blocks: after }])).clauses[0]
      ?.blocks
  }

  test('a new paragraph leaves its neighbours alone', () => {
    expect(
      change(
        [paragraph('One.'), paragraph('Two.')],
        [paragraph('One.'), paragraph('New.'), paragraph('Two.')],
      ),
    ).toEqual([
      { change: 'same', block: paragraph('One.') },
      { change: 'added', block: paragraph('New.') },
      { change: 'same', block: paragraph('Two.') },
    ])
  })

  test('a list changes by item', () => {
    const list = (...items: string[]): Block => ({
      kind: 'list',
      ordered: false,
      items: items.map((item) => [paragraph(item)]),
    })
    const [block] =
      change(
        [list('check the facts', 'ask Ana', 'post it')],
        [list('check the facts', 'post it', 'wait a day')],
      ) ?? []
    expect(block).toMatchObject({
      change: 'changed',
      parts: {
        kind: 'list',
        items: [{ change: 'same' }, { change: 'removed' }, { change: 'same' }, { change: 'added' }],
      },
    })
  })

  test('a table row is known by its first cell', () => {
    const table = (who: string): Block => ({
      kind: 'table',
      caption: 'Who answers',
      header: [[text('Where')], [text('Who')]],
      rows: [[[text('Forum')], [text(who)]]],
    })
    const [block] = change([table('Ana')], [table('Jonas')]) ?? []
    expect(block).toMatchObject({
      parts: {
        rows: [
          {
            change: 'changed',
            cells: [
              [{ change: 'same' }],
              [
                { change: 'removed', runs: [text('Ana')] },
                { change: 'added', runs: [text('Jonas')] },
              ],
            ],
          },
        ],
      },
    })
  })

  test('a note that became a warning says so', () => {
    const callout = (tone: 'note' | 'warning'): Block => ({
      kind: 'callout',
      tone,
      blocks: [paragraph('Take care.')],
    })
    expect(change([callout('note')], [callout('warning')])).toMatchObject([
      { change: 'changed', parts: { kind: 'callout', tone: 'warning', formerTone: 'note' } },
    ])
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
