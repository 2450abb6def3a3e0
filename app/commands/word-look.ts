// The look that Word exports take now, read once from its file and kept while it is in use.
import { LRUCache } from 'lru-cache'
import { findWordStyles, findWordStylesFile, type WordStyles } from '../../db/word-styles'
import type { Db } from '../../db/tables'
import type { WordLook } from '../domain/word-look'
import { readWordLook, type ReadLook } from '../import/word-look'

/** By the file's digest: the one in use, and one that a page may still show. */
const known = new LRUCache<string, ReadLook>({ max: 2 })

/** The look in use, or undefined. A file that this program cannot read any more gives none. */
export async function currentLook(db: Db): Promise<WordLook | undefined> {
  const used = await findWordStyles(db)
  return used && (await readStyles(db, used))?.look
}

/** What was taken of a file, and what was not. */
export async function readStyles(db: Db, styles: WordStyles): Promise<ReadLook | undefined> {
  const kept = known.get(styles.sha256)
  if (kept) return kept
  const bytes = await findWordStylesFile(db, styles.id)
  const read = bytes && (await readWordLook(bytes))
  if (!read?.ok) return undefined
  known.set(styles.sha256, read.value)
  return read.value
}
