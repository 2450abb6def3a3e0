// Messages: written in the business transaction, sent after it commits, kept for an administrator to read.
import { newId } from './identifier'
import type { Db, OutboxTable, Trx } from './tables'

export type Message = {
  personId: string | null
  address: string
  subject: string
  body: string
  at: Date
}

export type MessagePage = { before?: string; limit: number }

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
      last_error: null,
      sent_at: null,
      outcome: null,
    })
    .execute()
  return id
}

/** Messages that wait to be sent, oldest first. */
export async function waitingMessages(db: Db, limit: number): Promise<OutboxTable[]> {
  return db.selectFrom('outbox').selectAll().where('outcome', 'is', null).orderBy('id').limit(limit).execute()
}

/** The mail server took the message. */
export async function noteSent(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('outbox')
    .set((row) => ({
      outcome: 'sent',
      sent_at: at.toISOString(),
      attempts: row('attempts', '+', 1),
      last_error: null,
    }))
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** The mail server did not take it. It waits for another try, until `attempts` have been made; then it counts as failed. */
export async function noteFailed(
  trx: Trx,
  id: string,
  failure: { error: string; attempts: number },
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set((row) => ({
      attempts: row('attempts', '+', 1),
      last_error: failure.error,
      outcome: row
        .case()
        .when(row('attempts', '+', 1), '>=', failure.attempts)
        .then('failed')
        .else(null)
        .end(),
    }))
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** No mail server is set: the message stays here for an administrator to pass on. */
export async function noteKept(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ outcome: 'kept' })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** One page of all messages, newest first. The next page starts `before` the id of the last message of this one. */
export async function listMessages(db: Db, { before, limit }: MessagePage): Promise<OutboxTable[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .$if(before !== undefined, (messages) => messages.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
