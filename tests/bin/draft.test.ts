// candor draft: answers in, a draft out; the same bytes every time, and a sentence for whatever does not fit.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../app/domain/answer'
import type { Question, Template } from '../../app/domain/template'
import { countWords } from '../../app/domain/words'
import { aFolder } from '../databases/database'
import { home, shippedLibrary } from '../shipped-library'
import { candor } from './a-shell'

const id = 'employee-social-media'

describe('candor draft', () => {
  test('no answers at all give a whole draft with its gaps in sight', async () => {
    const { code, out, err } = await draft({})
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('**DRAFT: This is a draft.')
    expect(out).toContain('**\\[our organisation]**')
    expect(countWords(out)).toBeGreaterThan(1_500)
  })

  test('every answer gives a draft without a gap', async () => {
    const template = await employeeTemplate()
    const { code, out } = await draft(answersTo(template), ['--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ status: 'draft', gaps: [], format: 1, title: template.title })
  })

  test('an answer stands in the text, also one that looks like markup', async () => {
    const { out } = await draft({ 'organisation-name': '<b>Kai & Söhne</b> مرحبا 你好' })
    expect(out).toContain('At \\<b>Kai & Söhne\\</b> مرحبا 你好, we use social media')
  })

  test('JSON names the gaps and is marked as a draft', async () => {
    const template = await employeeTemplate()
    const { out } = await draft({}, ['--format', 'json'])
    const drafted = JSON.parse(out) as { status: string; gaps: string[] }
    expect(drafted.status).toBe('draft')
    expect(drafted.gaps).toContain(template.questions[0]?.id)
  })

  test.each(['md', 'docx', 'json'])('two programs write the same bytes as %s', async (format) => {
    const folder = await aFolder()
    const answers = join(folder, 'answers.json')
    await writeFile(answers, JSON.stringify(answersTo(await employeeTemplate())))
    const files = [join(folder, `one.${format}`), join(folder, `two.${format}`)]
    for (const [index, file] of files.entries()) {
      const env = {
        ...process.env,
        TZ: index === 0 ? 'UTC' : 'Asia/Tokyo',
        DATABASE_URL: `file:${folder}/no.db`,
      }
      await promisify(execFile)(
        process.execPath,
        [join(home, 'bin/candor.mjs'), 'draft', id, '--answers', answers, '--out', file],
        { cwd: folder, env },
      )
    }
    const [one, two] = await Promise.all(files.map((file) => readFile(file)))
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true)
    expect(one?.length).toBeGreaterThan(5_000)
    expect(existsSync(join(folder, 'no.db'))).toBe(false)
  })

  test('the ending of the file chooses the format, and the file is replaced', async () => {
    const file = join(await aFolder(), 'policy.docx')
    await writeFile(file, 'old')
    const { code, out } = await draft({}, ['--out', file])
    expect([code, out]).toEqual([0, `Wrote ${file}\n`])
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')
  })

  test('answers come from standard input too, with or without a byte order mark', async () => {
    const { code, out } = await candor(['draft', id, '--answers', '-'], {
      input: '\uFEFF{"organisation-name": "Harbour Trust"}',
    })
    expect(code).toBe(0)
    expect(out).toContain('At Harbour Trust, ')
  })

  test.each<{ type: Question['type']; wrong: unknown }>([
    { type: 'text', wrong: 7 },
    { type: 'long-text', wrong: ['a'] },
    { type: 'person', wrong: { name: 'Ana' } },
    { type: 'yes-no', wrong: 'yes' },
    { type: 'single', wrong: 'no such option' },
    { type: 'single', wrong: true },
    { type: 'multiple', wrong: 'one' },
    { type: 'multiple', wrong: ['no such option'] },
    { type: 'list', wrong: 'one' },
    { type: 'list', wrong: [1] },
    { type: 'number', wrong: '8' },
    { type: 'date', wrong: '14 March 2027' },
    { type: 'date', wrong: '2027-02-30' },
  ])('refuses $wrong as an answer to a question of type $type', async ({ type, wrong }) => {
    const question = (await employeeTemplate()).questions.find((candidate) => candidate.type === type)
    const { code, out, err } = await draft({ [question?.id ?? type]: wrong })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`"${question?.id}"`)
  })

  test('names every answer that does not fit, not only the first', async () => {
    const { code, err } = await draft({ 'organisation-nam': 'x', 'policy-owner': 3, __proto_: 1 })
    expect(code).toBe(2)
    expect(err.split('\n')).toEqual([
      '"organisation-nam" is not a question of this template. Did you mean "organisation-name"?',
      expect.stringContaining('"policy-owner": The answer is the number 3.'),
      expect.stringContaining('"__proto_" is not a question'),
    ])
  })

  test.each([
    { source: '', says: 'is not JSON: it is empty.' },
    { source: '{\n  "a": 1,\n}', says: 'is not JSON, at line 3, column 1.' },
    { source: '{"a": ', says: 'is not JSON, at line 1, column 7.' },
    { source: '[]', says: 'The answers are a list, not a list of question ids' },
    { source: 'null', says: 'The answers are nothing (null)' },
    { source: '"hello"', says: 'The answers are the text "hello"' },
  ])('refuses $source as a file of answers', async ({ source, says }) => {
    const { code, err } = await candor(['draft', id, '--answers', '-'], { input: source })
    expect(code).toBe(2)
    expect(err).toContain(says)
  })

  test.each([
    {
      words: ['draft', 'employee-social-medai', '--answers', '-'],
      says: 'Did you mean "employee-social-media"?',
    },
    {
      words: ['draft', '../employee-social-media', '--answers', '-'],
      says: 'There is no template "../employee',
    },
    { words: ['draft', id], says: 'Name the file with the answers: --answers' },
    { words: ['draft', id, '--answers', '/nowhere/a.json'], says: 'There is no file /nowhere/a.json.' },
    { words: ['draft', id, '--answers', '/'], says: '/ is a folder.' },
    { words: ['draft', id, '--answers', '-', '--format', 'pdf'], says: 'There is no format "pdf".' },
    { words: ['draft', id, '--answers', '-', '--format', 'docx'], says: 'Say where to write it: --out' },
  ])('refuses $words', async ({ words, says }) => {
    const { code, out, err } = await candor(words, { input: '{}' })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })

  test('a file that cannot be written is a sentence and exit code 1', async () => {
    const { code, err } = await draft({}, ['--out', '/nowhere/at/all/policy.md'])
    expect(code).toBe(1)
    expect(err).toBe(
      '/nowhere/at/all/policy.md could not be written (ENOENT). Check that the folder is there and that you may write in it.',
    )
  })
})

async function draft(answers: object, more: string[] = []) {
  return candor(['draft', id, '--answers', '-', ...more], { input: JSON.stringify(answers) })
}

async function employeeTemplate(): Promise<Template> {
  const template = (await shippedLibrary()).templates.find((candidate) => candidate.id === id)
  if (!template) throw new Error(`${id} is not there.`)
  return template
}

/** An answer of the right type to every question. */
function answersTo(template: Template): Record<string, Answer> {
  return Object.fromEntries(template.questions.map((question) => [question.id, anAnswer(question)]))
}

function anAnswer({ type, options }: Question): Answer {
  switch (type) {
    case 'text':
    case 'long-text':
    case 'person':
      return 'Tamsin Ade'
    case 'yes-no':
      return true
    case 'single':
      return options[0]?.value ?? ''
    case 'multiple':
      return options.map(({ value }) => value)
    case 'list':
      return ['one thing', 'another thing']
    case 'number':
      return 8
    case 'date':
      return '2027-03-14'
    default:
      return type satisfies never
  }
}
