// The commands about mail and its links, each once: what must be there before, and the call itself.
import { changeMailRules } from '../../app/commands/change-mail-rules'
import { changeMyTimeZone } from '../../app/commands/change-my-time-zone'
import {
  makeSignInLink,
  requestFreshLink,
  requestSignInLink,
  takeSignInLink,
} from '../../app/commands/sign-in-link'
import { tryMailAgain } from '../../app/commands/try-mail-again'
import type { Candor } from '../../app/context'
import { accepted } from '../../app/domain/outcome'
import { queueMessage } from '../../db/outbox'
import { transact } from '../../db/transaction'
import { deskOf, noon } from '../instance'
import { joel, nadia } from '../people'
import type { CommandRow } from './command-row'

/** Counted before anything is looked at, on purpose. */
const tries = ['sign_in_attempts'] as const
const rules = { aWeek: '2', quietFrom: '17:00', quietUntil: '09:00', weekends: 'open', managerAfter: '14' }

export const mailCommands: readonly CommandRow[] = [
  {
    command: 'changeMailRules',
    arrange: async () => (now, once) => changeMailRules(deskOf(now, nadia, { once }), rules, 0),
  },
  {
    command: 'changeMyTimeZone',
    arrange: async () => (now, once) => changeMyTimeZone(deskOf(now, joel, { once }), 'Europe/Berlin'),
  },
  {
    command: 'tryMailAgain',
    async arrange(candor) {
      const id = await aFailedMessage(candor)
      return (now, once) => tryMailAgain(deskOf(now, nadia, { once }), id)
    },
  },
  {
    command: 'takeSignInLink',
    async arrange(candor) {
      const token = await aLink(candor)
      return (now) => takeSignInLink(now, token)
    },
  },
  {
    command: 'requestSignInLink',
    counts: tries,
    arrange: async () => async (now) => {
      await requestSignInLink(sending(now), { email: joel.email, address: '10.0.0.1' })
      return accepted(null)
    },
  },
  {
    command: 'requestFreshLink',
    counts: tries,
    async arrange(candor) {
      const token = await aLink(candor)
      await candor.db.updateTable('links').set({ used_at: noon.toISOString() }).execute()
      return async (now) => {
        await requestFreshLink(sending(now), { token, address: '10.0.0.1' })
        return accepted(null)
      }
    },
  },
]

/** The instance with a mail server set: without one no link is made. */
function sending(candor: Candor): Candor {
  return { ...candor, settings: { ...candor.settings, smtpUrl: 'smtp://127.0.0.1:1' } }
}

async function aLink(candor: Candor): Promise<string> {
  const path = await transact(candor.db, (trx) =>
    makeSignInLink(trx, { personId: joel.id, path: '/policies', at: noon, because: 'reminder' }),
  )
  return path.split('/').at(-1) ?? ''
}

async function aFailedMessage(candor: Candor): Promise<string> {
  return transact(candor.db, async (trx) => {
    const message = { personId: joel.id, address: joel.email, subject: 'S', body: 'B', at: noon }
    const id = await queueMessage(trx, message)
    await trx.updateTable('outbox').set({ outcome: 'failed' }).where('id', '=', id).execute()
    return id
  })
}
