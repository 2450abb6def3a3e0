// A JSON file that somebody named: read within bounds, and a sentence for whatever is wrong with it.
import { readFile, stat } from 'node:fs/promises'
import { accepted, refused, type Outcome } from '../app/domain/outcome'

/** What the file should be: "file of answers", and how many MB it may have at most. */
export type Expected = { what: string; megabytes: number }

/** The value in the file. Refuses one that is not there, cannot be read, is too large, or is not JSON. */
export async function readJsonFile(file: string, expected: Expected): Promise<Outcome<unknown>> {
  const text = await textOf(file, expected)
  return text.ok ? parsedJson(text.value, file) : text
}

/** The value in a text; `named` is what the sentences call it. */
export function parsedJson(text: string, named: string): Outcome<unknown> {
  try {
    return accepted(JSON.parse(text.replace(/^\uFEFF/, '')) as unknown)
  } catch (error) {
    return refused(
      'not-json',
      `${named} is not JSON${placeIn(text, error)}. Check quotes, commas and brackets there.`,
    )
  }
}

async function textOf(file: string, { what, megabytes }: Expected): Promise<Outcome<string>> {
  try {
    const { size } = await stat(file)
    if (size > megabytes * 1024 * 1024)
      return refused('too-large', `${file} is larger than ${megabytes} MB: that is no ${what}.`)
    return accepted(await readFile(file, 'utf8'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return refused('no-file', `There is no file ${file}. Check its name.`)
    if (code === 'EISDIR') return refused('not-a-file', `${file} is a folder. Name the ${what} in it.`)
    return refused(
      'not-readable',
      `${file} cannot be read (${code || 'no reason given'}). Check that you may read it.`,
    )
  }
}

/** ", at line 3, column 7", where Node says it. */
function placeIn(source: string, error: unknown): string {
  if (source.trim() === '') return ': it is empty'
  const message = error instanceof Error ? error.message : ''
  const position = /at position (\d+)/.exec(message)?.[1]
  const at =
    position === undefined && /Unexpected end/.test(message) ? source.length : Number(position ?? Number.NaN)
  if (Number.isNaN(at)) return ''
  const lines = source.slice(0, at).split('\n')
  return `, at line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}
