// The properties of a Word style that exports take, each within bounds: text can be made beautiful, never invisible.
import type { BorderLook, Edge, ParagraphLook, RunLook } from '../domain/word-look'
import type { LookTheme } from './word-look-theme'
import { child, type XmlNode } from './xml-tree'

/** Fonts of signs: words set in them cannot be read. */
const signFonts = /wingdings|webdings|symbol|dingbats|marlett|barcode|redact|blank|adobe\s?not/i

/** The look of words from `w:rPr`. Hidden text, raised and squeezed text, and effects are not among it. */
export function runLook(node: XmlNode | undefined, theme: LookTheme): RunLook {
  const look: RunLook = {}
  const font = fontOf(child(node, 'w:rFonts'), theme)
  const size = within(child(node, 'w:sz')?.attributes['w:val'], 16, 144)
  const spacing = within(child(node, 'w:spacing')?.attributes['w:val'], -10, 100)
  const color = colorOf(child(node, 'w:color'), theme)
  const underline = child(node, 'w:u')?.attributes['w:val']
  if (font !== undefined) look.font = font
  if (size !== undefined) look.size = size
  if (spacing !== undefined) look.spacing = spacing
  if (color !== undefined) look.color = color
  if (underline !== undefined) look.underline = underline !== 'none'
  for (const [key, name] of toggles) {
    const toggle = child(node, name)
    if (toggle) look[key] = isOn(toggle)
  }
  return look
}

const toggles = [
  ['bold', 'w:b'],
  ['italic', 'w:i'],
  ['caps', 'w:caps'],
  ['smallCaps', 'w:smallCaps'],
] as const

/** The look of paragraphs from `w:pPr`. Frames, page breaks, numbers and directions are not among it. */
export function paragraphLook(node: XmlNode | undefined, theme: LookTheme): ParagraphLook {
  const look: ParagraphLook = {}
  const spacing = child(node, 'w:spacing')?.attributes ?? {}
  const indent = child(node, 'w:ind')?.attributes ?? {}
  const lengths = {
    before: within(spacing['w:before'], 0, 2400),
    after: within(spacing['w:after'], 0, 2400),
    line: within(spacing['w:line'], 200, 1200),
    left: within(indent['w:left'] ?? indent['w:start'], 0, 4000),
    right: within(indent['w:right'] ?? indent['w:end'], 0, 4000),
    hanging: within(indent['w:hanging'], 0, 2000),
    firstLine: within(indent['w:firstLine'], 0, 2000),
  }
  for (const [key, value] of Object.entries(lengths))
    if (value !== undefined) look[key as keyof typeof lengths] = value
  const rule = spacing['w:lineRule'] ?? 'auto'
  if (look.line !== undefined) look.lineRule = rule === 'exact' || rule === 'atLeast' ? rule : 'auto'
  for (const [key, name] of paragraphToggles) {
    const toggle = child(node, name)
    if (toggle) look[key] = isOn(toggle)
  }
  const align = aligns[child(node, 'w:jc')?.attributes['w:val'] ?? '']
  if (align !== undefined) look.align = align
  const ground = groundOf(child(node, 'w:shd'), theme)
  if (ground !== undefined) look.ground = ground
  const borders = bordersOf(child(node, 'w:pBdr'), theme)
  if (Object.keys(borders).length > 0) look.borders = borders
  return look
}

const paragraphToggles = [
  ['keepNext', 'w:keepNext'],
  ['keepLines', 'w:keepLines'],
  ['contextual', 'w:contextualSpacing'],
] as const

const aligns: Record<string, ParagraphLook['align']> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'both',
}

/** A whole number inside its bounds, at the nearer bound where it is outside; undefined for anything else. */
export function within(value: string | undefined, least: number, most: number): number | undefined {
  if (value === undefined || !/^[+-]?\d{1,9}(\.\d+)?$/.test(value)) return undefined
  return Math.min(Math.max(Math.round(Number(value)), least), most)
}

/** A font's name that may stand in a file; undefined for fonts of signs. */
export function fontName(name: string | undefined): string | undefined {
  const clean = name?.replace(/[^\p{L}\p{N} ._+&'()-]/gu, '').trim()
  if (clean === undefined || clean === '' || clean.length > 60 || signFonts.test(clean)) return undefined
  return clean
}

function fontOf(node: XmlNode | undefined, theme: LookTheme): string | undefined {
  const fromTheme = node?.attributes['w:asciiTheme']
  if (fromTheme !== undefined)
    return fontName(fromTheme.startsWith('major') ? theme.headingFont : theme.bodyFont)
  return fontName(node?.attributes['w:ascii'] ?? node?.attributes['w:hAnsi'])
}

/** Word writes the colour it shows beside the name of the theme's colour. */
function colorOf(node: XmlNode | undefined, theme: LookTheme): string | undefined {
  const value = node?.attributes['w:val'] ?? ''
  if (/^[0-9a-f]{6}$/i.test(value)) return value.toUpperCase()
  if (value !== 'auto') return theme.colors[node?.attributes['w:themeColor'] ?? '']
  return '000000'
}

function groundOf(node: XmlNode | undefined, theme: LookTheme): string | undefined {
  const fill = node?.attributes['w:fill'] ?? ''
  if (/^[0-9a-f]{6}$/i.test(fill)) return fill.toUpperCase()
  return theme.colors[node?.attributes['w:themeFill'] ?? '']
}

function bordersOf(node: XmlNode | undefined, theme: LookTheme): Partial<Record<Edge, BorderLook>> {
  const borders: Partial<Record<Edge, BorderLook>> = {}
  for (const edge of ['top', 'left', 'bottom', 'right'] as const) {
    const border = child(node, `w:${edge}`)
    const style = border?.attributes['w:val'] ?? 'none'
    if (!border || style === 'none' || style === 'nil') continue
    borders[edge] = {
      style: style === 'double' || style === 'dotted' || style === 'dashed' ? style : 'single',
      size: within(border.attributes['w:sz'], 2, 48) ?? 4,
      space: within(border.attributes['w:space'], 0, 31) ?? 1,
      color: borderColor(border, theme),
    }
  }
  return borders
}

function borderColor(border: XmlNode, theme: LookTheme): string {
  const value = border.attributes['w:color'] ?? ''
  if (/^[0-9a-f]{6}$/i.test(value)) return value.toUpperCase()
  return theme.colors[border.attributes['w:themeColor'] ?? ''] ?? '000000'
}

function isOn(toggle: XmlNode): boolean {
  return !['0', 'false', 'off'].includes(toggle.attributes['w:val'] ?? 'true')
}
