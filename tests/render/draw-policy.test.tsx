// A policy as finished HTML is the same as drawn whole, also when most of it was drawn before.
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { redraftPolicy } from '../../app/domain/redraft'
import { drawPolicy } from '../../app/render/draw-policy'
import { DrawnPolicyText } from '../../app/render/drawn-policy'
import { PolicyText } from '../../app/render/web'
import { anyAnswers } from '../domain/any-answers'
import { shippedLibrary } from '../shipped-library'
import { anyBlocks } from './any-document'
import type { OriginLinks } from '../../app/render/web'
import { numberClauses, text, type Block, type PolicyDocument } from '../../app/domain/policy-document'

function drawnWhole(document: PolicyDocument, origins?: OriginLinks): string {
  return renderToStaticMarkup(<PolicyText document={document} {...(origins && { origins })} />)
}

function drawnInParts(document: PolicyDocument, origins?: OriginLinks): string {
  return renderToStaticMarkup(<DrawnPolicyText policy={drawPolicy(document, origins)} />)
}

function aDocument(some: Block[], others: Block[]): PolicyDocument {
  const everyone = { number: '', section: 'purpose', audience: { kind: 'everyone' } } as const
  const inner = { ...everyone, id: 'inner', heading: 'Inner', blocks: others, clauses: [] }
  const clauses = [
    { ...everyone, id: 'first', heading: 'First & <b>', blocks: some, clauses: [inner] },
    { ...everyone, id: 'second', heading: 'Second', blocks: others, clauses: [] },
  ]
  const facts = [{ label: 'Owner', value: [text('Ana <script>')] }]
  return { format: 1, language: 'en-GB', title: 'Any', facts, clauses: numberClauses(clauses) }
}

test('any document comes out as PolicyText draws it, with and without links to origins', () => {
  const origins = { under: '/policies/rules/origins', query: '?submission=2' }
  fc.assert(
    fc.property(anyBlocks, anyBlocks, (some, others) => {
      const document = aDocument(some, others)
      expect(drawnInParts(document)).toBe(drawnWhole(document))
      expect(drawnInParts(document, origins)).toBe(drawnWhole(document, origins))
      expect(drawnInParts(document)).toBe(drawnWhole(document))
    }),
    { numRuns: 30 },
  )
})

test('after changed answers it is what drawing the whole policy gives', async () => {
  const { templates } = await shippedLibrary()
  for (const template of templates.slice(0, 4)) {
    const property = fc.property(anyAnswers(template), anyAnswers(template), (one, other) => {
      const before = redraftPolicy({ template, answers: one, skipped: [], edits: {} })
      drawnInParts(before.document)
      const now = redraftPolicy({ template, answers: other, skipped: [], edits: {} }, before)
      expect(drawnInParts(now.document)).toBe(drawnWhole(now.document))
    })
    fc.assert(property, { numRuns: 3 })
  }
})
