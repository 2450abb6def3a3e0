// From any sentence back to the words, answers, conditions or hands that made it; and the trace never alters the text.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../app/domain/answer'
import { addOwnClause, asInTemplate } from '../../app/domain/arrangement'
import { draftInput, type DraftText } from '../../app/domain/draft'
import { draftPolicy } from '../../app/domain/drafting'
import { allClauses, paragraph, plainRuns, type Block } from '../../app/domain/policy-document'
import { clauseProvenance, type ClauseProvenance, type Sentence } from '../../app/domain/provenance'
import { allTemplateClauses, type Template } from '../../app/domain/template'
import { newTrace } from '../../app/domain/trace'
import { shippedLibrary } from '../shipped-library'
import { aTemplate } from '../small-template'
import { clause, templateOf } from '../templates/sources'
import { anyAnswers } from './any-answers'

function aDraft(answers: Answers, more: Partial<DraftText> = {}): DraftText {
  return { title: 'Policy', answers, skipped: [], edits: {}, arrangement: asInTemplate, ...more }
}

function textOf(sentence: Sentence): string {
  return plainRuns(sentence.parts.map((part) => part.run))
}

function sentencesOf(found: ClauseProvenance | undefined): string[] {
  return (found?.lines ?? []).flatMap((line) => line.sentences.map(textOf))
}

/** Each part of the first sentence: its words and what put them there. */
function firstParts(found: ClauseProvenance | undefined): [string, string][] {
  const parts = found?.lines[0]?.sentences[0]?.parts ?? []
  return parts.map(({ run, origin }) => [
    plainRuns([run]),
    'question' in origin ? `${origin.kind} ${origin.question}` : origin.kind,
  ])
}

describe('a sentence', () => {
  test('knows which of its words are the template’s and which an answer’s', () => {
    const found = clauseProvenance(aDraft({ who: 'Ana' }), aTemplate(), 'own')
    expect(firstParts(found)).toEqual([
      ['Ask ', 'template'],
      ['Ana', 'answer who'],
      ['.', 'template'],
    ])
  })

  test('knows the question that its gap waits for', () => {
    const found = clauseProvenance(aDraft({}), aTemplate(), 'own')
    expect(firstParts(found)[1]).toEqual(['[the who]', 'gap who'])
  })

  test('knows the conditions that let it stand', () => {
    const found = clauseProvenance(aDraft({ 'own-accounts': 'open' }), aTemplate(), 'own')
    const sentence = found?.lines
      .flatMap((line) => line.sentences)
      .find((one) => /work here/.test(textOf(one)))
    expect(sentence?.conditions).toEqual([{ question: 'own-accounts', test: 'is', value: 'open' }])
  })

  test('inside a paragraph knows its own conditions and not its neighbour’s', () => {
    const template = templateOf(
      clause(
        'First one. <When question="ok" is="yes">Second for <Answer question="who" />.</When> Third one.',
      ),
    )
    const id = template.clauses[0]?.id ?? ''
    const found = clauseProvenance(aDraft({ ok: true, who: 'Acme Inc.' }), template, id)
    expect(sentencesOf(found)).toEqual(['First one. ', 'Second for Acme Inc. ', 'Third one.'])
    expect(found?.lines[0]?.sentences.map((one) => one.conditions.map(({ question }) => question))).toEqual([
      [],
      ['ok'],
      [],
    ])
  })
})

