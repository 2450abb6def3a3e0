// The library is read from a folder, remembered in a file, and refused as a whole when anything in it is wrong.
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkTemplateFolder } from '../../app/templates/check-templates'
import type { TemplateMistake } from '../../app/templates/mistake'
import { loadLibrary } from '../../app/templates/library'
import { TemplateMistakes } from '../../app/templates/mistake'
import { file, opening } from './sources'

let dir: string
let cacheFile: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'candor-library-'))
  await cp(join(import.meta.dirname, 'fixtures/library'), join(dir, 'library'), { recursive: true })
  cacheFile = join(dir, 'cache/templates.json')
  dir = join(dir, 'library')
})

afterEach(() => rm(join(dir, '..'), { recursive: true }))

async function write(path: string, source: string): Promise<void> {
  await mkdir(join(dir, path, '..'), { recursive: true })
  await writeFile(join(dir, path), source)
}

describe('loading', () => {
  test('reads templates and scenarios', async () => {
    const library = await loadLibrary(dir)
    expect(library.templates.map(({ id }) => id)).toEqual(['small'])
    expect(library.scenarios.map(({ id }) => id)).toEqual(['slip'])
  })

  test('remembers what was read', async () => {
    const first = await loadLibrary(dir, { cacheFile })
    const kept = await readFile(cacheFile, 'utf8')
    expect(await loadLibrary(dir, { cacheFile })).toEqual(first)
    expect(await readFile(cacheFile, 'utf8')).toBe(kept)
  })

  test('reads again after a partial changed', async () => {
    const first = await loadLibrary(dir, { cacheFile })
    await write('shared/ask.mdx', 'Something else.\n')
    expect(await loadLibrary(dir, { cacheFile })).not.toEqual(first)
  })

  test.each([
    ['empty', ''],
    ['cut short', 'abc def\n{"templates": ['],
    ['of another shape', 'abc def\n[]'],
  ])('ignores a cache that is %s', async (_, damaged) => {
    const first = await loadLibrary(dir, { cacheFile })
    await writeFile(cacheFile, damaged)
    expect(await loadLibrary(dir, { cacheFile })).toEqual(first)
  })

  test('ignores a cache in which a letter was changed', async () => {
    const first = await loadLibrary(dir, { cacheFile })
    await writeFile(
      cacheFile,
      (await readFile(cacheFile, 'utf8')).replace('A small policy', 'B small policy'),
    )
    expect(await loadLibrary(dir, { cacheFile })).toEqual(first)
  })

  test('works where the cache cannot be written', async () => {
    expect(
      (await loadLibrary(dir, { cacheFile: join(dir, 'small/template.mdx/no') })).templates,
    ).toHaveLength(1)
  })

  test('throws every mistake of every file at once', async () => {
    await write('other/template.mdx', file(`${opening}\n\n## No\n\n</Clause>`))
    await write('playbook/bad.mdx', 'Nothing')
    const error = await loadLibrary(dir, { cacheFile }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TemplateMistakes)
    expect(
      error instanceof TemplateMistakes && new Set(error.mistakes.map((mistake) => mistake.file)),
    ).toEqual(new Set([join(dir, 'other/template.mdx'), join(dir, 'playbook/bad.mdx')]))
  })
})

describe('checking', () => {
  test('finds nothing wrong with what is right', async () => {
    expect(await mistakesIn(dir)).toEqual([])
  })

  test('names the partial and its line', async () => {
    await write('shared/ask.mdx', 'Fine.\n\nAsk <Answer question="ownr" />.\n')
    expect(await mistakesIn(dir)).toEqual([
      {
        file: join(dir, 'shared/ask.mdx'),
        line: 3,
        sentence: 'There is no question "ownr".',
        fix: 'Did you mean "owner"?',
      },
    ])
  })

  test('names the partial that cannot be parsed', async () => {
    await write('shared/ask.mdx', 'Fine.\n\n<Callout tone="note">\n')
    expect(await mistakesIn(dir)).toMatchObject([{ file: join(dir, 'shared/ask.mdx'), line: 3 }])
  })

  test.each([
    ['a missing file', 'shared/none.mdx', /There is no file "shared\/none.mdx" to include/],
    ['a file above the folder', '../../secret.mdx', /outside the templates folder/],
    ['an absolute path', '/etc/passwd.mdx', /outside the templates folder/],
    ['another kind of file', 'notes.txt', /outside the templates folder/],
    ['a loop', 'loop.mdx', /includes itself in a loop/],
    ['a chain that is too long', 'chain-0.mdx', /more than 5 files deep/],
    ['a link that leads out', 'link.mdx', /outside the templates folder/],
  ])('refuses to include %s', async (_, name, sentence) => {
    await write('other/template.mdx', file(`${opening}\n\nHello.\n\n<Include file="${name}" />\n\n</Clause>`))
    await write('other/loop.mdx', 'a\n\n<Include file="loop.mdx" />\n')
    for (const index of [0, 1, 2, 3, 4, 5, 6]) {
      await write(`other/chain-${index}.mdx`, `a\n\n<Include file="chain-${index + 1}.mdx" />\n`)
    }
    await writeFile(join(dir, '../secret.mdx'), 'Secret.')
    await symlink(join(dir, '../secret.mdx'), join(dir, 'other/link.mdx'))
    expect((await mistakesIn(dir)).map((mistake) => mistake.sentence)).toEqual([
      expect.stringMatching(sentence),
    ])
  })

  test('stops a partial that includes others again and again before it fills the memory', async () => {
    const many = (name: string) => `<Include file="${name}" />\n\n`.repeat(200)
    await write('other/template.mdx', file(`${opening}\n\n${many('a.mdx')}</Clause>`))
    await write('other/a.mdx', many('b.mdx'))
    await write('other/b.mdx', many('c.mdx'))
    await write('other/c.mdx', 'Hello.\n')
    expect((await mistakesIn(dir)).map((mistake) => mistake.sentence)).toEqual([
      'The template has more than 20,000 parts.',
    ])
  })

  test('says so when a folder has no main file, or is not there', async () => {
    await write('other/text.mdx', 'Hello')
    expect(await mistakesIn(dir)).toMatchObject([{ sentence: 'This folder has no template.mdx.' }])
    expect(await mistakesIn(join(dir, 'nowhere'))).toMatchObject([{ sentence: 'There is no such folder.' }])
  })

  test('takes the folder of one template', async () => {
    await write('small/template.mdx', file(`${opening}\n\n## No\n\n</Clause>`))
    expect(await mistakesIn(join(dir, 'small'))).toMatchObject([{ line: 13 }])
  })
})

async function mistakesIn(dir: string): Promise<TemplateMistake[]> {
  return (await checkTemplateFolder(dir)).mistakes
}
