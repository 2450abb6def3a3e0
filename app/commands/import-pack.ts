// Import a pack: evidence from another instance is verified, kept as it came, and readable here.
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { findEvidencePack, insertEvidencePack, type KeptPack } from '../../db/evidence-packs'
import type { Db } from '../../db/tables'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { PolicyDocument } from '../domain/policy-document'
import { packDocument } from '../evidence/pack-document'
import { faultPlace, type Asked, type PackReport } from '../evidence/report'
import { verifyPack } from '../evidence/verify-pack'
import { actingPerson } from './acting-person'
import { change } from './change'

/**
 * Keeps a pack that holds. Out: where it is; the same bytes a second time are the same pack. Refuses everybody but
 * administrators, and a pack in which anything is wrong, with the first thing that is.
 */
export async function importPack(
  desk: Desk,
  file: { name: string; bytes: Uint8Array; knownKey: string },
): Promise<Outcome<{ id: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'manage-evidence'))
    return refused('not-an-administrator', 'Only an administrator can bring in an evidence pack. Ask one.')
  const { holds, manifest, checks } = await verifyPack(file.bytes, {
    ...unhurried,
    ...(file.knownKey.trim() !== '' && { knownKey: file.knownKey }),
  })
  if (!holds || !manifest) {
    const [fault] = checks.flatMap((check) => check.faults)
    const why = fault ? `${faultPlace(fault)}: ${fault.sentence}` : ''
    return refused('pack-does-not-hold', `This pack does not hold, so it was not kept. ${why}`.trim(), {
      file: 'Ask for the pack again from where it was made.',
    })
  }
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  return change(desk, async ({ trx, at, record }) => {
    const { id, isNew } = await insertEvidencePack(trx, {
      ...{ sha256, fileName: clean(file.name, 120), title: clean(manifest.policy.title, 200) },
      ...{ organisation: clean(manifest.organisation, 120), bytes: file.bytes, importedBy: person, at },
    })
    if (isNew)
      await record({
        action: 'evidence.imported',
        subject: { kind: 'evidence', id },
        detail: {
          title: clean(manifest.policy.title, 200),
          sha256,
          key: manifest.key.fingerprint,
          fingerprint: manifest.version.fingerprint,
        },
      })
    return accepted({ id })
  })
}

export type ReadPack = {
  pack: KeptPack
  bytes: Uint8Array
  report: PackReport
  document: PolicyDocument | undefined
}

/** A pack that was brought in, verified again as it lies there now. Undefined when there is none of this id. */
export async function readPack(db: Db, id: string): Promise<ReadPack | undefined> {
  const found = await findEvidencePack(db, id)
  if (!found) return undefined
  const { bytes, ...pack } = found
  const key = createHash('sha256').update(bytes).digest('hex')
  const known = verified.get(key) ?? {
    report: await verifyPack(bytes, unhurried),
    document: await packDocument(bytes),
  }
  verified.set(key, known)
  return { pack, bytes, ...known }
}

/** By the SHA-256 of the bytes as they are now: bytes that were changed behind Candor's back are checked anew. */
const verified = new LRUCache<string, Pick<ReadPack, 'report' | 'document'>>({ max: 20 })

/** Others have their turn while a pack is checked. */
const unhurried: Asked = { pause: () => nextTurn() }

/** Words from a stranger's file, on one line and no longer than this. */
function clean(text: string, most: number): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim()
  return line === '' ? 'without a name' : [...line].slice(0, most).join('')
}
