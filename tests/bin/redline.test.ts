// candor redline: two documents in, one Word file with tracked changes out; a sentence for whatever is no document.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder } from '../databases/database'
import { changesIn, linesAfter } from '../render/revisions'
import { candor } from './a-shell'

const id = 'employee-social-media'

describe('candor redline', () => {
  test('accepting all gives the later draft, rejecting all the earlier one', async () => {
    const { folder, before, after } = await twoDrafts()
    const out = join(folder, 'redline.docx')
    const said = await candor([
      'redline',
      before,
      after,
      '--out',
      out,
      '--author',
      'Amara Okafor',
      '--date',
      '2027-03-14',
    ])
    expect([said.code, said.err, said.out]).toEqual([0, '', `Wrote ${out}\n`])
    const redline = await readFile(out)
    const [accepted, rejected] = [linesAfter(redline, 'accept'), linesAfter(redline, 'reject')]
    expect(accepted.join('\n')).toContain('Harbour & Hill')
    expect(accepted.join('\n')).not.toContain('Old Name')
    expect(rejected.join('\n')).toContain('Old Name')
    expect(rejected.join('\n')).not.toContain('Harbour & Hill')
    expect(changesIn(redline)['w:ins']).toBeGreaterThan(0)
  })

  test('the same files give the same bytes, without a name and a date too', async () => {
    const { folder, before, after } = await twoDrafts()
    const files = [join(folder, 'one.docx'), join(folder, 'two.docx')]
    for (const file of files) expect((await candor(['redline', before, after, '--out', file])).code).toBe(0)
    const [one, two] = await Promise.all(files.map((file) => readFile(file)))
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true)
  })

  test('two equal files give a Word file without a change', async () => {
    const { folder, before } = await twoDrafts()
    const out = join(folder, 'same.docx')
    expect((await candor(['redline', before, before, '--out', out])).code).toBe(0)
    expect(changesIn(await readFile(out))).toEqual({})
  })

  test.each([
    ['nothing', '', 'is not JSON: it is empty'],
    ['half a file', '{"format": 1,', 'is not JSON, at line 1'],
    ['another object', '{}', 'is JSON, but not the document of a policy'],
    ['a document of a later release', '{"format": 2}', 'not the document of a policy'],
    [
      'clauses that are none',
      '{"format":1,"language":"en","title":"A","facts":[],"clauses":[{"id":1}]}',
      'not the document of a policy',
    ],
  ])('a file with %s is told, and nothing is written', async (_, text, sentence) => {
    const { folder, before } = await twoDrafts()
    const wrong = join(folder, 'wrong.json')
    await writeFile(wrong, text)
    const said = await candor(['redline', before, wrong, '--out', join(folder, 'no.docx')])
    expect(said.code).toBe(1)
    expect(said.err).toContain(sentence)
    await expect(readFile(join(folder, 'no.docx'))).rejects.toThrow()
  })

  test('a file that is not there, a date that is none, and no place to write', async () => {
    const { before } = await twoDrafts()
    expect((await candor(['redline', before, '/no/such.json', '--out', 'x.docx'])).err).toContain(
      'There is no file /no/such.json',
    )
    expect(await candor(['redline', before, before, '--out', 'x.docx', '--date', 'yesterday'])).toMatchObject(
      {
        code: 2,
        err: '"yesterday" is no date. Write --date 2027-03-14, or a moment like 2027-03-14T09:12:00Z.',
      },
    )
    expect(await candor(['redline', before, before])).toMatchObject({ code: 2 })
  })
})

async function twoDrafts(): Promise<{ folder: string; before: string; after: string }> {
  const folder = await aFolder()
  const drafted = async (name: string, organisation: string): Promise<string> => {
    const answers = join(folder, `${name}-answers.json`)
    const file = join(folder, `${name}.json`)
    await writeFile(answers, JSON.stringify({ 'organisation-name': organisation }))
    expect((await candor(['draft', id, '--answers', answers, '--out', file])).code).toBe(0)
    return file
  }
  return { folder, before: await drafted('old', 'Old Name'), after: await drafted('new', 'Harbour & Hill') }
}
