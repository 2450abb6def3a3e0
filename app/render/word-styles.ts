// How the Word file looks: type, colour, spacing and numbering, all as named styles that people can restyle in Word.
import { BorderStyle, LineRuleType, ShadingType } from 'docx'
import type { IParagraphStyleOptions, IStylesOptions } from 'docx'

const ink = '1B2430'
export const muted = '566170'
export const line = 'D8D1C4'
export const accent = '0F5257'
const accentTint = 'EAF3F2'
export const alarm = 'A8261C'
export const wait = '7A4D00'
const waitTint = 'FDF3DE'
export const sunken = 'F5F2EB'

/** Twentieths of a point. A4 with margins of 3 cm left and right gives lines of about 75 characters. */
export const page = { width: 11906, height: 16838, side: 1701, top: 1644, bottom: 1531 }
export const textWidth = page.width - 2 * page.side

/** Half points. */
export const bodySize = 21

export const serif = { ascii: 'Georgia', hAnsi: 'Georgia', cs: 'Times New Roman', eastAsia: 'Yu Mincho' }
export const sans = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Yu Gothic' }
export const mono = { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Courier New', eastAsia: 'Yu Gothic' }

/** Said at every line height: LibreOffice takes a height without a rule for an exact one. */
const auto = LineRuleType.AUTO

/** How far list text stands in at each level. */
export const listStep = 397

export type FrameStyle = 'Note' | 'Warning' | 'Quote' | 'Statement'

/** Bar and ground of framed text; the same for styled paragraphs and for the one-cell table around longer content. */
export const frames: Record<FrameStyle, { bar: string; ground: string | undefined }> = {
  Note: { bar: accent, ground: accentTint },
  Warning: { bar: wait, ground: waitTint },
  Quote: { bar: 'B9B2A4', ground: undefined },
  Statement: { bar: ink, ground: sunken },
}

/** The styles of a document in this language (a BCP 47 tag). */
export function wordStyles(language: string): IStylesOptions {
  const lang = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : 'en-GB'
  return {
    default: {
      document: {
        run: {
          font: serif,
          size: bodySize,
          color: ink,
          language: {
            value: lang,
            eastAsia: /^(ja|zh|ko)/.test(lang) ? lang : 'ja-JP',
            bidirectional: /^(ar|fa|ur|he)/.test(lang) ? lang : 'ar-SA',
          },
        },
        paragraph: { spacing: { after: 140, line: 300, lineRule: auto } },
      },
      title: {
        run: { font: serif, size: 56, bold: false, color: ink },
        paragraph: { spacing: { before: 40, after: 160, line: 252, lineRule: auto }, keepNext: true },
      },
      heading1: headingStyle(0, 30, { before: 440, after: 140 }),
      heading2: headingStyle(1, 24, { before: 300, after: 110 }),
      heading3: headingStyle(2, 21, { before: 240, after: 90 }),
      heading4: headingStyle(3, 21, { before: 220, after: 80 }),
      heading5: headingStyle(4, 21, { before: 200, after: 80 }),
      heading6: headingStyle(5, 21, { before: 200, after: 80 }),
      listParagraph: { run: {}, paragraph: { spacing: { after: 80 } } },
      hyperlink: { run: { color: accent, underline: { type: 'single', color: accent } } },
      caption: {
        run: { font: sans, size: 20, bold: true, italics: false, color: ink },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
    },
    paragraphStyles: [...frameStyles(), ...sheetStyles()],
    characterStyles: [
      { id: 'PageMark', name: 'Page Mark', run: { font: sans, size: 22, bold: true, color: alarm } },
      // The library's contents name it for their links.
      { id: 'IndexLink', name: 'Index Link' },
    ],
  }
}

function headingStyle(level: number, size: number, spacing: { before: number; after: number }) {
  return {
    run: { font: serif, size, bold: level >= 2, italics: false, color: level === 0 ? accent : ink },
    paragraph: {
      spacing: { ...spacing, line: 264, lineRule: auto },
      keepNext: true,
      keepLines: true,
      outlineLevel: level,
      numbering: { reference: 'clauses', level },
    },
  }
}

function frameStyles(): IParagraphStyleOptions[] {
  return (['Note', 'Warning', 'Quote', 'Statement'] as const).map((frame) => {
    const { bar, ground } = frames[frame]
    return {
      id: frame,
      name: frame === 'Quote' ? 'Policy Quote' : `Policy ${frame}`,
      basedOn: 'Normal',
      quickFormat: true,
      run: frame === 'Quote' || frame === 'Statement' ? { font: serif } : { font: sans, size: 21 },
      paragraph: {
        indent: frameIndent(0),
        spacing: { before: 0, after: 60, line: 288, lineRule: auto },
        keepLines: true,
        border: frameBorder(bar, ground),
        ...(ground ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: ground } } : {}),
      },
    }
  })
}

