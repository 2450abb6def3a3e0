// What of a difference alters a duty or a right: clause by clause, each change with its sentence and its ground in plain words.
import type { ClauseDiff } from './clause-diff'
import { linesOfClause } from './clause-lines'
import { blocksOfSide, textOfSide } from './diff-sides'
import type { DocumentDiff, FactDiff } from './document-diff'
import { comparedWords, dutySigns, haveDuty } from './duty-signs'
import { boundedComparison } from './edits'
import { audienceWords } from '../domain/group'
import { heaviest, judgeLines, type DutyChange } from './lines-change'
import type { ClauseId } from '../domain/policy-document'
import type { ChangeClass } from '../governance/version'

export type { DutyChange } from './lines-change'

export type ClauseVerdict = {
  id: ClauseId
  number: string
  heading: string
  change: ClauseDiff['change']
  weight: ChangeClass
  /** Sentences that alter a duty; one without sentences speaks of the clause as a whole. */
  duties: DutyChange[]
}

/** How much a difference weighs. Only clauses that differ are named, in reading order. */
export type ChangeVerdict = {
  clauses: ClauseVerdict[]
  /** Facts and the title, and a change of language. */
  front: { weight: ChangeClass | undefined; duties: DutyChange[] }
  /** The heaviest of all; undefined when nothing that people read differs. */
  weight: ChangeClass | undefined
}

/**
 * Weighs every change of a difference by its words: modal verbs and their negation, limits, numbers, dates, roles,
 * exceptions, and whom a clause is for. Reads English. In any other language every changed word counts as a change
 * of duty, because overlooking one costs more than asking. The same in both directions.
 */
export function judgeChanges(diff: DocumentDiff): ChangeVerdict {
  const speaksEnglish = isEnglish(diff.language) && isEnglish(diff.languageWas ?? diff.language)
  const clauses = boundedComparison(() =>
    diff.clauses.flatMap((clause) => judgeClause(clause, { under: '', speaksEnglish })),
  )
  const front = judgeFront(diff, speaksEnglish)
  return { clauses, front, weight: heaviest([front.weight, ...clauses.map((clause) => clause.weight)]) }
}

/** How many changes alter a duty or a right. */
export function countDuties({ clauses, front }: ChangeVerdict): number {
  return clauses.reduce((sum, clause) => sum + clause.duties.length, front.duties.length)
}

/** The duties of each clause of the difference that the verdict is about; clauses without any are left out. */
export function dutiesByClause(diff: DocumentDiff, verdict: ChangeVerdict): Map<ClauseDiff, DutyChange[]> {
  const waiting = new Map<string, ClauseVerdict[]>()
  for (const judged of verdict.clauses) {
    const key = nameOf(judged)
    waiting.set(key, [...(waiting.get(key) ?? []), judged])
  }
  const found = new Map<ClauseDiff, DutyChange[]>()
  const visit = (clause: ClauseDiff): void => {
    const duties = waiting.get(nameOf(clause))?.shift()?.duties ?? []
    if (duties.length > 0) found.set(clause, duties)
    clause.clauses.forEach(visit)
  }
  diff.clauses.forEach(visit)
  return found
}

/** A hand-made document may repeat an id; with its number and what became of it, the first in reading order is meant. */
function nameOf({ id, number, change }: { id: ClauseId; number: string; change: string }): string {
  return `${id} ${number} ${change}`
}

function isEnglish(language: string): boolean {
  return /^en(?:-|$)/i.test(language)
}

function judgeClause(
  clause: ClauseDiff,
  { under, speaksEnglish }: { under: string; speaksEnglish: boolean },
): ClauseVerdict[] {
  const heading = textOfSide(clause.heading, clause.change === 'removed' ? 'before' : 'after')
  const words = judgeWords(clause, { under, speaksEnglish })
  const place = judgePlace(clause, under)
  const weight = heaviest([words.weight, place.weight])
  const below = clause.clauses.flatMap((child) => judgeClause(child, { under: heading, speaksEnglish }))
  if (!weight) return below
  const duties = [...place.duties, ...words.duties]
  return [{ id: clause.id, number: clause.number, heading, change: clause.change, weight, duties }, ...below]
}

type Weighed = { weight: ChangeClass | undefined; duties: DutyChange[] }

