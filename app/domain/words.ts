// Words and sentences of a text, counted the same way on every machine: no locale data, no Intl.

/** Scripts that are written without spaces: every character counts as a word. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Lao}'

const word = new RegExp(
  `[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+(?:['’.\\-](?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+)*`,
  'gu',
)

/** A word, a run of white space, or one other character: joined again they give the text back, byte for byte. */
const token = new RegExp(`${word.source}|\\s+|[^]`, 'gu')

const sentenceEnd = /(?:[.!?…؟]+["'”’»)\]]*(?=\s)|[。！？]+["'”’」』）]*)\s*/gu

/** Short forms after which a sentence goes on. */
const shortForm =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|Mr|Mrs|Ms|Dr|Prof|St|No|Art|Sec|para|p|pp|\p{Lu})\.$/u

/** In characters, with what must stand before it. Only so much of a text is looked at for each full stop. */
const longestShortForm = 12

/** The words of a text in order: "don’t", "self-hosted" and "4.2" are one word each. */
export function splitWords(text: string): string[] {
  return text.match(word) ?? []
}

/** How many words a text has. */
export function countWords(text: string): number {
  return splitWords(text).length
}

/** Words, white space and other characters, in order; nothing is lost. The grain at which texts are compared. */
export function splitTokens(text: string): string[] {
  return text.match(token) ?? []
}

/**
 * The sentences of one paragraph, trimmed, with white space collapsed to single spaces.
 * A full stop ends a sentence only before white space, and not after a common short form ("e.g.", "Dr.", an initial).
 */
export function splitSentences(text: string): string[] {
  const flat = text.replace(/\s+/gu, ' ').trim()
  const sentences: string[] = []
  let start = 0
  for (const end of flat.matchAll(sentenceEnd)) {
    const stop = end.index + end[0].length
    const candidate = flat.slice(start, stop).trim()
    if (shortForm.test(candidate.slice(-longestShortForm))) continue
    sentences.push(candidate)
    start = stop
  }
  const rest = flat.slice(start).trim()
  return rest === '' ? sentences : [...sentences, rest]
}
