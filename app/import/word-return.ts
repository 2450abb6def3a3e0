// A Word file that came back → what people changed in it. Nothing is decided here, and no word of it vanishes.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ImportLoss } from '../domain/imported-policy'
import type { MetLoss } from '../domain/outline'
import { accepted, type Outcome } from '../domain/outcome'
import { allClauses, type PolicyDocument } from '../domain/policy-document'
import type { WordBase } from '../domain/word-marks'
import type { WordComment, WordReading } from '../domain/word-return'
import { lossLog, type LossLog } from './loss-log'
import { mainPart, noBody } from './word'
import { readNotes, readBesideText } from './word-notes'
import { readNumbering } from './word-numbering'
import type { WordPackage } from './word-package'
import { readRelations, type Relation } from './word-relations'
import { changesAround, type BesideText } from './word-return-around'
import { readReturnBody } from './word-return-body'
import { clauseChanges } from './word-return-clauses'
import { readComments } from './word-return-comments'
import { readInks } from './word-return-inks'
import { tellLooks, whereIn } from './word-return-looks'
import { settlePlaces } from './word-return-moves'
import { placeFlow } from './word-return-places'
import { refuseCrowds } from './word-return-people'
import { placedComments, type KnownComment } from './word-return-said'
import { authorName } from './word-return-text'
import { strayOf } from './word-return-strays'
import { readStyles } from './word-styles'

/** What a file is read against: the text it was made from, and which comments in it are our own. */
export type ReturnBase = {
  document: PolicyDocument
  ours: WordBase['ours']
  around?: string[] | undefined
  known: KnownComment[]
}

/**
 * Reads a returned file against its base. Our own tracked changes are taken in; everybody else's come back by name, one
 * suggestion for each section and author; what Word did not track comes back without a name.
 * @throws ImportProblem for broken and boundless files
 */
export async function readReturned(file: WordPackage, base: ReturnBase): Promise<Outcome<WordReading>> {
  const losses = lossLog()
  const main = await mainPart(file)
  const relations = await readRelations(file, main)
  const partOf = (type: string) => relations.find((one) => one.type === type && !one.external)?.target
  const facts = {
    styles: await readStyles(file, partOf('styles')),
    numbering: await readNumbering(file, partOf('numbering')),
    relations: new Map(relations.map((relation) => [relation.id, relation])),
    inks: await readInks(file, partOf('styles')),
    footnotes: await readNotes(file, partOf('footnotes'), 'w:footnote'),
    endnotes: await readNotes(file, partOf('endnotes'), 'w:endnote'),
    ours: new Set(base.ours.map(({ author, at }) => `${authorName(author)} ${at}`)),
  }
  const pieces = file.read(main)
  if (!pieces) throw noBody()
  const body = await readReturnBody({ pieces, part: main }, facts, losses)
  refuseCrowds(body.flow)
  const said = await readComments(file, partOf('comments'))
  if (said.left > 0) losses.count('comment', `${said.left} more comments were not read.`, 'The file')
  const beside = await readBeside(file, relations)
  tellParts(file, losses)
  const placed = placeFlow(body.flow, base.document, base.around)
  const { flows, moves, copies } = settlePlaces(placed, base.document)
  const met: MetLoss[] = [...losses.all(), ...changesAround(placed.around, { printed: base.around, beside })]
  const reading: WordReading = {
    suggestions: [],
    comments: [],
    strays: [],
    losses: [],
    found: { control: 0, bookmark: 0, heading: 0 },
  }
  const comments: Omit<WordComment, 'id'>[] = [...moves]
  const order = allClauses(base.document.clauses)
  for (const [index, clause] of order.entries()) {
    const changes = clauseChanges(clause, index + 1, flows.get(clause.id) ?? [])
    for (const one of changes.suggestions)
      reading.suggestions.push({ id: `s${reading.suggestions.length + 1}`, ...one })
    comments.push(...changes.comments)
    met.push(...changes.losses)
    await nextTurn()
  }
  for (const [index, stray] of [...placed.strays, ...copies].entries()) {
    const made = strayOf(stray, `t${index + 1}`)
    if (made.stray) reading.strays.push(made.stray)
    met.push(...made.losses)
  }
  const where = whereIn(placed, base.document)
  met.push(...tellLooks(body.looks, where))
  comments.push(...placedComments(said.comments, { anchors: body.anchors, placed, known: base.known }))
  reading.comments = comments.map((one, index) => ({ id: `c${index + 1}`, ...one }))
  for (const { by, clauseId } of placed.segments) if (flows.has(clauseId)) reading.found[by] += 1
  reading.losses = met.map(({ kind, what, at, text }): ImportLoss => ({
    kind,
    what,
    where: typeof at === 'number' ? where(at).words : at,
    text,
  }))
  return accepted(reading)
}

/** The words of headers and footers: they are ours, and read only to see whether somebody changed them. */
async function readBeside(file: WordPackage, relations: Relation[]): Promise<BesideText[]> {
  const beside = relations.filter((one) => !one.external && /^(header|footer)$/.test(one.type))
  const texts: BesideText[] = []
  for (const { type, target } of beside.slice(0, 40))
    texts.push({ type, text: await readBesideText(file, target) })
  return texts
}

function tellParts(file: WordPackage, losses: LossLog): void {
  const has = (pattern: RegExp) => file.names.some((name) => pattern.test(name))
  const tell = (kind: 'macro' | 'other', what: string) =>
    losses.note({ kind, what, at: 'The file', text: '' })
  if (has(/vbaproject\.bin$/))
    tell('macro', 'The file holds macros. They were neither read nor run, and stay behind.')
  if (has(/\/activex\/.*\.xml$/)) tell('macro', 'The file holds active controls (ActiveX). They stay behind.')
  if (has(/\/embeddings\//))
    tell('macro', 'The file holds other files inside it. They were not opened, and stay behind.')
  if (has(/^_xmlsignatures\/sig/))
    tell('other', 'The file is signed. The signature holds for the old file only.')
}
