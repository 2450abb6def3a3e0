// Where a document goes: into the file somebody named, or to standard output.
import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { accepted, refused, type Outcome } from '../app/domain/outcome'
import type { Given } from './arguments'
import type { ExitCode, Shell } from './shell'

const formats = ['md', 'docx', 'json'] as const

export type ExportFormat = (typeof formats)[number]

/** The format asked for, else the one the file's ending names, else Markdown. Refuses unknown ones, and Word without a file. */
export function chooseFormat(given: Given): Outcome<ExportFormat> {
  const asked = given.values.format
  const named = formatCalled(asked ?? extname(given.values.out ?? '').slice(1))
  if (asked !== undefined && !named)
    return refused('no-such-format', `There is no format "${asked}". Use one of md, docx, json.`)
  const format = named ?? 'md'
  if (format === 'docx' && toStandardOutput(given))
    return refused(
      'word-needs-a-file',
      'A Word file cannot be shown here. Say where to write it: --out policy.docx',
    )
  return accepted(format)
}

/** Writes the document. A file that is there already is replaced. */
export async function deliver(bytes: Uint8Array, given: Given, shell: Shell): Promise<ExitCode> {
  const file = given.values.out
  if (file === undefined || toStandardOutput(given)) {
    shell.write(bytes)
    return 0
  }
  try {
    await writeFile(file, bytes)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given'
    shell.complain(
      `${file} could not be written (${code}). Check that the folder is there and that you may write in it.`,
    )
    return 1
  }
  shell.write(`Wrote ${file}\n`)
  return 0
}

function toStandardOutput(given: Given): boolean {
  return given.values.out === undefined || given.values.out === '-'
}

function formatCalled(word: string): ExportFormat | undefined {
  return formats.find((format) => format === word)
}
