// A Word file → an imported policy: its clauses, and a line for everything that could not be carried over.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { UnmatchedPolicy } from '../domain/imported-policy'
import { oldNumbers, outline } from '../domain/outline'
import { lossLog, type LossLog } from './loss-log'
import { ImportProblem } from './problem'
import { readBody } from './word-body'
import type { ChangesChoice } from './word-body-state'
import { readNumbering } from './word-numbering'
import { readBesideText, readNotes, type WordNote } from './word-notes'
import { openWordPackage, type WordPackage } from './word-package'
import { wordPieces } from './word-pieces'
import { readRelations, type Relation } from './word-relations'
import { readStyles } from './word-styles'
import { readXml } from './xml'

/** Headers and footers that are read; a file with more sections than this repeats them. */
const mostHeaders = 40

/**
 * Reads a Word file. `changes` says what happens to tracked changes. @throws ImportProblem for what cannot be read
 */
export async function readWord(
  bytes: Uint8Array,
  wish: { fallbackTitle: string; changes: ChangesChoice },
): Promise<UnmatchedPolicy> {
  const file = openWordPackage(bytes)
  const losses = lossLog()
  const main = await mainPart(file)
  const relations = await readRelations(file, main)
  const partOf = (type: string) => relations.find((one) => one.type === type && !one.external)?.target
  const facts = {
    changes: wish.changes,
    styles: await readStyles(file, partOf('styles')),
    numbering: await readNumbering(file, partOf('numbering')),
    relations: new Map(relations.map((relation) => [relation.id, relation])),
    comments: await readNotes(file, partOf('comments'), 'w:comment'),
    footnotes: await readNotes(file, partOf('footnotes'), 'w:footnote'),
    endnotes: await readNotes(file, partOf('endnotes'), 'w:endnote'),
  }
  const pieces = file.read(main)
  if (!pieces) throw noBody()
  const body = await readBody({ pieces, part: main }, facts, losses)
  await tellHeaders(file, relations, losses)
  tellUnmet(facts, body.met, losses)
  tellParts(file, body.contentsLists, losses)
  const { pieces: outlined, title } = wordPieces(body.flow, { numbering: facts.numbering, losses })
  const fallback = (await ownTitle(file)) ?? wish.fallbackTitle
  await nextTurn()
  const made = outline(outlined, { title, fallback, unit: 'paragraph', losses: losses.all() })
  await nextTurn()
  return {
    ...made,
    format: 'word',
    losses: [...made.losses, ...oldNumbers(made.clauses)],
    hasTrackedChanges: body.hasTrackedChanges,
  }
}

/** Usually word/document.xml; some programs call it otherwise and only the relations say so. */
export async function mainPart(file: WordPackage): Promise<string> {
  const relations = await readRelations(file, '')
  const named = relations.find((one) => one.type === 'officeDocument' && !one.external)?.target
  return named !== undefined && file.names.includes(named) ? named : 'word/document.xml'
}

async function tellHeaders(file: WordPackage, relations: Relation[], losses: LossLog): Promise<void> {
  const told = new Set<string>()
  const beside = relations.filter((one) => !one.external && (one.type === 'header' || one.type === 'footer'))
  for (const { type, target } of beside.slice(0, mostHeaders)) {
    const text = await readBesideText(file, target)
    if (text === '' || told.has(`${type} ${text}`)) continue
    told.add(`${type} ${text}`)
    const what = `A ${type} was left out: Candor prints the title, the version and the page number by itself.`
    losses.note({
      kind: 'page-header',
      what,
      at: type === 'header' ? 'top of the pages' : 'foot of the pages',
      text,
    })
  }
  if (beside.length > mostHeaders)
    losses.count(
      'page-header',
      `${beside.length - mostHeaders} more headers and footers were not read.`,
      'The pages',
    )
}

/** Comments and notes that nothing in the body points to. */
function tellUnmet(
  facts: Record<'comments' | 'footnotes' | 'endnotes', Map<string, WordNote>>,
  met: Set<string>,
  losses: LossLog,
): void {
  const kinds = [
    ['comment', 'comments', 'comment'],
    ['footnote', 'footnotes', 'footnote'],
    ['footnote', 'endnotes', 'endnote'],
  ] as const
  for (const [kind, part, thing] of kinds) {
    for (const [id, { text }] of facts[part]) {
      if (met.has(`${thing} ${id}`) || text === '') continue
      const what = `A ${thing} that belongs to no place in the text was left out.`
      losses.note({ kind, what, at: 'nowhere in the text', text })
    }
  }
}

function tellParts(file: WordPackage, contentsLists: number, losses: LossLog): void {
  const count = (pattern: RegExp) => file.names.filter((name) => pattern.test(name)).length
  if (contentsLists > 0) {
    const what = 'The table of contents was left out: Candor makes one from the sections.'
    losses.note({ kind: 'field', what, at: 'The file', text: '' })
  }
  const tell = (number: number, kind: 'macro' | 'other', what: string) => {
    if (number > 0) losses.note({ kind, what, at: 'The file', text: number === 1 ? '' : `${number} of them` })
  }
  tell(
    count(/vbaproject\.bin$/),
    'macro',
    'The file holds macros. They were neither read nor run, and stay behind.',
  )
  tell(count(/\/activex\/.*\.xml$/), 'macro', 'The file holds active controls (ActiveX). They stay behind.')
  tell(
    count(/\/embeddings\//),
    'macro',
    'The file holds other files inside it. They were not opened, and stay behind.',
  )
  tell(
    count(/^_xmlsignatures\/sig/),
    'other',
    'The file is signed. The signature holds for the old file only.',
  )
}

/** The title in the file's properties, unless a program put something there that is none. */
async function ownTitle(file: WordPackage): Promise<string | undefined> {
  const part = 'docprops/core.xml'
  const pieces = file.read(part)
  if (!pieces) return undefined
  let title = ''
  let inTitle = false
  await readXml(pieces, part, {
    open: (name) => void (inTitle = name === 'dc:title'),
    close: () => void (inTitle = false),
    text: (text) => void (title += inTitle ? text : ''),
  })
  const words = title.replace(/\s+/g, ' ').trim().slice(0, 160)
  return words.length < 4 || /^(microsoft word|untitled|document\d*$|doc\d+)/i.test(words) ? undefined : words
}

export function noBody(): ImportProblem {
  return new ImportProblem(
    'file-broken',
    'The Word file is broken: “word/document.xml”, which holds the text, is missing. Open it in Word, save it again under another name, and choose that file.',
  )
}
