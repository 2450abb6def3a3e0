// Freeze check questions: what a campaign asks about its policies stays as it was on the day of the launch.
import { findCampaignDocument, insertCampaignCheck } from '../../db/campaign-checks'
import { listCheckQuestions } from '../../db/check-questions'
import type { Trx } from '../../db/tables'
import { checkPlace } from '../domain/check-question'
import type { CampaignChecks } from '../governance/campaign-plan'

/**
 * Writes which questions a campaign asks about each of its policies, how many must be right, and how many tries there are.
 * To be called in the transaction of the launch, after the campaign's versions are written: a question is asked when its clause
 * stands in the version asked about and is for everyone. Writes nothing for a policy without such questions, or when no right
 * answer is wanted.
 */
export async function freezeChecks(
  trx: Trx,
  freeze: { campaignId: string; policyIds: readonly string[]; checks: CampaignChecks },
): Promise<void> {
  const { campaignId, checks } = freeze
  if (checks.passMark <= 0) return
  for (const policyId of freeze.policyIds) {
    const kept = await listCheckQuestions(trx, policyId)
    if (kept.length === 0) continue
    const document = await findCampaignDocument(trx, campaignId, policyId)
    const questions = kept
      .filter(({ clauseId }) => checkPlace(document, clauseId) === 'asked')
      .map(({ id, clauseId, question, options, correct, why }) => ({
        ...{ id, clauseId, question, options, correct, why },
      }))
    if (questions.length === 0) continue
    const passMark = Math.min(Math.floor(checks.passMark), questions.length)
    const tries = Math.max(0, Math.floor(checks.tries))
    await insertCampaignCheck(trx, { campaignId, policyId, questions, passMark, tries })
  }
}
