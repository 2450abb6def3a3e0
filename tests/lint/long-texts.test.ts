// Long and hostile texts: looking at them costs a bounded effort, and the plan says what was not looked at.
import { expect, test } from 'vitest'
import { policyFindings, mostRead } from '../../app/lint/policy-findings'
import type { Block, PolicyDocument } from '../../app/domain/policy-document'

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ kind: 'text', text }] }
}

function documentOf(sections: Block[][]): PolicyDocument {
  return {
    format: 1,
    title: 'A policy',
    language: 'en-GB',
    facts: [],
    clauses: sections.map((blocks, index) => ({
      id: `own-${index}`,
      number: String(index + 1),
      section: 'purpose',
      audience: { kind: 'everyone' },
      heading: 'A section',
      blocks,
      clauses: [],
    })),
  }
}

function quotedBy(document: PolicyDocument): number {
  const { findings } = policyFindings(document, {})
  return findings.reduce((sum, one) => sum + one.quote.length + (one.other?.quote.length ?? 0), 0)
}

test('a long line over many points is not read again in full for each of them', () => {
  const points = Array.from({ length: 990 }, () => [paragraph('Do it now')])
  const lead = `${'You must not discuss pay '.repeat(800)}:`
  const document = documentOf([[paragraph(lead), { kind: 'list', ordered: false, items: points }]])
  expect(quotedBy(document)).toBeLessThan(1_000_000)
})

test('a sentence full of short forms is not shown whole for each of them', () => {
  const forms = Array.from({ length: 6_000 }, (_, index) => `Q${index.toString(36).toUpperCase()}X`)
  expect(quotedBy(documentOf([[paragraph(`a ${forms.join(' ')}`)]]))).toBeLessThan(1_000_000)
})

test('what stands after the first 250,000 characters is not looked at, and that is said', () => {
  const section = [paragraph('Ask your manager before you post a picture of a colleague. '.repeat(100))]
  const long = policyFindings(documentOf(Array.from({ length: 200 }, () => section)), {})
  expect(long.readToEnd).toBe(false)
  expect(long.whole?.words).toBeLessThan(mostRead / 5)
  const short = policyFindings(documentOf([section, section]), {})
  expect(short).toMatchObject({ readToEnd: true, more: 0 })
})

test('of very many findings the most important ones are given, and the others are counted', () => {
  const vague = 'Behave in an appropriate way. '.repeat(600)
  const document = documentOf([[paragraph(vague)], [paragraph('You must not discuss your pay online.')]])
  const { findings, more } = policyFindings(document, {})
  expect(findings[0]?.rule).toBe('LAW-WAGE')
  expect(findings.length + more).toBeGreaterThan(600)
  expect(findings.length).toBe(400)
})
