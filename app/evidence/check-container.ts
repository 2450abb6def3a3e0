// Checks of the pack as a parcel: signed by which key, every file there, in order, and byte for byte as it was signed.
import { hashes, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { fromBase64, lineCutter, lineDigest, sha256Hex } from './bytes'
import { lineChange, splitDigests } from './line-changes'
import { eachPiece, findEntry, wholeFile, type OpenPack } from './open-pack'
import {
  groups,
  laterFiles,
  manifestFile,
  packFiles,
  signatureFile,
  type ListedFile,
  type Manifest,
} from './pack-format'
import { PackDamage } from './pack-zip'
import { checkOf, newFaults, note, unknownCheck, type FaultList, type PackCheck } from './report'

hashes.sha512 = (message) => Uint8Array.from(sha512(message))

/** The signature over the manifest's bytes, by the key that the manifest names (Ed25519, RFC 8032). */
export async function checkSignature(
  pack: OpenPack,
  { bytes, manifest }: { bytes: Uint8Array; manifest: Manifest },
): Promise<PackCheck> {
  const list = newFaults()
  const file = await wholeFile(pack, signatureFile).catch(() => undefined)
  if (!file) {
    note(list, {
      file: signatureFile,
      place: null,
      sentence: 'The pack has no signature, so anybody may have made it.',
    })
  } else if (!signs(file, bytes, manifest)) {
    note(list, {
      file: manifestFile,
      place: null,
      sentence:
        'The signature does not belong to this list of contents: manifest.json or the signature was changed after the pack was made.',
    })
  }
  return checkOf('signature', list, 'The list of contents is exactly the one that the key below signed.')
}

function signs(file: Uint8Array, bytes: Uint8Array, manifest: Manifest): boolean {
  const signature = fromBase64(new TextDecoder().decode(file).replace(/\n$/, ''))
  const key = fromBase64(manifest.key.public)
  if (signature?.length !== 64 || key?.length !== 32) return false
  try {
    return verify(signature, bytes, key, { zip215: false })
  } catch {
    return false
  }
}

/** Whose key it is: its fingerprint, and whether it is the one the reader knows. */
export function checkKey(pack: OpenPack, manifest: Manifest): PackCheck {
  const list = newFaults()
  const key = fromBase64(manifest.key.public)
  const fingerprint = key ? sha256Hex(key) : ''
  const shown = groups(fingerprint)
  if (fingerprint === '' || fingerprint !== manifest.key.fingerprint) {
    const sentence = 'The fingerprint in manifest.json is not the one of the key in it.'
    note(list, { file: manifestFile, place: 'key', sentence })
    return checkOf('key', list, '')
  }
  const known = pack.asked.knownKey?.trim() ?? ''
  if (known === '') {
    return unknownCheck(
      'key',
      `The key has the fingerprint ${shown}. A pack cannot prove whose key that is: compare it with the one you have from ${manifest.organisation} by another way, for example from a person you know there.`,
    )
  }
  const bare = known.toLowerCase().replace(/[\s:]/g, '')
  if (known !== manifest.key.public && bare !== fingerprint) {
    const sentence = `It was signed by another key than the one you gave. The key in the pack has the fingerprint ${shown}.`
    note(list, { file: manifestFile, place: 'key', sentence })
  }
  return checkOf('key', list, `It was signed by the key you gave, with the fingerprint ${shown}.`)
}

/** Every listed file is there, nothing else is, and all stand in the order they were signed in. */
export function checkFiles(pack: OpenPack, manifest: Manifest): PackCheck {
  const list = newFaults()
  const listed = [...manifest.files.map(({ name }) => name), manifestFile, signatureFile]
  const found = pack.entries.map(({ name }) => name)
  for (const name of packFiles) {
    if (!listed.includes(name) && !laterFiles.includes(name))
      missing(list, name, `The list of contents does not have “${name}”, which every pack has.`)
  }
  const known: readonly string[] = packFiles
  for (const { name } of manifest.files) {
    if (!known.includes(name)) missing(list, name, `The list of contents has “${name}”, which no pack has.`)
  }
  for (const name of listed) if (!found.includes(name)) missing(list, name, `“${name}” is missing.`)
  for (const name of found) {
    if (!listed.includes(name))
      missing(list, name, `“${name}” was added: the list of contents does not have it.`)
  }
  const [place] = listed.flatMap((name, index) => (found[index] === name ? [] : [index]))
  if (list.count === 0 && place !== undefined) {
    const name = found[place] ?? ''
    missing(
      list,
      name,
      `“${name}” stands in another order than the signed one: place ${place + 1} is for “${listed[place]}”.`,
    )
  }
  return checkOf(
    'files',
    list,
    `All ${listed.length} files are there, in their order, and there is no other.`,
  )
}

function missing(list: FaultList, file: string, sentence: string): void {
  note(list, { file, place: null, sentence })
}

/** The SHA-256 of every listed file; where a file differs, the line in it. */
export async function checkContents(pack: OpenPack, manifest: Manifest): Promise<PackCheck> {
  const list = newFaults()
  for (const listed of manifest.files) await checkContent(pack, listed, list)
  return checkOf('contents', list, 'Each of them is byte for byte the one that was signed.')
}

async function checkContent(pack: OpenPack, listed: ListedFile, list: FaultList): Promise<void> {
  const entry = findEntry(pack, listed.name)
  if (!entry) return
  const whole = sha256.create()
  const lines: string[] = []
  const cutter = lineCutter((line) => void lines.push(lineDigest(line)))
  let size = 0
  try {
    await eachPiece(pack, entry, (piece) => {
      size += piece.length
      whole.update(piece)
      if (listed.lines !== undefined) cutter.add(piece)
    })
    cutter.end()
  } catch (error) {
    if (!(error instanceof PackDamage)) throw error
    note(list, { file: listed.name, place: null, sentence: error.message })
    return
  }
  if (bytesToHex(whole.digest()) === listed.sha256 && size === listed.size) return
  const line = listed.lines === undefined ? undefined : lineChange(splitDigests(listed.lines), lines)
  note(list, {
    file: listed.name,
    place: line === undefined ? null : lineWords(line),
    sentence: `“${listed.name}” was changed after it was signed.${line === undefined ? '' : ` ${line}`}`,
  })
}

/** "lines 3 to 4" of the sentence that names them. */
function lineWords(sentence: string): string {
  return (/^Lines? \d+(?: to \d+)?/.exec(sentence)?.[0] ?? '').toLowerCase()
}
