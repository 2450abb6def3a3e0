// The beginning of something that was typed, where there is room for a line or two only.

/** At most 120 characters of it; an ellipsis says that there is more. Never cuts a character in two. */
export function firstWords(words: string): string {
  const letters = [...words]
  return letters.length <= 120 ? words : `${letters.slice(0, 119).join('').trimEnd()}…`
}
