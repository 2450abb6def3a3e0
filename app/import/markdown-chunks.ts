// A long Markdown text in pieces that are parsed one by one, so that none holds the server up.
import { firstTangledLine } from './markdown-limits'

export type Chunk = {
  text: string
  /** Number of the line before it. */
  line: number
}

/** A piece this long is parted at its next empty line. */
const longChunk = 20_000

const fence = /^ {0,3}(```+|~~~+)/
const heading = /^ {0,3}#{1,6}(?:\s|$)/
const definition = /^ {0,3}\[[^\]\n]{1,200}\]:\s*\S{1,2000}(?:\s+["'(].*)?\s*$/

/** Parts the text before headings, and long parts at empty lines; code between fences is never parted. */
export function chunksOf(source: string): Chunk[] {
  const chunks: Chunk[] = []
  let lines: string[] = []
  let start = 0
  let size = 0
  let open: string | undefined
  const end = (line: number) => {
    if (lines.some((one) => one.trim() !== '')) chunks.push({ text: lines.join('\n'), line: start })
    lines = []
    start = line
    size = 0
  }
  for (const [index, line] of source.split('\n').entries()) {
    const mark = fence.exec(line)?.[1]
    const isFree = open === undefined && size > longChunk && line.trim() === ''
    if (open === undefined && heading.test(line)) end(index)
    lines.push(line)
    size += line.length
    if (open === undefined) open = mark
    else if (mark !== undefined && mark[0] === open[0] && mark.length >= open.length) open = undefined
    if (isFree) end(index + 1)
  }
  end(0)
  return chunks
}

/** Addresses that the text defines in one place and uses in others, by the line that defines each. */
export function definitionsIn(source: string): string[] {
  return source
    .split('\n')
    .filter((line) => definition.test(line))
    .slice(0, 500)
}

/** Those of the definitions whose name stands in the chunk, so that a chunk is no longer than it needs to be. */
export function definitionsUsed(chunk: Chunk, definitions: readonly string[]): string[] {
  if (!chunk.text.includes('[')) return []
  const words = chunk.text.toLowerCase()
  return definitions.filter((line) => {
    const [, name] = /^ {0,3}\[([^\]\n]{1,200})\]:/.exec(line) ?? []
    return name !== undefined && words.includes(`[${name.toLowerCase()}]`)
  })
}

/** The line, counted from 1 in the whole text, at which a chunk is too tangled to parse; undefined when it is not. */
export function tangledLine(chunk: Chunk): number | undefined {
  const line = firstTangledLine(chunk.text)
  return line === undefined ? undefined : chunk.line + line
}
