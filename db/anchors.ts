// Anchors: the ledger's head as it was given out of the house. Append-only; a chain that was cut or written anew contradicts them.
import { dayText } from '../app/domain/date-words'
import { newId } from './identifier'
import type { KnownHead } from './known-heads'
import type { LedgerHead } from './ledger-chain'
import type { AnchorsTable, Db, Trx } from './tables'

export type AnchorKind = 'publication' | 'pack' | 'mail' | 'time-stamp'

/** Facts beside the head: to how many addresses it went, or the time-stamp itself. */
export type AnchorDetail = Record<string, string | number>

export type Anchor = LedgerHead & {
  id: string
  kind: AnchorKind
  /** Of the publication, of the pack, the week ("week:2027-03-15"), or of the anchor that was stamped. */
  subjectId: string | null
  detail: AnchorDetail
  at: string
}

export type NewAnchor = {
  kind: AnchorKind
  /** A publication, a week and a stamped anchor have one anchor each; a second one is refused by the store. */
  subjectId: string | null
  detail?: AnchorDetail
  at: Date
}

/** Keeps a head that is given out. Out: the anchor's id. */
export async function insertAnchor(trx: Trx, anchor: NewAnchor & { head: LedgerHead }): Promise<string> {
  const id = newId()
  await trx
    .insertInto('anchors')
    .values({
      id,
      sequence: anchor.head.sequence,
      hash: anchor.head.hash,
      kind: anchor.kind,
      subject_id: anchor.subjectId,
      detail: JSON.stringify(anchor.detail ?? {}),
      at: anchor.at.toISOString(),
    })
    .execute()
  return id
}

/**
 * Keeps the head as it stands in this transaction: call it after the entry that it must cover is recorded.
 * Out: the anchor, to be given out after commit.
 */
export async function anchorHead(trx: Trx, anchor: NewAnchor): Promise<Anchor> {
  const head = await trx
    .selectFrom('ledger_head')
    .select(['sequence', 'hash'])
    .where('id', '=', 'head')
    .executeTakeFirstOrThrow()
  const id = await insertAnchor(trx, { ...anchor, head })
  const { kind, subjectId, detail = {}, at } = anchor
  return {
    id,
    sequence: Number(head.sequence),
    hash: head.hash,
    kind,
    subjectId,
    detail,
    at: at.toISOString(),
  }
}

/** Newest first, of one kind or of all. */
export async function listAnchors(
  db: Db,
  page: { kind?: AnchorKind; before?: string; limit: number },
): Promise<Anchor[]> {
  let query = db.selectFrom('anchors').selectAll().orderBy('id', 'desc').limit(page.limit)
  if (page.kind) query = query.where('kind', '=', page.kind)
  if (page.before) query = query.where('id', '<', page.before)
  return (await query.execute()).map(anchorOf)
}

/** The head kept for this publication, pack or week: the latest where there are several. Undefined for those before anchors were. */
export async function findAnchorOf(db: Db, subjectId: string): Promise<Anchor | undefined> {
  const row = await db
    .selectFrom('anchors')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && anchorOf(row)
}

/** Publications and mails since then whose head has no time-stamp yet, oldest first. */
export async function listUnstamped(db: Db, page: { since: Date; limit: number }): Promise<Anchor[]> {
  const rows = await db
    .selectFrom('anchors')
    .selectAll()
    .where('kind', 'in', ['publication', 'mail'])
    .where('at', '>=', page.since.toISOString())
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('anchors as stamps')
            .select('stamps.id')
            .whereRef('stamps.subject_id', '=', 'anchors.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows.map(anchorOf)
}

/** Every head that was given out, for a check of the chain: one for each entry and hash, as it left first. */
export async function anchoredHeads(db: Db): Promise<KnownHead[]> {
  const rows = await db
    .selectFrom('anchors')
    .select(['sequence', 'hash', 'kind', 'at'])
    .orderBy('id')
    .execute()
  const heads = new Map<string, KnownHead>()
  for (const { sequence, hash, kind, at } of rows) {
    const key = `${sequence}:${hash}`
    if (heads.has(key)) continue
    const left = `${leaving[kind as AnchorKind]} on ${dayText(at)}`
    heads.set(key, { sequence: Number(sequence), hash, from: 'store', left })
  }
  return [...heads.values()]
}

const leaving: Record<AnchorKind, string> = {
  publication: 'printed with a publication',
  pack: 'given out in an evidence pack',
  mail: 'mailed',
  'time-stamp': 'stamped',
}

/** What the column's check lets in. */
function anchorOf(row: AnchorsTable): Anchor {
  return {
    id: row.id,
    sequence: Number(row.sequence),
    hash: row.hash,
    kind: row.kind as AnchorKind,
    subjectId: row.subject_id,
    detail: JSON.parse(row.detail) as AnchorDetail,
    at: row.at,
  }
}
