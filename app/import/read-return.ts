// The door for a Word file that comes back: opened with suspicion, its base found and checked, then read against it.
import { createHash } from 'node:crypto'
import { fingerprint } from '../domain/fingerprint'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { allClauses, type PolicyDocument } from '../domain/policy-document'
import { deepEqual } from '../domain/deep-equal'
import type { WordReading } from '../domain/word-return'
import { inTurn } from './one-at-a-time'
import { ImportProblem } from './problem'
import { refuseOther } from './read-policy'
import { largestFile, openWordPackage, type WordPackage } from './word-package'
import { readReturned } from './word-return'
import { readBase } from './word-return-base'
import type { KnownComment } from './word-return-said'

/** Texts that the store knows, for a file that lost its base or carries a part of one. */
export type KnownTexts = {
  /** The text with this fingerprint: a version, or the draft as it is. */
  textOf: (print: string) => Promise<PolicyDocument | undefined>
  /** Comments that exports of this policy wrote. */
  comments: KnownComment[]
}

export type ReturnedFile = {
  sha256: string
  /** The slug that the file was exported from; "" where it does not say. */
  policy: string
  /** Of the whole text that it was made from. */
  fingerprint: string
  document: PolicyDocument
  reading: WordReading
}

/**
 * Reads a returned file. Memory: the file itself (50 MB at most), 64 MB of unpacked XML in pieces of 64 kB, two million
 * characters of text, 200,000 stretches of it, 60,000 paragraphs and cells, and a base of 12 MB. External references are
 * never followed, macros never read. One file at a time is read in this process.
 * Refuses what is no whole Word file, one without a base that can be found (`no-base`), and one whose base is broken, of
 * another format, or not what its fingerprint stands for (`base-does-not-match`).
 */
export function readReturn(bytes: Uint8Array, known: KnownTexts): Promise<Outcome<ReturnedFile>> {
  return inTurn(() => kept(async () => read(opened(bytes), { bytes, known })))
}

/** The same against a text that is at hand: what the file says of its base counts only for our own tracked changes. */
export function readReturnAgainst(
  bytes: Uint8Array,
  document: PolicyDocument,
): Promise<Outcome<ReturnedFile>> {
  return inTurn(() =>
    kept(async () => {
      const file = opened(bytes)
      const found = await readBase(file)
      const base = found.ok && found.value.kind === 'found' ? found.value.base : undefined
      const print = fingerprint(document)
      const same = base?.fingerprint === print || deepEqual(base?.document, document)
      const given = { document, ours: base?.ours ?? [], around: same ? base?.around : undefined, known: [] }
      return finished(file, { bytes, policy: base?.policy ?? '', fingerprint: print, given })
    }),
  )
}

async function kept(work: () => Promise<Outcome<ReturnedFile>>): Promise<Outcome<ReturnedFile>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ImportProblem) return error.refusal
    throw error
  }
}

function opened(bytes: Uint8Array): WordPackage {
  if (bytes.length === 0) throw new ImportProblem('file-empty', 'The file is empty. Choose another one.')
  if (bytes.length > largestFile)
    throw new ImportProblem(
      'file-too-large',
      `The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB, and 50 MB are taken. Pictures make it large, and they are not carried over: take them out in Word, save it, and choose it again.`,
    )
  refuseOther(bytes)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new ImportProblem(
      'not-a-word-file',
      'The file is no Word document (.docx). Choose the file that was exported here, as it came back.',
    )
  return openWordPackage(bytes)
}

async function read(
  file: WordPackage,
  { bytes, known }: { bytes: Uint8Array; known: KnownTexts },
): Promise<Outcome<ReturnedFile>> {
  const found = await readBase(file)
  if (!found.ok) return found
  if (found.value.kind === 'none') {
    const print = found.value.fingerprint
    const document = print === '' ? undefined : await known.textOf(print)
    if (!document) return noBase
    return finished(file, {
      bytes,
      policy: '',
      fingerprint: print,
      given: { document, ours: [], known: known.comments },
    })
  }
  const { base, isWhole } = found.value
  const whole = isWhole ? base.document : await known.textOf(base.fingerprint)
  if (!whole || !isPartOf(base.document, whole)) return mismatch
  const { document, ours, around } = base
  return finished(file, {
    bytes,
    policy: base.policy,
    fingerprint: base.fingerprint,
    given: { document, ours, around, known: known.comments },
  })
}

async function finished(
  file: WordPackage,
  made: { bytes: Uint8Array; policy: string; fingerprint: string; given: Parameters<typeof readReturned>[1] },
): Promise<Outcome<ReturnedFile>> {
  const reading = await readReturned(file, made.given)
  if (!reading.ok) return reading
  return accepted({
    sha256: createHash('sha256').update(made.bytes).digest('hex'),
    policy: made.policy,
    fingerprint: made.fingerprint,
    document: made.given.document,
    reading: reading.value,
  })
}

/** Every section of the part says what the whole says there. Numbers and audiences are the whole's. */
function isPartOf(part: PolicyDocument, whole: PolicyDocument): boolean {
  const words = new Map(allClauses(whole.clauses).map((clause) => [clause.id, clause]))
  return allClauses(part.clauses).every((clause) => {
    const same = words.get(clause.id)
    return same !== undefined && same.heading === clause.heading && deepEqual(same.blocks, clause.blocks)
  })
}

const noBase = refused(
  'no-base',
  'This file does not say which text it was made from, so its changes cannot be told from what stood there before. Bring it in as a policy of its own, or take the changes over into a fresh export.',
)

const mismatch = refused(
  'base-does-not-match',
  'What this file says it was made from is not what its fingerprint stands for, so nothing in it can be relied on. Export the policy again and take the changes over, or bring the file in as a policy of its own.',
)