describe('a clause', () => {
  test('of the template carries why it is there and its source', () => {
    const found = clauseProvenance(aDraft({}), aTemplate(), 'law')
    expect(found?.source).toEqual({ kind: 'template' })
    expect(found?.inTemplate).toMatchObject({ why: 'Why law is here.', source: 'Known practice.' })
  })

  test('that stands because of an answer says so once, not at each sentence', () => {
    const template = aTemplate()
    const [, own] = template.clauses
    if (own) own.when = [{ question: 'trial', test: 'is', value: 'yes' }]
    const found = clauseProvenance(aDraft({ trial: true, trials: ['a podcast'] }), template, 'own')
    expect(found?.standsBecause).toEqual([{ question: 'trial', test: 'is', value: 'yes' }])
    expect(found?.lines.flatMap((line) => line.sentences.flatMap((one) => one.conditions))).toEqual([])
  })

  test('written by hand is a hand’s in every sentence, with what the template would say', () => {
    const edits = { own: { heading: 'Ours', blocks: [paragraph('Ask us. Then post.')], from: 'nothing' } }
    const found = clauseProvenance(aDraft({ who: 'Ana' }, { edits }), aTemplate(), 'own')
    expect(found?.source.kind === 'hand' && found.source.template?.blocks[0]).toEqual(paragraph('Ask Ana.'))
    expect(sentencesOf(found)).toEqual(['Ask us. ', 'Then post.'])
    expect(found?.lines.flatMap((line) => line.sentences.flatMap((one) => one.parts))).toMatchObject([
      { origin: { kind: 'hand' } },
      { origin: { kind: 'hand' } },
    ])
  })

  test('of one’s own says whether it was written here or brought in from a file', () => {
    const origin = { kind: 'imported', file: 'old-policy.docx', heading: 'Rules' } as const
    const own = { id: 'own-1', section: 'purpose', origin, parts: [] } as const
    const added = addOwnClause(asInTemplate, aTemplate(), {
      clause: { ...own, parts: [] },
      after: 'purpose',
    })
    const arrangement = added.ok ? added.value : asInTemplate
    const edits = { 'own-1': { heading: 'Rules', blocks: [paragraph('Be kind.')], from: 'nothing' } }
    const found = clauseProvenance(aDraft({}, { arrangement, edits }), aTemplate(), 'own-1')
    expect(found?.source).toEqual({ kind: 'own', origin })
    expect(found?.inTemplate).toBeUndefined()
  })

  test.each(['nobody', '__proto__', ''])('named “%s” is in no draft', (id) => {
    expect(clauseProvenance(aDraft({}), aTemplate(), id)).toBeUndefined()
  })
})

describe('for any answers to every shipped template', () => {
  test('the traced text is the drafted text, to the character, and no part of it is without an origin', async () => {
    const { templates } = await shippedLibrary()
    expect(templates.length).toBeGreaterThan(5)
    for (const template of templates)
      fc.assert(
        fc.property(anyAnswers(template), (answers) => expectExact(template, answers)),
        { numRuns: 4 },
      )
  })

  test('tracing changes nothing in the document', async () => {
    const { templates } = await shippedLibrary()
    for (const template of templates) {
      const property = fc.property(anyAnswers(template), (answers) => {
        const input = draftInput(aDraft(answers), template)
        expect(draftPolicy(input, { trace: newTrace() })).toEqual(draftPolicy(input))
      })
      fc.assert(property, { numRuns: 4 })
    }
  })
})

function expectExact(template: Template, answers: Answers): void {
  const draft = aDraft(answers)
  const { document } = draftPolicy(draftInput(draft, template))
  const drafted = allClauses(document.clauses)
  // Drafting the whole policy for each clause takes its time: a handful of clauses for each set of answers.
  const some = drafted.filter((_, index) => index % 7 === Object.keys(answers).length % 7)
  for (const one of some) {
    const found = clauseProvenance(draft, template, one.id)
    expect(sentencesOf(found).join('')).toBe(one.blocks.flatMap(wordsOf).join(''))
    const parts = found?.lines.flatMap((line) => line.sentences.flatMap((sentence) => sentence.parts)) ?? []
    expect(parts.filter(({ run, origin }) => origin.kind === 'hand' && run.kind === 'text')).toEqual([])
  }
  expect(allTemplateClauses(template.clauses).length).toBeGreaterThanOrEqual(drafted.length)
}

/** The words of a block in reading order, as its readers see them. */
function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plainRuns(block.runs)]
    case 'list':
      return block.items.flat().flatMap(wordsOf)
    case 'table':
      return [block.caption, ...[block.header, ...block.rows].flat().map(plainRuns)]
    case 'callout':
    case 'quote':
      return block.blocks.flatMap(wordsOf)
    case 'step':
      return [block.minutes, block.who, ...block.blocks.flatMap(wordsOf)]
    case 'contact':
      return [block.why]
    case 'statement':
      return [block.label, ...block.blocks.flatMap(wordsOf)]
    default:
      return block satisfies never
  }
}
