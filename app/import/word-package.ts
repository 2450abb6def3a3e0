// A Word file as a package of parts: opened with hard bounds, and only the parts that hold text are ever unpacked.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { ImportProblem } from './problem'
import { readZipDirectory, type ZipEntry } from './zip-directory'

/** The largest file that is taken, in bytes. */
export const largestFile = 50 * 1024 * 1024

/** All the XML that is unpacked from one file, in bytes: a policy of 500 pages has about a quarter of that. */
export const mostUnpacked = 64 * 1024 * 1024

/** What is held of unpacked XML at a time, in bytes. */
const pieceSize = 64 * 1024

export type WordPackage = {
  /** Names of all parts, in small letters. */
  names: string[]
  /** The unpacked bytes of a part, piece by piece; undefined when there is no such part. @throws ImportProblem */
  read: (name: string) => AsyncIterable<Uint8Array> | undefined
}

/** Opens a Word file. Nothing is unpacked yet. @throws ImportProblem when it is no Word file or a broken one */
export function openWordPackage(bytes: Uint8Array): WordPackage {
  const entries = readZipDirectory(bytes)
  const names = [...entries.keys()]
  const other = otherKind(names)
  if (other !== undefined) throw notWord(other)
  const used = { bytes: 0 }
  return {
    names,
    read(name) {
      const entry = entries.get(name.toLowerCase())
      return entry && unpacked(bytes, entry, used)
    },
  }
}

async function* unpacked(
  bytes: Uint8Array,
  entry: ZipEntry,
  used: { bytes: number },
): AsyncGenerator<Uint8Array> {
  if (entry.unpacked + used.bytes > mostUnpacked) throw tooMuch(entry.name, entry.unpacked)
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  let check = 0
  for await (const piece of entry.stored ? slices(packed) : inflated(packed, entry.name)) {
    used.bytes += piece.length
    if (used.bytes > mostUnpacked) throw tooMuch(entry.name, used.bytes)
    check = crc32(piece, check)
    yield piece
    // Others have their turn between two pieces.
    await nextTurn()
  }
  if (check !== entry.check) throw damaged(entry.name)
}

function* slices(packed: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < packed.length; at += pieceSize) yield packed.subarray(at, at + pieceSize)
}

/** Inflates outside of the event loop, no further than one piece ahead. */
async function* inflated(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: pieceSize })
  inflate.end(packed)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    if (error instanceof ImportProblem) throw error
    throw damaged(name)
  } finally {
    inflate.destroy()
  }
}

function otherKind(names: string[]): string | undefined {
  if (names.some((name) => name.startsWith('word/'))) return undefined
  if (names.some((name) => name.startsWith('xl/'))) return 'an Excel workbook'
  if (names.some((name) => name.startsWith('ppt/'))) return 'a PowerPoint presentation'
  if (names.includes('mimetype')) return 'an OpenDocument file'
  return names.includes('_rels/.rels') ? undefined : 'a zip archive without a Word document in it'
}

function notWord(kind: string): ImportProblem {
  return new ImportProblem(
    'not-a-word-file',
    `The file is ${kind}. Open it in the program that made it, save it as a Word document (.docx), and choose that file.`,
  )
}

function tooMuch(name: string, size: number): ImportProblem {
  const megabytes = Math.ceil(size / 1024 / 1024).toLocaleString('en-GB')
  return new ImportProblem(
    'file-unpacks-too-large',
    `The Word file unpacks to too much: “${name.slice(0, 60)}” reaches ${megabytes} MB, and the text of a file may have 64 MB. Split the document, or paste its text.`,
  )
}

function damaged(name: string): ImportProblem {
  return new ImportProblem(
    'file-broken',
    `The Word file is broken: “${name.slice(0, 60)}” cannot be unpacked. Open it in Word, save it again under another name, and choose that file.`,
  )
}
