// Every migration, in order. Add at the end; never change or remove one that was released.
import type { Trx } from '../tables'
import { people } from './0001-people'
import { policies } from './0002-policies'
import { campaigns } from './0003-campaigns'
import { incidents } from './0004-incidents'
import { ledger } from './0005-ledger'
import { drafting } from './0006-drafting'
import { collaboration } from './0008-collaboration'
import { profileHistory } from './0007-profile-history'
import { imports } from './0009-imports'
import { governance } from './0010-governance'
import { outside } from './0011-outside'
import { whoPeopleAre } from './0012-who-people-are'
import { campaignsInFull } from './0013-campaigns-in-full'
import { asking } from './0014-asking'
import { understanding } from './0015-understanding'

export type Migration = {
  /** Written into the database: stays the same for ever. */
  name: string
  up(trx: Trx): Promise<void>
}

export const migrations: readonly Migration[] = [
  { name: '0001-people', up: people },
  { name: '0002-policies', up: policies },
  { name: '0003-campaigns', up: campaigns },
  { name: '0004-incidents', up: incidents },
  { name: '0005-ledger', up: ledger },
  { name: '0006-drafting', up: drafting },
  { name: '0007-profile-history', up: profileHistory },
  { name: '0008-collaboration', up: collaboration },
  { name: '0009-imports', up: imports },
  { name: '0010-governance', up: governance },
  { name: '0011-outside', up: outside },
  { name: '0012-who-people-are', up: whoPeopleAre },
  { name: '0013-campaigns-in-full', up: campaignsInFull },
  { name: '0014-asking', up: asking },
  { name: '0015-understanding', up: understanding },
]
