// In which encoding a list of people is, and what separates its cells: told by the bytes, or chosen by a person.
import { accepted, refused, type Outcome } from '../domain/outcome'

/** What a person may choose when Candor guesses wrong: names as TextDecoder knows them. */
export const encodings: { value: string; label: string }[] = [
  { value: '', label: 'Find out by itself' },
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Western European (Windows-1252)' },
  { value: 'iso-8859-15', label: 'Western European (ISO 8859-15)' },
  { value: 'windows-1250', label: 'Central European (Windows-1250)' },
  { value: 'iso-8859-2', label: 'Central European (ISO 8859-2)' },
  { value: 'windows-1257', label: 'Baltic (Windows-1257)' },
  { value: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
  { value: 'koi8-u', label: 'Cyrillic (KOI8-U)' },
  { value: 'windows-1253', label: 'Greek (Windows-1253)' },
  { value: 'windows-1254', label: 'Turkish (Windows-1254)' },
  { value: 'windows-1255', label: 'Hebrew (Windows-1255)' },
  { value: 'windows-1256', label: 'Arabic (Windows-1256)' },
  { value: 'macintosh', label: 'Old Mac (Macintosh)' },
  { value: 'shift_jis', label: 'Japanese (Shift JIS)' },
  { value: 'gb18030', label: 'Chinese (GB 18030)' },
  { value: 'big5', label: 'Chinese (Big5)' },
  { value: 'euc-kr', label: 'Korean (EUC-KR)' },
  { value: 'utf-16le', label: 'UTF-16, little-endian' },
  { value: 'utf-16be', label: 'UTF-16, big-endian' },
]

/** Bytes decoded at a time. */
export const pieceBytes = 65_536

/**
 * The encoding of a file. `chosen` is "" to find out: a byte order mark, then zeros at every other place (UTF-16), then
 * whether all of it is UTF-8; else Windows-1252, which old spreadsheets write. Refuses an encoding that is not offered, and
 * a workbook.
 */
export function encodingOf(bytes: Uint8Array, chosen: string): Outcome<string> {
  if (!encodings.some((one) => one.value === chosen))
    return refused('no-such-encoding', 'Choose an encoding from the list.', {
      encoding: 'Choose an encoding from the list.',
    })
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refused(
      'a-workbook',
      'This is a workbook, not a list. Open it, choose “Save as”, and save it as “CSV UTF-8”.',
      { file: 'Save the workbook as CSV, and choose that file.' },
    )
  if (chosen !== '') return accepted(chosen)
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return accepted('utf-8')
  if (startsWith(bytes, 0xff, 0xfe)) return accepted('utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return accepted('utf-16be')
  const wide = wideEncoding(bytes.subarray(0, 4_000))
  if (wide) return accepted(wide)
  return accepted(isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** "," ";" or a tab: whichever stands most often in the first line, outside of quotation marks. */
export function separatorOf(start: string): string {
  const counts = new Map([
    [';', 0],
    [',', 0],
    ['\t', 0],
  ])
  let quoted = false
  for (const sign of start) {
    if (sign === '"') quoted = !quoted
    if (quoted) continue
    if (sign === '\n' || sign === '\r') break
    const count = counts.get(sign)
    if (count !== undefined) counts.set(sign, count + 1)
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

function wideEncoding(start: Uint8Array): string | undefined {
  const zeros = [0, 0]
  start.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = start.length / 5
  if (odd > many && even < odd / 4) return 'utf-16le'
  if (even > many && odd < even / 4) return 'utf-16be'
  return undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes)
      decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function startsWith(bytes: Uint8Array, ...signs: number[]): boolean {
  return signs.every((sign, place) => bytes[place] === sign)
}
