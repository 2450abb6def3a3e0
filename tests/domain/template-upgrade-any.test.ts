// Whatever two versions of a template say: following all of it gives the new text, keeping all of it loses no word.
import { assert, constantFrom, property, record, subarray, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { applyUpgrade, type UpgradeChoices } from '../../app/domain/apply-upgrade'
import { asInTemplate } from '../../app/domain/arrangement'
import { draftedPolicy, type DraftText } from '../../app/domain/draft'
import { allClauses, paragraph, text } from '../../app/domain/policy-document'
import type { Template, TemplateClause } from '../../app/domain/template'
import { movedDraft, upgradeOf, type TemplateStep } from '../../app/domain/template-upgrade'
import { aTemplate } from '../small-template'

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const words = ['You may ask.', 'You must tell.', 'Listen first.', 'Say sorry.'] as const

function aClause(id: string, line: string, clauses: TemplateClause[] = []): TemplateClause {
  const [first] = aTemplate().clauses
  if (!first) throw new Error('The small template has changed.')
  const blocks: TemplateClause['blocks'] = [{ kind: 'paragraph', runs: [text(line)] }]
  return { ...first, id, heading: `Heading ${id}`, notes: [], blocks, clauses }
}

type Shape = { id: string; line: string; parts: string[] }

const shapes = uniqueArray(
  record({ id: constantFrom(...ids), line: constantFrom(...words), parts: subarray([...words]) }),
  { selector: (shape) => shape.id, maxLength: 6 },
)

function templateOf(version: string, clauses: Shape[]): Template {
  return {
    ...aTemplate(),
    version,
    facts: [],
    questions: [],
    clauses: clauses.map(({ id, line, parts }) =>
      aClause(
        id,
        line,
        parts.map((part, index) => aClause(`${id}-${index}`, part)),
      ),
    ),
  }
}

const drafts = record({ edited: subarray([...ids, 'a-0', 'b-1']) })

function aDraft(edited: string[], then: Template): DraftText {
  const known = new Set(allClauses(draftedPolicy(bare, then).document.clauses).map((clause) => clause.id))
  const edits = Object.fromEntries(
    edited
      .filter((id) => known.has(id))
      .map((id) => [id, { heading: `Mine ${id}`, blocks: [paragraph(`My words for ${id}.`)], from: '' }]),
  )
  return { ...bare, edits }
}

const bare: DraftText = { title: 'Policy', answers: {}, skipped: [], edits: {}, arrangement: asInTemplate }

function everyChoice(draft: DraftText, step: TemplateStep, kind: 'take' | 'keep'): UpgradeChoices {
  return Object.fromEntries(upgradeOf(draft, step).clauses.map((clause) => [clause.id, { kind }]))
}

function decided(draft: DraftText, step: TemplateStep, kind: 'take' | 'keep'): DraftText {
  const outcome = applyUpgrade(draft, step, everyChoice(draft, step, kind))
  if (!outcome.ok) throw new Error(outcome.sentence)
  return outcome.value.text
}

function wordsOf(draft: DraftText, template: Template): string[] {
  return allClauses(draftedPolicy(draft, template).document.clauses)
    .map(({ heading, blocks }) => JSON.stringify([heading, blocks]))
    .sort()
}

test('taking everything, where nothing was written by hand, is a fresh draft of the new template', () => {
  assert(
    property(shapes, shapes, (before, after) => {
      const step = { then: templateOf('1.0.0', before), now: templateOf('2.0.0', after), profile: {} }
      const draft = decided(bare, step, 'take')
      expect(draftedPolicy(draft, step.now).document).toEqual(
        draftedPolicy(movedDraft(bare, step), step.now).document,
      )
    }),
    { numRuns: 300 },
  )
})

test('keeping everything leaves every heading and every word as it was, and adds none', () => {
  assert(
    property(shapes, shapes, drafts, (before, after, { edited }) => {
      const step = { then: templateOf('1.0.0', before), now: templateOf('2.0.0', after), profile: {} }
      const draft = aDraft(edited, step.then)
      expect(wordsOf(decided(draft, step, 'keep'), step.now)).toEqual(wordsOf(draft, step.then))
    }),
    { numRuns: 500 },
  )
})

test('after either, the same template has nothing more to ask', () => {
  assert(
    property(shapes, shapes, drafts, constantFrom('take', 'keep'), (before, after, { edited }, kind) => {
      const step = { then: templateOf('1.0.0', before), now: templateOf('2.0.0', after), profile: {} }
      const draft = decided(aDraft(edited, step.then), step, kind)
      expect(upgradeOf(draft, { ...step, then: step.now }).clauses).toEqual([])
    }),
    { numRuns: 300 },
  )
})