function judgeWords(
  clause: ClauseDiff,
  { under, speaksEnglish }: { under: string; speaksEnglish: boolean },
): Weighed {
  if (clause.change === 'same') return { weight: undefined, duties: [] }
  const lines = (side: 'before' | 'after') =>
    linesOfClause(
      { heading: textOfSide(clause.heading, side), blocks: blocksOfSide(clause.blocks, side) },
      side === 'before' ? (clause.underWas ?? under) : under,
    )
  const judged = judgeLines({ before: lines('before'), after: lines('after') }, speaksEnglish)
  // Letters and layout that no line holds: bold type, an address behind a word, a note that became a warning.
  return { ...judged, weight: judged.weight ?? 'editorial' }
}

/** Where the clause stands and whom it is for. Another order among the same neighbours is layout. */
function judgePlace(clause: ClauseDiff, under: string): Weighed {
  const duties: DutyChange[] = []
  const now = clause.audience ? audienceWords(clause.audience) : 'everyone'
  if (clause.audienceWas)
    duties.push({ grounds: [`for ${now} now, was for ${audienceWords(clause.audienceWas)}`] })
  if (clause.reach) {
    const { was, now: reaches } = clause.reach
    duties.push({ grounds: [`stands in a section for ${reaches} now, was in one for ${was}`] })
  }
  const { underWas } = clause
  if (underWas !== undefined && leadingWords(underWas) !== leadingWords(under)) {
    duties.push({ grounds: [`stands under “${under}” now, stood under “${underWas}”`] })
  }
  if (duties.length > 0) return { weight: 'material', duties }
  if (underWas !== undefined) return { weight: 'clarifying', duties }
  const isPlaced = clause.movedFrom !== undefined || clause.numberWas !== undefined
  return { weight: isPlaced ? 'editorial' : undefined, duties }
}

function leadingWords(heading: string): string {
  return dutySigns(comparedWords(heading))
    .filter((sign) => haveDuty([sign]))
    .map((sign) => sign.words)
    .join(' ')
}

function judgeFront(diff: DocumentDiff, speaksEnglish: boolean): Weighed {
  const language: Weighed =
    diff.languageWas === undefined
      ? { weight: undefined, duties: [] }
      : { weight: 'material', duties: [{ grounds: ['the text is in another language now'] }] }
  const title = judgeFrontLine(
    { before: textOfSide(diff.title, 'before'), after: textOfSide(diff.title, 'after') },
    speaksEnglish,
  )
  const parts = [language, title, ...diff.facts.map((fact) => judgeFact(fact, speaksEnglish))]
  return {
    weight: heaviest(parts.map((part) => part.weight)),
    duties: parts.flatMap((part) => part.duties),
  }
}

/** Facts that say whom a policy binds; others name a date or whom to ask, and change no duty. */
const saysForWhom = /\b(?:for whom|who it is for|who this is for|applies to|audience|scope)\b/i

function judgeFact(fact: FactDiff, speaksEnglish: boolean): Weighed {
  if (fact.change === 'same') return { weight: undefined, duties: [] }
  const side = (which: 'before' | 'after'): string =>
    fact.change === (which === 'before' ? 'added' : 'removed')
      ? ''
      : `${fact.label}: ${textOfSide(fact.value, which)}`
  const texts = { before: side('before'), after: side('after') }
  const judged = judgeFrontLine(texts, speaksEnglish)
  if (judged.weight === undefined || judged.weight === 'editorial' || !saysForWhom.test(fact.label))
    return judged
  return { weight: 'material', duties: [{ ...texts, grounds: ['whom the policy is for'] }] }
}

/** A line above the clauses: only a verb of duty makes it one, not a name, a number or a date. */
function judgeFrontLine(texts: { before: string; after: string }, speaksEnglish: boolean): Weighed {
  const before = comparedWords(texts.before)
  const after = comparedWords(texts.after)
  if (before.join(' ') === after.join(' ')) {
    return { weight: texts.before === texts.after ? undefined : 'editorial', duties: [] }
  }
  if (speaksEnglish && dutiesIn(before) === dutiesIn(after)) return { weight: 'clarifying', duties: [] }
  return { weight: 'material', duties: [{ ...texts, grounds: ['a line above the sections'] }] }
}

function dutiesIn(words: string[]): string {
  return dutySigns(words)
    .filter((sign) => sign.kind === 'duty' || sign.kind === 'negation')
    .map((sign) => sign.words)
    .join(' ')
}
