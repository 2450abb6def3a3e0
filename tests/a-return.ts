// A Word file that came back, for tests of commands and pages: the draft's own export, with words in it by Dr Weber.
import { exportPolicy } from '../app/commands/export-policy'
import { keepReturn } from '../app/commands/keep-return'
import type { Candor, Desk } from '../app/context'
import { findPolicy } from '../db/policies'
import { valueOf } from './instance'
import { edited } from './import/returned'
import { inserted } from './import/word-edits'

/** The draft as a Word file. */
export async function exportedDraft(candor: Candor, policyId: string): Promise<Uint8Array> {
  const policy = await findPolicy(candor.db, policyId)
  if (!policy) throw new Error(`There is no policy ${policyId}.`)
  const request = { source: { kind: 'draft' }, format: 'docx' } as const
  return valueOf(await exportPolicy(candor, policy, request)).bytes
}

/** The file with words by Dr Weber at the end of the last paragraph of its first section that has any. */
export function withWords(bytes: Uint8Array, words = ' Dr Weber was here.'): Uint8Array {
  return edited(bytes, (xml) => {
    const start = xml.indexOf('candor:clause:')
    const end = xml.indexOf('</w:sdt>', start)
    const at = xml.lastIndexOf('</w:p>', end)
    return xml.slice(0, at) + inserted(words, 'Dr Weber') + xml.slice(at)
  })
}

/** The id of a reading that waits for the person of this desk. */
export async function aReturn(desk: Desk, policyId: string): Promise<string> {
  const bytes = withWords(await exportedDraft(desk.candor, policyId))
  return valueOf(await keepReturn(desk, { policyId, name: 'back.docx', bytes })).id
}
