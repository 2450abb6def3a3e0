// How Word numbers: clause numbers bound to the heading styles, bullets, and ordered lists.
import { AlignmentType, LevelFormat, LevelSuffix, type INumberingOptions } from 'docx'
import { plainList, type ClauseList } from './word-clause-lists'
import { listStep, muted, serif } from './word-styles'

/** Clause numbers bound to the headings, bullets, ordered lists and steps; and lists that go on where clauses are left out. */
export function wordNumbering(clauseLists: ClauseList[]): INumberingOptions {
  return { config: [...settledLists, ...clauseLists.map(clauseList)] }
}

const settledLists: INumberingOptions['config'] = [
  clauseList({ reference: plainList, starts: [] }),
  {
    reference: 'bullets',
    levels: Array.from({ length: 9 }, (_, level) => ({
      level,
      format: LevelFormat.BULLET,
      text: ['•', '–', '▪'][level % 3] ?? '•',
      alignment: AlignmentType.START,
      style: { run: { font: serif, color: muted }, paragraph: listIndent(level) },
    })),
  },
  {
    reference: 'numbers',
    levels: Array.from({ length: 9 }, (_, level) => ({
      level,
      format: LevelFormat.DECIMAL,
      text: `%${level + 1}.`,
      alignment: AlignmentType.START,
      style: { run: { color: muted }, paragraph: listIndent(level) },
    })),
  },
]

/** Only one list can be bound to the heading styles. */
function clauseList({ reference, starts }: ClauseList): INumberingOptions['config'][number] {
  return {
    reference,
    levels: Array.from({ length: 9 }, (_, level) => ({
      level,
      format: LevelFormat.DECIMAL,
      text: Array.from({ length: level + 1 }, (_, part) => `%${part + 1}`).join('.'),
      ...(starts[level] === undefined ? {} : { start: starts[level] }),
      suffix: LevelSuffix.TAB,
      alignment: AlignmentType.START,
      style: {
        ...(reference === plainList && level < 6 ? { style: `Heading${level + 1}` } : {}),
        run: { color: muted, bold: false },
        paragraph: { indent: { left: headingIndent(level), hanging: headingIndent(level) } },
      },
    })),
  }
}

function headingIndent(level: number): number {
  return [510, 680, 850, 1020, 1190, 1360][level] ?? 1530
}

function listIndent(level: number) {
  return { indent: { left: listStep * (level + 1), hanging: 340 } }
}
