// How Word numbers: clause numbers bound to the heading styles, bullets, and ordered lists.
import { AlignmentType, LevelFormat, LevelSuffix, type INumberingOptions } from 'docx'
import { listStep, muted, serif } from './word-styles'

/** Clause numbers bound to the headings, bullets, ordered lists and steps. */
export const wordNumbering: INumberingOptions = {
  config: [
    {
      reference: 'clauses',
      levels: Array.from({ length: 9 }, (_, level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: Array.from({ length: level + 1 }, (_, part) => `%${part + 1}`).join('.'),
        suffix: LevelSuffix.TAB,
        alignment: AlignmentType.START,
        style: {
          ...(level < 6 ? { style: `Heading${level + 1}` } : {}),
          run: { color: muted, bold: false },
          paragraph: { indent: { left: headingIndent(level), hanging: headingIndent(level) } },
        },
      })),
    },
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
  ],
}

function headingIndent(level: number): number {
  return [510, 680, 850, 1020, 1190, 1360][level] ?? 1530
}

function listIndent(level: number) {
  return { indent: { left: listStep * (level + 1), hanging: 340 } }
}
