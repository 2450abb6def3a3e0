// Names in a text: what could be the name of a person, to warn before words go where everybody reads them.

/** "Fatima Al-Sayed (Communications Officer)" is "Fatima Al-Sayed". */
export function nameOfAnswer(answer: string): string {
  return answer.replace(/\s*[([].*$/s, '').trim()
}

/** Rows of two to four words that begin with capital letters, as they stand in the text: what `namesOfPeople` looks up. */
export function possibleNames(text: string): string[] {
  const found = new Set<string>()
  for (const row of text.match(/\p{Lu}[\p{L}\p{M}'’.-]*(?: +\p{Lu}[\p{L}\p{M}'’.-]*)+/gu) ?? []) {
    const words = row.split(/ +/).map((word) => word.replace(/['’]s$|[.]$/u, ''))
    for (let length = 2; length <= 4; length += 1)
      for (let start = 0; start + length <= words.length && found.size < 200; start += 1)
        found.add(words.slice(start, start + length).join(' '))
  }
  return [...found]
}

/** Which of these full names stand in the text, whole or by a part of at least three letters: "Joel" of "Joel Brandt". */
export function namedIn(text: string, names: readonly string[]): string[] {
  const words = new Set(text.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [])
  return [...new Set(names)].filter((name) =>
    name
      .split(/\s+/)
      .some(
        (part) => part.length >= 3 && (words.has(part) || words.has(`${part}’s`) || words.has(`${part}'s`)),
      ),
  )
}
