// What the plan says about a text: thin, contradictory, hard to read; and that what ships is better than that.
import { beforeAll, describe, expect, test } from 'vitest'
import { draftPolicy } from '../../app/domain/drafting'
import {
  numberClauses,
  paragraph,
  text,
  type Block,
  type PolicyDocument,
} from '../../app/domain/policy-document'
import { policyFindings } from '../../app/lint/policy-findings'
import { readingEase } from '../../app/lint/reading-ease'
import type { Library } from '../../app/templates/library'
import { shippedLibrary } from '../shipped-library'

describe('clarity', () => {
  test('a sentence of more than 25 words is long, one of more than 40 is hard', () => {
    const words = (count: number) => `${'word '.repeat(count - 1)}end.`
    expect(found(words(25), 'READ-SENT')).toEqual([])
    expect(found(words(26), 'READ-SENT')).toMatchObject([{ weight: 'advice' }])
    expect(found(words(41), 'READ-SENT')).toMatchObject([{ weight: 'risky' }])
  })

  test.each(['Mistakes must be reported.', 'A copy is to be kept.', 'Posts should always be checked.'])(
    'nobody has this duty: %s',
    (line) => expect(found(line, 'READ-PASSIVE')).toHaveLength(1),
  )

  test.each([
    'Tell the lead.',
    'You must be aware of this.',
    'It must be signed by the chair.',
    'You must be kind.',
  ])('somebody has this one: %s', (line) => expect(found(line, 'READ-PASSIVE')).toEqual([]))

  test('a vague word wants an example', () => {
    expect(found('Use appropriate language.', 'READ-VAGUE')).toHaveLength(1)
    expect(found('Use no slurs and no threats.', 'READ-VAGUE')).toEqual([])
  })

  test('a short form is told once, and not when its full name stands beside it', () => {
    expect(found('Ask the DSO. The DSO knows.', 'READ-ABBR')).toHaveLength(1)
    expect(found('Ask the data safety officer (DSO). The DSO knows.', 'READ-ABBR')).toEqual([])
    expect(found('In the EU and the UK, GDPR holds.', 'READ-ABBR')).toEqual([])
  })
})

describe('contradictions', () => {
  test('one sentence allows what another forbids', () => {
    const lines = [
      'You may share photos of visitors on our own page.',
      'You must not share photos of visitors on our page.',
    ]
    expect(policyFindings(aDocument(lines.map(paragraph)), {}).findings).toContainEqual(
      expect.objectContaining({
        rule: 'READ-CONTRADICT',
        quote: lines[0],
        other: { clauseId: 'one', quote: lines[1] },
      }),
    )
  })

  test('two rules about different acts agree', () => {
    const lines = ['You may share photos of our own events.', 'You must not share addresses of our visitors.']
    expect(
      policyFindings(aDocument(lines.map(paragraph)), {}).findings.map(({ rule }) => rule),
    ).not.toContain('READ-CONTRADICT')
  })
})

test('a section of a few words is thin, one that waits for an answer is not', () => {
  expect(found('Be kind.', 'THIN')).toHaveLength(1)
  const waiting: Block = { kind: 'paragraph', runs: [{ ...text('[who answers]'), gap: 'who' }] }
  expect(policyFindings(aDocument([waiting]), {}).findings).toEqual([])
})

test('a language that the rules do not read is said to be so, not called clean', () => {
  const findings = policyFindings({ ...aDocument([paragraph('Be kind.')]), language: 'de-DE' }, {})
  expect(findings).toMatchObject({ read: false, whole: null })
})

test('the reading age is the Flesch–Kincaid grade plus five', () => {
  // 10 sentences of 4 one-syllable words: 0.39 × 4 + 11.8 × 1 − 15.59 = −2.23, so the youngest age there is.
  expect(readingEase(Array.from({ length: 10 }, () => 'We like to talk.'))).toEqual({
    words: 40,
    sentences: 10,
    age: 5,
  })
  const hard = 'Organisational communication responsibilities necessitate comprehensive documentation.'
  expect(readingEase(Array.from({ length: 6 }, () => hard))?.age).toBeGreaterThan(25)
  expect(readingEase(['Too short.'])).toBeUndefined()
})

describe('what ships', () => {
  let library: Library
  beforeAll(async () => {
    library = await shippedLibrary()
  })

  test('no template breaks a legal rule or contradicts itself, and all read like plain language', () => {
    for (const template of library.templates) {
      const everything = Object.fromEntries(
        template.questions
          .filter((question) => question.type === 'multiple')
          .map((question) => [question.id, question.options.map((option) => option.value)]),
      )
      for (const answers of [template.sample, { ...template.sample, ...everything }]) {
        const { document } = draftPolicy({ template, answers, skipped: [], edits: {} })
        const { findings, whole } = policyFindings(document, {})
        expect(
          findings
            .filter(({ kind }) => kind === 'legal' || kind === 'contradictory')
            .map(({ quote }) => quote),
          template.id,
        ).toEqual([])
        expect(whole?.age, template.id).toBeLessThanOrEqual(13)
      }
    }
  })
})

function found(line: string, rule: string) {
  const { findings } = policyFindings(aDocument([paragraph(line)]), {})
  return findings.filter((finding) => finding.rule === rule)
}

function aDocument(blocks: Block[]): PolicyDocument {
  return {
    format: 1,
    language: 'en-GB',
    title: 'A policy',
    facts: [],
    clauses: numberClauses([
      {
        id: 'one',
        number: '',
        section: 'content',
        audience: { kind: 'everyone' },
        heading: 'Sharing',
        blocks,
        clauses: [],
      },
    ]),
  }
}
