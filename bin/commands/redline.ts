// candor redline: two documents give a Word file whose tracked changes are their difference. No database, nothing from the clock.
import { basename } from 'node:path'
import { fingerprint } from '../../app/domain/fingerprint'
import { accepted, refused, type Outcome } from '../../app/domain/outcome'
import type { PolicyDocument } from '../../app/domain/policy-document'
import { readDocument } from '../../app/domain/read-document'
import type { Given } from '../arguments'
import { deliver } from '../delivery'
import { readJsonFile } from '../json-file'
import type { ExitCode, Shell } from '../shell'

/** A policy of 700 pages has about 4 MB. */
const document = { what: 'document of a policy', megabytes: 50 }

/** As in the properties of every file that no publication gives a date. */
const usualDate = '2020-01-01T00:00:00Z'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const { out, author = '', date = usualDate } = given.values
  if (out === undefined || out === '-') {
    shell.complain('A Word file cannot be shown here. Say where to write it: --out redline.docx')
    return 2
  }
  const at = momentOf(date)
  if (at === undefined) {
    shell.complain(`"${date}" is no date. Write --date 2027-03-14, or a moment like 2027-03-14T09:12:00Z.`)
    return 2
  }
  const [oldFile = '', newFile = ''] = given.words
  const [before, after] = [await documentIn(oldFile), await documentIn(newFile)]
  for (const read of [before, after]) if (!read.ok) shell.complain(read.sentence)
  if (!before.ok || !after.ok) return 1

  const { redlineOfDocuments } = await import('../../app/render/word-redline')
  const bytes = await redlineOfDocuments(before.value, after.value, {
    sheet: {
      organisation: '',
      state: { kind: 'draft', revision: '' },
      fingerprint: fingerprint(after.value),
      owner: '',
      approvals: [],
      history: [],
    },
    author,
    at,
    against: { fingerprint: fingerprint(before.value), name: basename(oldFile) },
  })
  return deliver(bytes, given, shell)
}

async function documentIn(file: string): Promise<Outcome<PolicyDocument>> {
  const json = await readJsonFile(file, document)
  if (!json.ok) return json
  const read = readDocument(json.value)
  if (read) return accepted(read)
  return refused(
    'no-document',
    `${file} is JSON, but not the document of a policy. Make one with: candor draft employee-social-media --answers answers.json --out ${basename(file) || 'new.json'}`,
  )
}

/** A day or a moment as ISO; undefined for anything else. */
function momentOf(typed: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(typed)) return undefined
  const time = Date.parse(typed)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
