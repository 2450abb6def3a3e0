// The look of an organisation's own Word file, as far as exports take it: only known properties, each within bounds.

/** Sizes in half points, spacing in twentieths of a point, colours as six hexadecimal digits. */
export type RunLook = {
  font?: string
  bold?: boolean
  italic?: boolean
  underline?: boolean
  caps?: boolean
  smallCaps?: boolean
  color?: string
  spacing?: number
  size?: number
}

export type Edge = 'top' | 'left' | 'bottom' | 'right'

/** Size in eighths of a point, space in points. */
export type BorderLook = {
  style: 'single' | 'double' | 'dotted' | 'dashed'
  size: number
  space: number
  color: string
}

/** Lengths in twentieths of a point; `line` in 240ths of a line where its rule is "auto". */
export type ParagraphLook = {
  keepNext?: boolean
  keepLines?: boolean
  borders?: Partial<Record<Edge, BorderLook>>
  ground?: string
  before?: number
  after?: number
  line?: number
  lineRule?: 'auto' | 'exact' | 'atLeast'
  left?: number
  right?: number
  hanging?: number
  firstLine?: number
  contextual?: boolean
  align?: 'left' | 'center' | 'right' | 'both'
}

export type StyleLook = { run: RunLook; paragraph: ParagraphLook }

/** What stands in a header or footer. Lengths of pictures in English metric units, 914,400 to the inch. */
export type PageRun =
  | { kind: 'text'; text: string; look: RunLook }
  | { kind: 'tab' }
  | { kind: 'break' }
  | { kind: 'picture'; picture: number; width: number; height: number; alt: string }

export type PageParagraph = { kind: 'paragraph'; look: ParagraphLook; runs: PageRun[] }

/** Columns in twentieths of a point. */
export type PageTable = { kind: 'table'; columns: number[]; rows: PageParagraph[][][] }

export type PageBlock = PageParagraph | PageTable

export type PageSides = { header: PageBlock[]; footer: PageBlock[] }

/** Twentieths of a point. */
export type PageSize = {
  width: number
  height: number
  top: number
  bottom: number
  left: number
  right: number
  header: number
  footer: number
}

export type Picture = { kind: 'png' | 'jpeg' | 'gif'; bytes: Uint8Array }

export type WordLook = {
  /** Of the file, in hexadecimal: exports made with another look are other exports. */
  sha256: string
  /** The text of the body: what all styles begin with. */
  body: StyleLook
  /** By the name of the style in small letters. */
  styles: Record<string, StyleLook>
  theme: { colors: Record<string, string>; headingFont: string; bodyFont: string } | undefined
  size: PageSize | undefined
  /** `first` where the first page has its own. */
  pages: { first: PageSides | undefined; others: PageSides }
  pictures: Picture[]
}

/** What exports say however the file looks: its styles are never taken. Names in small letters. */
export const guardedStyles = ['notice', 'status', 'page mark', 'fingerprint', 'after table']

/** Least contrast of text on its ground: WCAG 2.2, 1.4.3. */
export const leastContrast = 4.5

/** The contrast of two colours, from 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
