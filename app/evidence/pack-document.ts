// The text inside a pack, for those who want to read it here.
import { readDocument } from '../domain/read-document'
import type { PolicyDocument } from '../domain/policy-document'
import { openPack, wholeFile } from './open-pack'
import { PackDamage } from './pack-zip'

/** The policy of a pack; undefined when there is none that can be read. Says nothing of whether the pack holds. */
export async function packDocument(bytes: Uint8Array): Promise<PolicyDocument | undefined> {
  try {
    const file = await wholeFile(openPack(bytes, {}), 'document.json')
    return file && readDocument(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file)))
  } catch (error) {
    // Not UTF-8, or not JSON.
    if (error instanceof PackDamage || error instanceof SyntaxError || error instanceof TypeError)
      return undefined
    throw error
  }
}
