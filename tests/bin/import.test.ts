// candor import: a file in, clauses, coverage and losses out; no database, and a sentence for whatever cannot be read.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aFolder } from '../databases/database'
import { del, ins, p, r, wordFile } from '../import/word-files'
import { candor } from './a-shell'

const body =
  p(r('Passwords'), 'berschrift1') +
  p(r('Use two-factor sign-in. ') + ins(r('Always. '), 'Ana Lee') + del('Never share.', 'Bo')) +
  p(r('Parking'), 'berschrift1') +
  p(r('Behind the house.'))

async function aFile(name = 'old.docx'): Promise<string> {
  const file = join(await aFolder(), name)
  await writeFile(file, wordFile({ body }))
  return file
}

type Found = {
  clauses: { heading: string; section: string | null; markdown: string; why: { inHeading: string[] } }[]
  coverage: { section: string; state: string; inTemplate: boolean; template: { questions: string[] }[] }[]
  losses: { kind: string; text: string }[]
}

test('JSON holds the clauses with their match and why, the coverage of all sections, and the losses', async () => {
  const { code, out, err } = await candor(['import', await aFile(), '--json'])
  expect([code, err]).toEqual([0, ''])
  const found = JSON.parse(out) as Found
  expect(found.clauses.map(({ heading, section }) => [heading, section])).toEqual([
    ['Passwords', 'security'],
    ['Parking', null],
  ])
  expect(found.clauses[0]?.why.inHeading).toEqual(['passwords'])
  expect(found.clauses[0]?.markdown).toBe('Use two-factor sign-in. Always.\n')
  expect(found.coverage).toHaveLength(24)
  const purpose = found.coverage.find((one) => one.section === 'purpose')
  expect(purpose).toMatchObject({ state: 'missing', inTemplate: true })
  expect(purpose?.template[0]?.questions.length).toBeGreaterThan(0)
  expect(found.losses.map(({ kind, text }) => [kind, text])).toEqual([
    ['tracked-change', 'Always.'],
    ['tracked-change', 'Never share.'],
  ])
})

test('the text before tracked changes is there for the asking', async () => {
  const { out } = await candor(['import', await aFile(), '--json', '--changes', 'left-out'])
  expect((JSON.parse(out) as Found).clauses[0]?.markdown).toBe('Use two-factor sign-in. Never share.\n')
})

test('without --json it says the same in words', async () => {
  const { code, out } = await candor(['import', await aFile()])
  expect(code).toBe(0)
  expect(out).toContain('Passwords\n    → Account security (passwords')
  expect(out).toContain('missing  Crisis and escalation')
  expect(out).toContain('Bo proposed to take out words')
})

test.each<[string, string[], number, string]>([
  ['a file that is not there', ['import', '/nowhere/x.docx'], 1, 'There is no file /nowhere/x.docx.'],
  ['a folder', ['import', '/'], 1, '/ is a folder.'],
  ['no file', ['import'], 2, '"import" needs a .docx, .md or .txt file.'],
])('%s is a sentence', async (_, words, code, sentence) => {
  const said = await candor(words)
  expect(said.code).toBe(code)
  expect(said.err).toContain(sentence)
})

test('an unknown template and a broken file are told apart by the exit code', async () => {
  expect((await candor(['import', await aFile(), '--template', 'none'])).code).toBe(2)
  const broken = join(await aFolder(), 'broken.docx')
  await writeFile(broken, 'PK and no more')
  const said = await candor(['import', broken, '--json'])
  expect(said).toMatchObject({ code: 1, out: '' })
  expect(said.err).toContain('broken')
})
