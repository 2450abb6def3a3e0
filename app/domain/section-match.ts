// Which of the 24 sections an imported clause is about, with the words that say so.
import { textOfBlocks } from '../compare/block-diff'
import type { ImportedClause } from './imported-policy'
import { sections, type SectionKey } from './section'
import { sectionWords } from './section-words'
import { findWords, wordFinder } from './word-finder'
import { countWords } from './words'

export type SectionMatch = {
  /** Null: nothing in it points to one section clearly enough. */
  section: SectionKey | null
  /** How clear it is: `sure` when the heading says it or the text leaves no other; null without a section. */
  clarity: 'sure' | 'likely' | null
  /** Points; only to be compared with each other. */
  score: number
  /** Words of the heading and of the text that decided, the heaviest first. */
  evidence: { heading: string[]; text: string[] }
  /** Other sections that the text speaks of, the heaviest first. */
  mentions: SectionKey[]
  /** How many words the clause has under its heading. */
  words: number
}

type Tag = { section: SectionKey; weight: 'heading' | 'strong' | 'weak' }

const phrases = sectionKeys().flatMap((section) =>
  (['heading', 'strong', 'weak'] as const).flatMap((weight) =>
    sectionWords[section][weight].split(',').map((phrase) => ({
      phrase: phrase.trim().replace(/\s+/g, ' '),
      tag: { section, weight },
    })),
  ),
)
const inHeadings = wordFinder<Tag>(phrases.filter(({ tag }) => tag.weight !== 'weak'))
const inTexts = wordFinder<Tag>(phrases.filter(({ tag }) => tag.weight !== 'heading'))

/** Points for the first time a phrase stands there. */
const points = { headingWord: 9, strongInHeading: 6, strong: 3, weak: 0.7 }

/** Below this nothing is matched: one heading word, or two strong phrases, reach it. */
const enough = 5.5

/** A section is mentioned in a text about something else when it gathers this much there. */
const mentioned = 5.5

/** Longer texts touch more words of everything: their words weigh less. */
const usualLength = 220

/** Matches a clause by its heading and words. The same clause always gives the same match. */
export function matchSection(clause: Pick<ImportedClause, 'heading' | 'guessed' | 'blocks'>): SectionMatch {
  const isInvented = clause.guessed === 'opening' || clause.guessed === 'whole-text'
  const text = textOfBlocks(clause.blocks)
  const tallies = new Map<SectionKey, Tally>()
  const tallyOf = (section: SectionKey) => {
    const tally = tallies.get(section) ?? { heading: new Map(), text: new Map() }
    tallies.set(section, tally)
    return tally
  }
  for (const { words, tag } of findWords(inHeadings, isInvented ? '' : clause.heading)) {
    const weight = tag.weight === 'heading' ? points.headingWord : points.strongInHeading
    addTo(tallyOf(tag.section).heading, words, weight)
  }
  for (const { words, tag } of findWords(inTexts, text))
    addTo(tallyOf(tag.section).text, words, tag.weight === 'strong' ? points.strong : points.weak)
  const length = countWords(text)
  const thinning = Math.min(1, Math.sqrt(usualLength / Math.max(1, length)))
  const ranked = [...tallies]
    .map(([section, tally]) => ({ section, tally, ...scoreOf(tally, thinning) }))
    .sort((one, other) => other.score - one.score)
  return { ...decided(ranked), words: length }
}

type Found = { weight: number; times: number }
type Tally = { heading: Map<string, Found>; text: Map<string, Found> }
type Ranked = { section: SectionKey; tally: Tally; score: number; full: number; isStrong: boolean }

function decided(ranked: Ranked[]): Omit<SectionMatch, 'words'> {
  const [best, second] = ranked
  const mentions = ranked
    .filter((one) => one.isStrong && one.full >= mentioned)
    .map((one) => one.section)
    .slice(0, 6)
  if (!best || !best.isStrong || best.score < enough)
    return { section: null, clarity: null, score: 0, evidence: { heading: [], text: [] }, mentions }
  const lead = second ? best.score / Math.max(second.score, 1) : 9
  return {
    section: best.section,
    clarity: lead >= 1.5 && best.score >= 10 ? 'sure' : 'likely',
    score: Math.round(best.score * 10) / 10,
    evidence: { heading: heaviest(best.tally.heading, 4), text: heaviest(best.tally.text, 6) },
    mentions: mentions.filter((section) => section !== best.section),
  }
}

function addTo(tally: Map<string, Found>, words: string, weight: number): void {
  const known = tally.get(words)
  if (!known) return void tally.set(words, { weight, times: 1 })
  known.times += 1
  known.weight = Math.max(known.weight, weight)
}

/** Repeating a word adds a quarter each time, three times at most; the second heading word counts half. */
function scoreOf(tally: Tally, thinning: number): Pick<Ranked, 'score' | 'full' | 'isStrong'> {
  const headings = [...tally.heading.values()].map((found) => found.weight).sort((a, b) => b - a)
  const heading = headings.reduce((sum, weight, index) => sum + weight / (index + 1), 0)
  let text = 0
  let strong = 0
  for (const { weight, times } of tally.text.values()) {
    text += weight * (1 + (Math.min(times, 4) - 1) / 4)
    if (weight === points.strong) strong += 1
  }
  return { score: heading + text * thinning, full: heading + text, isStrong: heading > 0 || strong > 0 }
}

function heaviest(tally: Map<string, Found>, most: number): string[] {
  return [...tally]
    .sort(([, one], [, other]) => other.weight * other.times - one.weight * one.times)
    .slice(0, most)
    .map(([words]) => words)
}

function sectionKeys(): SectionKey[] {
  return Object.keys(sections).filter((key): key is SectionKey => Object.hasOwn(sectionWords, key))
}
