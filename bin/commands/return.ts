// candor return: what people changed in a Word file, as suggestions by section, comments, strays and losses. No database.
import { basename } from 'node:path'
import { refused, type Outcome } from '../../app/domain/outcome'
import { allClauses } from '../../app/domain/policy-document'
import { readDocument } from '../../app/domain/read-document'
import { wordAuthorWords } from '../../app/domain/word-return'
import { readReturn, readReturnAgainst, type ReturnedFile } from '../../app/import/read-return'
import { markdownOfBlocks } from '../../app/render/markdown'
import type { Given } from '../arguments'
import { readJsonFile } from '../json-file'
import type { ExitCode, Shell } from '../shell'
import { wordFileBytes } from '../word-file'

/** A policy of 700 pages has about 4 MB. */
const document = { what: 'document of a policy', megabytes: 50 }

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const [file = ''] = given.words
  const read = await readFrom(file, given.values.base)
  if (!read.ok) {
    shell.complain(read.sentence)
    return 1
  }
  const facts = returnFacts(file, read.value)
  shell.write(given.flags.has('json') ? `${JSON.stringify(facts, null, 2)}\n` : inWords(facts))
  return 0
}

async function readFrom(file: string, base: string | undefined): Promise<Outcome<ReturnedFile>> {
  const bytes = await wordFileBytes(file)
  if (!bytes.ok) return bytes
  if (base === undefined) {
    const read = await readReturn(bytes.value, { textOf: () => Promise.resolve(undefined), comments: [] })
    return read.ok || (read.rule !== 'no-base' && read.rule !== 'base-does-not-match')
      ? read
      : withoutBase(read)
  }
  const json = await readJsonFile(base, document)
  if (!json.ok) return json
  const against = readDocument(json.value)
  if (!against)
    return refused(
      'no-document',
      `${base} is JSON, but not the document of a policy. Name the file that the Word file was made from.`,
    )
  return readReturnAgainst(bytes.value, against)
}

function withoutBase({ rule }: { rule: string }): Outcome<never> {
  const why =
    rule === 'no-base'
      ? 'does not say which text it was made from'
      : 'says it was made from a text that is not what its fingerprint stands for'
  return refused(
    rule,
    `The file ${why}. Name that text: --base new.json, as "candor draft --format json" wrote it.`,
  )
}

type ReturnFacts = ReturnType<typeof returnFacts>

function returnFacts(file: string, { policy, fingerprint, sha256, document: base, reading }: ReturnedFile) {
  const names = new Map(
    allClauses(base.clauses).map(({ id, number, heading }) => [id, `${number} ${heading}`.trim()]),
  )
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  return {
    file: basename(file),
    sha256,
    policy,
    base: fingerprint,
    foundBy: reading.found,
    suggestions: reading.suggestions.map((one) => ({ section: nameOf(one.clauseId), ...one })),
    comments: reading.comments.map((one) => ({ section: nameOf(one.clauseId), ...one })),
    strays: reading.strays.map((one) => ({ afterSection: nameOf(one.after), ...one })),
    losses: reading.losses,
  }
}

function inWords(facts: ReturnFacts): string {
  const { suggestions, comments, strays, losses } = facts
  const suggested = suggestions.map(({ section, author, words, notes }) => {
    const text = markdownOfBlocks(words.blocks).trim().replace(/^/gm, '    ')
    const beside = notes.map((note) => `    (${note})\n`).join('')
    return `  ${section ?? ''} (${wordAuthorWords(author)})\n    ${words.heading}\n${text}\n${beside}`
  })
  const said = comments.map(({ section, author, quote, text, replies }) => {
    const answers = replies.map((reply) => `\n    ${wordAuthorWords(reply.author)}: ${reply.text}`).join('')
    const on = quote === '' ? '' : ` on “${quote}”`
    return `  ${section ?? 'Around the sections'} (${wordAuthorWords(author)})${on}\n    ${text}${answers}`
  })
  const stray = strays.map(({ afterSection, authors, heading, blocks }) => {
    const text = [heading ?? '', markdownOfBlocks(blocks).trim()].filter((part) => part !== '').join('\n')
    const who = authors.length === 0 ? wordAuthorWords(null) : `${authors.join(', ')}, in Word`
    return `  ${afterSection === null ? 'Before all sections' : `After ${afterSection}`} (${who})\n${text.replace(/^/gm, '    ')}`
  })
  const lost = losses.map(({ what, where, text }) => `  ${where}: ${what}${text === '' ? '' : ` “${text}”`}`)
  const parts = [
    ['Suggestions', suggested],
    ['Comments', said],
    ['Words without a section', stray],
    ['Not carried over', lost],
  ] as const
  const shown = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.join('\n')}`)
  return shown.length === 0 ? 'Nothing was changed in this file.\n' : `${shown.join('\n\n')}\n`
}
