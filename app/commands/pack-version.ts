// Pack a version: everything that speaks for it, in one signed zip that can be checked without this server.
import { anchorHead } from '../../db/anchors'
import { findOrganisation } from '../../db/organisation'
import { findPolicy } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findVersionByOrdinal } from '../../db/versions'
import type { Desk } from '../context'
import type { LedgerHead } from '../governance/ledger-hash'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { numberText } from '../governance/version'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keyFingerprint, signingKey } from './signing-key'

/** What a pack is made of, at which moment: the same packing gives the same bytes. */
export type Packing = {
  policyId: string
  versionId: string
  ordinal: number
  number: string | null
  keyId: string
  publicKey: string
  /** Of the ledger, with the entry that tells of this pack. */
  head: LedgerHead
  at: string
  by: { id: string; name: string }
  organisation: string
  timeZone: string
}

/**
 * Records that a version is packed, and keeps the head of the ledger that the pack carries. Out: what `packBytes` needs.
 * Refuses those who may not see acknowledgements and the history of drafts, and a version that is not there.
 */
export async function packVersion(
  desk: Desk,
  wish: { policyId: string; ordinal: number },
): Promise<Outcome<Packing>> {
  const person = actingPerson(desk)
  if (!may(person, 'pack-evidence'))
    return refused(
      'not-allowed',
      'Your role does not let you make an evidence pack. Ask an auditor or an administrator.',
    )
  return change(desk, async (step) => {
    const { trx, at } = step
    const policy = await findPolicy(trx, wish.policyId)
    const version = policy && (await findVersionByOrdinal(trx, policy.id, wish.ordinal))
    if (!policy || !version)
      return refused('no-version', 'There is no such version. Open the history of the policy and choose one.')
    const key = await signingKey(step)
    const own = (await listPublications(trx, policy.id)).find((one) => one.versionId === version.id)
    const number = own ? numberText(own) : null
    await step.record({
      action: 'evidence.packed',
      subject: { kind: 'version', id: version.id },
      policyId: policy.id,
      detail: {
        title: version.title,
        version: version.ordinal,
        number,
        fingerprint: version.fingerprint,
        key: keyFingerprint(key.publicKey),
      },
    })
    const { sequence, hash } = await anchorHead(trx, { kind: 'pack', subjectId: version.id, at })
    const organisation = await findOrganisation(trx)
    return accepted({
      ...{ policyId: policy.id, versionId: version.id, ordinal: version.ordinal, number },
      ...{ keyId: key.id, publicKey: key.publicKey, head: { sequence, hash }, at: at.toISOString() },
      by: { id: person.id, name: person.name },
      organisation: organisation?.name ?? '',
      timeZone: organisation?.timeZone ?? 'UTC',
    })
  })
}
