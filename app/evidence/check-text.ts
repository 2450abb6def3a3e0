// Checks of the text: the document has its fingerprint, and what people read says the same, sentence by sentence.
import { strFromU8, unzipSync } from 'fflate'
import { readDocument } from '../domain/read-document'
import type { PolicyDocument } from '../domain/policy-document'
import { sentences } from '../render/plain-text'
import { sha256Hex } from './bytes'
import { wholeFile, type OpenPack } from './open-pack'
import { largestWhole, type Manifest } from './pack-format'
import { checkOf, newFaults, note, type PackCheck } from './report'

/** document.json is canonical JSON: the SHA-256 of its bytes is the fingerprint. */
export async function checkDocument(
  pack: OpenPack,
  manifest: Manifest,
): Promise<{ check: PackCheck; document: PolicyDocument | undefined }> {
  const list = newFaults()
  const bytes = await wholeFile(pack, 'document.json').catch(() => undefined)
  const document = bytes && documentOf(bytes)
  const fault = (sentence: string) => note(list, { file: 'document.json', place: null, sentence })
  if (!document) fault('document.json cannot be read as a policy.')
  if (bytes && sha256Hex(bytes) !== manifest.version.fingerprint)
    fault('document.json does not have the fingerprint that the pack speaks of: it is another text.')
  return {
    check: checkOf('document', list, `The fingerprint of the text is ${manifest.version.fingerprint}.`),
    document,
  }
}

function documentOf(bytes: Uint8Array): PolicyDocument | undefined {
  try {
    return readDocument(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return undefined
  }
}

/** Word, Markdown and the page hold every sentence of the document in its order, and the fingerprint. */
export async function checkTexts(
  pack: OpenPack,
  manifest: Manifest,
  document: PolicyDocument | undefined,
): Promise<PackCheck> {
  const list = newFaults()
  const wanted = document ? wordsOf(document) : []
  for (const name of Object.keys(readers)) {
    const bytes = await wholeFile(pack, name).catch(() => undefined)
    if (!bytes) continue
    for (const sentence of textFaults(name, bytes, { wanted, fingerprint: manifest.version.fingerprint }))
      note(list, { file: name, place: null, sentence })
    await pack.asked.pause?.()
  }
  const good = `The Word file, the Markdown file and the page hold all ${wanted.length} sentences and headings of the text in their order.`
  return checkOf('texts', list, good)
}

type Words = { line: string; bare: string }

/** The sentences of a document, and what of each is looked for in its files. */
export function wordsOf(document: PolicyDocument): Words[] {
  return sentences(document).map((line) => ({ line, bare: bareText(line) }))
}

/** What of a document a readable file lacks: the fingerprint, or the first sentence that is not in its place. */
export function textFaults(
  name: string,
  bytes: Uint8Array,
  { wanted, fingerprint }: { wanted: Words[]; fingerprint: string },
): string[] {
  const text = bareText(textIn(bytes, readers[name] ?? strFromU8))
  const faults = text.includes(bareText(fingerprint))
    ? []
    : [`${name} does not name the fingerprint of the text.`]
  let from = 0
  for (const { line, bare } of wanted) {
    const at = text.indexOf(bare, from)
    if (at < 0)
      return [...faults, `${name} does not hold, in its place, the sentence “${line.slice(0, 120)}”.`]
    from = at + bare.length
  }
  return faults
}

const readers: Record<string, (bytes: Uint8Array) => string> = {
  'policy.docx': wordText,
  'policy.md': (bytes) => withoutMarks(strFromU8(bytes)),
  'policy.html': (bytes) => withoutEntities(withoutTags(strFromU8(bytes))),
}

function textIn(bytes: Uint8Array, read: (bytes: Uint8Array) => string): string {
  try {
    return read(bytes)
  } catch {
    return ''
  }
}

function wordText(bytes: Uint8Array): string {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => name === 'word/document.xml' && originalSize <= largestWhole,
  })
  return withoutEntities(withoutTags(strFromU8(parts['word/document.xml'] ?? new Uint8Array())))
}

function withoutTags(markup: string): string {
  return markup.replace(/<(?:style|script)[^>]*>[^<]*<\/(?:style|script)>/g, '').replace(/<[^>]*>/g, '')
}

/** Escaped signs, where links lead (which stands in the middle of their sentence), and entities, in one walk. */
const marks =
  /\\[!-/:-@[-`{-~]|\]\((?:\\.|[^()\\\n]|\([^()\n]*\))*\)|&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi

function withoutMarks(markdown: string): string {
  return markdown.replace(marks, (mark) => (mark.startsWith('&') ? withoutEntities(mark) : ''))
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** Letters and digits alone, all capitals: what is left when layout, marks and escapes of every format are taken away. */
function bareText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
}
