// A changed answer shows what it does before it is kept: the clauses it touches and no others, questions, gaps, hand edits.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../app/domain/answer'
import { answerEffect, changesNoText } from '../../app/domain/answer-effect'
import { asInTemplate } from '../../app/domain/arrangement'
import type { DraftText } from '../../app/domain/draft'
import { draftPolicy } from '../../app/domain/drafting'
import { allClauses, paragraph, type Clause } from '../../app/domain/policy-document'
import type { Template } from '../../app/domain/template'
import { shippedLibrary } from '../shipped-library'
import { aTemplate } from '../small-template'
import { anyAnswers } from './any-answers'

function aDraft(answers: Answers, more: Partial<DraftText> = {}): DraftText {
  return { title: 'Policy', answers, skipped: [], edits: {}, arrangement: asInTemplate, ...more }
}

function effectOf(before: DraftText, answers: Answers) {
  return answerEffect(before, aTemplate(), { answers, skipped: [] })
}

const byHand = { heading: 'By hand', blocks: [paragraph('Our own words.')], from: 'nothing' }

describe('a changed answer', () => {
  test('touches the clause that says it and no other', () => {
    const effect = effectOf(aDraft({ reach: 'neighbours' }), { reach: 'donors' })
    expect(effect.diff.clauses.map((clause) => clause.id)).toEqual(['purpose'])
    expect(effect.diff.facts).toEqual([])
  })

  test('shows a fact above the clauses that it changes', () => {
    const effect = effectOf(aDraft({ start: '2027-03-14' }), { start: '2027-04-01' })
    expect(effect.diff.facts.map((fact) => fact.label)).toEqual(['In force from'])
    expect(effect.diff.clauses).toEqual([])
  })

  test('names the question it opens, which is a gap until it is answered', () => {
    const effect = effectOf(aDraft({ trial: false }), { trial: true })
    expect(effect.opens).toEqual([{ id: 'trials', label: 'Label of trials?', gap: true }])
    expect(effect.gapsMade).toEqual([])
  })

  test('names the question it closes', () => {
    const effect = effectOf(aDraft({ trial: true, trials: ['a podcast'] }), {
      trial: false,
      trials: ['a podcast'],
    })
    expect(effect.closes.map((question) => question.id)).toEqual(['trials'])
    expect(effect.gapsFilled).toEqual([])
  })

  test('that is taken away makes a gap, and one that is given fills it', () => {
    expect(effectOf(aDraft({ who: 'Ana' }), {}).gapsMade.map((gap) => gap.id)).toEqual(['who'])
    expect(effectOf(aDraft({}), { who: 'Ana' }).gapsFilled.map((gap) => gap.id)).toEqual(['who'])
  })

  test('does not change words written by hand, and says which would have followed', () => {
    const draft = aDraft({ who: 'Ana' }, { edits: { own: byHand, law: byHand } })
    const effect = effectOf(draft, { who: 'Ben' })
    expect(changesNoText(effect)).toBe(true)
    expect(effect.notFollowing).toEqual([{ clauseId: 'own', heading: 'By hand' }])
  })

  test('that is the same changes nothing', () => {
    const effect = effectOf(aDraft({ who: 'Ana' }), { who: 'Ana' })
    expect(effect).toMatchObject({ opens: [], closes: [], gapsMade: [], gapsFilled: [], notFollowing: [] })
    expect(changesNoText(effect)).toBe(true)
  })
})

test('the redline holds exactly the clauses whose words, coming or going differ, in every shipped template', async () => {
  const { templates } = await shippedLibrary()
  expect(templates.length).toBeGreaterThan(5)
  for (const template of templates) {
    const property = fc.property(anyAnswers(template), fc.nat(), (answers, at) => {
      const changed = oneChanged(template, answers, at)
      const effect = answerEffect(aDraft(answers), template, { answers: changed, skipped: [] })
      expect(new Set(effect.diff.clauses.map((clause) => clause.id))).toEqual(
        new Set(touchedTops(template, answers, changed)),
      )
    })
    fc.assert(property, { numRuns: 5 })
  }
})

/** One answer taken away, or the sample's put in its place. */
function oneChanged(template: Template, answers: Answers, at: number): Answers {
  const id = template.questions[at % template.questions.length]?.id ?? ''
  const sample = template.sample[id]
  if (at % 2 === 0 && sample !== undefined) return { ...answers, [id]: sample }
  return Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id))
}

/** First-level clauses of which anything that is read differs, worked out the slow way. */
function touchedTops(template: Template, before: Answers, after: Answers): string[] {
  const clausesOf = (answers: Answers): Map<string, string> =>
    new Map(
      draftPolicy({ template, answers, skipped: [], edits: {} }).document.clauses.map((clause) => [
        clause.id,
        readText(clause),
      ]),
    )
  const one = clausesOf(before)
  const other = clausesOf(after)
  return [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id))
}

function readText(clause: Clause): string {
  return JSON.stringify(allClauses([clause]).map(({ id, heading, blocks }) => ({ id, heading, blocks })))
}
