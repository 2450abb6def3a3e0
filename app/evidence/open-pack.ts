// The pack as it lies there: its files, its list of contents, and helpers to read a file whole or row by row.
import { joined, lineCutter } from './bytes'
import { largestWhole, manifestFile, packFormat, type ListedFile, type Manifest } from './pack-format'
import { PackDamage, readPackZip, type PackEntry } from './pack-zip'
import { numberAt, rowOf, rowsAt, textAt, type Row } from './pack-rows'
import type { Asked } from './report'

export type OpenPack = { entries: PackEntry[]; asked: Asked }

/** Opens the zip; nothing is unpacked yet. @throws PackDamage */
export function openPack(bytes: Uint8Array, asked: Asked): OpenPack {
  return { entries: readPackZip(bytes), asked }
}

export function findEntry({ entries }: OpenPack, name: string): PackEntry | undefined {
  return entries.find((entry) => entry.name === name)
}

/** Gives every piece of a file to `onPiece`. @throws PackDamage */
export async function eachPiece(
  pack: OpenPack,
  entry: PackEntry,
  onPiece: (piece: Uint8Array) => void,
): Promise<void> {
  let since = 0
  for (const piece of entry.pieces()) {
    onPiece(piece)
    since += piece.length
    if (since < 256 * 1024) continue
    since = 0
    await pack.asked.pause?.()
  }
}

/** The whole file. @throws PackDamage also when it is larger than a file that is read whole */
export async function wholeFile(pack: OpenPack, name: string): Promise<Uint8Array | undefined> {
  const entry = findEntry(pack, name)
  if (!entry) return undefined
  if (entry.size > largestWhole) throw new PackDamage(`“${name}” is too large to be read.`)
  const pieces: Uint8Array[] = []
  await eachPiece(pack, entry, (piece) => void pieces.push(piece.slice()))
  return joined(pieces)
}

/** The file as an object; undefined when it is missing, damaged, or something else. */
export async function jsonFile(pack: OpenPack, name: string): Promise<Row | undefined> {
  try {
    const bytes = await wholeFile(pack, name)
    return bytes && rowOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return undefined
  }
}

/** The lines of a file, some at a time. Ends early where the file is damaged: the check of contents says so. */
export async function* linesOf(pack: OpenPack, name: string): AsyncGenerator<Uint8Array> {
  const entry = findEntry(pack, name)
  if (!entry) return
  const ready: Uint8Array[] = []
  const cutter = lineCutter((line) => void ready.push(line))
  let since = 0
  try {
    for (const piece of entry.pieces()) {
      cutter.add(piece)
      yield* ready.splice(0)
      since += piece.length
      if (since < 256 * 1024) continue
      since = 0
      await pack.asked.pause?.()
    }
  } catch (error) {
    if (error instanceof PackDamage) return
    throw error
  }
  cutter.end()
  yield* ready
}

/** The rows of a JSON list that has one row on each line; null for a line that is no row. */
export async function* rowsOf(pack: OpenPack, name: string): AsyncGenerator<Row | null> {
  for await (const line of linesOf(pack, name)) {
    const text = new TextDecoder().decode(line).replace(/,$/, '')
    if (text === '[' || text === ']' || text === '') continue
    yield readRow(text)
  }
}

function readRow(text: string): Row | null {
  try {
    return rowOf(JSON.parse(text)) ?? null
  } catch {
    return null
  }
}

/** The bytes of the manifest and what they say; what they say is undefined when it is no manifest of this format. */
export async function readManifest(
  pack: OpenPack,
): Promise<{ bytes: Uint8Array; manifest: Manifest | undefined; format: number } | undefined> {
  const bytes = await wholeFile(pack, manifestFile).catch(() => undefined)
  if (!bytes) return undefined
  const row = await jsonFile(pack, manifestFile)
  const format = numberAt(row, 'format')
  return { bytes, format, manifest: format === packFormat ? manifestOf(row) : undefined }
}

function manifestOf(row: Row | undefined): Manifest {
  const [product, key, policy] = [rowOf(row?.['product']), rowOf(row?.['key']), rowOf(row?.['policy'])]
  const [version, createdBy, head] = [
    rowOf(row?.['version']),
    rowOf(row?.['createdBy']),
    rowOf(row?.['ledgerHead']),
  ]
  return {
    format: packFormat,
    product: { name: textAt(product, 'name'), version: textAt(product, 'version') },
    organisation: textAt(row, 'organisation'),
    key: { algorithm: 'Ed25519', public: textAt(key, 'public'), fingerprint: textAt(key, 'fingerprint') },
    policy: { id: textAt(policy, 'id'), slug: textAt(policy, 'slug'), title: textAt(policy, 'title') },
    version: {
      id: textAt(version, 'id'),
      ordinal: numberAt(version, 'ordinal'),
      number: typeof version?.['number'] === 'string' ? version['number'] : null,
      fingerprint: textAt(version, 'fingerprint'),
    },
    createdAt: textAt(row, 'createdAt'),
    createdBy: { id: textAt(createdBy, 'id'), name: textAt(createdBy, 'name') },
    timeZone: textAt(row, 'timeZone'),
    ledgerHead: { sequence: numberAt(head, 'sequence'), hash: textAt(head, 'hash') },
    files: rowsAt(row, 'files').map(listedFile),
  }
}

function listedFile(row: Row): ListedFile {
  const file = { name: textAt(row, 'name'), size: numberAt(row, 'size'), sha256: textAt(row, 'sha256') }
  return typeof row['lines'] === 'string' ? { ...file, lines: row['lines'] } : file
}
