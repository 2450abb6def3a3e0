// Text that would hold the server up is known before it is parsed; honest text, however long, is not taken for it.
import { expect, test } from 'vitest'
import { firstTangledLine } from '../../app/import/markdown-limits'
import { definitionsIn, definitionsUsed } from '../../app/import/markdown-chunks'
import { asMarkdown } from '../../app/import/plain-lines'
import { readPolicyText } from '../../app/import/read-policy'

const tangled: [what: string, text: string][] = [
  ['thousands of paragraphs of one letter', 'a\n\n'.repeat(13_000)],
  ['thousands of addresses in one paragraph', 'www.a '.repeat(6_600)],
  ['thousands of full addresses in one paragraph', 'http://a '.repeat(4_400)],
  [
    'lists by ever deeper spaces',
    Array.from({ length: 190 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n'),
  ],
  ['spaces without end', `a${' '.repeat(900_000)}b`],
  ['thousands of attributes', `<Callout ${'a="b" '.repeat(60_000)}>`],
  ['groups in groups of front matter', `---\nfacts: ${'{a: '.repeat(100_000)}\n---\n`],
]

test.each(tangled)('%s are too tangled', (_, text) => {
  expect(firstTangledLine(text)).toBeDefined()
})

test('a long and honest text is not', () => {
  const section = `# A heading\n\nAsk your manager, or see https://example.org and www.example.org.\n\n- One\n    - Two\n        - Three\n\n`
  expect(firstTangledLine(section.repeat(400))).toBeUndefined()
})

test('two million signs of white space between lines are looked at in a moment', () => {
  const started = process.cpuUsage().user
  asMarkdown(`- a${' \n'.repeat(1_000_000)}x`)
  expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(4)
}, 10_000)

test('points with an empty line between them are Markdown', () => {
  expect(asMarkdown('- One\n\n- Two')).toBe('- One\n\n- Two')
})

test('a part of a text is read with the addresses it uses, not with all there are', () => {
  const definitions = definitionsIn('[Forum]: https://forum.example.org\n[shop]: https://shop.example.org')
  const chunk = (text: string) => ({ text, line: 0 })
  expect(definitionsUsed(chunk('See [our page][forum].'), definitions)).toEqual([definitions[0]])
  expect(definitionsUsed(chunk('See [shop] and [this].'), definitions)).toEqual([definitions[1]])
  expect(definitionsUsed(chunk('See the forum.'), definitions)).toEqual([])
})

test('a text of nothing but headings gets a sentence, and at once', async () => {
  const started = process.cpuUsage().user
  expect(await readPolicyText('# A\n\n'.repeat(60_000))).toMatchObject({
    ok: false,
    rule: 'too-many-headings',
  })
  expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(4)
})
