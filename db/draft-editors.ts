// Draft editors: who changed a policy's text since it was last submitted. They cannot approve what comes of it.
import type { Db, Trx } from './tables'

/** Notes who changes the text; once for each person until the text is submitted. */
export async function noteEditor(
  trx: Trx,
  edit: { policyId: string; personId: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('draft_editors')
    .values({
      policy_id: edit.policyId,
      person_id: edit.personId,
      since: edit.at.toISOString(),
      version_id: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['policy_id', 'person_id']).where('version_id', 'is', null).doNothing(),
    )
    .execute()
}

/** Ids of everybody who changed the draft since it was last submitted, in the order of their first change. */
export async function listDraftEditors(db: Db, policyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('draft_editors')
    .select('person_id')
    .where('policy_id', '=', policyId)
    .where('version_id', 'is', null)
    .orderBy('since')
    .execute()
  return rows.map((row) => row.person_id)
}

/** Ties the editors to the version that was made of their text; later edits start a new list. */
export async function endEditing(trx: Trx, policyId: string, versionId: string): Promise<void> {
  await trx
    .updateTable('draft_editors')
    .set({ version_id: versionId })
    .where('policy_id', '=', policyId)
    .where('version_id', 'is', null)
    .execute()
}
