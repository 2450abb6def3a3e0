// Somebody at a kiosk: whose code it is, how often codes may be tried, and the desk they write at. Nothing is kept between steps.
import { tokenHash } from '../../db/identifier'
import { findKioskCode, type KioskCode } from '../../db/kiosk-codes'
import { findPerson } from '../../db/people'
import { transact } from '../../db/transaction'
import type { Context, Desk } from '../context'
import { codeWorks, readCode } from '../domain/kiosk-code'
import { onceOf } from './desk'
import { forgiveTry, kioskLimits, takeTry } from './tries'

export type KioskVisit =
  | {
      kind: 'known'
      code: KioskCode
      codeHash: string
      /** False: used, expired, replaced or not owed. */ works: boolean
    }
  | { kind: 'unknown' }
  | { kind: 'wait'; until: Date }

/** Looks a typed code up. Every look counts as a try, and a code that works is forgiven. */
export async function openKioskCode(context: Context, typed: string): Promise<KioskVisit> {
  const { db, now } = context.candor
  const at = now()
  const who = { account: 'kiosk', address: `kiosk ${context.address}`, limits: kioskLimits }
  const until = await takeTry(db, who, at)
  if (until) return { kind: 'wait', until }
  const plain = readCode(typed)
  if (plain === null) return { kind: 'unknown' }
  const codeHash = tokenHash(plain)
  const code = await findKioskCode(db, codeHash)
  if (!code) return { kind: 'unknown' }
  const works = codeWorks(code, at)
  if (works) await transact(db, (trx) => forgiveTry(trx, who, at))
  return { kind: 'known', code, codeHash, works }
}

/** The desk of whoever typed the code. */
export async function kioskDesk(context: Context, code: KioskCode, form: FormData): Promise<Desk> {
  const { candor } = context
  const person = await findPerson(candor.db, code.personId)
  if (!person) throw new Error('A code belongs to nobody.')
  const desk: Desk = { candor, actor: { kind: 'person', person }, at: candor.now() }
  const once = onceOf(form)
  return once === undefined ? desk : { ...desk, once }
}
