// Returned files for tests: exports whose XML was changed the way Word changes it, and what they read as.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { PolicyDocument } from '../../app/domain/policy-document'
import { fingerprint } from '../../app/domain/fingerprint'
import type { WordReading } from '../../app/domain/word-return'
import { readReturn, type KnownTexts } from '../../app/import/read-return'
import type { Sheet } from '../../app/render/sheet'
import { wordOfDocument } from '../../app/render/word'

export const nothingKnown: KnownTexts = { textOf: () => Promise.resolve(undefined), comments: [] }

const body = 'word/document.xml'

/** The document as a Word file, with a sheet of a draft. */
export function exported(document: PolicyDocument): Promise<Uint8Array> {
  return wordOfDocument(document, sheetOf(document))
}

export function sheetOf(document: PolicyDocument): Sheet {
  return {
    organisation: 'Harbour Trust',
    state: { kind: 'draft', revision: '3' },
    fingerprint: fingerprint(document),
    owner: 'Amara Okafor',
    approvals: [],
    history: [],
  }
}

/** The file with the XML of its body changed. */
export function edited(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  return withPart(bytes, body, (xml) => edit(xml))
}

/** The file with one part changed; a part that is not there is "" at first. */
export function withPart(bytes: Uint8Array, part: string, edit: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  parts[part] = strToU8(edit(strFromU8(parts[part] ?? new Uint8Array())))
  return zipSync(parts, { level: 1 })
}

export function bodyOf(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)[body] ?? new Uint8Array())
}

/** The reading of a file that carries its base. Throws for a refused one. */
export async function readingOf(bytes: Uint8Array, known: KnownTexts = nothingKnown): Promise<WordReading> {
  const read = await readReturn(bytes, known)
  if (!read.ok) throw new Error(read.sentence)
  return read.value.reading
}

/** A reading in which nothing was changed. */
export function unchanged(
  reading: WordReading,
): Pick<WordReading, 'suggestions' | 'comments' | 'strays' | 'losses'> {
  const { suggestions, comments, strays, losses } = reading
  return { suggestions, comments, strays, losses }
}

export const nothing = { suggestions: [], comments: [], strays: [], losses: [] }
