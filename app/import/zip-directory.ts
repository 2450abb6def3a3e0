// The directory of a zip file: what is in it, read and checked before anything is unpacked.
import { ImportProblem } from './problem'

export type ZipEntry = {
  /** As the archive writes it, with "/" between folders. */
  name: string
  /** Of the packed data in the file. */
  start: number
  packed: number
  /** What the directory says it unpacks to; the unpacking itself is counted too. */
  unpacked: number
  stored: boolean
  /** CRC-32 of the unpacked bytes. */
  check: number
}

/** More parts than any word processor writes: a document with thousands of pictures has about that many. */
const mostEntries = 10_000

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50

/**
 * The entries of a zip file by name in small letters. Looks only at the directory, so that its cost does not grow with
 * what the entries unpack to. @throws ImportProblem for anything that is no whole, plain zip file
 */
export function readZipDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0xffff || start === 0xffffffff)
    throw unusual('it uses the zip64 form, which Word does not write')
  if (count > mostEntries)
    throw unusual(`it holds ${count.toLocaleString('en-GB')} parts, and at most 10,000 are read`)
  if (start + size > end) throw broken('its list of parts lies outside of the file')
  const entries = new Map<string, ZipEntry>()
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryMark)
      throw broken(`part ${index + 1} of ${count} is missing in its list of parts`)
    const { entry, next } = readEntry(bytes, view, at)
    const key = entry.name.toLowerCase()
    if (entries.has(key)) throw broken(`it holds “${shown(entry.name)}” twice`)
    entries.set(key, entry)
    at = next
  }
  return entries
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packed = view.getUint32(at + 20, true)
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/')
  if ((flags & 1) !== 0)
    throw new ImportProblem(
      'file-encrypted',
      'The file is locked with a password. Open it in Word, take the password away under File, Info, Protect Document, save it, and choose it again.',
    )
  if (method !== 0 && method !== 8)
    throw unusual(`“${shown(name)}” is packed in a way that Word does not use`)
  const local = view.getUint32(at + 42, true)
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localMark)
    throw broken(`“${shown(name)}” is not where its list of parts says`)
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packed > bytes.length) throw broken(`“${shown(name)}” is cut off`)
  return {
    entry: {
      name,
      start,
      packed,
      unpacked: view.getUint32(at + 24, true),
      stored: method === 0,
      check: view.getUint32(at + 16, true),
    },
    next,
  }
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at
  }
  throw broken('its end is missing')
}

function broken(why: string): ImportProblem {
  return new ImportProblem(
    'file-broken',
    `The Word file is broken: ${why}. Open it in Word, save it again under another name, and choose that file.`,
  )
}

function unusual(why: string): ImportProblem {
  return new ImportProblem(
    'file-unusual',
    `The Word file is not read: ${why}. Open it in Word, save it again under another name, and choose that file.`,
  )
}

function shown(name: string): string {
  const clean = name.replace(/[\p{C}]/gu, '')
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean
}
