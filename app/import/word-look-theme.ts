// The colours and fonts of a Word file's theme.
import { fontName } from './word-look-style'
import type { WordPackage } from './word-package'
import { allBelow, child, readTree } from './xml-tree'

export type LookTheme = {
  /** By the names that styles use for them: "accent1", "text1" … */
  colors: Record<string, string>
  headingFont: string
  bodyFont: string
}

export const noTheme: LookTheme = { colors: {}, headingFont: '', bodyFont: '' }

/** Names of the theme's slots, and what styles call them: ECMA-376 part 1, 17.18.97. */
const slots: Record<string, string[]> = {
  'a:dk1': ['dark1', 'text1'],
  'a:lt1': ['light1', 'background1'],
  'a:dk2': ['dark2', 'text2'],
  'a:lt2': ['light2', 'background2'],
  'a:accent1': ['accent1'],
  'a:accent2': ['accent2'],
  'a:accent3': ['accent3'],
  'a:accent4': ['accent4'],
  'a:accent5': ['accent5'],
  'a:accent6': ['accent6'],
  'a:hlink': ['hyperlink'],
  'a:folHlink': ['followedHyperlink'],
}

/** The theme in this part; the empty one where there is none. @throws ImportProblem */
export async function readTheme(file: WordPackage, part: string | undefined): Promise<LookTheme> {
  const pieces = part === undefined ? undefined : file.read(part)
  if (part === undefined || !pieces) return noTheme
  const root = await readTree(pieces, part)
  const [scheme] = allBelow(root, 'a:clrScheme')
  const [fonts] = allBelow(root, 'a:fontScheme')
  const colors: Record<string, string> = {}
  for (const slot of scheme?.children ?? []) {
    const value =
      child(slot, 'a:srgbClr')?.attributes['val'] ?? child(slot, 'a:sysClr')?.attributes['lastClr'] ?? ''
    if (/^[0-9a-f]{6}$/i.test(value))
      for (const name of slots[slot.name] ?? []) colors[name] = value.toUpperCase()
  }
  const font = (kind: string) => fontName(child(child(fonts, kind), 'a:latin')?.attributes['typeface']) ?? ''
  return { colors, headingFont: font('a:majorFont'), bodyFont: font('a:minorFont') }
}
