// Two spellings of one English word: what an editor mends without changing what is said. Strict, because “employer” is near “employee”.

/** Pairs of endings and middles that British, American and careless writers spell both ways. */
const variants: [RegExp, string][] = [
  [/([a-z]{2})is(e|es|ed|ing|er|ers|ation|ations|able)$/, '$1iz$2'],
  [/([a-z]{2})ys(e|es|ed|ing)$/, '$1yz$2'],
  [/([a-z]{2})our(s|ed|ing|al|able|ful|hood|ite)?$/, '$1or$2'],
  [/([bt])re(s|d)?$/, '$1er$2'],
  [/([ae]l)l(ed|ing|er|ers)$/, '$1$2'],
  [/([a-z]{3})ence(s)?$/, '$1ense$2'],
  [/licence/, 'license'],
  [/ogue(s)?$/, 'og$1'],
  [/programme(s)?$/, 'program$1'],
]

/** True for two spellings or a plain slip of the same word: other national spelling, doubled or swapped letters, ei for ie. */
export function isSpelledAlike(one: string, other: string): boolean {
  if (one === other) return true
  if (!/^[a-z']+$/.test(one + other)) return false
  const left = plainSpelling(one)
  const right = plainSpelling(other)
  if (left === right) return true
  return (
    Math.min(one.length, other.length) >= 5 &&
    (undoubled(left) === undoubled(right) || isSwapped(left, right))
  )
}

function plainSpelling(word: string): string {
  return variants.reduce(
    (spelled, [pattern, plain]) => spelled.replace(pattern, plain),
    word.replaceAll("'", ''),
  )
}

function undoubled(word: string): string {
  return word.replace(/(.)\1+/g, '$1')
}

/** Two neighbouring letters the other way round, not the first or the last: "recieve". */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  if (at < 1 || at + 2 >= one.length) return false
  return one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other
}
