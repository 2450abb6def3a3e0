// One change: a transaction, its ledger entries and its messages, all or nothing. Every command goes through here.
import type { LedgerAction } from '../governance/ledger'
import { refused, type Outcome, type Refusal } from '../domain/outcome'
import type { Desk } from '../context'

export type { Desk } from '../context'
import { record, type LedgerEntry } from '../../db/ledger'
import { queueMessage } from '../../db/outbox'
import { claimSubmission, findSubmission } from '../../db/submissions'
import type { Trx } from '../../db/tables'
import { transact } from '../../db/transaction'

export type Change = {
  trx: Trx
  at: Date
  /** Writes a ledger entry in this transaction. */
  record: (entry: Omit<LedgerEntry, 'at' | 'actor'> & { action: LedgerAction }) => Promise<void>
  /** Queues a message that is sent after commit. */
  tell: (message: {
    personId: string | null
    address: string
    subject: string
    body: string
  }) => Promise<void>
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.rule)
  }
}

/**
 * Runs `work` in one transaction. A refusal rolls everything back and comes out as a value.
 * With `desk.once`, a second call with the same key changes nothing and returns the first one's value
 * (values must survive JSON).
 */
export async function change<Value>(
  desk: Desk,
  work: (change: Change) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const { candor, actor, at, once } = desk
  let told = false
  try {
    const outcome = await transact(candor.db, async (trx) => {
      told = false
      const result = await work({
        trx,
        at,
        record: (entry) => record(trx, { ...entry, at, actor }),
        tell: async (message) => {
          told = true
          await queueMessage(trx, { ...message, at })
        },
      })
      if (!result.ok) throw new Refused(result)
      if (once) {
        const personId = actor.kind === 'person' ? actor.person.id : null
        const first = await claimSubmission(trx, once, personId, at, result.value ?? null)
        if (!first) throw new SubmittedBefore()
      }
      return result
    })
    if (told) candor.wakeOutbox()
    return outcome
  } catch (error) {
    if (error instanceof Refused) return (await earlierValue<Value>(desk)) ?? error.refusal
    if (error instanceof SubmittedBefore) return answeredBefore(desk)
    throw error
  }
}

class SubmittedBefore extends Error {}

/** Two people at one browser: the second sends the form that the first had open. */
const sentByAnother = refused(
  'sent-by-another',
  'Somebody else has sent this form already. Nothing was changed. Open the page again and send it from there.',
)

/** The answer to a form whose one-time key was used before: what the first arrival gave, to the same person. */
export async function answeredBefore<Value>(desk: Desk): Promise<Outcome<Value>> {
  return (await earlierValue<Value>(desk)) ?? sentByAnother
}

/** What the first arrival of this form gave, when there was one by the same person. */
async function earlierValue<Value>(desk: Desk): Promise<Outcome<Value> | undefined> {
  if (!desk.once) return undefined
  const personId = desk.actor.kind === 'person' ? desk.actor.person.id : null
  const submission = await findSubmission(desk.candor.db, desk.once)
  if (!submission || submission.personId !== personId) return undefined
  return { ok: true, value: submission.outcome as Value }
}
