// Which earlier acknowledgements a new version leaves valid: nobody is asked again about what did not change for them.
import {
  acknowledgedAmong,
  groupsOfPeople,
  listAcknowledgedBy,
  listPublishedTexts,
  mergedInto,
  type PublishedText,
} from '../../db/kept'
import { groupsOfText, readerParts } from '../../db/reader-texts'
import type { Db } from '../../db/tables'
import type { GroupKey } from '../domain/policy-document'
import { stillHolds } from '../governance/still-valid'

/** People are looked up by so many at once. */
const batchSize = 1000

/**
 * For each of these people, the acknowledgement that still holds for a published version of the policy: person id → id of their
 * latest one. People without one are not in the map. An acknowledgement of the very same version holds, and so does one that
 * somebody else recorded, or that stands under a record since merged into theirs. Which sections apply to whom is as it is now.
 */
export async function findKept(
  db: Db,
  asked: { policyId: string; versionId: string; personIds: readonly string[] },
): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  const texts = await textsUpTo(db, asked)
  const acknowledged = new Set(
    await acknowledgedAmong(
      db,
      texts.map((text) => text.versionId),
    ),
  )
  if (acknowledged.size === 0) return kept
  const used = new Set((await Promise.all(texts.map((text) => groupsOfText(db, text)))).flat())
  const holding = new Map<string, ReadonlySet<string>>()
  for (let from = 0; from < asked.personIds.length; from += batchSize) {
    const personIds = asked.personIds.slice(from, from + batchSize)
    const groups = used.size === 0 ? new Map<string, string[]>() : await groupsOfPeople(db, personIds)
    const mine = (personId: string) => (groups.get(personId) ?? []).filter((key) => used.has(key))
    for (const keys of new Map(personIds.map((id) => [mine(id).join(' '), mine(id)])).values()) {
      const name = keys.join(' ')
      if (!holding.has(name)) holding.set(name, await holdingVersions(db, texts, keys))
    }
    const records = await mergedInto(db, personIds)
    const versionIds = [...new Set([...holding.values()].flatMap((ids) => [...ids]))]
    const found = await listAcknowledgedBy(db, {
      versionIds: versionIds.filter((id) => acknowledged.has(id)),
      personIds: [...personIds, ...records.keys()],
    })
    for (const one of found) {
      const personId = records.get(one.personId) ?? one.personId
      if (holding.get(mine(personId).join(' '))?.has(one.versionId)) kept.set(personId, one.id)
    }
  }
  return kept
}

/** The publications of the policy up to the one asked about, by effect. */
async function textsUpTo(db: Db, asked: { policyId: string; versionId: string }): Promise<PublishedText[]> {
  const texts = await listPublishedTexts(db, asked.policyId)
  return texts.slice(0, texts.findIndex((text) => text.versionId === asked.versionId) + 1)
}

/** The versions whose acknowledgement still holds for the last of these texts, for a reader of these groups. */
async function holdingVersions(
  db: Db,
  texts: readonly PublishedText[],
  groups: readonly GroupKey[],
): Promise<ReadonlySet<string>> {
  const last = texts[texts.length - 1]
  if (!last) return new Set()
  const parts = await readerParts(db, texts, groups)
  return new Set(
    texts.map((text) => text.versionId).filter((versionId) => stillHolds(parts, versionId, last.versionId)),
  )
}
