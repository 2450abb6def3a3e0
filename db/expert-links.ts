// Links for outside experts: to one draft each. Only the SHA-256 of the token is stored.
import type { ExpertLink } from '../app/domain/expert-link'
import { newId } from './identifier'
import type { Db, ExpertLinksTable, Trx } from './tables'

/** Writes a new link. Gives its id. */
export async function insertExpertLink(
  trx: Trx,
  link: {
    tokenHash: string
    policyId: string
    name: string
    email: string
    createdBy: { id: string; name: string }
    at: Date
    expiresAt: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('expert_links')
    .values({
      id,
      token_hash: link.tokenHash,
      policy_id: link.policyId,
      name: link.name,
      email: link.email,
      created_by: link.createdBy.id,
      created_by_name: link.createdBy.name,
      created_at: link.at.toISOString(),
      expires_at: link.expiresAt.toISOString(),
      revoked_at: null,
      revoked_by: null,
      revoked_by_name: null,
      opened_at: null,
      last_used_at: null,
    })
    .execute()
  return id
}

/** The link that a token belongs to, whatever its standing. */
export async function findExpertLinkByToken(db: Db, tokenHash: string): Promise<ExpertLink | undefined> {
  const row = await db
    .selectFrom('expert_links')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row && linkOf(row)
}

/** The link with this id. */
export async function findExpertLink(db: Db, id: string): Promise<ExpertLink | undefined> {
  const row = await db.selectFrom('expert_links').selectAll().where('id', '=', id).executeTakeFirst()
  return row && linkOf(row)
}

/** The links to a draft, the newest first, at most 100. */
export async function listExpertLinks(db: Db, policyId: string): Promise<ExpertLink[]> {
  const rows = await db
    .selectFrom('expert_links')
    .selectAll()
    .where('policy_id', '=', policyId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(linkOf)
}

/** How many links to a draft work at this moment. */
export async function countActiveLinks(db: Db, policyId: string, at: Date): Promise<number> {
  const row = await db
    .selectFrom('expert_links')
    .select(({ fn }) => fn.countAll<string | number>().as('count'))
    .where('policy_id', '=', policyId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at.toISOString())
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** Notes that the link was used, and with `opens` that a visit began. */
export async function noteLinkUse(trx: Trx, use: { id: string; at: Date; opens: boolean }): Promise<void> {
  const at = use.at.toISOString()
  await trx
    .updateTable('expert_links')
    .set({ last_used_at: at, ...(use.opens && { opened_at: at }) })
    .where('id', '=', use.id)
    .execute()
}

/** Makes the link useless. False when it was revoked before. */
export async function revokeLink(
  trx: Trx,
  revoked: { id: string; by: { id: string; name: string }; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('expert_links')
    .set({
      revoked_at: revoked.at.toISOString(),
      revoked_by: revoked.by.id,
      revoked_by_name: revoked.by.name,
    })
    .where('id', '=', revoked.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

function linkOf(row: ExpertLinksTable): ExpertLink {
  return {
    id: row.id,
    policyId: row.policy_id,
    name: row.name,
    email: row.email,
    createdBy: { id: row.created_by, name: row.created_by_name },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revoked: row.revoked_at === null ? null : { at: row.revoked_at, by: row.revoked_by_name ?? '' },
    openedAt: row.opened_at,
    lastUsedAt: row.last_used_at,
  }
}
