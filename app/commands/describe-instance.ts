// Describe the instance: what an administrator reads out when they ask for help. A plain read.
import { engineOf, engineVersion } from '../../db/connect'
import { head } from '../../db/ledger'
import type { Candor } from '../context'

export type InstanceFacts = {
  engine: string
  node: string
  templates: number
  scenarios: number
  mail: boolean
  address: string
  addressGiven: boolean
  ledger: { sequence: number; hash: string }
}

/** The facts, without a secret among them. */
export async function describeInstance({ db, settings, library }: Candor): Promise<InstanceFacts> {
  const engine = engineOf(db)
  return {
    engine: `${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${await engineVersion(db, engine)}`,
    node: process.version,
    templates: library.templates.length,
    scenarios: library.scenarios.length,
    mail: settings.smtpUrl !== null,
    address: settings.url,
    addressGiven: settings.urlGiven,
    ledger: await head(db),
  }
}
