// Styles of a Word file: which of them are headings, whatever language their names are in, and which make text bold.
import type { WordPackage } from './word-package'
import { isOn } from './word-toggles'
import { readXml } from './xml'

/** What a paragraph or a run of this style is, with everything it is based on. */
export type WordStyle = {
  /** 1 to 9, or null when it is no heading. */
  heading: number | null
  role: 'title' | 'quote' | 'contents' | 'text'
  bold: boolean
  italic: boolean
  hidden: boolean
  /** The list it belongs to; null when it belongs to none. */
  list: { numId: string; level: number } | null
}

export type WordStyles = (id: string | undefined) => WordStyle

type Found = {
  name: string
  basedOn?: string
  outline?: number
  bold?: boolean
  italic?: boolean
  hidden?: boolean
  numId?: string
  level?: number
}

const plain: WordStyle = {
  heading: null,
  role: 'text',
  bold: false,
  italic: false,
  hidden: false,
  list: null,
}

/** Names of heading styles in languages whose word processors translate them. */
const headingName =
  /^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|nadpis|címsor|заголовок|título de nível|cabeçalho|見出し|标题|標題|제목)\s?([1-9])$/i

/** Reads the styles part; without one every style is plain text. */
export async function readStyles(file: WordPackage, part: string | undefined): Promise<WordStyles> {
  const found = new Map<string, Found>()
  let preset: string | undefined
  const pieces = part === undefined ? undefined : file.read(part)
  if (pieces && part !== undefined) {
    let style: Found | undefined
    await readXml(pieces, part, {
      open(name, attributes) {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:style') {
          style = { name: '' }
          const id = attributes['w:styleId'] ?? ''
          found.set(id, style)
          if (attributes['w:type'] === 'paragraph' && isOn(attributes['w:default'] ?? '0')) preset = id
        }
        if (!style) return
        if (name === 'w:name') style.name = value
        if (name === 'w:basedOn') style.basedOn = value
        if (name === 'w:outlineLvl') style.outline = Number(value)
        if (name === 'w:b') style.bold = isOn(attributes['w:val'])
        if (name === 'w:i') style.italic = isOn(attributes['w:val'])
        if (name === 'w:vanish') style.hidden = isOn(attributes['w:val'])
        if (name === 'w:numId') style.numId = value
        if (name === 'w:ilvl') style.level = Number(value)
      },
      close(name) {
        if (name === 'w:style') style = undefined
      },
      text: () => undefined,
    })
  }
  const known = new Map<string, WordStyle>()
  return (id) => {
    const key = id ?? preset ?? ''
    const style = known.get(key) ?? resolved(key, found)
    known.set(key, style)
    return style
  }
}

function resolved(id: string, found: Map<string, Found>): WordStyle {
  const chain: Found[] = []
  const ids = new Set<string>()
  for (let next: string | undefined = id; next !== undefined && !ids.has(next);) {
    ids.add(next)
    const style: Found | undefined = found.get(next)
    if (!style) break
    chain.push(style)
    next = style.basedOn
  }
  if (chain.length === 0) return { ...plain, heading: headingOf({ name: id }) }
  const first = <Key extends keyof Found>(key: Key): Found[Key] | undefined =>
    chain.find((style) => style[key] !== undefined)?.[key]
  const numId = first('numId')
  return {
    heading: chain.map(headingOf).find((level) => level !== null) ?? null,
    role: chain.map(({ name }) => roleOf(name)).find((role) => role !== 'text') ?? 'text',
    bold: first('bold') ?? false,
    italic: first('italic') ?? false,
    hidden: first('hidden') ?? false,
    list: numId === undefined || numId === '0' ? null : { numId, level: first('level') ?? 0 },
  }
}

/** Word keeps "heading 1" in the file whatever its menus say; other programs translate it. Outline 0 is level 1. */
function headingOf({ name, outline }: Pick<Found, 'name' | 'outline'>): number | null {
  const digits = headingName.exec(name)?.[1]
  if (digits !== undefined) return Number(digits)
  return outline !== undefined && outline >= 0 && outline < 9 ? outline + 1 : null
}

function roleOf(name: string): WordStyle['role'] {
  if (/^(title|titel|titre|título|titolo|tytuł)$/i.test(name)) return 'title'
  if (/^(intense )?quote$|^block text$|^citation|^zitat|quotations?$/i.test(name)) return 'quote'
  if (/^(toc|contents|verzeichnis|tm|table of contents)\s?\d/i.test(name)) return 'contents'
  return 'text'
}
