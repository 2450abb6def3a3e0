// What is worth a second look in a whole policy: legal hints, contradictions, thin sections, hard sentences, reading age.
import type { Answers } from '../domain/answer'
import { allClauses, type Clause, type ClauseId, type PolicyDocument } from '../domain/policy-document'
import { clarityFindings, explainedShortForms } from './clarity-findings'
import { contradictions } from './contradictions'
import type { Finding } from './finding'
import { legalFindings } from './legal-findings'
import { readingEase, wordsOf, type ReadingEase } from './reading-ease'
import { sentencesOf, type Sentence } from './sentences'

export type PolicyFindings = {
  /** In reading order within each weight; what must be fixed stands first. */
  findings: Finding[]
  /** Reading age by clause; clauses too short for a figure are missing. */
  reading: { clauseId: ClauseId; heading: string; number: string; ease: ReadingEase }[]
  /** Of the whole text. */
  whole: ReadingEase | null
  /** False for languages that the rules do not read; then only thin sections are found. */
  read: boolean
  /** False when the text is longer than `mostRead`: what stands after that was not looked at. */
  readToEnd: boolean
  /** Findings that are left out because there are more than anybody works through. */
  more: number
}

/** Characters that are looked at, about 80 pages: a longer policy must not keep everybody waiting. */
export const mostRead = 250_000

/** Findings that are given. */
const mostFindings = 400

/** A section with fewer words than this says hardly anything. */
const thinClause = 18

/** Looks at a whole document. `profile` holds the answers on places and kind of employer that decide which law holds. */
export function policyFindings(document: PolicyDocument, profile: Answers): PolicyFindings {
  const clauses = allClauses(document.clauses)
  const room = { characters: mostRead }
  const byClause = clauses.map((clause) => ({
    clause,
    sentences: sentencesOf(clause, document.language, room),
    toEnd: room.characters >= 0,
  }))
  const readToEnd = room.characters >= 0
  const everything = byClause.flatMap((one) => one.sentences)
  const thin = byClause.flatMap((one) => (one.toEnd ? thinClauses(one.clause, one.sentences) : []))
  const read = /^en\b/i.test(document.language)
  if (!read) return { findings: thin, reading: [], whole: null, read, readToEnd, more: 0 }
  const explained = explainedShortForms(everything)
  const findings = inOrder([
    ...legalFindings(everything, profile),
    ...contradictions(everything),
    ...thin,
    ...byClause.flatMap(({ sentences }) => clarityFindings(sentences, explained)),
  ])
  return {
    findings: findings.slice(0, mostFindings),
    reading: byClause.flatMap(({ clause, sentences }) => {
      const ease = easeOf(sentences)
      return ease ? [{ clauseId: clause.id, heading: clause.heading, number: clause.number, ease }] : []
    }),
    whole: easeOf(everything) ?? null,
    read,
    readToEnd,
    more: Math.max(0, findings.length - mostFindings),
  }
}

/** Points of lists are no sentences: a text of points would look easier than it is. They count only where there is nothing else. */
function easeOf(sentences: readonly Sentence[]): ReadingEase | undefined {
  const texts = sentences.map((sentence) => sentence.text)
  return readingEase(texts.filter((text) => /[.!?…]["”’)]?$/.test(text))) ?? readingEase(texts)
}

function thinClauses(clause: Clause, sentences: readonly Sentence[]): Finding[] {
  const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence.text).length, 0)
  if (clause.clauses.length > 0 || words >= thinClause || hasGap(clause)) return []
  return [
    {
      rule: 'THIN',
      kind: 'thin',
      weight: 'advice',
      clauseId: clause.id,
      quote: '',
      what: `“${clause.heading}” has ${words === 1 ? 'one word' : `${words} words`}.`,
      advice: 'Say what people may and must do, and whom to ask.',
    },
  ]
}

/** A section that waits for an answer is unanswered, not thin. */
function hasGap(clause: Clause): boolean {
  return JSON.stringify(clause.blocks).includes('"gap":')
}

const weights = { 'must-fix': 0, risky: 1, advice: 2 } as const

function inOrder(findings: Finding[]): Finding[] {
  return findings.toSorted((one, other) => weights[one.weight] - weights[other.weight])
}
