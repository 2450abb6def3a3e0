// A Word file that somebody named: its bytes within bounds, and a sentence for whatever is wrong with it.
import { readFile, stat } from 'node:fs/promises'
import { accepted, refused, type Outcome } from '../app/domain/outcome'
import { largestFile } from '../app/import/word-package'

/** The bytes of the file. Refuses one that is not there, cannot be read, or is larger than 50 MB. */
export async function wordFileBytes(file: string): Promise<Outcome<Uint8Array>> {
  try {
    const facts = await stat(file)
    if (facts.isDirectory())
      return refused('not-a-file', `${file} is a folder. Name the file with the policy in it.`)
    if (facts.size > largestFile)
      return refused(
        'file-too-large',
        `${file} has ${Math.ceil(facts.size / 1024 / 1024)} MB, and 50 MB are read. Take the pictures out and save it again.`,
      )
    return accepted(await readFile(file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return refused('no-file', `There is no file ${file}. Check its name.`)
    return refused(
      'not-readable',
      `${file} cannot be read (${code || 'no reason given'}). Check that you may read it.`,
    )
  }
}
