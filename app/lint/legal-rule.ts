// A legal rule as data: what a risky sentence looks like, when it is fine all the same, and what the law says where.
import type { Answers } from '../domain/answer'
import { answerTo } from '../domain/answer'
import type { Weight } from './finding'

/** Where a rule holds: a place of the profile, narrowed by the kind of employer where the law differs. */
export type LegalSource = {
  place: 'us' | 'uk' | 'eu' | 'au' | 'ca'
  /** Kinds of employer it does not bind. */
  notFor?: readonly string[]
  law: string
  /** Whether it is in force, in words. */
  status: string
  /** ISO date on which it was checked, or "known": general knowledge, not checked. */
  checked: string
}

/** What the sentence does with the act it names. */
export type Stance = 'forbids' | 'demands'

/** One way of saying it: the sentence takes this stance (if any is named), and every pattern is found in it. */
export type Way = { stance?: Stance; all: readonly RegExp[] }

export type LegalRule = {
  id: string
  weight: Weight
  /** What is the matter, as a sentence. */
  what: string
  /** Why it matters, as a sentence or two. */
  reason: string
  /** What to do, as a sentence. */
  advice: string
  /** Wording that is safe. */
  better: string
  ways: readonly Way[]
  /** The sentence is fine when one of these is found in it. */
  unless: readonly RegExp[]
  sources: readonly LegalSource[]
}

/**
 * The sources that hold for an organisation. While nobody has said where people work, or what kind of employer it is,
 * all that could hold do.
 */
export function sourcesFor(rule: LegalRule, profile: Answers): LegalSource[] {
  const places = answerTo(profile, 'where-people-work')
  const kind = answerTo(profile, 'employer-kind')
  return rule.sources.filter(
    (source) =>
      (!Array.isArray(places) || places.includes(source.place)) &&
      !(typeof kind === 'string' && source.notFor?.includes(kind)),
  )
}
