// Sends what waits in the outbox: after commit, each message claimed first, again later when the mail server is away.
import { claimMessage, noteFailed, noteKept, noteSent, waitingMessages } from '../../db/outbox'
import { findOrganisation } from '../../db/organisation'
import type { OutboxTable } from '../../db/tables'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { MailRefused, type Mailer } from '../mail/mailer'
import { withoutOneTimeLinks } from '../mail/one-time-links'

const minute = 60_000
/** Waits after the first, second … failure: a day and a half in all. */
const waits = [1, 5, 15, 60, 180, 360, 720, 720].map((minutes) => minutes * minute)
/** A process that dies while sending lets go of the message after this. */
const claimFor = 5 * minute
const batch = 50

/**
 * One pass over the messages that wait. Safe to repeat and to run in several processes.
 * Without a mail server, and always in the sample organisation, messages are kept and not sent.
 * @returns how many messages were settled
 */
export async function sendWaiting(candor: Candor, mailer: Mailer | null): Promise<number> {
  const organisation = await findOrganisation(candor.db)
  const sender = organisation?.sampleSince ? null : mailer
  let settled = 0
  for (;;) {
    const messages = await waitingMessages(candor.db, candor.now(), batch)
    for (const message of messages) {
      if (sender ? await sendOne(candor, sender, message) : await keepOne(candor, message)) settled += 1
    }
    if (messages.length < batch) return settled
  }
}

async function keepOne(candor: Candor, message: OutboxTable): Promise<boolean> {
  await transact(candor.db, (trx) => noteKept(trx, message.id))
  return true
}

async function sendOne(candor: Candor, mailer: Mailer, message: OutboxTable): Promise<boolean> {
  const until = new Date(candor.now().getTime() + claimFor)
  const mine = await transact(candor.db, (trx) => claimMessage(trx, message, until))
  if (!mine) return false
  try {
    await mailer.send({ to: message.address, subject: message.subject, text: message.body })
  } catch (error) {
    const wait = error instanceof MailRefused ? undefined : waits[message.attempts]
    const retryAt = wait === undefined ? null : new Date(candor.now().getTime() + wait)
    await transact(candor.db, (trx) => noteFailed(trx, message.id, { error: reason(error), retryAt }))
    return retryAt === null
  }
  const sent = { at: candor.now(), body: withoutOneTimeLinks(message.body) }
  await transact(candor.db, (trx) => noteSent(trx, message.id, sent))
  return true
}

/** What the administrator reads. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown reason.'
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : ''
  return `${error.message}${cause}`.slice(0, 300)
}
