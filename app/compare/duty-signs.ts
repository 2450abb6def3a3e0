// Signs of a duty or a right in an English sentence: must, may not, unless, within 5 days, who, for whom.
import { splitWords } from '../domain/words'

/**
 * What a sign does: states a duty or a right, turns it round, limits it, says for how much of something it holds,
 * makes an exception, sets a condition, or says how many, when, and who.
 */
export type SignKind =
  'duty' | 'negation' | 'limit' | 'scope' | 'exception' | 'condition' | 'number' | 'date' | 'who'

/** `words` as they are compared and shown, in lower case: "must not", "5 working days". */
export type Sign = { kind: SignKind; words: string }

const phrases: Record<Exclude<SignKind, 'number'>, string> = {
  duty: `must, must not, mustn't, shall, shall not, shan't, should, should not, shouldn't, ought, ought not,
    may, may not, might, might not, can, can not, cannot, can't, could, could not, couldn't, will not, won't,
    would not, wouldn't, have to, has to, had to, do not have to, don't have to, does not have to, doesn't have to,
    need, needs, needed, need not, needn't, do not need, don't need, does not need, doesn't need,
    do not, don't, does not, doesn't, require, requires, required, not required, requirement, obliged, obligation,
    not obliged, mandatory, compulsory, optional, voluntary, voluntarily, duty, duties, responsible, accountable,
    liable, expected, responsibility, responsibilities, confidential, confidentiality, comply, complies, compliance,
    violate, violates, violation, unauthorised, unauthorized, forbid, forbids, forbidden, not forbidden, prohibit, prohibits, prohibited, ban, bans, banned,
    barred, allow, allows, allowed, not allowed, permit, permits, permitted, not permitted, permission, approval,
    consent, free to, welcome to, right, rights, entitled, entitlement, protected, avoid, refrain, abstain, applies,
    apply, applicable, covers, covered, binding, discipline, disciplinary, dismissal, dismissed, punished,
    breach, is to, are to`,
  negation: `not, no, never, nobody, nothing, none, nor, neither, nowhere, no one, without, isn't, aren't, wasn't,
    weren't, hasn't, haven't, hadn't, didn't`,
  limit: `only, solely, exclusively, always, everyone, everybody, anyone, anybody, at least, at most, at any time,
    no more than, no less than, no later than, not later than, up to, within, immediately, straight away, at once,
    as soon as, promptly, daily, weekly, monthly, quarterly, yearly, annually, hourly, minimum, maximum, deadline`,
  scope: `all, every, everything, any, each, both, either, some, most, more than, less than, fewer than, once, twice`,
  exception: `unless, except, excepting, exception, exceptions, excluding, excluded, exempt, exempted, exemption,
    other than, apart from, save for, even if, regardless, subject to`,
  condition: `if, when, whenever, where, wherever, while, until, till, before, after, during, as long as, provided that,
    in case, first`,
  date: `january, february, april, june, july, august, september, october, november, december, monday, tuesday,
    wednesday, thursday, friday, saturday, sunday, today, tomorrow, midnight, noon`,
  who: `you, we, they, manager, managers, leader, leaders, lead, leads, head, heads, director, directors, executive, executives, chief, board, trustee, trustees,
    officer, officers, owner, owners, keeper, keepers, staff, employee, employees, employer, worker, workers,
    colleague, colleagues, volunteer, volunteers, contractor, contractors, agency, agencies, intern, interns,
    student, students, pupil, pupils, teacher, teachers, parents, member, members, guest, guests, visitors,
    customer, customers, patients, candidate, candidates, supplier, suppliers, partner, partners, ambassador, ambassadors,
    spokesperson, spokespeople, responder, responders, administrator, administrators, approver, approvers, author,
    authors, editor, editors, moderator, moderators, team, teams, department, departments, committee, union, unions,
    council, hr, legal, lawyer, lawyers, counsel, security, it-security, press, communications, police, regulator`,
}

const unit =
  /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?|times?|people|persons?|words?|characters?|percent)$/
const unitAdjective = /^(?:working|business|calendar|full|whole|clear|consecutive|more|other|per)$/
const numeral =
  /^(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|third|quarter|dozen|[^]*\p{N}[^]*)$/u

const timeUnit = /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?)$/
const month = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/

type Known = { words: string[]; kind: SignKind }

/** Phrases by their first word, the longest first. */
const known = new Map<string, Known[]>()
for (const [kind, list] of Object.entries(phrases) as [SignKind, string][]) {
  for (const phrase of list.split(',').map((entry) => entry.trim().replace(/\s+/g, ' '))) {
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    const same = [...(known.get(first) ?? []), { words, kind }]
    known.set(
      first,
      same.sort((one, other) => other.words.length - one.words.length),
    )
  }
}

