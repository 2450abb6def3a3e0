// Reading age: how old somebody is who reads a text with ease, by a published formula.
import { syllable } from 'syllable'

export const readingFormula = {
  name: 'Flesch–Kincaid grade level',
  source: 'Kincaid, Fishburne, Rogers and Chissom, 1975; the grade plus five gives the age',
} as const

export type ReadingEase = { words: number; sentences: number; age: number }

/** Fewer words than this give a figure that means nothing. */
const fewestWords = 30

/**
 * The reading age of English sentences in years: 0.39 × words per sentence + 11.8 × syllables per word − 15.59, plus 5.
 * Undefined for less than 30 words.
 */
export function readingEase(sentences: readonly string[]): ReadingEase | undefined {
  const words = sentences.flatMap(wordsOf)
  if (words.length < fewestWords || sentences.length === 0) return undefined
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59
  return { words: words.length, sentences: sentences.length, age: Math.max(5, Math.round(grade + 5)) }
}

/** Counted once for each word of everyday length: a text repeats most of its words, and counting is slow. */
const counted = new Map<string, number>()
const mostCounted = 20_000

function syllablesOf(word: string): number {
  const known = counted.get(word)
  if (known !== undefined) return known
  const count = Math.max(1, syllable(word))
  if (word.length > 30) return count
  if (counted.size >= mostCounted) counted.clear()
  counted.set(word, count)
  return count
}

/** The words of a sentence: letters with their apostrophes and hyphens, and figures. */
export function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? []
}
