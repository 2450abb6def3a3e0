// Finds many given words and phrases in a text at once, in time that grows with the text and not with their number.

/** One word of a phrase: exact, the beginning of a word, or any word. */
type Part = { word: string; kind: 'exact' | 'beginning' | 'any' }

type Phrase<Tag> = { parts: Part[]; tag: Tag }

export type WordFinder<Tag> = Map<string, Phrase<Tag>[]>

/**
 * Prepares phrases, each with a tag. In a phrase a star stands for any ending of a word ("approv*"), or alone for any
 * one word ("close * account").
 */
export function wordFinder<Tag>(phrases: { phrase: string; tag: Tag }[]): WordFinder<Tag> {
  const finder: WordFinder<Tag> = new Map()
  for (const { phrase, tag } of phrases) {
    const parts = phrase.split(/[\s-]+/).map(partOf)
    const key = keyOf(parts[0]?.word ?? '')
    const found = finder.get(key)
    if (found) found.push({ parts, tag })
    else finder.set(key, [{ parts, tag }])
  }
  return finder
}

export type FoundWords<Tag> = { words: string; tag: Tag }

/** Every place where a phrase stands in the text, in order, as it is written there in small letters. */
export function findWords<Tag>(finder: WordFinder<Tag>, text: string): FoundWords<Tag>[] {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}#]+(?:'[\p{L}]+)?/gu) ?? []
  const found: FoundWords<Tag>[] = []
  for (const [index, word] of words.entries()) {
    for (const { parts, tag } of finder.get(keyOf(word)) ?? []) {
      if (!parts.every((part, offset) => fits(part, words[index + offset]))) continue
      found.push({ words: words.slice(index, index + parts.length).join(' '), tag })
    }
  }
  return found
}

function partOf(word: string): Part {
  if (word === '*') return { word: '', kind: 'any' }
  return word.endsWith('*') ? { word: word.slice(0, -1), kind: 'beginning' } : { word, kind: 'exact' }
}

function fits(part: Part, word: string | undefined): boolean {
  if (word === undefined) return false
  switch (part.kind) {
    case 'exact':
      return word === part.word
    case 'beginning':
      return word.startsWith(part.word)
    case 'any':
      return true
    default:
      return part.kind satisfies never
  }
}

function keyOf(word: string): string {
  return word.slice(0, 2)
}
