// Finds scenarios by what a frightened person types: any order, any accents, plurals, small slips of the finger.
import type { RankedScenario, Scenario } from './playbook'
import { editDistance } from './spelling'

type Field = { weight: number; words: Set<string> }

/** Words that stand in every sentence and tell scenarios apart in none. */
const emptyWords = new Set(
  'a an the i we you he she it they me us my our your their his her its this that these those is are was were be been am do does did has have had will would can could should to of in on at by for from with as and or but not no so if then there here just please help what how who when where why which got get gets'.split(
    ' ',
  ),
)

const wordsOf = new WeakMap<Scenario, Field[]>()

/**
 * Scenarios that match the words, best first. Title and aliases count most, then signs, then the summary; rare words
 * count more than common ones. Empty when nothing readable was typed or nothing matches.
 */
export function findScenarios(scenarios: readonly Scenario[], words: string): RankedScenario[] {
  const asked = askedWords(words)
  if (asked.length === 0) return []
  const found = scenarios.map((scenario) => ({
    scenario,
    hits: asked.map((word) => bestHit(word, fieldsOf(scenario))),
  }))
  const rarity = asked.map((_, index) => {
    const holders = found.filter((entry) => (entry.hits[index] ?? 0) > 0).length
    return Math.log(1 + scenarios.length / Math.max(1, holders))
  })
  const phrase = foldedWords(words).join(' ')
  return found
    .map(({ scenario, hits }) => ({
      scenario,
      score:
        hits.reduce((sum, hit, index) => sum + hit * (rarity[index] ?? 0), 0) + phraseBonus(scenario, phrase),
      matched: hits.filter((hit) => hit > 0).length,
    }))
    .filter((entry) => entry.matched * 3 >= asked.length)
    .sort((left, right) => right.score - left.score || left.scenario.severity - right.scenario.severity)
    .map(({ scenario, score }) => ({ scenario, score }))
}

function askedWords(words: string): string[] {
  const all = foldedWords(words.slice(0, 500))
  const telling = all.filter((word) => !emptyWords.has(word))
  return [...new Set((telling.length > 0 ? telling : all).map(stem))].slice(0, 20)
}

function fieldsOf(scenario: Scenario): Field[] {
  const known = wordsOf.get(scenario)
  if (known) return known
  const fields = [
    { weight: 6, words: stems([scenario.title]) },
    { weight: 5, words: stems(scenario.aliases) },
    { weight: 3, words: stems(scenario.signs) },
    { weight: 2, words: stems([scenario.summary]) },
  ]
  wordsOf.set(scenario, fields)
  return fields
}

function bestHit(word: string, fields: Field[]): number {
  let best = 0
  for (const field of fields) {
    if (field.weight <= best) continue
    if (field.words.has(word)) best = field.weight
    else for (const known of field.words) best = Math.max(best, field.weight * nearness(word, known))
  }
  return best
}

/** 1 the same; less for the start of a word, for another ending and for slips of the finger; 0 for another word. */
function nearness(asked: string, known: string): number {
  if (asked === known) return 1
  if (asked.length >= 3 && known.startsWith(asked)) return 0.8
  if (known.length >= 4 && asked.startsWith(known) && asked.length - known.length <= 3) return 0.7
  if (asked.length < 4 || known.length < 4 || asked[0] !== known[0]) return 0
  const limit = asked.length >= 8 ? 2 : 1
  return editDistance(asked, known, limit) <= limit ? 0.6 : 0
}

function phraseBonus(scenario: Scenario, phrase: string): number {
  const phrases = [scenario.title, ...scenario.aliases].map((value) => foldedWords(value).join(' '))
  if (phrases.includes(phrase)) return 20
  return phrase.includes(' ') && phrases.some((value) => value.includes(phrase)) ? 6 : 0
}

function stems(values: string[]): Set<string> {
  return new Set(values.flatMap(foldedWords).map(stem))
}

/** Lower case, without accents; letters and digits only. */
function foldedWords(value: string): string[] {
  const folded = value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '')
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Cuts the commonest English endings, so that "hacked", "hacking" and "hacks" meet. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 5 && word.endsWith('ing')) return undouble(word.slice(0, -3))
  if (word.length > 4 && word.endsWith('ed')) return undouble(word.slice(0, -2))
  if (word.length > 4 && /(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word
}

function undouble(word: string): string {
  const [last, before] = [word.at(-1), word.at(-2)]
  if (last === before && last !== undefined && !'sl'.includes(last)) return word.slice(0, -1)
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word
}
