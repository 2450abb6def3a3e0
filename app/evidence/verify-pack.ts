// Verifying an evidence pack: from its bytes to a list of checks in plain sentences. The same in Node and in any browser.
import { checkAcknowledgements } from './check-acknowledgements'
import { checkApproval, checkDecisions, compareApproval } from './check-approval'
import { checkContents, checkFiles, checkKey, checkSignature } from './check-container'
import { checkDeclines } from './check-declines'
import { checkExceptions } from './check-exceptions'
import { checkLedger } from './check-ledger'
import { checkDocument, checkTexts } from './check-text'
import { jsonFile, openPack, readManifest, type OpenPack } from './open-pack'
import { manifestFile, packFormat, type Manifest } from './pack-format'
import { PackDamage } from './pack-zip'
import { checkOf, newFaults, note, type Asked, type PackCheck, type PackReport } from './report'
import { untaken } from './told'

export type { Asked, PackCheck, PackFault, PackReport } from './report'

/**
 * Checks a pack. In: its bytes, and what the reader knows from elsewhere. Out: each check with its sentence; where something
 * is wrong, the file and the row, line or entry. Never throws for what is in the bytes, and never holds more of them than
 * one file that is read whole (64 MB), or about 500 bytes for each entry of the ledger that tells of a record.
 */
export async function verifyPack(bytes: Uint8Array, asked: Asked = {}): Promise<PackReport> {
  let pack: OpenPack
  try {
    pack = openPack(bytes, asked)
  } catch (error) {
    if (!(error instanceof PackDamage)) throw error
    return { holds: false, manifest: null, checks: [failed('zip', 'the pack', error.message)] }
  }
  const zip = checkOf('zip', newFaults(), `The file is a whole zip file with ${pack.entries.length} files.`)
  const read = await readManifest(pack)
  if (!read?.manifest) {
    const sentence =
      read && read.format > packFormat
        ? 'This pack was made by a newer Candor. Check it with the newer one.'
        : 'manifest.json, the list of contents, is missing or cannot be read. Nothing else can be checked.'
    return { holds: false, manifest: null, checks: [zip, failed('manifest', manifestFile, sentence)] }
  }
  const checks = [zip, ...(await checksOf(pack, { bytes: read.bytes, manifest: read.manifest }))]
  return { holds: checks.every(({ state }) => state !== 'fails'), manifest: read.manifest, checks }
}

async function checksOf(
  pack: OpenPack,
  read: { bytes: Uint8Array; manifest: Manifest },
): Promise<PackCheck[]> {
  const { manifest } = read
  const signature = await checkSignature(pack, read)
  const key = checkKey(pack, manifest)
  const files = checkFiles(pack, manifest)
  const contents = await checkContents(pack, manifest)
  const { check: text, document } = await checkDocument(pack, manifest)
  const texts = await checkTexts(pack, manifest, document)
  const record = await jsonFile(pack, 'approval-record.json')
  const publication = await jsonFile(pack, 'publication.json')
  const decisions = await checkDecisions(pack, manifest, record)
  const approval = checkApproval(manifest, { record, publication })
  const ledger = await checkLedger(pack, manifest)
  const untold = newFaults()
  compareApproval(ledger.told, { record, publication }, untold)
  const acknowledgements = await checkAcknowledgements(
    pack,
    { manifest, publication },
    { told: ledger.told, list: untold },
  )
  const exceptions = await checkExceptions(pack, manifest, { told: ledger.told, list: untold })
  const declines = await checkDeclines(pack, manifest, { told: ledger.told, list: untold })
  for (const { sequence, file } of untaken(ledger.told))
    note(untold, {
      file,
      place: `entry ${sequence}`,
      sentence: `The record that entry ${sequence} tells of is not in ${file}, or was changed.`,
    })
  const told = checkOf(
    'told',
    untold,
    'The ledger tells of the submission, of each decision, publication and acknowledgement, at the same moment, by the same person, about the same text.',
  )
  return [
    ...[signature, key, files, contents, text, texts, decisions, approval, acknowledgements],
    ...(exceptions ? [exceptions] : []),
    ...(declines ? [declines] : []),
    ...[ledger.check, told, ledger.anchors],
    ...(ledger.head ? [ledger.head] : []),
  ]
}

function failed(id: 'zip' | 'manifest', file: string, sentence: string): PackCheck {
  const list = newFaults()
  note(list, { file, place: null, sentence })
  return checkOf(id, list, '')
}
