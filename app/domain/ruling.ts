// Rulings: what the live policies say about a situation. Templates bring them; answers decide which hold; a clause backs each.
import type { Answers } from './answer'
import { draftingOf, stateOf } from './draft-conditions'
import { handWritten, type Edits } from './draft-input'
import { isMeant } from './group'
import type { Clause, ClauseAudience, ClauseId, GroupKey, PolicyDocument } from './policy-document'
import type { ProfileKey, Situation, SubjectKey } from './situation'
import type { Condition, Template } from './template'

/** `right`: the law protects it, so no policy may ask for permission. The others from free to strict. */
export const rulingWords = ['right', 'yes', 'if', 'ask', 'no'] as const
export type RulingWord = (typeof rulingWords)[number]

/** One ruling as a template brings it. It is never printed, so it does not touch a document or its fingerprint. */
export type Ruling = {
  clauseId: ClauseId
  about: SubjectKey[]
  profiles: ProfileKey[]
  answer: RulingWord
  /** One or two sentences that follow the answer. */
  says: string
  /** All must hold. Empty means always. */
  when: Condition[]
}

/** A ruling that holds in one version, with the clause that backs it. */
export type Rule = Pick<Ruling, 'about' | 'profiles' | 'answer' | 'says'> & {
  clause: Clause
  /** Of the clause and those around it: a reader must be meant by each. */
  audiences: ClauseAudience[]
}

type RuledVersion = {
  template: Template
  answers: Answers
  edits: Edits
  document: PolicyDocument
}

/**
 * The rules that hold in a version: their conditions hold under its answers (an open question decides nothing), and their
 * clause stands in the document. Where people wrote the clause by hand, the template cannot know what it says now: the rule
 * sends the reader to the words, except for what the law protects.
 */
export function rulesOf(version: RuledVersion): Rule[] {
  const drafting = draftingOf(version.template, version.answers)
  const places = clausePlaces(version.document.clauses, [])
  return (version.template.rulings ?? []).flatMap((ruling) => {
    const place = places.get(ruling.clauseId)
    if (!place || !ruling.when.every((condition) => stateOf(condition, drafting) === 'holds')) return []
    const { about, profiles } = ruling
    const isRewritten = handWritten(version.edits, ruling.clauseId) !== undefined
    const said =
      isRewritten && ruling.answer !== 'right'
        ? { answer: 'ask' as const, says: rewrittenWords }
        : { answer: ruling.answer, says: ruling.says }
    return [{ about, profiles, ...said, ...place }]
  })
}

const rewrittenWords =
  'Your organisation wrote this section in words of its own. Read it below. If it leaves you in doubt, ask.'

type ClausePlace = Pick<Rule, 'clause' | 'audiences'>

function clausePlaces(clauses: Clause[], around: ClauseAudience[]): Map<ClauseId, ClausePlace> {
  const places = new Map<ClauseId, ClausePlace>()
  for (const clause of clauses) {
    const audiences = [...around, clause.audience]
    places.set(clause.id, { clause, audiences })
    for (const [id, place] of clausePlaces(clause.clauses, audiences)) places.set(id, place)
  }
  return places
}

/** A live policy with its rules, and whatever the caller wants to know again with the answer. */
export type RuledPolicy = { policyId: string; rules: Rule[] }

export type RuleOf<Policy> = { policy: Policy; rule: Rule }

export type Decided<Policy> = {
  /** The rule that decides. */
  deciding: RuleOf<Policy>
  /** Others for the same situation, each clause once: the strictest first. */
  others: RuleOf<Policy>[]
}

/**
 * What the policies say to somebody of these groups. The strictest rule decides, but what the law protects beats all. Among
 * equals the earlier policy and the earlier clause decide. Undefined: not covered.
 */
export function decideSituation<Policy extends RuledPolicy>(
  situation: Situation,
  policies: readonly Policy[],
  groups: readonly GroupKey[],
): Decided<Policy> | undefined {
  const found = policies.flatMap((policy) =>
    policy.rules
      .filter(
        (rule) => fits(rule, situation) && rule.audiences.every((audience) => isMeant(audience, groups)),
      )
      .map((rule) => ({ policy, rule })),
  )
  const [deciding, ...rest] = found.toSorted((one, other) => weightOf(other.rule) - weightOf(one.rule))
  if (!deciding) return undefined
  const seen = new Set([textOf(deciding)])
  const others = rest.filter((one) => {
    const isNew = !seen.has(textOf(one))
    seen.add(textOf(one))
    return isNew
  })
  return { deciding, others }
}

function fits(rule: Rule, { profile, about }: Situation): boolean {
  return rule.about.includes(about) && rule.profiles.includes(profile)
}

function weightOf({ answer }: Rule): number {
  return answer === 'right' ? rulingWords.length : rulingWords.indexOf(answer)
}

/** Policies made from one template say the same in the same words: a reader needs that once. */
function textOf({ rule }: RuleOf<RuledPolicy>): string {
  return JSON.stringify([rule.clause.id, rule.clause.blocks])
}

/** The answer in words, as it stands over the reasons. */
export const rulingTitles: Record<RulingWord, string> = {
  right: 'You may. The law protects it.',
  yes: 'You may.',
  if: 'You may, if you keep to this.',
  ask: 'Ask before you post it.',
  no: 'You must not.',
}
