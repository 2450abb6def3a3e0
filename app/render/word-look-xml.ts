// Properties of a taken look as Word's XML, in the order that its schema asks for.
import type { BorderLook, ParagraphLook, RunLook } from '../domain/word-look'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapedXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

/** The children of `w:rPr`: EG_RPrBase, ECMA-376 part 1, 17.3.2.28. */
export function runXml(look: RunLook): string {
  const { font, size, color, spacing } = look
  const name = font === undefined ? '' : escapedXml(font)
  return [
    font === undefined ? '' : `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="${name}"/>`,
    toggle('w:b', look.bold) + toggle('w:bCs', look.bold),
    toggle('w:i', look.italic) + toggle('w:iCs', look.italic),
    toggle('w:caps', look.caps),
    toggle('w:smallCaps', look.smallCaps),
    color === undefined ? '' : `<w:color w:val="${color}"/>`,
    spacing === undefined ? '' : `<w:spacing w:val="${spacing}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    look.underline === undefined ? '' : `<w:u w:val="${look.underline ? 'single' : 'none'}"/>`,
  ].join('')
}

/** What stays of ours in a paragraph style whatever its look: its number, its place in the outline, its tab stops. */
export type KeptXml = { numbers: string; tabs: string; outline: string }

/** The children of `w:pPr`: CT_PPrBase, ECMA-376 part 1, 17.3.1.26. */
export function paragraphXml(
  look: ParagraphLook,
  kept: KeptXml = { numbers: '', tabs: '', outline: '' },
): string {
  const { borders = {}, ground } = look
  const edges = (['top', 'left', 'bottom', 'right'] as const)
    .map((edge) => (borders[edge] === undefined ? '' : borderXml(edge, borders[edge])))
    .join('')
  // An indent beside a number would move the number away from its text.
  const indent = kept.numbers === '' ? lengths('w:ind', look, ['left', 'right', 'hanging', 'firstLine']) : ''
  return [
    toggle('w:keepNext', look.keepNext),
    toggle('w:keepLines', look.keepLines),
    kept.numbers,
    edges === '' ? '' : `<w:pBdr>${edges}</w:pBdr>`,
    ground === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${ground}"/>`,
    kept.tabs,
    spacingXml(look),
    indent,
    toggle('w:contextualSpacing', look.contextual),
    look.align === undefined ? '' : `<w:jc w:val="${look.align}"/>`,
    kept.outline,
  ].join('')
}

function spacingXml({ before, after, line, lineRule }: ParagraphLook): string {
  const all = lengths('w:spacing', { before, after, line }, ['before', 'after', 'line'])
  return line === undefined ? all : all.replace('/>', ` w:lineRule="${lineRule ?? 'auto'}"/>`)
}

function lengths(name: string, values: Record<string, unknown>, keys: string[]): string {
  const shown = keys.filter((key) => values[key] !== undefined)
  return shown.length === 0
    ? ''
    : `<${name}${shown.map((key) => ` w:${key}="${String(values[key])}"`).join('')}/>`
}

function borderXml(edge: string, { style, size, space, color }: BorderLook): string {
  return `<w:${edge} w:val="${style}" w:sz="${size}" w:space="${space}" w:color="${color}"/>`
}

function toggle(name: string, on: boolean | undefined): string {
  return on === undefined ? '' : on ? `<${name}/>` : `<${name} w:val="false"/>`
}
