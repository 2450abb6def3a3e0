// Writing a pack: files go into the zip piece by piece as they are made, and the manifest says of each what it was.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { Zip, ZipDeflate } from 'fflate'
import { joined, lineCutter, lineDigest } from './bytes'
import { manifestFile, mostLines, signatureFile, type ListedFile } from './pack-format'

export type FileSource = { name: string; content: AsyncIterable<string | Uint8Array> }

/** The manifest's bytes and the signature's, once all files are listed. */
export type Seal = (files: ListedFile[]) => { manifest: Uint8Array; signature: Uint8Array }

/** Every file of every pack is of this day, whatever zone the machine is in: the manifest says when it was made. */
const day = new Date(1980, 0, 1)

/** Compressed at a time: two or three milliseconds of work. */
const pieceSize = 64 * 1024

/**
 * The zip, piece by piece. The same files give the same bytes. Holds a few pieces at a time, whatever the size of the whole;
 * `pause` is awaited between them, so that others have their turn.
 */
export async function* writePack(
  files: AsyncIterable<FileSource> | Iterable<FileSource>,
  { seal, pause }: { seal: Seal; pause: () => Promise<void> },
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const listed: ListedFile[] = []
  for await (const { name, content } of files) {
    const list = newListing(name)
    const file = newFile(name)
    zip.add(file)
    for await (const piece of inPieces(content)) {
      list.add(piece)
      file.push(piece)
      yield* ready.splice(0)
      await pause()
    }
    file.push(new Uint8Array(), true)
    listed.push(list.end())
    yield* ready.splice(0)
  }
  const { manifest, signature } = seal(listed)
  for (const [name, bytes] of [
    [manifestFile, manifest],
    [signatureFile, signature],
  ] as const) {
    const file = newFile(name)
    zip.add(file)
    file.push(bytes, true)
  }
  zip.end()
  yield* ready
}

function newFile(name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  file.mtime = day
  return file
}

function newListing(name: string): { add: (piece: Uint8Array) => void; end: () => ListedFile } {
  const whole = sha256.create()
  const isText = /\.(txt|md|json|csv)$/.test(name)
  let lines: string[] | undefined = isText ? [] : undefined
  let size = 0
  const cutter = lineCutter((line) => {
    lines?.push(lineDigest(line))
    if (lines && lines.length > mostLines) lines = undefined
  })
  return {
    add(piece) {
      size += piece.length
      whole.update(piece)
      if (lines) cutter.add(piece)
    },
    end() {
      if (lines) cutter.end()
      const file = { name, size, sha256: bytesToHex(whole.digest()) }
      return lines ? { ...file, lines: lines.join('') } : file
    },
  }
}

/** Small texts together, large ones cut: pieces of about one size. */
async function* inPieces(content: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const part of content) {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part
    waiting.push(bytes)
    size += bytes.length
    if (size < pieceSize) continue
    const whole = joined(waiting)
    for (let at = 0; at < whole.length; at += pieceSize) yield whole.slice(at, at + pieceSize)
    waiting = []
    size = 0
  }
  if (size > 0) yield joined(waiting)
}

/** A JSON list with one row on each line: rows can be read, named and compared one by one. */
export async function* jsonLines(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let isFirst = true
  for await (const row of rows) {
    yield `${isFirst ? '[\n' : ',\n'}${JSON.stringify(row)}`
    isFirst = false
  }
  yield isFirst ? '[\n]\n' : '\n]\n'
}
