// Clarity findings: long sentences, duties without anybody who has them, vague words, short forms that nobody explained.
import type { Finding, Weight } from './finding'
import { wordsOf } from './reading-ease'
import { inContext, shown, type Sentence } from './sentences'

/** GOV.UK asks for at most 25 words; from 40 on hardly anyone takes a sentence in at once. */
const longSentence = { advice: 25, risky: 40 } as const

/** What is hard to read in these sentences (English), in reading order. `explained` are the short forms of the whole text. */
export function clarityFindings(sentences: readonly Sentence[], explained: ReadonlySet<string>): Finding[] {
  const told = new Set<string>()
  return sentences.flatMap((sentence) => [
    ...longOnes(sentence),
    ...passiveDuties(sentence),
    ...vagueWords(sentence),
    ...shortForms(sentence, explained, told),
  ])
}

function longOnes(sentence: Sentence): Finding[] {
  const count = wordsOf(sentence.text).length
  if (count <= longSentence.advice) return []
  return [
    clarity(sentence, 'READ-SENT', count > longSentence.risky ? 'risky' : 'advice', {
      what: `This sentence has ${count} words.`,
      advice: `Split it. Most people take in up to ${longSentence.advice} words at once.`,
    }),
  ]
}

const participle =
  '(?:[a-z]+ed|made|given|taken|kept|sent|shown|told|written|done|held|brought|sought|found|paid|put|read|set|seen)'
const passiveDuty = new RegExp(
  `\\b(?:must|shall|should|has to|have to|needs? to|is to|are to) (?:not |always |never |first |also |immediately |only )*be (?:\\w+ly )?${participle}\\b(?! (?:by|to work|to be)\\b)`,
  'i',
)
/** What follows "be" in these is a state of a person, not something done by nobody. */
const states =
  /\bbe (?:aware|prepared|allowed|asked|involved|interested|worried|tired|based|related|used to)\b/i

function passiveDuties(sentence: Sentence): Finding[] {
  const line = inContext(sentence)
  if (!passiveDuty.test(line) || states.test(line)) return []
  return [
    clarity(sentence, 'READ-PASSIVE', 'advice', {
      what: 'This is a duty without anybody who has it.',
      advice: 'Say who does it: “Tell the duty lead” instead of “It must be reported”.',
    }),
  ]
}

const vague =
  /\b(?:appropriate(?:ly)?|inappropriate(?:ly)?|reasonabl[ey]|unreasonabl[ey]|as necessary|where necessary|promptly|timely|in a timely manner|as soon as possible|unprofessional(?:ly)?|offensive|improper(?:ly)?|excessive(?:ly)?|suitabl[ey]|etc)\b/i

function vagueWords(sentence: Sentence): Finding[] {
  const [word] = vague.exec(sentence.text) ?? []
  if (word === undefined) return []
  return [
    clarity(sentence, 'READ-VAGUE', 'risky', {
      what: `“${word}” means something else to everybody.`,
      advice: 'Give an example, a number or a name instead.',
    }),
  ]
}

const shortForm = /\b[A-Z][A-Z0-9&]{1,5}s?\b/g

/** Short forms that most people know without being told. */
const everyday = new Set(
  'AI AM PM BBC CEO CFO CV DM DMS DIY EU FAQ FAQS GDPR GIF GPS HR HTML ID IDS IT LGBT NGO OK PA PC PDF PIN PR QR SIM SMS TV UK UN URL USA US USB VPN WIFI NHS ISO ACT APP ALT'.split(
    ' ',
  ),
)

function shortForms(sentence: Sentence, explained: ReadonlySet<string>, told: Set<string>): Finding[] {
  if (isShouting(sentence)) return []
  const unknown = (sentence.text.match(shortForm) ?? [])
    .map((word) => word.replace(/s$/, ''))
    .filter((word) => !everyday.has(word) && !explained.has(word) && !told.has(word))
  return [...new Set(unknown)].map((word) => {
    told.add(word)
    return clarity(sentence, 'READ-ABBR', 'advice', {
      what: `“${word}” stands here without its full name.`,
      advice: `Write the full name once, with ${word} in brackets after it.`,
    })
  })
}

/** "MFA (a second proof …)", "multi-factor authentication (MFA)": brackets beside a short form explain it. */
export function explainedShortForms(sentences: readonly Sentence[]): Set<string> {
  const found = new Set<string>()
  for (const { text } of sentences) {
    for (const [, word] of text.matchAll(/\(([A-Z][A-Z0-9&]{1,5})s?\)/g)) if (word) found.add(word)
    for (const [, word] of text.matchAll(/\b([A-Z][A-Z0-9&]{1,5})s? \(/g)) if (word) found.add(word)
    for (const [, word] of text.matchAll(/\b([A-Z][A-Z0-9&]{1,5})s?,? (?:means|stands for|is short for)\b/g))
      if (word) found.add(word)
  }
  return found
}

/** A sentence all in capitals holds no short forms. */
function isShouting({ text }: Sentence): boolean {
  return text === text.toUpperCase()
}

function clarity(
  sentence: Sentence,
  rule: string,
  weight: Weight,
  words: { what: string; advice: string },
): Finding {
  return { rule, kind: 'clarity', weight, clauseId: sentence.clauseId, quote: shown(sentence.text), ...words }
}
