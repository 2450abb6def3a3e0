// A file as it is kept for review: read with its tracked changes, once more without them when it has any, and its digest.
import { createHash } from 'node:crypto'
import type { ImportedPolicy } from '../domain/imported-policy'
import { accepted, type Outcome } from '../domain/outcome'
import { readPolicyFile, readPolicyText } from './read-policy'

export type BothTexts = {
  fileName: string
  sha256: string
  policy: ImportedPolicy
  beforeChanges: ImportedPolicy | null
}

/** Reads a file that somebody chose. Refuses what `readPolicyFile` refuses. */
export async function readBothTexts(file: { name: string; bytes: Uint8Array }): Promise<Outcome<BothTexts>> {
  const policy = await readPolicyFile({ ...file, changes: 'taken-in' })
  if (!policy.ok) return policy
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const fileName = baseName(file.name)
  if (!policy.value.hasTrackedChanges)
    return accepted({ fileName, sha256, policy: policy.value, beforeChanges: null })
  const before = await readPolicyFile({ ...file, changes: 'left-out' })
  return accepted({ fileName, sha256, policy: policy.value, beforeChanges: before.ok ? before.value : null })
}

/** Reads text that somebody pasted. */
export async function readPastedText(text: string): Promise<Outcome<BothTexts>> {
  const policy = await readPolicyText(text)
  if (!policy.ok) return policy
  const sha256 = createHash('sha256').update(text).digest('hex')
  return accepted({ fileName: 'pasted text', sha256, policy: policy.value, beforeChanges: null })
}

/** The name without folders, line ends and signs that turn its direction. */
function baseName(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{C}]/gu, '').trim()
  return base === '' ? 'file without a name' : base.slice(0, 120)
}
