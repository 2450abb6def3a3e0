// The look of an organisation's own Word file: styles, fonts, colours, page, headers and logo. Its text is never taken.
import { createHash } from 'node:crypto'
import {
  contrast,
  guardedStyles,
  leastContrast,
  type PageSides,
  type StyleLook,
  type WordLook,
} from '../domain/word-look'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { ImportProblem } from './problem'
import { refuseOther } from './read-policy'
import { mainPart } from './word'
import { pageSize, readPageBlocks, type PagesReading } from './word-look-pages'
import { paragraphLook, runLook } from './word-look-style'
import { readTheme, type LookTheme } from './word-look-theme'
import { openWordPackage, type WordPackage } from './word-package'
import { readRelations, type Relation } from './word-relations'
import { allBelow, child, readTree, type XmlNode } from './xml-tree'
import { readXml } from './xml'

/** The largest style template, in bytes. */
export const largestLook = 10 * 1024 * 1024

export type ReadLook = { look: WordLook; losses: string[] }

/** Reads a Word file for its look. `losses` are sentences about what was not taken. Refuses what is no whole, plain Word file. */
export async function readWordLook(bytes: Uint8Array): Promise<Outcome<ReadLook>> {
  if (bytes.length > largestLook)
    return refused(
      'file-too-large',
      'The file is larger than 10 MB. Take text and large pictures out of it, and save it again.',
    )
  try {
    refuseOther(bytes)
    return accepted(await lookOf(bytes))
  } catch (error) {
    if (error instanceof ImportProblem) return error.refusal
    throw error
  }
}

async function lookOf(bytes: Uint8Array): Promise<ReadLook> {
  const file = openWordPackage(bytes)
  const main = await mainPart(file)
  const relations = await readRelations(file, main)
  const partOf = (type: string) => relations.find((one) => one.type === type && !one.external)?.target
  const theme = await readTheme(file, partOf('theme'))
  const losses = new Set<string>()
  const { body, styles } = await stylesOf(file, { part: partOf('styles'), theme, losses })
  const section = await lastSection(file, main)
  const reading = { file, theme, pictures: [], losses } satisfies PagesReading
  const pages = await pagesOf(section, relations, reading)
  tellParts(file, relations, losses)
  return {
    look: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      body,
      styles,
      theme: Object.keys(theme.colors).length === 0 ? undefined : theme,
      size: pageSize(section),
      pages,
      pictures: reading.pictures,
    },
    losses: [...losses],
  }
}

type StylesReading = { part: string | undefined; theme: LookTheme; losses: Set<string> }

async function stylesOf(
  file: WordPackage,
  { part, theme, losses }: StylesReading,
): Promise<Pick<WordLook, 'body' | 'styles'>> {
  const pieces = part === undefined ? undefined : file.read(part)
  if (part === undefined || !pieces)
    throw new ImportProblem(
      'no-styles',
      'The file holds no styles. Choose a Word document or template (.docx or .dotx) that was saved by Word or LibreOffice.',
    )
  const root = await readTree(pieces, part)
  const nodes = allBelow(root, 'w:style')
  const byId = new Map(nodes.map((node) => [node.attributes['w:styleId'] ?? '', node]))
  const normal = nodes.find((node) => isParagraph(node) && isOn(node.attributes['w:default']))
  const defaults = child(root, 'w:docDefaults')
  const ownOf = (node: XmlNode | undefined): StyleLook => ({
    run: runLook(child(node, 'w:rPr'), theme),
    paragraph: paragraphLook(child(node, 'w:pPr'), theme),
  })
  const body = merged(
    {
      run: runLook(child(child(defaults, 'w:rPrDefault'), 'w:rPr'), theme),
      paragraph: paragraphLook(child(child(defaults, 'w:pPrDefault'), 'w:pPr'), theme),
    },
    ownOf(normal),
  )
  const styles: WordLook['styles'] = {}
  for (const node of nodes) {
    const name = (child(node, 'w:name')?.attributes['w:val'] ?? '').toLowerCase()
    if (node === normal || name === '' || guardedStyles.includes(name)) continue
    if (child(child(node, 'w:rPr'), 'w:vanish'))
      losses.add(`The style “${shown(name)}” hides its text. That was not taken.`)
    styles[name] = chainOf(node, byId)
      .filter((one) => one !== normal)
      .reduce<StyleLook>((look, one) => merged(look, ownOf(one)), { run: {}, paragraph: {} })
  }
  return {
    body: readable(body, { name: 'Normal', text: '000000', losses }),
    styles: readableStyles(styles, body, losses),
  }
}

