// candor return: a Word file that came back, read against the text it was made from, without a database.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aFolder } from '../databases/database'
import { withWords } from '../a-return'
import { withPart } from '../import/returned'
import { candor } from './a-shell'

async function aRedline() {
  const folder = await aFolder()
  const [answers, before, after, docx] = ['answers.json', 'old.json', 'new.json', 'redline.docx'].map(
    (name) => join(folder, name),
  )
  const files = { answers: answers ?? '', before: before ?? '', after: after ?? '', docx: docx ?? '' }
  for (const [out, name] of [
    [files.before, 'Old Name'],
    [files.after, 'Harbour & Hill'],
  ] as const) {
    await writeFile(files.answers, JSON.stringify({ 'organisation-name': name }))
    expect(
      (
        await candor([
          'draft',
          'employee-social-media',
          '--answers',
          files.answers,
          '--format',
          'json',
          '--out',
          out,
        ])
      ).err,
    ).toBe('')
  }
  const redline = [
    'redline',
    files.before,
    files.after,
    '--out',
    files.docx,
    '--author',
    'Amara Okafor',
    '--date',
    '2027-03-14',
  ]
  expect((await candor(redline)).err).toBe('')
  return files
}

test('a redline that nobody touched changes nothing, with its base named and without', async () => {
  const { after, docx } = await aRedline()
  for (const words of [
    ['return', docx, '--base', after],
    ['return', docx],
  ])
    expect(await candor(words)).toMatchObject({
      code: 0,
      err: '',
      out: 'Nothing was changed in this file.\n',
    })
})

test('words that a lawyer put into a redline come back by name, and our own changes do not', async () => {
  const { after, docx } = await aRedline()
  await writeFile(docx, withWords(await readFile(docx)))
  const said = await candor(['return', docx, '--base', after, '--json'])
  const facts = JSON.parse(said.out) as {
    suggestions: { author: string }[]
    comments: []
    strays: []
    losses: []
  }
  expect(said).toMatchObject({ code: 0, err: '' })
  expect(facts).toMatchObject({ comments: [], strays: [], losses: [] })
  expect(facts.suggestions.map((one) => one.author)).toEqual(['Dr Weber'])
  expect((await candor(['return', docx])).out).toContain('Dr Weber was here.')
})

test('a file without a base, a base that is none, and no file are named', async () => {
  const { answers, docx } = await aRedline()
  await writeFile(
    docx,
    withPart(await readFile(docx), 'customXml/item1.xml', () => '<base/>'),
  )
  await writeFile(
    docx,
    withPart(await readFile(docx), 'docProps/custom.xml', () => '<Properties/>'),
  )
  expect(await candor(['return', docx])).toMatchObject({ code: 1, out: '' })
  expect((await candor(['return', docx])).err).toContain('--base new.json')
  expect((await candor(['return', docx, '--base', answers])).err).toContain('not the document of a policy')
  expect((await candor(['return', 'nowhere.docx'])).err).toContain('There is no file nowhere.docx')
})
