// A pasted table → a table of a policy: one header row, cells of plain lines, merged cells taken apart.
import { plainRuns, type Block, type Run } from '../domain/policy-document'

/** More columns than that are no table that anybody reads; a span can claim any number. */
const widest = 64

/** The table, or what stands in it when it has a single cell. */
export function pastedTable(
  table: Element,
  losses: Set<string>,
  blocksOf: (cell: Element) => Block[],
): Block[] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  const caption = table.querySelector(':scope > caption')?.textContent ?? ''
  const only = rows.length === 1 && rows[0]?.children.length === 1 ? rows[0].children[0] : undefined
  if (only) return blocksOf(only)
  const grid = gridOf(rows, losses, (cell) => linesOf(blocksOf(cell), losses))
  const [header = [], ...body] = grid
  return grid.length === 0 ? [] : [{ kind: 'table', caption, header: header.map(plain), rows: body }]
}

/** Rows of cells; where a cell spans several places, its words stand in the first. */
function gridOf(rows: Element[], losses: Set<string>, runsOf: (cell: Element) => Run[]): Run[][][] {
  const grid: Run[][][] = rows.map(() => [])
  const taken = rows.map(() => new Set<number>())
  for (const [index, row] of rows.entries()) {
    let column = 0
    for (const cell of row.children) {
      if (cell.localName !== 'td' && cell.localName !== 'th') continue
      while (taken[index]?.has(column)) column += 1
      const [down, across] = [span(cell, 'rowspan'), span(cell, 'colspan')]
      if (down > 1 || across > 1) losses.add('Merged cells of a table were taken apart.')
      for (let below = index; below < Math.min(rows.length, index + down); below += 1) {
        for (let right = column; right < Math.min(widest, column + across); right += 1) {
          taken[below]?.add(right)
          const line = grid[below]
          if (line) line[right] = []
        }
      }
      const line = grid[index]
      if (line && column < widest) line[column] = runsOf(cell)
      column += across
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? []))
}

function span(cell: Element, name: 'rowspan' | 'colspan'): number {
  const value = Number(cell.getAttribute(name) ?? 1)
  return Number.isInteger(value) && value > 1 ? Math.min(value, widest) : 1
}

/** The blocks of a cell as lines of one text. */
function linesOf(blocks: Block[], losses: Set<string>, mark = ''): Run[] {
  const lines = blocks.flatMap((block): Run[][] => {
    switch (block.kind) {
      case 'paragraph':
        return [mark === '' ? block.runs : [{ kind: 'text', text: mark }, ...block.runs]]
      case 'list':
        losses.add('Lists inside table cells stand as lines.')
        return block.items.map((item, index) =>
          linesOf(item, losses, block.ordered ? `${index + 1}. ` : '• '),
        )
      case 'table':
        losses.add('A table inside a table stands as lines.')
        return [block.header, ...block.rows].map((row) => [
          { kind: 'text', text: row.map(plainRuns).join(' ') },
        ])
      case 'callout':
      case 'quote':
      case 'step':
      case 'statement':
        return [linesOf(block.blocks, losses)]
      case 'contact':
        return []
      default:
        return block satisfies never
    }
  })
  return lines.flatMap((line, index): Run[] => (index === 0 ? line : [{ kind: 'break' }, ...line]))
}

/** A header is set off already. */
function plain(cell: Run[]): Run[] {
  return cell.map((run) => (run.kind === 'break' ? run : { ...run, strong: undefined }))
}
