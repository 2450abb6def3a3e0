// A list of people is read from a file piece by piece: whatever it holds, memory stays bounded, and bad input becomes a sentence.
import { parse, type Parser } from 'csv-parse'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { encodingOf, pieceBytes, separatorOf } from './people-encoding'

export type FileLine = { line: number; cells: string[] }

export type FileStart = { encoding: string; separator: string; header: string[] }

/** Where what is read goes: first the header, then lines by the batch. */
export type Taker = {
  begin: (start: FileStart) => Promise<void>
  take: (lines: FileLine[]) => Promise<void>
}

const mostColumns = 200
const mostLines = 500_000
/** Longer cells are cut: none that is this long is accepted anyway, and the reason stays the same. */
const longestCell = 2_000
/** Signs of one line, also of one whose quotation mark never ends. */
const longestLine = 200_000
const batchOf = 1_000

/**
 * Reads a list with a header and gives it to `taker`. Out: how many lines stand under the header. Empty lines are passed over.
 * Refuses, each with a sentence: an empty file, a header alone, more columns or lines than it takes, a quotation mark that is
 * never closed, a line that does not end, and a workbook. What was taken before a refusal is the caller's to forget.
 */
export async function readPeopleFile(
  bytes: Uint8Array,
  chosenEncoding: string,
  taker: Taker,
): Promise<Outcome<{ lines: number }>> {
  const encoding = encodingOf(bytes, chosenEncoding)
  if (!encoding.ok) return encoding
  const reading = newReading(bytes, encoding.value, taker)
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const text = reading.decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true })
      const wrong = await readPiece(reading, text)
      if (wrong) return wrong
    }
    return await endReading(reading)
  } finally {
    reading.parser.destroy()
  }
}

type Reading = {
  taker: Taker
  decoder: TextDecoder
  parser: Parser
  start: FileStart
  begun: boolean
  batch: FileLine[]
  lines: number
  lastLine: number
  /** Signs that went in since a line last came out. */
  open: number
  skipped: number
  error: { code: string } | null
  started: boolean
}

function newReading(bytes: Uint8Array, encoding: string, taker: Taker): Reading {
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, pieceBytes), { stream: true })
  // Excel's own way to say it.
  const said = /^\uFEFF?sep=([,;\t])\r?\n/i.exec(head)?.[1]
  const separator = said ?? separatorOf(head)
  const parser = parse({
    delimiter: separator,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestLine,
  })
  const reading: Reading = {
    taker,
    decoder: new TextDecoder(encoding),
    parser,
    start: { encoding, separator, header: [] },
    begun: false,
    batch: [],
    lines: 0,
    lastLine: 0,
    open: 0,
    skipped: said ? 1 : 0,
    error: null,
    started: false,
  }
  parser.on('error', (error: Error & { code?: string }) => {
    reading.error = { code: error.code ?? '' }
  })
  return reading
}

async function readPiece(reading: Reading, text: string): Promise<Outcome<never> | null> {
  const { parser } = reading
  const piece = reading.skipped === 1 && !reading.started ? text.slice(text.indexOf('\n') + 1) : text
  reading.started = true
  reading.open += piece.length
  parser.write(piece)
  // The parser works in step, but tells of its errors a moment later.
  await new Promise((resolve) => setImmediate(resolve))
  return takeOut(reading)
}

/** Takes out every line that is whole by now. */
async function takeOut(reading: Reading): Promise<Outcome<never> | null> {
  for (;;) {
    const found = reading.parser.read() as { record: string[]; info: { lines: number } } | null
    if (found === null) break
    reading.open = 0
    const wrong = await takeLine(reading, found.record, found.info.lines + reading.skipped)
    if (wrong) return wrong
  }
  if (reading.error) return brokenFile(reading)
  return reading.open > longestLine + pieceBytes ? endlessLine(reading) : null
}

async function takeLine(reading: Reading, cells: string[], endsIn: number): Promise<Outcome<never> | null> {
  const line = endsIn - cells.reduce((sum, cell) => sum + lineEnds(cell), 0)
  reading.lastLine = endsIn
  if (cells.every((cell) => cell.trim() === '')) return null
  if (!reading.begun) {
    if (cells.length > mostColumns)
      return refused(
        'too-many-columns',
        `The first line has ${cells.length.toLocaleString('en')} cells, and a list may have up to ${mostColumns} columns. Remove those that are not about people.`,
        { file: 'Choose a file with fewer columns.' },
      )
    reading.start.header = cells.map((cell) => cell.trim().slice(0, 200))
    reading.begun = true
    await reading.taker.begin(reading.start)
    return null
  }
  reading.lines += 1
  if (reading.lines > mostLines)
    return refused(
      'too-many-lines',
      `A list may have up to ${mostLines.toLocaleString('en')} lines. Split the file in two.`,
      { file: 'Split the file in two.' },
    )
  const kept = cells.slice(0, reading.start.header.length + 20).map((cell) => cell.slice(0, longestCell))
  reading.batch.push({ line, cells: kept })
  if (reading.batch.length >= batchOf) await giveBatch(reading)
  return null
}

async function giveBatch(reading: Reading): Promise<void> {
  if (reading.batch.length > 0) await reading.taker.take(reading.batch)
  reading.batch = []
}

async function endReading(reading: Reading): Promise<Outcome<{ lines: number }>> {
  reading.parser.end(reading.decoder.decode())
  await new Promise((resolve) => setImmediate(resolve))
  const wrong = await takeOut(reading)
  if (wrong) return wrong
  if (!reading.begun)
    return refused('empty-file', 'The file is empty. Choose another one.', {
      file: 'Choose a file with a header and people under it.',
    })
  if (reading.lines === 0)
    return refused(
      'header-only',
      'The file has a first line with the names of its columns, and nobody under it.',
      {
        file: 'Choose a file with people in it.',
      },
    )
  await giveBatch(reading)
  return accepted({ lines: reading.lines })
}

function brokenFile(reading: Reading): Outcome<never> {
  if (reading.error?.code === 'CSV_QUOTE_NOT_CLOSED') {
    const sentence = `A quotation mark that opens in line ${reading.lastLine + 1} or below is never closed. Close it, or remove it.`
    return refused('open-quote', sentence, { file: sentence })
  }
  return endlessLine(reading)
}

function endlessLine(reading: Reading): Outcome<never> {
  const sentence = `Line ${reading.lastLine + 1} does not end after ${longestLine.toLocaleString('en')} signs. A quotation mark in it may never be closed, or this is not a list.`
  return refused('endless-line', sentence, { file: sentence })
}

function lineEnds(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0
}