/** Where framed paragraphs stand, so that bar and ground end at the margins: borders are drawn outside the text. */
export function frameIndent(indent: number) {
  return { left: indent + 227, right: 170 }
}

/** The bar, and on the other sides the colour of the ground as padding, which paragraphs have not. */
function frameBorder(bar: string, ground: string | undefined) {
  const left = { style: BorderStyle.SINGLE, size: 24, space: 9, color: bar }
  if (!ground) return { left }
  const padding = { style: BorderStyle.SINGLE, size: 4, space: 3, color: ground }
  return { left, top: padding, bottom: padding, right: { ...padding, space: 8 } }
}

function sheetStyles(): IParagraphStyleOptions[] {
  const small = { font: sans, size: 19 }
  const styles: IParagraphStyleOptions[] = [
    {
      id: 'Organisation',
      name: 'Organisation',
      run: { font: sans, size: 21, bold: true, color: accent, characterSpacing: 12 },
      paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
    },
    {
      id: 'Status',
      name: 'Status',
      run: { font: sans, size: 22, color: muted },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: 'Notice',
      name: 'Notice',
      run: { font: sans, size: 22, color: alarm },
      paragraph: {
        spacing: { before: 60, after: 240 },
        border: { left: { style: BorderStyle.SINGLE, size: 24, space: 9, color: alarm } },
        indent: { left: 227 },
      },
    },
    {
      id: 'FactLabel',
      name: 'Fact Label',
      run: { ...small, color: muted },
      paragraph: { spacing: { before: 50, after: 50, line: 252, lineRule: auto } },
    },
    {
      id: 'FactValue',
      name: 'Fact Value',
      run: { ...small, color: ink },
      paragraph: { spacing: { before: 50, after: 50, line: 252, lineRule: auto } },
    },
    {
      id: 'Fingerprint',
      name: 'Fingerprint',
      basedOn: 'FactValue',
      run: { font: mono, size: 15, noProof: true },
    },
    {
      id: 'Contents',
      name: 'Contents Title',
      run: { font: serif, size: 30, color: accent },
      paragraph: { spacing: { before: 440, after: 140 }, keepNext: true },
    },
    {
      id: 'TOC1',
      name: 'toc 1',
      run: { font: sans, size: 21 },
      paragraph: { spacing: { before: 40, after: 40, line: 264, lineRule: auto } },
    },
    {
      id: 'TOC2',
      name: 'toc 2',
      run: { font: sans, size: 20, color: muted },
      paragraph: { spacing: { before: 0, after: 20, line: 252, lineRule: auto }, indent: { left: 397 } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      run: { ...small },
      paragraph: { spacing: { before: 60, after: 60, line: 252, lineRule: auto } },
    },
    {
      id: 'TableHead',
      name: 'Table Head',
      run: { ...small, bold: true },
      paragraph: { spacing: { before: 60, after: 60, line: 252, lineRule: auto }, keepNext: true },
    },
    {
      id: 'FramedText',
      name: 'Framed Text',
      run: { font: sans, size: 21 },
      paragraph: { spacing: { before: 0, after: 60, line: 288, lineRule: auto } },
    },
    {
      id: 'AfterTable',
      name: 'After Table',
      run: { size: 8 },
      paragraph: { spacing: { before: 0, after: 100, line: 120, lineRule: auto } },
    },
    {
      id: 'BlockLabel',
      name: 'Block Label',
      run: { font: sans, size: 20, bold: true },
      paragraph: { spacing: { before: 160, after: 40 }, keepNext: true },
    },
    {
      id: 'Header',
      name: 'header',
      run: { font: sans, size: 18, color: muted },
      paragraph: { spacing: { after: 0, line: 240, lineRule: auto }, rightTabStop: textWidth },
    },
    {
      id: 'Footer',
      name: 'footer',
      run: { font: sans, size: 17, color: muted },
      paragraph: {
        spacing: { after: 0, line: 240, lineRule: auto },
        rightTabStop: textWidth,
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: line } },
      },
    },
  ]
  return styles.map((style) => ({ basedOn: 'Normal', quickFormat: true, ...style }))
}
