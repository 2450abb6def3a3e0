// One Word file to be made, as data that can go to another thread.
import type { PolicyDocument } from '../domain/policy-document'
import type { Sheet } from './sheet'
import { wordOfDocument, type WordSetting } from './word'
import { redlineOfDocuments, type RedlineSetting } from './word-redline'

export type WordJob =
  | { kind: 'document'; document: PolicyDocument; sheet: Sheet; setting: WordSetting }
  | { kind: 'redline'; before: PolicyDocument; after: PolicyDocument; setting: RedlineSetting }

/** The bytes of the file. */
export function wordOfJob(job: WordJob): Promise<Uint8Array> {
  switch (job.kind) {
    case 'document':
      return wordOfDocument(job.document, job.sheet, job.setting)
    case 'redline':
      return redlineOfDocuments(job.before, job.after, job.setting)
    default:
      return job satisfies never
  }
}

/** How much text it is made of, in characters of JSON. */
export function weightOf(job: WordJob): number {
  const documents = job.kind === 'document' ? [job.document] : [job.before, job.after]
  return documents.reduce((sum, document) => sum + JSON.stringify(document).length, 0)
}
