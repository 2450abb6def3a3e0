// Contradictions: two sentences about the same act, of which one allows what the other forbids.
import type { Finding } from './finding'
import { wordsOf } from './reading-ease'
import { inContext, type Sentence } from './sentences'

type Rule = { sentence: Sentence; kind: 'allows' | 'forbids'; act: ReadonlySet<string> }

/** How alike two acts must be: words they share, of all the words they have (Jaccard). */
const alike = 0.6
/** Acts of fewer words say too little to compare. */
const fewestWords = 3
/** A text this long is compared no further, so that a hostile one costs nothing. */
const mostRules = 600
/** What is compared of one act; a sentence with more is hard to read, and said to be. */
const mostWords = 40

/** Pairs of sentences that contradict each other, by words they share. English only. */
export function contradictions(sentences: readonly Sentence[]): Finding[] {
  const rules = sentences.flatMap(ruleOf).slice(0, mostRules)
  const forbidden = rules.filter((rule) => rule.kind === 'forbids')
  return rules
    .filter((rule) => rule.kind === 'allows')
    .flatMap((allowed) => {
      const against = forbidden.find((rule) => likeness(rule.act, allowed.act) >= alike)
      return against ? [findingOf(allowed.sentence, against.sentence)] : []
    })
}

function ruleOf(sentence: Sentence): Rule[] {
  if (sentence.quoted) return []
  const line = withoutNames(inContext(sentence)).toLowerCase().replace(/’/g, "'")
  if (/\bif (?:you|they|people|staff) (?:cannot|can't|may not|do not|don't)\b/.test(line)) return []
  const forbids = /\b(?:must not|may not|must never|do not|don't|never|cannot|can't|should not)\b(.*)/.exec(
    line,
  )
  const allows =
    /\b(?:you|staff|employees|people|everyone|volunteers|members) (?:may|can|are free to)\b(?! (?:not|only)\b)(.*)/.exec(
      line,
    )
  if (forbids && allows) return []
  const found = forbids ?? allows
  const act = new Set(
    wordsOf(found?.[1] ?? '')
      .filter((word) => !idle.has(word))
      .slice(0, mostWords)
      .map(stem),
  )
  if (!found || act.size < fewestWords) return []
  return [{ sentence, kind: forbids ? 'forbids' : 'allows', act }]
}

/** Names of people and things make two sentences look alike that are about different acts. */
function withoutNames(line: string): string {
  return line.replace(/(?<=[a-z,] )\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*/gu, '')
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  return shared / (one.size + other.size - shared)
}

function findingOf(allowed: Sentence, forbidden: Sentence): Finding {
  return {
    rule: 'READ-CONTRADICT',
    kind: 'contradictory',
    weight: 'risky',
    clauseId: allowed.clauseId,
    quote: inContext(allowed),
    what: 'One sentence allows what another forbids, as far as their words tell.',
    advice: 'Choose one of them, or say when each holds.',
    other: { clauseId: forbidden.clauseId, quote: inContext(forbidden) },
  }
}

/** The word without its most common endings, so that "posts" and "posting" are one. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word
}

const idle = new Set(
  'a an the and or of to in on at for from with by as it its this that these those is are be been any all your you our we us their them they his her there here if when about into so do does not no only'.split(
    ' ',
  ),
)