/**
 * A text's words as they are compared: lower case, one kind of apostrophe, hyphens opened, signs of money and per cent kept.
 * Two texts with the same words differ in white space, punctuation or capitals at most. Linear in the text's length.
 */
export function comparedWords(text: string): string[] {
  const spelled = text
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/%/g, ' percent ')
    .replace(/[€$£¥₹]/g, (sign) => ` ${currencies[sign] ?? sign} `)
  return splitWords(spelled).flatMap((word) => (/\p{N}/u.test(word) ? [word] : word.split(/[-.]/)))
}

const currencies: Record<string, string> = { '€': 'eur', $: 'dollar', '£': 'pound', '¥': 'yen', '₹': 'rupee' }

/** The signs in compared words, in order. A longer phrase wins over the words in it: "must not" is one sign. */
export function dutySigns(words: readonly string[]): Sign[] {
  const found: Sign[] = []
  for (let at = 0; at < words.length;) {
    const { sign, length } = signAt(words, at)
    if (sign) found.push(sign)
    at += length
  }
  return found
}

function signAt(words: readonly string[], at: number): { sign?: Sign; length: number } {
  const word = words[at] ?? ''
  const phrase = known.get(word)?.find((one) => one.words.every((part, index) => words[at + index] === part))
  if (phrase)
    return { sign: { kind: phrase.kind, words: phrase.words.join(' ') }, length: phrase.words.length }
  if (word === 'percent' || Object.values(currencies).includes(word)) {
    return { sign: { kind: 'number', words: word }, length: 1 }
  }
  const length = amountLength(words, at)
  if (length === 0) return { length: 1 }
  const kind = length > 1 && month.test(words[at + 1] ?? '') ? 'date' : 'number'
  return { sign: { kind, words: words.slice(at, at + length).join(' ') }, length }
}

/** How many words from here say an amount or a date: "5", "5 working days", "one day", "13 May 2027"; 0 for none. */
function amountLength(words: readonly string[], at: number): number {
  const [word = '', next = '', afterNext = ''] = words.slice(at, at + 3)
  const length = unit.test(next) ? 2 : unitAdjective.test(next) && unit.test(afterNext) ? 3 : 1
  // “One” and “a” count only before what they count: “one of them”, “a day”.
  if (/^(?:one|an?)$/.test(word))
    return length > 1 && timeUnit.test(words[at + length - 1] ?? '') ? length : 0
  if (!numeral.test(word)) return 0
  if (!month.test(next)) return length
  if (/^\d{4}$/.test(afterNext)) return 3
  // “Section 5 may be read aloud” is no date.
  return next === 'may' ? 1 : 2
}

/** Kinds whose presence alone makes a sentence one that binds; a number or a role may stand in any sentence. */
const binding = new Set<SignKind>(['duty', 'negation', 'limit', 'exception'])

/** True when signs alone say that a sentence states a duty, a right, or their limits. */
export function haveDuty(signs: readonly Sign[]): boolean {
  return signs.some((sign) => binding.has(sign.kind))
}

const commands = new Set(
  `accept act add adhere agree answer appeal archive ask assume attach avoid be begin block book bring call capture change check
  choose click close collect compare complete comply confirm conform consider contact copy correct count credit decide delete
  describe disclose do draw draft edit end ensure escalate expect explain export file fill find follow forward get
  give go hand have help hide hold identify ignore include inform invite join keep label learn leave let limit link
  list listen log look lower maintain make mark mend mention move mute name never note notify obey observe offer open pass pause pay phone
  pick pin place plan point post praise prepare print protect provide publish pull put quote raise read record
  refer register remember remove reply report request resist respect respond restore return review ring save say schedule
  search see select send separate set share show sign speak start state stay stick stop store submit suggest switch take
  talk tell test thank think tick train translate treat try turn update upload use verify wait warn watch wear
  withdraw work write`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const openings = /^(?:if|when|whenever|before|after|once|unless|while|where|for|in|on|at|until)$/

/**
 * True when the sentence tells somebody to do something without saying "must": "Ask first.", "If in doubt, ask."
 * Known by its first word, or by the one after a comma that ends an opening "If …". Errs towards yes.
 */
export function isCommand(sentence: string): boolean {
  const [first = '', second = ''] = comparedWords(sentence.slice(0, 200))
  if (commands.has(first)) return true
  if (/^(?:please|then|always|so|also|or|and)$/.test(first) && commands.has(second)) return true
  if (!openings.test(first)) return false
  return sentence
    .split(/[,:;]/)
    .slice(1, 12)
    .some((part) => commands.has(comparedWords(part.slice(0, 60))[0] ?? ''))
}
