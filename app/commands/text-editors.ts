// Who wrote or edited the text that a policy's draft holds now: nobody of them may approve it.
import { listDraftEditors } from '../../db/draft-editors'
import { roundOutcomes } from '../../db/rounds'
import type { Db } from '../../db/tables'
import { listVersions } from '../../db/versions'

/**
 * The person who sends it, whoever changed the draft since it was last sent, and the editors of what was sent since the last
 * approval: a text that was sent back, voided or taken back is still in the draft, and so are its writers.
 */
export async function listTextEditors(
  db: Db,
  text: { policyId: string; authorId: string },
): Promise<string[]> {
  const versions = await listVersions(db, text.policyId)
  const outcomes = await roundOutcomes(db, text.policyId)
  const approved = versions.findIndex((version) => outcomes.get(version.id) === 'approved')
  const since = approved === -1 ? versions : versions.slice(0, approved)
  const editors = await listDraftEditors(db, text.policyId)
  return [...new Set([text.authorId, ...editors, ...since.flatMap((version) => version.editors)])]
}
