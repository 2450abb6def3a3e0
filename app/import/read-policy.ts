// Any file or text somebody brings → an imported policy, or a sentence that says what is wrong with it and what to do.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { importedSections, type ImportedPolicy, type UnmatchedPolicy } from '../domain/imported-policy'
import { matchSection } from '../domain/section-match'
import { mostOwnClauses } from '../domain/arrangement'
import { readMarkdownPolicy, tooLong } from './markdown-policy'
import { inTurn } from './one-at-a-time'
import { ImportProblem } from './problem'
import type { ChangesChoice } from './word-body-state'
import { mostCharacters } from './word-flow'
import { largestFile } from './word-package'
import { readWord } from './word'

export type PolicyFile = { name: string; bytes: Uint8Array; changes: ChangesChoice }

/**
 * Reads a Word, Markdown or text file; what it is, its bytes decide, not its name. One file at a time is read in this
 * process. Refuses other kinds, broken, locked and boundless ones.
 */
export function readPolicyFile(file: PolicyFile): Promise<Outcome<ImportedPolicy>> {
  return inTurn(() => kept(() => read(file)))
}

/** Reads text that was pasted or typed. */
export function readPolicyText(text: string): Promise<Outcome<ImportedPolicy>> {
  return inTurn(() => kept(() => readMarkdownPolicy(text, { fallbackTitle: '', format: 'text' })))
}

async function kept(work: () => Promise<UnmatchedPolicy>): Promise<Outcome<ImportedPolicy>> {
  try {
    const policy = await work()
    const sections = importedSections(policy.clauses).length
    if (sections === 0)
      return refused(
        'file-without-words',
        'There is no text in it: nothing but pictures or empty lines. Choose another file, or paste the text.',
      )
    if (sections > mostOwnClauses)
      return refused(
        'too-many-sections',
        `It has ${sections.toLocaleString('en-GB')} headings of the first level, and a policy holds ${mostOwnClauses} sections. Make headings of the second level from some of them, or bring the file in parts.`,
      )
    return accepted(await matched(policy))
  } catch (error) {
    if (error instanceof ImportProblem) return error.refusal
    throw error
  }
}

/** Matches clause by clause, so that others have their turn between two. */
async function matched(policy: UnmatchedPolicy): Promise<ImportedPolicy> {
  const matches: ImportedPolicy['matches'] = {}
  for (const clause of policy.clauses) {
    matches[clause.id] = matchSection(clause)
    await nextTurn()
  }
  return { ...policy, matches }
}

async function read({ name, bytes, changes }: PolicyFile): Promise<UnmatchedPolicy> {
  if (bytes.length === 0) throw new ImportProblem('file-empty', 'The file is empty. Choose another one.')
  if (bytes.length > largestFile)
    throw new ImportProblem(
      'file-too-large',
      `The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB, and 50 MB are taken. Pictures make it large, and they are not carried over: take them out in Word, save it, and choose it again.`,
    )
  const fallbackTitle = titleOf(name)
  if (startsWith(bytes, [0x50, 0x4b])) return readWord(bytes, { fallbackTitle, changes })
  refuseOther(bytes)
  // A character has at most four bytes; nothing longer need be turned into text to be refused.
  if (bytes.length > mostCharacters * 4) throw tooLong(bytes.length)
  const source = decoded(bytes)
  if (/^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b/i.test(source))
    throw new ImportProblem(
      'not-a-policy-file',
      'The file is a web page. Open it in a browser, copy its text, and paste it here.',
    )
  return readMarkdownPolicy(source, { fallbackTitle, format: /\.txt$/i.test(name) ? 'text' : 'markdown' })
}

export function refuseOther(bytes: Uint8Array): void {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (held.includes(Buffer.from('EncryptedPackage', 'utf16le')))
      throw new ImportProblem(
        'file-encrypted',
        'The file is locked with a password. Open it in Word, take the password away under File, Info, Protect Document, save it, and choose it again.',
      )
    throw new ImportProblem(
      'file-too-old',
      'The file is in Word’s old form (.doc). Open it in Word, save it as a Word document (.docx), and choose that file.',
    )
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    throw new ImportProblem(
      'not-a-policy-file',
      'The file is a PDF. Find the Word file it was made from; or copy its text, and paste it here.',
    )
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66]))
    throw new ImportProblem(
      'not-a-policy-file',
      'The file is in the rich text form (.rtf). Open it in Word, save it as a Word document (.docx), and choose that file.',
    )
}

/** UTF-8, UTF-16 with its mark, or what Windows programs write without saying so. */
function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    throw new ImportProblem(
      'not-a-policy-file',
      `The file is neither a Word document nor text: byte ${(zero + 1).toLocaleString('en-GB')} is zero. Choose a .docx, .md or .txt file.`,
    )
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

/** "Social_media-policy v2.docx" → "Social media policy v2". */
function titleOf(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/\.(docx|docm|dotx|md|markdown|txt)$/i, '')
  const words = base
    .replace(/[_-]+/g, ' ')
    .replace(/[\p{C}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
