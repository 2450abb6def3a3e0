// Set up with the sample organisation instead of one's own.
import { allOrNothing } from '../../db/all-or-nothing'
import { tokenHash } from '../../db/identifier'
import { findLink, useLink } from '../../db/links'
import { findOrganisation } from '../../db/organisation'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { loadSample } from './load-sample'

/**
 * Uses the set-up link up and loads the sample, both or neither: a link whose sample did not load still works.
 * Refuses: sample-not-public, setup-link-used, database-not-empty.
 */
export async function startSample(candor: Candor, token: string): Promise<Outcome<null>> {
  const { db, settings } = candor
  if (!settings.loopback && !settings.samplePublic)
    return refused(
      'sample-not-public',
      'The sample lets anybody sign in as anybody, so it is for this machine only. Start Candor without HOST, or with CANDOR_SAMPLE_PUBLIC=1.',
    )
  const at = candor.now()
  try {
    await allOrNothing(db, async (joined) => {
      const isMine = await transact(joined, async (trx) => {
        const link = await findLink(trx, 'setup', tokenHash(token))
        if (!link || (await findOrganisation(trx))) return false
        return useLink(trx, link.id, at)
      })
      if (!isMine) throw new NotLoaded(linkUsed)
      const loaded = await loadSample({ ...candor, db: joined })
      if (!loaded.ok) throw new NotLoaded(loaded)
    })
    return accepted(null)
  } catch (error) {
    if (error instanceof NotLoaded) return error.refusal
    throw error
  }
}

/** Takes everything back. */
class NotLoaded extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.rule)
  }
}

const linkUsed = refused(
  'setup-link-used',
  'This link was used before, or has run out. Start Candor again for a new one.',
)
