// Which groups a published text speaks of: worked out once for each fingerprint, because it never changes.
import { LRUCache } from 'lru-cache'
import { findVersion } from '../../db/versions'
import type { Db } from '../../db/tables'
import { groupsIn } from '../domain/group'
import type { GroupKey } from '../domain/policy-document'

const known = new LRUCache<string, readonly GroupKey[]>({ max: 20_000 })

/** Keys of the groups that some section of the version is for, sorted. Nothing is read from the store the second time. */
export async function groupsOfVersion(
  db: Db,
  version: { fingerprint: string; versionId: string },
): Promise<readonly GroupKey[]> {
  const found = known.get(version.fingerprint)
  if (found) return found
  const stored = await findVersion(db, version.versionId)
  const keys = stored ? groupsIn(stored.document).map((group) => group.key) : []
  known.set(version.fingerprint, keys)
  return keys
}
