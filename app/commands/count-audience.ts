// How many people conditions hold now, some of their names, and what the conditions say in words. A plain read.
import { namesInRules } from '../../db/audience'
import { countAudience, sampleAudience } from '../../db/audience-query'
import type { Db } from '../../db/tables'
import type { AudienceRule } from '../governance/audience'
import type { AudienceCount } from '../governance/audience-rule'
import { ruleWords } from '../governance/audience-words'

const names = 8

/** The rule's people at this moment: how many, the first by name, and the rule in words. */
export async function countedAudience(db: Db, rule: AudienceRule): Promise<AudienceCount> {
  const [people, sample, words] = await Promise.all([
    countAudience(db, rule),
    sampleAudience(db, rule, names),
    audienceInWords(db, rule),
  ])
  return { people, sample, words }
}

/** What the rule says, with the names its ids have now. */
export async function audienceInWords(db: Db, rule: AudienceRule): Promise<string> {
  return ruleWords(rule, await namesInRules(db, [rule]))
}
