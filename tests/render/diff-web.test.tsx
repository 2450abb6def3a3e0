// Changes on a page: every one shows in words, underline or strike, without colour.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { diffDocuments } from '../../app/compare/document-diff'
import { paragraph, type Clause } from '../../app/domain/policy-document'
import { ClauseRedline, DocumentRedline } from '../../app/render/diff-web'
import { clause, everyBlockPolicy, forSome, policy } from './documents'

const ask = clause('ask', 'Ask first', [paragraph('You may ask anyone.')])
const post = clause('post', 'Post', [
  paragraph('One.'),
  paragraph('Two.'),
  paragraph('Three.'),
  paragraph('You must check it.'),
])

function redline(before: Clause[], after: Clause[], only?: 'changes'): string {
  return renderToStaticMarkup(
    <DocumentRedline diff={diffDocuments(policy(before), policy(after))} only={only} />,
  )
}

test('a word that changed is struck and followed by the new one', () => {
  const after = { ...ask, blocks: [paragraph('You must ask anyone.')] }
  expect(redline([ask], [after])).toContain('<p dir="auto">You <del>may</del><ins>must</ins> ask anyone.</p>')
})

test('new, removed, changed and moved sections say so', () => {
  expect(redline([], [ask])).toContain('<span class="change-label"> New</span>')
  expect(redline([ask], [])).toContain('<span class="change-label"> Removed</span>')
  expect(redline([ask, post], [post, ask])).toContain('<span class="change-label"> Moved from 2</span>')
  expect(redline([ask], [{ ...ask, heading: 'Ask early' }])).toContain(
    '<span class="change-label"> Changed</span>',
  )
})

test('a section that is for other people now says so, though no word of it changed', () => {
  const addendum = forSome(ask, 'volunteers')
  expect(redline([ask], [addendum], 'changes')).toContain(
    '<span class="change-label"> Now for Volunteers, was for everyone</span>',
  )
  expect(redline([addendum], [ask])).toContain(' Now for everyone, was for Volunteers</span>')
  expect(redline([addendum], [{ ...addendum, heading: 'Ask early' }])).toContain(' For Volunteers</span>')
})

test('only changes: other sections are left out and unchanged stretches are counted', () => {
  const after = { ...post, blocks: [...post.blocks.slice(0, 3), paragraph('You may check it.')] }
  const html = redline([ask, post], [ask, after], 'changes')
  expect(html).not.toContain('Ask first')
  expect(html).toContain('<p class="unchanged">2 paragraphs are unchanged</p>')
  expect(html).toContain('Three.')
})

test('nothing changed says so', () => {
  expect(redline([ask], [ask], 'changes')).toContain('Nothing has changed.')
})

test('one section shows against its former self', () => {
  const html = renderToStaticMarkup(
    <ClauseRedline before={ask} after={{ ...ask, blocks: [paragraph('You may ask Ana.')] }} />,
  )
  expect(html).toContain('<del>anyone</del><ins>Ana</ins>')
})

test('every kind of block can be new, gone and changed', () => {
  const upper = JSON.parse(
    JSON.stringify(everyBlockPolicy)
      .replaceAll('"You may talk', '"You must talk')
      .replaceAll('Call the', 'Ring the'),
  )
  const html = renderToStaticMarkup(
    <DocumentRedline diff={diffDocuments(everyBlockPolicy, upper)} only="changes" />,
  )
  expect(html).toContain('<del>may</del><ins>must</ins>')
  expect(html).toContain('<del>Call</del><ins>Ring</ins>')
})
