// Answer a situation: what the live policies say to one person, which section decides, and whom to ask.
import { listGroupsOf } from '../../db/groups'
import type { Db } from '../../db/tables'
import { hoursWords, promisedHours } from '../domain/promise'
import { decideSituation, type RuleOf } from '../domain/ruling'
import type { Situation, SubjectKey } from '../domain/situation'
import type { RulingView, SituationAnswer } from '../domain/situation-answer'
import { broadestPolicy } from './ask-question'
import { livePolicies, namedHelper, type LivePolicy } from './live-rules'

const shown = 8

/** In: who asks, and other subjects that their words speak of. Reads only. */
export async function answerSituation(
  db: Db,
  asked: { situation: Situation; also: readonly SubjectKey[]; personId: string; at: Date },
): Promise<SituationAnswer> {
  const { situation, personId, at } = asked
  const [policies, stays] = await Promise.all([livePolicies(db, { at }), listGroupsOf(db, personId)])
  const groups = stays.map(({ key }) => key)
  const decided = decideSituation(situation, policies, groups)
  const policy = decided?.deciding.policy ?? broadestPolicy(policies)
  return {
    situation,
    deciding: decided ? rulingView(decided.deciding) : null,
    others: (decided?.others ?? []).slice(0, shown).map(rulingView),
    also: asked.also
      .filter((about) => about !== situation.about)
      .map((about) => {
        const found = decideSituation({ ...situation, about }, policies, groups)
        return { about, answer: found?.deciding.rule.answer ?? null }
      }),
    ask: policy ? { name: namedHelper(policy), within: hoursWords(promisedHours(policy.answers)) } : null,
  }
}

function rulingView({ policy, rule }: RuleOf<LivePolicy>): RulingView {
  return {
    answer: rule.answer,
    says: rule.says,
    slug: policy.slug,
    policy: policy.title,
    version: policy.number,
    clause: { ...rule.clause, clauses: [] },
  }
}
