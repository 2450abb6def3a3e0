// What the review of a returned Word file shows: by section in the draft's order, each beside the words it was written for.
import { fingerprint } from './fingerprint'
import { lossesByKind } from './imported-policy'
import { allClauses, type Clause, type ClauseId, type PolicyDocument } from './policy-document'
import { wordsMark, type Words } from './thread'
import type { WordComment, WordReading, WordStray } from './word-return'

export type ReturnedSuggestion = {
  id: string
  author: string | null
  at: string | null
  notes: string[]
  before: Clause
  after: Clause
  /** Whether the draft's section still reads as it did in the file. */
  section: 'as it was' | 'changed' | 'gone'
}

export type ReturnedSection = {
  clauseId: ClauseId
  number: string
  heading: string
  suggestions: ReturnedSuggestion[]
  comments: WordComment[]
}

/** A file as it was read, and until when that is kept. */
type ReadFile = { fileName: string; expiresAt: string; baseFingerprint: string; reading: WordReading }

/** The reading against the draft as it is now. */
export function returnView(file: ReadFile, document: PolicyDocument) {
  const { reading } = file
  const clauses = allClauses(document.clauses)
  const known = new Map(clauses.map((clause) => [clause.id, clause]))
  const sections = new Map<ClauseId | null, ReturnedSection>()
  const sectionOf = (clauseId: ClauseId | null, heading = ''): ReturnedSection => {
    const clause = clauseId === null ? undefined : known.get(clauseId)
    const section = sections.get(clauseId) ?? {
      clauseId: clauseId ?? '',
      number: clause?.number ?? '',
      heading:
        clause?.heading ?? (clauseId === null ? 'Around the sections' : heading || 'A section that is gone'),
      suggestions: [],
      comments: [],
    }
    sections.set(clauseId, section)
    return section
  }
  for (const { clauseId, base, words, ...rest } of reading.suggestions) {
    const clause = known.get(clauseId)
    const section = !clause ? 'gone' : wordsMark(clause) === wordsMark(base) ? 'as it was' : 'changed'
    const as = (given: Words) => clauseOf(clause, clauseId, given)
    sectionOf(clauseId, base.heading).suggestions.push({
      ...rest,
      before: as(base),
      after: as(words),
      section,
    })
  }
  for (const comment of reading.comments) sectionOf(comment.clauseId).comments.push(comment)
  const order = new Map(clauses.map((clause, index) => [clause.id, index]))
  const place = ({ clauseId }: ReturnedSection) => order.get(clauseId) ?? clauses.length
  return {
    fileName: file.fileName,
    expiresAt: file.expiresAt,
    losses: lossesByKind(reading.losses),
    sections: [...sections.values()].sort((a, b) => place(a) - place(b)),
    strays: reading.strays.map((stray) => strayView(stray, known)),
    places: clauses.map(({ id, number, heading }) => ({ id, name: `${number} ${heading}`.trim() })),
    isOlder: file.baseFingerprint !== fingerprint(document),
    foundBy: reading.found,
  }
}

export type StrayView = ReturnType<typeof strayView>

function strayView(stray: WordStray, known: Map<ClauseId, Clause>) {
  const after = stray.after === null ? undefined : known.get(stray.after)
  const shown: Clause = {
    ...{ id: stray.id, number: '', section: 'purpose', audience: { kind: 'everyone' }, clauses: [] },
    heading: stray.heading ?? '',
    blocks: stray.blocks,
  }
  return {
    id: stray.id,
    authors: stray.authors,
    at: stray.at,
    shown,
    after: after ? { id: after.id, name: `${after.number} ${after.heading}`.trim() } : null,
  }
}

function clauseOf(clause: Clause | undefined, id: ClauseId, words: Words): Clause {
  return {
    ...{
      id,
      number: clause?.number ?? '',
      section: clause?.section ?? 'purpose',
      audience: { kind: 'everyone' },
      clauses: [],
    },
    heading: words.heading,
    blocks: words.blocks,
  }
}
