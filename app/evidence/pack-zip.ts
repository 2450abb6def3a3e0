// The zip of an evidence pack: its directory read strictly, its files unpacked piece by piece with hard bounds.
import { Inflate } from 'fflate'
import { largestPack, mostUnpacked } from './pack-format'

export type PackEntry = {
  name: string
  /** What the directory says it unpacks to. Unpacking more or less is an error. */
  size: number
  /** @throws PackDamage when the packed bytes are not what the directory says */
  pieces: () => Generator<Uint8Array>
}

/** Something that keeps the zip from being read; the sentence is for people. */
export class PackDamage extends Error {}

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50
const descriptorMark = 0x08074b50

/** More than any pack holds. */
const mostEntries = 100

/** What is inflated at a time: DEFLATE makes at most a thousand times as much of it. */
const packedPiece = 4 * 1024

type Place = { entry: PackEntry; start: number; end: number; next: number }

/**
 * The files of a pack in the order of their bytes. Nothing may stand between, before or behind them, and no two have one
 * name, so that every byte of the pack belongs to a file or to the list of files. @throws PackDamage
 */
export function readPackZip(bytes: Uint8Array): PackEntry[] {
  if (bytes.length > largestPack)
    throw new PackDamage('The file is larger than 200 MB. That is no evidence pack.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - 22
  if (end < 0 || view.getUint32(end, true) !== endMark)
    throw new PackDamage(
      'The file is no whole zip file: its end is missing, or something was put behind it. It may have been cut off on its way to you.',
    )
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count > mostEntries)
    throw new PackDamage(`The zip file holds ${count} files. That is no evidence pack.`)
  if (start + view.getUint32(end + 12, true) !== end)
    throw new PackDamage('The list of files in the zip does not stand where it should. The file was damaged.')
  const entries: PackEntry[] = []
  const names = new Set<string>()
  let at = start
  let expected = 0
  let unpacked = 0
  for (let index = 0; index < count; index += 1) {
    const place = readPlace(view, bytes, at)
    if (place.start !== expected)
      throw new PackDamage(`Something stands in the zip before “${place.entry.name}” that is in no list.`)
    if (names.has(place.entry.name.toLowerCase()))
      throw new PackDamage(`“${place.entry.name}” is in the zip twice.`)
    names.add(place.entry.name.toLowerCase())
    unpacked += place.entry.size
    if (unpacked > mostUnpacked)
      throw new PackDamage('The zip file unpacks to more than 512 MB. It is not unpacked any further.')
    entries.push(place.entry)
    expected = place.end
    at = place.next
  }
  if (expected !== start || at !== end)
    throw new PackDamage('Something stands in the zip behind its last file that is in no list.')
  return entries
}

function readPlace(view: DataView, bytes: Uint8Array, at: number): Place {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryMark)
    throw new PackDamage('The list of files in the zip is damaged.')
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packed = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const nameLength = view.getUint16(at + 28, true)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
  const start = view.getUint32(at + 42, true)
  const isPlain = view.getUint16(at + 30, true) === 0 && view.getUint16(at + 32, true) === 0
  if (!isPlain || (flags & 1) !== 0 || (method !== 0 && method !== 8))
    throw new PackDamage(
      `Candor did not pack this zip file: “${name}” is packed in another way. If somebody unpacked the pack and packed it again, choose the file as it was downloaded.`,
    )
  const data = start + 30 + nameLength
  const described = (flags & 8) === 0 ? 0 : 16
  const end = data + packed + described
  if (end > bytes.length || view.getUint32(start, true) !== localMark)
    throw new PackDamage(`“${name}” is not where the list of files says, or it is cut off.`)
  const local = new TextDecoder().decode(bytes.subarray(start + 30, data))
  if (
    local !== name ||
    view.getUint16(start + 28, true) !== 0 ||
    view.getUint16(start + 26, true) !== nameLength
  )
    throw new PackDamage(`“${name}” has another name where it stands: “${local}”.`)
  if (described > 0 && view.getUint32(data + packed, true) !== descriptorMark)
    throw new PackDamage(`What stands behind “${name}” in the zip is damaged.`)
  const body = bytes.subarray(data, data + packed)
  const entry = {
    name,
    size,
    pieces: () => (method === 0 ? stored(body, name, size) : inflated(body, name, size)),
  }
  return { entry, start, end, next: at + 46 + nameLength }
}

function* stored(body: Uint8Array, name: string, size: number): Generator<Uint8Array> {
  if (body.length !== size) throw wrongSize(name)
  for (let at = 0; at < body.length; at += 64 * 1024) yield body.subarray(at, at + 64 * 1024)
}

/** Stops at the first byte too many: what the directory says is all that is ever held. */
function* inflated(body: Uint8Array, name: string, size: number): Generator<Uint8Array> {
  const ready: Uint8Array[] = []
  const inflate = new Inflate((piece) => void ready.push(piece))
  let made = 0
  for (let at = 0; at < body.length; at += packedPiece) {
    try {
      inflate.push(body.subarray(at, at + packedPiece), at + packedPiece >= body.length)
    } catch {
      throw new PackDamage(`“${name}” cannot be unpacked: its bytes were changed.`)
    }
    for (const piece of ready.splice(0)) {
      made += piece.length
      if (made > size) throw wrongSize(name)
      if (piece.length > 0) yield piece
    }
  }
  if (made !== size) throw wrongSize(name)
}

function wrongSize(name: string): PackDamage {
  return new PackDamage(`“${name}” does not unpack to the size that the zip says.`)
}
