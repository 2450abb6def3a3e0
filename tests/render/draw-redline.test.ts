// A comparison drawn page by page: what is on which page, what the list of changes leads to, and what stays out.
import { expect, test } from 'vitest'
import { diffDocuments } from '../../app/compare/document-diff'
import { judgeChanges } from '../../app/compare/duty-change'
import { paragraph, type Clause, type PolicyDocument } from '../../app/domain/policy-document'
import type { RedlineView } from '../../app/compare/comparison'
import { drawRedline } from '../../app/render/draw-redline'
import { clause, forSome, longPolicy, policy } from './documents'

function drawn(before: PolicyDocument, after: PolicyDocument, view: RedlineView = 'changes', page = 1) {
  const diff = diffDocuments(before, after)
  return drawRedline(diff, judgeChanges(diff), { view, page })
}

const ask = clause('ask', 'Ask first', [paragraph('You may ask anyone.')])
const post = clause('post', 'Post', [paragraph('Posts travel far.')])

function withWords(one: Clause, ...words: string[]): Clause {
  return { ...one, blocks: words.map(paragraph) }
}

test('each change says why it changes a duty, beside its section', () => {
  const { html } = drawn(policy([ask, post]), policy([withWords(ask, 'You must ask anyone.'), post]))
  expect(html).toContain('<section class="change-changed" id="change-1">')
  expect(html).toContain('<strong>Changes a duty:</strong> “may” became “must”')
  expect(html).not.toContain('Posts travel far.')
})

test('the list leads to every section that changed, also below another, with what happened to it', () => {
  const inner = (words: string) => ({ ...post, clauses: [withWords(ask, words)] })
  const { contents } = drawn(
    policy([inner('Posts last.')]),
    policy([inner('Posts last long.'), forSome(ask, 'board')]),
  )
  expect(contents.map(({ anchor, number, labels }) => [anchor, number, labels])).toEqual([
    ['change-2', '1.1', ['Changed']],
    ['change-3', '2', ['New', 'For Board']],
  ])
})

test('sections that only have another number are named, and not drawn', () => {
  const result = drawn(policy([ask, post]), policy([clause('new', 'New', [paragraph('Words.')]), ask, post]))
  expect(result.renumbered).toEqual([
    { was: '1', number: '2', heading: 'Ask first' },
    { was: '2', number: '3', heading: 'Post' },
  ])
  expect(result.html).not.toContain('You may ask anyone.')
})

test('a section that only moved says that its words stayed', () => {
  const { html } = drawn(policy([ask, post]), policy([post, ask]))
  expect(html).toContain('Moved from')
  expect(html).toContain('Its words did not change.')
})

test('only duties: the sentence, what leads into it, and the ground; a section without any is left out', () => {
  const list = (...items: string[]) => ({
    ...ask,
    blocks: [
      paragraph('You must check:'),
      { kind: 'list' as const, ordered: false, items: items.map((item) => [paragraph(item)]) },
    ],
  })
  const { html, contents } = drawn(
    policy([list('names'), post]),
    policy([list('names', 'dates'), withWords(post, 'Posts travel very far.')]),
    'duties',
  )
  expect(html).toContain('<span class="muted">You must check: </span><ins>dates</ins>')
  expect(html).toContain('<strong>Why it counts:</strong> new, under a line that says “must”')
  expect(html).not.toContain('travel')
  expect(contents).toHaveLength(1)
})

test('two long texts come in pages, and their pages together hold every change once', () => {
  const words = (some: string) =>
    policy(
      Array.from({ length: 100 }, (_, index) =>
        clause(`clause-${index}`, `Rule ${index}`, [
          paragraph(`You ${some} ask ${'very '.repeat(300)}early.`),
        ]),
      ),
    )
  const first = drawn(words('may'), words('must'))
  expect(first.pages).toBeGreaterThan(1)
  expect(first.contents).toHaveLength(100)
  const pages = Array.from({ length: first.pages }, (_, index) =>
    drawn(words('may'), words('must'), 'changes', index + 1),
  )
  const anchors = pages.flatMap((page) =>
    [...page.html.matchAll(/id="(change-\d+)"/g)].map((match) => match[1]),
  )
  expect(anchors).toEqual(first.contents.map((link) => link.anchor))
  expect(drawn(words('may'), words('must'), 'changes', 999).page).toBe(first.pages)
})

test('what is drawn grows with what changed, not with the length of the texts', () => {
  const edited = {
    ...longPolicy,
    clauses: longPolicy.clauses.map((one) => (one.id === 'clause-7' ? withWords(one, 'You must not.') : one)),
  }
  const alone = drawn(policy([ask]), policy([withWords(ask, 'You must not.')]))
  const inLong = drawn(longPolicy, edited)
  expect(inLong.contents).toHaveLength(1)
  expect(inLong.html.length).toBeLessThan(alone.html.length + 20_000)
})

test('words that try to be markup stay words', () => {
  const evil = clause('evil', '<script>alert(1)</script>', [
    paragraph('<img src=x onerror=alert(1)> must not'),
  ])
  for (const view of ['changes', 'duties', 'all'] as const) {
    expect(drawn(policy([]), policy([evil]), view).html).not.toMatch(/<script|<img/)
  }
})
