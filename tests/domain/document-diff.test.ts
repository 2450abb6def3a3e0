// What changed between two documents: clauses by id, then blocks, then words.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countChanges, diffClause, diffDocuments, isSameClause } from '../../app/domain/document-diff'
import { paragraph, plainRuns, text, type Block } from '../../app/domain/policy-document'
import { diffRuns, diffText } from '../../app/domain/word-diff'
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

  function table(header: string[], ...rows: string[][]): Block {
    const cells = (row: string[]) => row.map((cell) => (cell === '' ? [] : [text(cell)]))
    return { kind: 'table', caption: 'Who answers', header: cells(header), rows: rows.map(cells) }
  }

  /** Rows of a table with changes: what each cell says, "-" before what went, "+" before what came. */
  function shown(blocks: ReturnType<typeof change>) {
    const [block] = blocks ?? []
    if (block?.change !== 'changed' || block.parts.kind !== 'table') throw new Error('No changed table.')
    const sign = { same: '', added: '+', removed: '-' }
    const cell = (
      pieces: { change: 'same' | 'added' | 'removed'; runs: Parameters<typeof plainRuns>[0] }[],
    ) => pieces.map((piece) => sign[piece.change] + plainRuns(piece.runs)).join(' ')
    const { columns, header, rows } = block.parts
    return {
      columns,
      header: header.map(cell),
      rows: rows.map((row) => [row.change, ...row.cells.map(cell)]),
    }
  }

  test('a table that got a column keeps its other cells', () => {
    const before = table(['Where', 'Who'], ['Forum', 'Ana'], ['Video', 'Jonas'])
    const after = table(['Where', 'Within', 'Who'], ['Forum', '2 hours', 'Ana'], ['Video', '1 day', 'Mei'])
    expect(shown(change([before], [after]))).toEqual({
      columns: ['same', 'added', 'same'],
      header: ['Where', '+Within', 'Who'],
      rows: [
        ['changed', 'Forum', '+2 hours', 'Ana'],
        ['changed', 'Video', '+1 day', '-Jonas +Mei'],
      ],
    })
  })

  test('a table that lost a column and a row, and won a row', () => {
    const before = table(['Where', 'Who', 'Note'], ['Forum', 'Ana', 'daily'], ['Video', 'Jonas', ''])
    const after = table(['Where', 'Who'], ['Forum', 'Ana'], ['Letters', 'Mei'])
    expect(shown(change([before], [after]))).toEqual({
      columns: ['same', 'same', 'removed'],
      header: ['Where', 'Who', '-Note'],
      rows: [
        ['changed', 'Forum', 'Ana', '-daily'],
        ['removed', '-Video', '-Jonas', ''],
        ['added', '+Letters', '+Mei', ''],
      ],
    })
  })

  test('a column with another head and the same cells is the same column', () => {
    const before = table(['Where', 'Person'], ['Forum', 'Ana'])
    const after = table(['Where', 'Name'], ['Forum', 'Ana'])
    expect(shown(change([before], [after]))).toMatchObject({
      columns: ['same', 'same'],
      header: ['Where', '-Person +Name'],
    })
  })

  test('an item that only changed places in its list is marked at both ends, and counts no word', () => {
    const list = (...items: string[]): Block => ({
      kind: 'list',
      ordered: false,
      items: items.map((item) => [paragraph(item)]),
    })
    const before = [list('check the facts', 'ask Ana', 'post it')]
    const after = [list('ask Ana', 'post it', 'check the facts')]
    expect(change(before, after)).toMatchObject([
      {
        parts: {
          items: [
            { change: 'removed', moved: true },
            { change: 'same' },
            { change: 'same' },
            { change: 'added', moved: true },
          ],
        },
      },
    ])
    const diff = diffDocuments(policy([{ ...ask, blocks: before }]), policy([{ ...ask, blocks: after }]))
    expect(countChanges(diff)).toMatchObject({ changed: 1, wordsAdded: 0, wordsRemoved: 0 })
  })

  test('a paragraph that only changed places is marked at both ends', () => {
    expect(
      change(
        [paragraph('One.'), paragraph('Two.'), paragraph('Three.')],
        [paragraph('Two.'), paragraph('Three.'), paragraph('One.')],
      ),
    ).toMatchObject([
      { change: 'removed', moved: true },
      { change: 'same' },
      { change: 'same' },
      { change: 'added', moved: true },
    ])
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
