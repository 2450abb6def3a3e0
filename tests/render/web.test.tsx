// The policy as a web page: sections with numbers, semantic blocks, safe links, nothing that a policy of the page forbids.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { paragraph, text, type Block } from '../../app/domain/policy-document'
import { PolicyContents, PolicyText } from '../../app/render/web'
import { clause, everyBlock, everyBlockPolicy, longPolicy, manyScriptsPolicy, policy } from './documents'

function page(blocks: Block[], contacts?: Record<string, { name: string; phone: string }>): string {
  return renderToStaticMarkup(
    <PolicyText document={policy([clause('a', 'A', blocks)])} contacts={contacts} />,
  )
}

test('every clause is a section with its number in its heading', () => {
  const html = renderToStaticMarkup(<PolicyText document={everyBlockPolicy} />)
  expect(html).toContain(
    '<section id="clause-accounts"><h2 dir="auto"><span class="num">2</span> Your own accounts</h2>',
  )
  expect(html).toContain(
    '<section id="clause-picture"><h4 dir="auto"><span class="num">2.1.1</span> Your picture</h4>',
  )
})

test('the contents lead to every clause', () => {
  const html = renderToStaticMarkup(<PolicyContents document={everyBlockPolicy} />)
  expect(html).toContain('<a href="#clause-name" dir="auto"><span class="num">2.2</span> Your name</a>')
  expect(html.match(/<a /g)).toHaveLength(6)
})

test('no style attribute and no script stand in it', () => {
  expect(renderToStaticMarkup(<PolicyText document={longPolicy} />)).not.toMatch(/ style=|<script| on[a-z]+=/)
})

test('text is never markup', () => {
  expect(page([paragraph('<img src=x onerror=alert(1)>')])).toContain('&lt;img src=x onerror=alert(1)&gt;')
})

test('an outside link tells nobody where the reader came from; a forbidden address is text', () => {
  const runs = [
    { ...text('here'), href: 'https://example.org' },
    { ...text('there'), href: 'javascript:alert(1)' },
  ]
  expect(page([{ kind: 'paragraph', runs }])).toContain(
    '<p dir="auto"><a href="https://example.org" rel="noopener noreferrer nofollow">here</a>there</p>',
  )
})

test('a gap looks like one', () => {
  expect(page([{ kind: 'paragraph', runs: [{ ...text('the owner'), gap: 'owner' }] }])).toContain(
    '<mark class="gap">[the owner]</mark>',
  )
})

test('a table has a caption and headers with a scope', () => {
  const html = page(everyBlock.filter((block) => block.kind === 'table'))
  expect(html).toContain('<caption>Who answers where</caption>')
  expect(html).toContain('<th scope="col">Channel</th>')
})

test('a warning is a note that says Warning', () => {
  expect(page([{ kind: 'callout', tone: 'warning', blocks: [paragraph('Stop.')] }])).toContain(
    '<aside class="note wait"><p class="note-label">Warning</p><p dir="auto">Stop.</p></aside>',
  )
})

test('a contact shows the person of today, and nobody when the page names none', () => {
  const blocks: Block[] = [{ kind: 'contact', role: 'incident-lead', why: 'Decides' }]
  expect(page(blocks, { 'incident-lead': { name: 'Ana Silva', phone: '+351 21 000' } })).toContain(
    'Ana Silva, <a href="tel:+35121000">+351 21 000</a>',
  )
  expect(page(blocks)).not.toContain('tel:')
  expect(page([{ kind: 'contact', role: 'constructor', why: '' }], {})).toContain('Constructor')
})

test('neighbouring steps are one list', () => {
  expect(page(everyBlock).match(/<ol class="steps">/g)).toHaveLength(1)
})

test('every block finds its own direction', () => {
  expect(renderToStaticMarkup(<PolicyText document={manyScriptsPolicy} />)).toContain('<p dir="auto">يمكنك')
})
