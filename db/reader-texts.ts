// What published texts say to readers of some groups: worked out once for each text and set of groups, because it never changes.
import { LRUCache } from 'lru-cache'
import { documentFor, groupsIn } from '../app/domain/group'
import type { GroupKey, PolicyDocument } from '../app/domain/policy-document'
import { readerFingerprint } from '../app/domain/reader-part'
import { readingMinutes } from '../app/domain/reading-time'
import { asPublished, type PublishedPart } from '../app/governance/still-valid'
import type { PublishedText } from './kept'
import type { Db } from './tables'
import { findVersion } from './versions'

type Text = { versionId: string; fingerprint: string }

const groupsOfTexts = new LRUCache<string, readonly GroupKey[]>({ max: 20_000 })
const partsOfTexts = new LRUCache<string, string>({ max: 50_000 })
const minutesOfTexts = new LRUCache<string, number>({ max: 50_000 })

/** Keys of the groups that some section of the version is for, sorted. Nothing is read from the store the second time. */
export async function groupsOfText(db: Db, text: Text): Promise<readonly GroupKey[]> {
  const found = groupsOfTexts.get(text.fingerprint)
  if (found) return found
  const keys = groupsIn(await documentOf(db, text)).map((group) => group.key)
  groupsOfTexts.set(text.fingerprint, keys)
  return keys
}

/** Fingerprint of what the version says to a reader of these groups; of the whole text for "all". */
async function partOfText(db: Db, text: Text, groups: readonly GroupKey[] | 'all'): Promise<string> {
  const used = await groupsOfText(db, text)
  const mine = groups === 'all' ? used : used.filter((key) => groups.includes(key))
  const name = `${text.fingerprint} ${mine.join(' ')}`
  const found = partsOfTexts.get(name)
  if (found) return found
  const part = readerFingerprint(await documentOf(db, text), mine)
  partsOfTexts.set(name, part)
  return part
}

/** These publications of one policy with what each says to a reader of these groups, in the same order. */
export async function readerParts(
  db: Db,
  texts: readonly PublishedText[],
  groups: readonly GroupKey[],
): Promise<(PublishedText & PublishedPart)[]> {
  const published = []
  for (const text of texts)
    published.push({
      ...text,
      whole: await partOfText(db, text, 'all'),
      part: await partOfText(db, text, groups),
    })
  return asPublished(published)
}

/**
 * How many minutes a reader of these groups needs for a version, and for what is new in it to somebody who knows `known`. Null
 * where nothing of it applies to them.
 */
export async function minutesOfText(
  db: Db,
  text: Text,
  reader: { groups: readonly GroupKey[]; known?: Text | undefined },
): Promise<number | null> {
  const mine = (await groupsOfText(db, text)).filter((key) => reader.groups.includes(key))
  const name = `${text.fingerprint} ${reader.known?.fingerprint ?? ''} ${mine.join(' ')}`
  const found = minutesOfTexts.get(name)
  if (found !== undefined) return found === 0 ? null : found
  const known = reader.known && documentFor(await documentOf(db, reader.known), reader.groups)
  const minutes = readingMinutes(documentFor(await documentOf(db, text), mine), known)
  minutesOfTexts.set(name, minutes)
  return minutes === 0 ? null : minutes
}

async function documentOf(db: Db, text: Text): Promise<PolicyDocument> {
  const version = await findVersion(db, text.versionId)
  if (!version) throw new Error(`Version ${text.versionId} is published but not stored.`)
  return version.document
}
