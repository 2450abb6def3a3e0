// Bytes as text and text as bytes: base64, digests, lines. Runs in Node and in browsers alike.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { lineDigestLength } from './pack-format'

/** The bytes of a base64 text in its one canonical form; undefined for anything else. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    return toBase64(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}

/** Base64 of a few bytes. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

/** SHA-256 as 64 hex characters. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** What tells one line from another in the manifest. */
export function lineDigest(line: Uint8Array): string {
  return sha256Hex(line).slice(0, lineDigestLength)
}

const lineEnd = 0x0a

/** Cuts pieces of a file into its lines as they come. `end` gives what stands after the last line end. */
export function lineCutter(onLine: (line: Uint8Array) => void): {
  add: (piece: Uint8Array) => void
  end: () => void
} {
  let rest: Uint8Array[] = []
  return {
    add(piece) {
      let from = 0
      for (let at = piece.indexOf(lineEnd); at >= 0; at = piece.indexOf(lineEnd, from)) {
        onLine(joined([...rest, piece.subarray(from, at)]))
        rest = []
        from = at + 1
      }
      if (from < piece.length) rest.push(piece.slice(from))
    },
    end() {
      if (rest.length > 0) onLine(joined(rest))
      rest = []
    },
  }
}

/** One array of several. */
export function joined(pieces: Uint8Array[]): Uint8Array {
  if (pieces.length === 1 && pieces[0]) return pieces[0]
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
