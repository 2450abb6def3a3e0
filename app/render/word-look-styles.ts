// Our styles in a taken look: theirs where the file has a style of that name, else ours in their font, size and colour.
import { guardedStyles, type RunLook, type StyleLook, type WordLook } from '../domain/word-look'
import { paragraphXml, runXml } from './word-look-xml'
import { accent, bodySize, textWidth } from './word-styles'
import { oneStyle } from './word-style-sheet'

/** Names under which Word files have what we call otherwise. */
const otherNames: Record<string, string> = { 'policy quote': 'quote', 'contents title': 'toc heading' }

/** The styles part in this look. What marks a text as a draft, and what proves it, looks as it always does. */
export function lookedStyles(xml: string, look: WordLook, width: number): string {
  return xml
    .replace(/<w:docDefaults>.*?<\/w:docDefaults>/s, (defaults) => lookedDefaults(defaults, look.body))
    .replace(oneStyle, (style) => lookedStyle(style, look))
    .replaceAll(`<w:tab w:val="right" w:pos="${textWidth}"/>`, `<w:tab w:val="right" w:pos="${width}"/>`)
}

function lookedDefaults(defaults: string, { run, paragraph }: StyleLook): string {
  const language = /<w:lang [^<>]*\/>/.exec(defaults)?.[0] ?? ''
  return (
    `<w:docDefaults><w:rPrDefault><w:rPr>${runXml({ size: bodySize, color: '000000', ...run })}${language}</w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr>${paragraphXml({ after: 140, ...paragraph })}</w:pPr></w:pPrDefault></w:docDefaults>`
  )
}

function lookedStyle(style: string, look: WordLook): string {
  const name = (/<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? '').toLowerCase()
  if (name === 'normal' || guardedStyles.includes(name) || style.includes('w:type="table"')) return style
  const own = name.replace(/ char$/, '')
  const theirs = look.styles[own] ?? look.styles[otherNames[own] ?? '']
  return theirs ? inTheirs(style, theirs) : inTheirFont(style, look)
}

function inTheirs(style: string, { run, paragraph }: StyleLook): string {
  const old = part(style, 'w:pPr')
  const kept = {
    numbers: /<w:numPr>.*?<\/w:numPr>/s.exec(old)?.[0] ?? '',
    tabs: /<w:tabs>.*?<\/w:tabs>/s.exec(old)?.[0] ?? '',
    outline: /<w:outlineLvl [^<>]*\/>/.exec(old)?.[0] ?? '',
  }
  const holdsTogether = old.includes('<w:keepNext/>') ? { keepNext: true } : {}
  const properties = style.includes('w:type="character"')
    ? ''
    : wrapped('w:pPr', paragraphXml({ ...paragraph, ...holdsTogether }, kept))
  return withoutLook(style).replace('</w:style>', `${properties}${wrapped('w:rPr', runXml(run))}</w:style>`)
}

/** Fonts come from the body; sizes grow and shrink with it; our green becomes the colour of their headings. */
function inTheirFont(style: string, { body, styles }: WordLook): string {
  const factor = (body.run.size ?? bodySize) / bodySize
  const color = styles['heading 1']?.run.color ?? body.run.color ?? '000000'
  const run = part(style, 'w:rPr')
    .replace(/<w:rFonts [^<>]*\/>/, '')
    .replace(
      /(<w:szC?s? w:val=")(\d+)/g,
      (_, start: string, size: string) => start + scaled(Number(size), factor),
    )
    .replaceAll(`<w:color w:val="${accent}"/>`, `<w:color w:val="${color}"/>`)
  return style.replace(/<w:rPr>.*?<\/w:rPr>/s, run)
}

/** Text of ours does not become smaller than 7 points. */
function scaled(size: number, factor: number): string {
  return String(Math.max(14, Math.round(size * factor)))
}

function part(style: string, name: string): string {
  return new RegExp(`<${name}>.*?</${name}>`, 's').exec(style)?.[0] ?? ''
}

function withoutLook(style: string): string {
  return style.replace(/<w:pPr>.*?<\/w:pPr>/s, '').replace(/<w:rPr>.*?<\/w:rPr>/s, '')
}

function wrapped(name: string, content: string): string {
  return content === '' ? '' : `<${name}>${content}</${name}>`
}

/** Their colours and fonts in our theme, which offers them to people who go on writing. */
export function lookedTheme(xml: string, theme: NonNullable<WordLook['theme']>): string {
  const { colors, headingFont, bodyFont } = theme
  const slots: Record<string, string> = {
    dk1: 'dark1',
    lt1: 'light1',
    dk2: 'dark2',
    lt2: 'light2',
    hlink: 'hyperlink',
    folHlink: 'followedHyperlink',
  }
  const fonts = { major: runFont(headingFont), minor: runFont(bodyFont) }
  return xml
    .replace(/<a:(dk1|lt1|dk2|lt2|accent[1-6]|hlink|folHlink)>.*?<\/a:\1>/gs, (old, slot: string) => {
      const color = colors[slots[slot] ?? slot]
      return color === undefined ? old : `<a:${slot}><a:srgbClr val="${color}"/></a:${slot}>`
    })
    .replace(
      /(<a:(major|minor)Font><a:latin typeface=")[^"]*/g,
      (old, start: string, kind: 'major' | 'minor') => (fonts[kind] === '' ? old : start + fonts[kind]),
    )
}

function runFont(font: RunLook['font'] = ''): string {
  return font.replace(/[&<>"]/g, '')
}
