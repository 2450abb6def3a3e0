// Texts of a Word file that stand beside its body: comments, footnotes, headers and footers, as plain words.
import type { WordPackage } from './word-package'
import { readXml } from './xml'

export type WordNote = { author: string; text: string }

/** Kinds of footnotes that are only the line above the notes. */
const linesAbove = new Set(['separator', 'continuationSeparator', 'continuationNotice'])

/** The notes of a part by id. `element` is what holds one: "w:comment", "w:footnote", "w:endnote". */
export async function readNotes(
  file: WordPackage,
  part: string | undefined,
  element: string,
): Promise<Map<string, WordNote>> {
  const notes = new Map<string, WordNote>()
  const pieces = part === undefined ? undefined : file.read(part)
  if (!pieces || part === undefined) return notes
  const words = wordCollector()
  let open: { id: string; author: string } | undefined
  await readXml(pieces, part, {
    open(name, attributes) {
      if (name === element && !linesAbove.has(attributes['w:type'] ?? '')) {
        open = { id: attributes['w:id'] ?? '', author: attributes['w:author'] ?? '' }
        words.take()
      }
      words.open(name, attributes)
    },
    close(name) {
      words.close(name)
      if (name !== element || !open) return
      notes.set(open.id, { author: open.author, text: words.take() })
      open = undefined
    },
    text: words.text,
  })
  return notes
}

/** The words of a header or footer, with those of a watermark; "" when there are none. */
export async function readBesideText(file: WordPackage, part: string): Promise<string> {
  const pieces = file.read(part)
  if (!pieces) return ''
  const words = wordCollector()
  await readXml(pieces, part, words)
  return words.take()
}

/** Longest text of one note or header. */
const longest = 20_000

function wordCollector() {
  let collected = ''
  let inText = false
  let skipped = 0
  const add = (text: string) => {
    if (collected.length < longest) collected += text
  }
  return {
    open(name: string, attributes: Record<string, string>) {
      if (name === 'mc:Fallback' || skipped > 0) return void (skipped += 1)
      if (name === 'w:t') inText = true
      if (name === 'w:tab' || name === 'w:br' || name === 'w:p') add(' ')
      if (name === 'v:textpath') add(` ${attributes['string'] ?? ''} `)
    },
    close(name: string) {
      if (skipped > 0) return void (skipped -= 1)
      if (name === 'w:t') inText = false
    },
    text(text: string) {
      if (inText && skipped === 0) add(text)
    },
    /** What was collected since the last time. */
    take(): string {
      const text = collected.replace(/\s+/g, ' ').trim()
      collected = ''
      return text
    },
  }
}