/** A style and those it is based on, the first one first. Circles end. */
function chainOf(node: XmlNode, byId: Map<string, XmlNode>): XmlNode[] {
  const chain = [node]
  for (let at: XmlNode | undefined = node; at && chain.length < 20;) {
    at = byId.get(child(at, 'w:basedOn')?.attributes['w:val'] ?? '')
    if (!at || chain.includes(at)) break
    chain.unshift(at)
  }
  return chain
}

function merged(one: StyleLook, other: StyleLook): StyleLook {
  return { run: { ...one.run, ...other.run }, paragraph: { ...one.paragraph, ...other.paragraph } }
}

function readableStyles(
  styles: WordLook['styles'],
  body: StyleLook,
  losses: Set<string>,
): WordLook['styles'] {
  return Object.fromEntries(
    Object.entries(styles).map(([name, look]) => [
      name,
      readable(look, { name, text: body.run.color ?? '000000', losses }),
    ]),
  )
}

/** Without a colour or a ground on which the text could not be read, and without lines that cut letters off. */
function readable(
  { run, paragraph }: StyleLook,
  { name, text, losses }: { name: string; text: string; losses: Set<string> },
): StyleLook {
  const { ground, ...plain } = paragraph
  const { color, ...plainRun } = run
  const behind = ground ?? 'FFFFFF'
  const tooFaint = contrast(color ?? text, behind) < leastContrast
  if (tooFaint)
    losses.add(`The colours of the style “${shown(name)}” were not taken: text in them is too faint to read.`)
  const cutsLetters = plain.lineRule === 'exact' && (plain.line ?? 0) < (run.size ?? 24) * 11
  return {
    run: tooFaint ? plainRun : run,
    paragraph: {
      ...(tooFaint ? plain : paragraph),
      ...(cutsLetters ? { line: 240, lineRule: 'auto' as const } : {}),
    },
  }
}

/** Headers of earlier sections hold on until a section names its own. */
async function lastSection(file: WordPackage, main: string): Promise<XmlNode> {
  const pieces = file.read(main)
  const section: XmlNode = { name: 'w:sectPr', attributes: {}, children: [], text: '' }
  let inside = false
  await readXml(pieces ?? noPieces(), main, {
    open(name, attributes) {
      if (name === 'w:sectPr') inside = true
      else if (inside) {
        const same = (one: XmlNode) => one.name === name && one.attributes['w:type'] === attributes['w:type']
        section.children = [
          ...section.children.filter((one) => !same(one)),
          { name, attributes, children: [], text: '' },
        ]
      }
    },
    close: (name) => void (inside &&= name !== 'w:sectPr'),
    text: () => undefined,
  })
  return section
}

async function* noPieces(): AsyncGenerator<Uint8Array> {}

async function pagesOf(
  section: XmlNode,
  relations: Relation[],
  reading: PagesReading,
): Promise<WordLook['pages']> {
  const sides = async (type: string): Promise<PageSides> => ({
    header: await side('w:headerReference', type),
    footer: await side('w:footerReference', type),
  })
  const side = async (name: string, type: string) => {
    const named = section.children.find(
      (one) => one.name === name && (one.attributes['w:type'] ?? 'default') === type,
    )
    const relation = relations.find((one) => one.id === named?.attributes['r:id'] && !one.external)
    return relation ? readPageBlocks(relation.target, reading) : []
  }
  if (section.children.some((one) => one.attributes['w:type'] === 'even'))
    reading.losses.add('Headers and footers for even pages were not taken: every page has the same.')
  const titlePage = section.children.find((one) => one.name === 'w:titlePg')
  const hasFirst = titlePage !== undefined && isOn(titlePage.attributes['w:val'] ?? 'true')
  return { first: hasFirst ? await sides('first') : undefined, others: await sides('default') }
}

function tellParts(file: WordPackage, relations: Relation[], losses: Set<string>): void {
  const holds = (pattern: RegExp) => file.names.some((name) => pattern.test(name))
  losses.add('The text of the file was not taken, only its look.')
  losses.add('Numbers and bullets stay Candor’s own, because the number of a section is part of its name.')
  if (holds(/vbaproject\.bin$|\/activex\//))
    losses.add('The macros and active controls of the file were neither read nor run, and were not taken.')
  if (holds(/^word\/fonts\//))
    losses.add('Fonts inside the file were not taken: their names were. People who have them see them.')
  if (relations.some((one) => one.external && one.type !== 'hyperlink'))
    losses.add('The file points to things outside of it. None of them was fetched or taken.')
}

function isParagraph(node: XmlNode): boolean {
  return node.attributes['w:type'] === 'paragraph'
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['0', 'false', 'off'].includes(value)
}

function shown(name: string): string {
  return name.replace(/\p{C}/gu, '').slice(0, 60)
}
