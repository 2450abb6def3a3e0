// Describe the instance: what an administrator reads out when they ask for help. A plain read.
import { engineOf, engineVersion } from '../../db/connect'
import { head } from '../../db/ledger'
import { findSigningKey } from '../../db/signing-keys'
import type { Candor } from '../context'
import { groups } from '../evidence/pack-format'
import { keyFingerprint } from './signing-key'

export type InstanceFacts = {
  engine: string
  node: string
  templates: number
  scenarios: number
  mail: boolean
  address: string
  addressGiven: boolean
  ledger: { sequence: number; hash: string }
  /** Of the key that signs evidence packs, in groups of four; null before the first pack. */
  key: string | null
}

/** The facts, without a secret among them. */
export async function describeInstance({ db, settings, library }: Candor): Promise<InstanceFacts> {
  const engine = engineOf(db)
  const key = await findSigningKey(db)
  return {
    engine: `${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${await engineVersion(db, engine)}`,
    node: process.version,
    templates: library.templates.length,
    scenarios: library.scenarios.length,
    mail: settings.smtpUrl !== null,
    address: settings.url,
    addressGiven: settings.urlGiven,
    ledger: await head(db),
    key: key ? groups(keyFingerprint(key.publicKey)) : null,
  }
}
