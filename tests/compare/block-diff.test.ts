// What changed among the blocks of a clause: paragraphs, lists by item, tables by column, row and cell.
import { describe, expect, test } from 'vitest'
import { countChanges, diffDocuments } from '../../app/compare/document-diff'
import { paragraph, plainRuns, text, type Block } from '../../app/domain/policy-document'
import { clause, policy } from '../render/documents'

const ask = clause('ask', 'Ask first', [paragraph('You may ask anyone.')])

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
