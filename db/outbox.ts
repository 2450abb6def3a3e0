// Messages: written in the business transaction, sent after it commits, kept for an administrator to read.
import { sql } from 'kysely'
import type { MailShown } from '../app/governance/mail-rules'
import { newId } from './identifier'
import type { Db, OutboxTable, Trx } from './tables'

export type Message = {
  personId: string | null
  address: string
  subject: string
  body: string
  at: Date
}

export type MessagePage = { before?: string; limit: number; show?: MailShown }

/** Queues a message in the caller's transaction. Gives its id. */
export async function queueMessage(trx: Trx, message: Message): Promise<string> {
  const id = newId()
  await trx
    .insertInto('outbox')
    .values({
      id,
      person_id: message.personId,
      address: message.address,
      subject: message.subject,
      body: message.body,
      created_at: message.at.toISOString(),
      attempts: 0,
      not_before: message.at.toISOString(),
      last_error: null,
      sent_at: null,
      outcome: null,
      claimed_at: null,
      unsure_since: null,
    })
    .execute()
  return id
}

/** Messages whose time to be sent has come, oldest first, or newest first. */
export async function waitingMessages(
  db: Db,
  at: Date,
  limit: number,
  order: 'asc' | 'desc' = 'asc',
): Promise<OutboxTable[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('outcome', 'is', null)
    .where('not_before', '<=', at.toISOString())
    .orderBy('id', order)
    .limit(limit)
    .execute()
}

/**
 * Takes a message to send it. False when another process took it first; who dies with it lets it go `until` then. A message
 * that somebody else had taken and never said what became of it may have gone out: that is noted for good.
 */
export async function claimMessage(
  trx: Trx,
  message: OutboxTable,
  claim: { at: Date; until: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('outbox')
    .set((row) => ({
      not_before: claim.until.toISOString(),
      attempts: row('attempts', '+', 1),
      claimed_at: claim.at.toISOString(),
      unsure_since: message.unsure_since ?? message.claimed_at,
    }))
    .where('id', '=', message.id)
    .where('outcome', 'is', null)
    .where('not_before', '=', message.not_before)
    .where('attempts', '=', message.attempts)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** The mail server took the message. One-time links in it are not kept: `body` is the text without them. */
export async function noteSent(trx: Trx, id: string, sent: { at: Date; body: string }): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({
      outcome: 'sent',
      sent_at: sent.at.toISOString(),
      body: sent.body,
      last_error: null,
      claimed_at: null,
    })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/**
 * The mail server did not take it: it waits until `retryAt`, or counts as failed when that is null. `unsureSince` when the
 * whole message was handed over and no answer came: then it may have gone out.
 */
export async function noteFailed(
  trx: Trx,
  id: string,
  failure: { error: string; retryAt: Date | null; unsureSince: Date | null },
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({
      last_error: failure.error,
      claimed_at: null,
      ...(failure.unsureSince && { unsure_since: failure.unsureSince.toISOString() }),
      ...(failure.retryAt ? { not_before: failure.retryAt.toISOString() } : { outcome: 'failed' }),
    })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** No mail server is set: the message stays here for an administrator to pass on. `body` is what they may read of it. */
export async function noteKept(trx: Trx, id: string, body: string): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ outcome: 'kept', body })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** Brings a message that failed back to those that wait, as if it were new. Returns false when it is none. */
export async function reviveMessage(trx: Trx, id: string, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('outbox')
    .set({ outcome: null, attempts: 0, not_before: at.toISOString(), claimed_at: null })
    .where('id', '=', id)
    .where('outcome', '=', 'failed')
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** One page of messages, newest first. The next page starts `before` the id of the last message of this one. */
export async function listMessages(
  db: Db,
  { before, limit, show = 'all' }: MessagePage,
): Promise<OutboxTable[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .$if(show === 'waiting', (messages) => messages.where('outcome', 'is', null))
    .$if(show === 'failed', (messages) => messages.where('outcome', '=', sql.lit('failed')))
    .$if(show === 'unsure', (messages) => messages.where('unsure_since', 'is not', null))
    .$if(before !== undefined, (messages) => messages.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
