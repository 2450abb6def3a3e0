// Sends what waits in the outbox: after commit, each message claimed first, again later when the mail server is away.
import { claimMessage, noteFailed, noteKept, noteSent, waitingMessages } from '../../db/outbox'
import { findOrganisation } from '../../db/organisation'
import type { OutboxTable } from '../../db/tables'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { MailAway, MailRefused, MailUnsure, type Mailer } from '../mail/mailer'
import { withoutOneTimeLinks, withoutSignInLinks } from '../mail/one-time-links'

const minute = 60_000
/** Waits after the first, second … failure: a day and a half in all. */
const waits = [1, 5, 15, 60, 180, 360, 720, 720].map((minutes) => minutes * minute)
/** A process that dies while sending lets go of the message after this; longer than any message may take. */
const claimFor = 5 * minute
const batch = 50
/** Of the newest, in each batch: a link that somebody waits for does not stand behind 100,000 reminders. */
const newest = 10
/** Messages under way at the same moment, each on a connection of its own. */
const atOnce = 4

/**
 * One pass over the messages that wait. Safe to repeat and to run in several processes. It ends when the mail server is away:
 * what waits then stays for the next pass. Without a mail server, and always in the sample organisation, messages are kept and
 * not sent.
 * @returns how many messages were settled
 */
export async function sendWaiting(candor: Candor, mailer: Mailer | null): Promise<number> {
  const organisation = await findOrganisation(candor.db)
  const sender = organisation?.sampleSince ? null : mailer
  const pass: Pass = { settled: 0, isAway: false }
  for (;;) {
    const messages = await nextMessages(candor)
    if (sender) await sendAll(candor, { mailer: sender, messages: [...messages], pass })
    else for (const message of messages) await keepOne(candor, message, pass)
    if (messages.length < batch || pass.isAway) return pass.settled
  }
}

type Pass = { settled: number; isAway: boolean }

/** The oldest, and when there are many, some of the newest before them. */
async function nextMessages(candor: Candor): Promise<OutboxTable[]> {
  const oldest = await waitingMessages(candor.db, candor.now(), batch)
  if (oldest.length < batch) return oldest
  const known = new Set(oldest.map((message) => message.id))
  const last = await waitingMessages(candor.db, candor.now(), newest, 'desc')
  return [...last.filter((message) => !known.has(message.id)), ...oldest]
}

async function keepOne(candor: Candor, message: OutboxTable, pass: Pass): Promise<void> {
  await transact(candor.db, (trx) => noteKept(trx, message.id, withoutSignInLinks(message.body)))
  pass.settled += 1
}

type Sending = { mailer: Mailer; messages: OutboxTable[]; pass: Pass }

/** A few lanes, each taking the next message when it is done with one. */
async function sendAll(candor: Candor, sending: Sending): Promise<void> {
  const lane = async () => {
    for (;;) {
      const message = sending.pass.isAway ? undefined : sending.messages.shift()
      if (!message) return
      await sendOne(candor, sending, message)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

async function sendOne(candor: Candor, { mailer, pass }: Sending, message: OutboxTable): Promise<void> {
  const { id, address, subject, body } = message
  const at = candor.now()
  const claim = { at, until: new Date(at.getTime() + claimFor) }
  if (!(await transact(candor.db, (trx) => claimMessage(trx, message, claim)))) return
  try {
    await mailer.send({ id, to: address, subject, text: body })
  } catch (error) {
    if (error instanceof MailAway) pass.isAway = true
    const wait = error instanceof MailRefused ? undefined : waits[message.attempts]
    const retryAt = wait === undefined ? null : new Date(candor.now().getTime() + wait)
    const unsureSince = error instanceof MailUnsure ? at : null
    const failure = { error: reason(error), retryAt, unsureSince }
    await transact(candor.db, (trx) => noteFailed(trx, id, failure))
    if (retryAt === null) pass.settled += 1
    return
  }
  const sent = { at: candor.now(), body: withoutOneTimeLinks(body) }
  await transact(candor.db, (trx) => noteSent(trx, id, sent))
  pass.settled += 1
}

/** What the administrator reads. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown reason.'
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : ''
  return `${error.message}${cause}`.slice(0, 300)
}
