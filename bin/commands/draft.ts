// candor draft: a template and answers give a draft. No database, nothing from the clock: the same bytes every time.
import { join } from 'node:path'
import { readAnswers, type Answers } from '../../app/domain/answer'
import { draftPolicy, type DraftedPolicy } from '../../app/domain/drafting'
import { fingerprint } from '../../app/domain/fingerprint'
import { refused, type Outcome } from '../../app/domain/outcome'
import type { Sheet } from '../../app/render/sheet'
import type { Given } from '../arguments'
import { chooseFormat, deliver, type ExportFormat } from '../delivery'
import { parsedJson, readJsonFile } from '../json-file'
import { readShippedTemplate } from '../shipped-templates'
import type { ExitCode, Shell } from '../shell'

/** Far more megabytes than a complete set of answers needs. */
const largestAnswers = 5

/** The answer to this question, where a template asks it, stands at the head of the document. */
const organisationQuestion = 'organisation-name'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const [templateId = ''] = given.words
  const format = chooseFormat(given)
  if (!format.ok) return wrongUse(shell, format.sentence)
  const template = await readShippedTemplate(join(shell.home, 'policy-templates'), templateId)
  if (!template.ok) {
    shell.complain(template.sentence)
    return template.rule === 'no-template' ? 2 : 1
  }
  const json = await readAnswersFile(given.values.answers, shell)
  if (!json.ok) return wrongUse(shell, json.sentence)
  const answers = readAnswers(template.value, json.value)
  if (!answers.ok) {
    const problems = Object.values(answers.fields ?? {})
    return wrongUse(shell, problems.length > 0 ? problems.join('\n') : answers.sentence)
  }
  const drafted = draftPolicy({ template: template.value, answers: answers.value, skipped: [], edits: {} })
  return deliver(await draftBytes(drafted, answers.value, format.value), given, shell)
}

function wrongUse(shell: Shell, sentence: string): ExitCode {
  shell.complain(sentence)
  return 2
}

async function readAnswersFile(file: string | undefined, shell: Shell): Promise<Outcome<unknown>> {
  if (file === undefined) {
    return refused(
      'no-answers',
      'Name the file with the answers: --answers answers.json. A file that holds {} gives a draft with every gap in sight.',
    )
  }
  return file === '-'
    ? parsedJson(await shell.readInput(), 'Standard input')
    : readJsonFile(file, { what: 'file of answers', megabytes: largestAnswers })
}

/** The writers for Word and Markdown are large: each is loaded only for its own format. */
async function draftBytes(
  drafted: DraftedPolicy,
  answers: Answers,
  format: ExportFormat,
): Promise<Uint8Array> {
  const { document, gaps } = drafted
  const organisation = answers[organisationQuestion]
  const sheet: Sheet = {
    organisation: typeof organisation === 'string' ? organisation : '',
    state: { kind: 'draft', revision: '' },
    fingerprint: fingerprint(document),
    owner: '',
    approvals: [],
    history: [],
  }
  const encoder = new TextEncoder()
  switch (format) {
    case 'docx': {
      const { wordOfDocument } = await import('../../app/render/word')
      return wordOfDocument(document, sheet)
    }
    case 'md': {
      const { markdownOfDocument } = await import('../../app/render/markdown')
      return encoder.encode(markdownOfDocument(document, sheet))
    }
    case 'json': {
      const marked = {
        status: 'draft',
        fingerprint: sheet.fingerprint,
        gaps: gaps.map(({ question }) => question),
        ...document,
      }
      return encoder.encode(`${JSON.stringify(marked, null, 2)}\n`)
    }
    default:
      return format satisfies never
  }
}
