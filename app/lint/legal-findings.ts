// Legal findings: sentences that look like one of the legal rules, with the law that holds where people work.
import type { Answers } from '../domain/answer'
import type { Finding } from './finding'
import { sourcesFor, type LegalRule } from './legal-rule'
import { legalRules } from './legal-rules'
import { inContext, type Sentence } from './sentences'
import { normalised, takesStance } from './stance'

/**
 * What the legal rules find in these sentences (English). A rule whose law holds nowhere the organisation has people
 * still speaks, as a matter to ask about. Quoted words are examples and are not looked at.
 */
export function legalFindings(
  sentences: readonly Sentence[],
  profile: Answers,
  rules: readonly LegalRule[] = legalRules,
): Finding[] {
  return sentences.flatMap((sentence) =>
    rules.flatMap((rule) => (breaks(sentence, rule) ? [findingOf(sentence, rule, profile)] : [])),
  )
}

function breaks(sentence: Sentence, rule: LegalRule): boolean {
  if (sentence.quoted || isExample(sentence)) return false
  const line = normalised(inContext(sentence))
  if (rule.unless.some((pattern) => pattern.test(line))) return false
  return rule.ways.some(
    (way) =>
      (way.stance === undefined || takesStance(line, way.stance)) &&
      way.all.every((pattern) => pattern.test(line)),
  )
}

/** "Write this instead of …": a policy that shows a bad example does not give it as a rule. */
function isExample({ text }: Sentence): boolean {
  return /^["“‘'].*["”’']\.?$/.test(text)
}

function findingOf(sentence: Sentence, rule: LegalRule, profile: Answers): Finding {
  const sources = sourcesFor(rule, profile)
  return {
    rule: rule.id,
    kind: 'legal',
    weight: sources.length > 0 ? rule.weight : 'risky',
    clauseId: sentence.clauseId,
    quote: inContext(sentence),
    what: rule.what,
    advice: rule.advice,
    law: { reason: rule.reason, better: rule.better, sources },
  }
}
