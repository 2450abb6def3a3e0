// Pasted text and Markdown: headings, lists and facts for other programs.
import { expect, test } from 'vitest'
import { readPolicyFile, readPolicyText } from '../../app/import/read-policy'
import { markdownOfBlocks } from '../../app/render/markdown'
import { valueOf } from '../instance'

test('text copied from a page keeps its lines as paragraphs, its bullets as a list, its capitals as headings', async () => {
  const pasted =
    'SCOPE\nThis is for everybody who works with us, on every platform we use.\n•\tStaff\n•\tVolunteers\nMISTAKES\nTell us at once when something went wrong, and do not delete it in silence.'
  const { clauses } = valueOf(await readPolicyText(pasted))
  expect(clauses.map((clause) => [clause.heading, clause.guessed])).toEqual([
    ['SCOPE', 'capitals'],
    ['MISTAKES', 'capitals'],
  ])
  expect(markdownOfBlocks(clauses[0]?.blocks ?? [])).toBe(
    'This is for everybody who works with us, on every platform we use.\n\n- Staff\n- Volunteers\n',
  )
})

test('the only first heading is the title, and the rest are sections and parts', async () => {
  const source =
    '---\ntitle: From the site\nowner: x\n---\n\n# Our policy\n\nHello.\n\n## Scope\n\nAll.\n\n### Who\n\nUs.\n\n#### Deep\n\nMore.\n\n## Pay\n\nYours.\n'
  const read = await readPolicyFile({
    name: 'x.md',
    bytes: new TextEncoder().encode(source),
    changes: 'taken-in',
  })
  const policy = valueOf(read)
  expect(policy.title).toBe('Our policy')
  expect(policy.clauses.map((clause) => `${clause.level} ${clause.heading}`)).toEqual([
    '1 Introduction',
    '1 Scope',
    '2 Who',
    '1 Pay',
  ])
  expect(policy.losses.map(({ kind, where }) => [kind, where])).toEqual([
    ['other', 'line 1'],
    ['heading', 'line 18, under “Deep”'],
  ])
})

test('addresses defined at the end of a text work in every section', async () => {
  const { clauses } = valueOf(
    await readPolicyText(
      '## One\n\nSee [the code][code].\n\n## Two\n\n[code]: https://example.org/code\n\nDone here.',
    ),
  )
  expect(markdownOfBlocks(clauses[0]?.blocks ?? [])).toBe('See [the code](https://example.org/code).\n')
})

test('a file from an old Windows program is read with its accents', async () => {
  const bytes = new Uint8Array(
    Buffer.from('R\xe8gles\r\n\r\nCaf\xe9 et th\xe9 pour tous nos amis.', 'latin1'),
  )
  const policy = valueOf(await readPolicyFile({ name: 'r.txt', bytes, changes: 'taken-in' }))
  expect(JSON.stringify(policy.clauses)).toContain('Café et thé')
})
