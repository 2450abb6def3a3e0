// Set up with the sample organisation instead of one's own.
import { tokenHash } from '../../db/identifier'
import { findLink, useLink } from '../../db/links'
import { findOrganisation } from '../../db/organisation'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { loadSample } from './load-sample'

/** Uses the set-up link up and loads the sample. Refuses: sample-not-public, setup-link-used. */
export async function startSample(candor: Candor, token: string): Promise<Outcome<null>> {
  const { db, settings } = candor
  if (!settings.loopback && !settings.samplePublic)
    return refused(
      'sample-not-public',
      'The sample lets anybody sign in as anybody, so it is for this machine only. Start Candor without HOST, or with CANDOR_SAMPLE_PUBLIC=1.',
    )
  const at = candor.now()
  const isMine = await transact(db, async (trx) => {
    const link = await findLink(trx, 'setup', tokenHash(token))
    if (!link || (await findOrganisation(trx))) return false
    return useLink(trx, link.id, at)
  })
  if (!isMine)
    return refused(
      'setup-link-used',
      'This link was used before, or has run out. Start Candor again for a new one.',
    )
  const loaded = await loadSample(candor)
  return loaded.ok ? accepted(null) : loaded
}
