// A template moves on: what a draft has, what the template said and says, and what becomes of each section.
import { expect, test } from 'vitest'
import { asInTemplate } from '../../app/domain/arrangement'
import { applyUpgrade, takeUntouched, type UpgradeChoices } from '../../app/domain/apply-upgrade'
import { draftedPolicy, templateMovedOn, type DraftText } from '../../app/domain/draft'
import { allClauses, paragraph, plainRuns, text } from '../../app/domain/policy-document'
import type { Template, TemplateClause } from '../../app/domain/template'
import { upgradeOf, type TemplateStep } from '../../app/domain/template-upgrade'
import { changesSince, compareVersions, acceptVersion } from '../../app/domain/template-version'
import { aQuestion, aTemplate } from '../small-template'

function aClause(id: string, words: string, more: Partial<TemplateClause> = {}): TemplateClause {
  const [first] = aTemplate().clauses
  if (!first) throw new Error('The small template has changed.')
  const blocks: TemplateClause['blocks'] = words.split('\n').map((line) => ({
    kind: 'paragraph',
    runs: [text(line)],
  }))
  return { ...first, id, heading: `Heading of ${id}`, notes: [], blocks, ...more }
}

function aVersion(version: string, clauses: TemplateClause[], more: Partial<Template> = {}): Template {
  return { ...aTemplate(), version, facts: [], questions: [], clauses, ...more }
}

function aDraft(more: Partial<DraftText> = {}): DraftText {
  return { title: 'Policy', answers: {}, skipped: [], edits: {}, arrangement: asInTemplate, ...more }
}

function byHand(...lines: string[]) {
  return { heading: 'My heading', blocks: lines.map(paragraph), from: 'x' }
}

const then = aVersion('1.0.0', [aClause('a', 'A one.'), aClause('b', 'B one.'), aClause('c', 'C one.')])

function stepTo(now: Template, more: Partial<TemplateStep> = {}): TemplateStep {
  return { then, now, profile: {}, ...more }
}

function textOf(draft: DraftText, template: Template): string[] {
  return allClauses(draftedPolicy(draft, template).document.clauses).map(
    (clause) =>
      `${clause.id}: ${clause.blocks.map((block) => (block.kind === 'paragraph' ? plainRuns(block.runs) : '')).join(' ')}`,
  )
}

function applied(draft: DraftText, step: TemplateStep, choices: UpgradeChoices): DraftText {
  const outcome = applyUpgrade(draft, step, choices)
  if (!outcome.ok) throw new Error(outcome.sentence)
  return outcome.value.text
}

const take = { kind: 'take' } as const
const keep = { kind: 'keep' } as const

test('a template that says the same asks nothing', () => {
  const { clauses, elsewhere, newQuestions } = upgradeOf(aDraft(), stepTo({ ...then, version: '1.0.1' }))
  expect({ clauses, elsewhere, newQuestions }).toEqual({ clauses: [], elsewhere: [], newQuestions: [] })
})

test('a changed section shows what one has, what the template said and what it says', () => {
  const now = aVersion('1.1.0', [aClause('a', 'A two.'), ...then.clauses.slice(1)])
  expect(upgradeOf(aDraft(), stepTo(now)).clauses).toMatchObject([
    {
      kind: 'changed',
      id: 'a',
      edited: false,
      merge: null,
      mine: { blocks: [paragraph('A one.')] },
      then: { blocks: [paragraph('A one.')] },
      now: { blocks: [paragraph('A two.')] },
    },
  ])
})

test('taken, the section says what the template says; kept, it says what it said, as words written by hand', () => {
  const now = aVersion('1.1.0', [aClause('a', 'A two.'), aClause('b', 'B two.'), aClause('c', 'C one.')])
  const after = applied(aDraft(), stepTo(now), { a: take, b: keep })
  expect(textOf(after, now)).toEqual(['a: A two.', 'b: B one.', 'c: C one.'])
  expect(Object.keys(after.edits)).toEqual(['b'])
  expect(templateMovedOn(after, now, 'b')).toBe(false)
})

test('words written by hand over a changed section come as three, with a merge where both can stand', () => {
  const before = aVersion('1.0.0', [aClause('a', 'First rule.\nSecond rule.\nThird rule.')])
  const now = aVersion('2.0.0', [aClause('a', 'First rule.\nSecond rule.\nThird rule, and why.')])
  const draft = aDraft({ edits: { a: byHand('First rule for us.', 'Second rule.', 'Third rule.') } })
  const step = { then: before, now, profile: {} }
  const [clause] = upgradeOf(draft, step).clauses
  if (clause?.kind !== 'changed' || !clause.merge) throw new Error('No merge.')
  expect(clause.edited).toBe(true)
  expect(clause.merge.pieces.every((piece) => piece.kind === 'agreed')).toBe(true)

  const merged = applied(draft, step, { a: { kind: 'merge', heading: 'Ours', blocks: [paragraph('Both.')] } })
  expect(textOf(merged, now)).toEqual(['a: Both.'])
  expect(textOf(applied(draft, step, { a: take }), now)).toEqual([
    'a: First rule. Second rule. Third rule, and why.',
  ])
  expect(textOf(applied(draft, step, { a: keep }), now)).toEqual([
    'a: First rule for us. Second rule. Third rule.',
  ])
})

test('words written by hand over a section that did not change are not asked about, and stay', () => {
  const now = aVersion('1.1.0', [aClause('a', 'A one.'), aClause('b', 'B two.'), aClause('c', 'C one.')])
  const draft = aDraft({ edits: { a: byHand('Mine.') } })
  expect(upgradeOf(draft, stepTo(now)).clauses.map((clause) => clause.id)).toEqual(['b'])
  expect(textOf(applied(draft, stepTo(now), { b: take }), now)).toEqual([
    'a: Mine.',
    'b: B two.',
    'c: C one.',
  ])
})

test('a new section comes in where the template has it, or is left out until it is brought back', () => {
  const now = aVersion('1.1.0', [aClause('a', 'A one.'), aClause('n', 'New.'), ...then.clauses.slice(1)])
  expect(upgradeOf(aDraft(), stepTo(now)).clauses).toMatchObject([{ kind: 'new', id: 'n' }])
  const taken = applied(aDraft(), stepTo(now), { n: take })
  expect(textOf(taken, now).map((line) => line[0])).toEqual(['a', 'n', 'b', 'c'])
  const left = applied(aDraft(), stepTo(now), { n: keep })
  expect(textOf(left, now).map((line) => line[0])).toEqual(['a', 'b', 'c'])
  expect(left.arrangement.leftOut).toEqual(['n'])
})

test('a new section with parts is one choice', () => {
  const part = aClause('p', 'A part.')
  const now = aVersion('1.1.0', [...then.clauses, aClause('n', 'New.', { clauses: [part] })])
  const upgrade = upgradeOf(aDraft(), stepTo(now))
  expect(upgrade.clauses).toMatchObject([{ kind: 'new', id: 'n', parts: [{ heading: 'Heading of p' }] }])
  expect(textOf(applied(aDraft(), stepTo(now), { n: keep }), now)).toHaveLength(3)
})

test('a section that went is let go, or stands on as one’s own where it stood, with its parts', () => {
  const parted = aVersion('1.0.0', [
    aClause('a', 'A one.'),
    aClause('b', 'B one.', { section: 'ai', clauses: [aClause('p', 'A part.')] }),
    aClause('c', 'C one.'),
  ])
  const now = aVersion('2.0.0', [aClause('a', 'A one.'), aClause('c', 'C one.')])
  const step = { then: parted, now, profile: {} }
  expect(upgradeOf(aDraft(), step).clauses).toMatchObject([{ kind: 'gone', id: 'b', parts: [{ id: 'p' }] }])
  expect(textOf(applied(aDraft(), step, { b: take }), now)).toEqual(['a: A one.', 'c: C one.'])
  const kept = applied(aDraft(), step, { b: keep })
  expect(textOf(kept, now)).toEqual(['a: A one.', 'own-b: B one.', 'own-p: A part.', 'c: C one.'])
  expect(kept.arrangement.own).toMatchObject([{ id: 'own-b', section: 'ai', parts: ['own-p'] }])
})

test('two neighbours that went keep their order, also the first of all', () => {
  const now = aVersion('2.0.0', [aClause('c', 'C one.')])
  const kept = applied(aDraft(), stepTo(now), { a: keep, b: keep })
  expect(textOf(kept, now)).toEqual(['own-a: A one.', 'own-b: B one.', 'c: C one.'])
})

test('hand-written words of a section that went are kept with it', () => {
  const now = aVersion('2.0.0', [aClause('a', 'A one.'), aClause('c', 'C one.')])
  const draft = aDraft({ edits: { b: byHand('My own.') } })
  expect(upgradeOf(draft, stepTo(now)).clauses).toMatchObject([{ kind: 'gone', edited: true }])
  expect(textOf(applied(draft, stepTo(now), { b: keep }), now)).toContain('own-b: My own.')
  expect(applied(draft, stepTo(now), { b: take }).edits).toEqual({})
})

test('sections that the author left out, moved or added stay as they were arranged', () => {
  const now = aVersion('1.1.0', [aClause('a', 'A two.'), aClause('b', 'B two.'), aClause('c', 'C one.')])
  const draft = aDraft({
    edits: { 'own-x': byHand('X.') },
    arrangement: {
      own: [{ id: 'own-x', section: 'ai', origin: { kind: 'written' }, parts: [] }],
      leftOut: ['b'],
      order: ['c', 'own-x', 'a', 'b'],
      audiences: {},
    },
  })
  expect(upgradeOf(draft, stepTo(now)).clauses.map((clause) => clause.id)).toEqual(['a'])
  expect(textOf(applied(draft, stepTo(now), { a: take }), now)).toEqual([
    'c: C one.',
    'own-x: X.',
    'a: A two.',
  ])
})

test('a section for other people than before is asked about; kept, it stays for the same', () => {
  const now = aVersion('1.1.0', [
    aClause('a', 'A one.', { audience: ['volunteers'] }),
    ...then.clauses.slice(1),
  ])
  const [clause] = upgradeOf(aDraft({ edits: { a: byHand('Mine.') } }), stepTo(now)).clauses
  expect(clause).toMatchObject({ kind: 'changed', audience: { mine: { kind: 'everyone' } } })
  const draft = aDraft({ edits: { a: byHand('Mine.') } })
  const audience = (chosen: UpgradeChoices) =>
    draftedPolicy(applied(draft, stepTo(now), chosen), now).document.clauses[0]
  expect(audience({ a: take })).toMatchObject({ audience: { kind: 'groups' }, blocks: [paragraph('Mine.')] })
  expect(audience({ a: keep })).toMatchObject({ audience: { kind: 'everyone' } })
})

test('new questions are counted unless the profile answers them; questions that went are named', () => {
  const now = aVersion('1.1.0', then.clauses, {
    questions: [
      aQuestion('tone', 'text', 'a'),
      aQuestion('helper', 'person', 'a', { profile: true }),
      aQuestion('later', 'text', 'a', { when: [{ question: 'tone', test: 'is', value: 'x' }] }),
    ],
  })
  const before = { ...then, questions: [aQuestion('old', 'text', 'a')] }
  const step = { then: before, now, profile: { helper: 'Lena' } }
  const draft = aDraft({ answers: { old: 'said once' }, skipped: ['old'] })
  const upgrade = upgradeOf(draft, step)
  expect(upgrade.newQuestions.map((question) => question.id)).toEqual(['tone'])
  expect(upgrade.goneQuestions.map((question) => question.id)).toEqual(['old'])
  expect(applied(draft, step, {})).toMatchObject({
    answers: { helper: 'Lena', old: 'said once' },
    skipped: [],
  })
})

test('an answer that does not fit its question any more has to be given again', () => {
  const options = (...values: string[]) => values.map((value) => ({ value, label: value, hint: '' }))
  const before = { ...then, questions: [aQuestion('size', 'single', 'a', { options: options('s', 'l') })] }
  const now = { ...then, questions: [aQuestion('size', 'single', 'a', { options: options('m', 'l') })] }
  const step = { then: before, now, profile: {} }
  const again = (size: string) =>
    upgradeOf(aDraft({ answers: { size } }), step).answerAgain.map((question) => question.id)
  expect(again('s')).toEqual(['size'])
  expect(again('l')).toEqual([])
  expect(applied(aDraft({ answers: { size: 's' } }), step, {}).answers).toEqual({})
})

test('a change where these answers do not lead is named, and asks nothing', () => {
  const hidden = (words: string): TemplateClause['blocks'] => [
    { kind: 'paragraph', runs: [text('Same.')] },
    {
      kind: 'when',
      condition: { question: 'ok', test: 'is', value: 'yes' },
      blocks: [{ kind: 'paragraph', runs: [text(words)] }],
    },
  ]
  const version = (words: string) =>
    aVersion('1.0.0', [aClause('a', '', { blocks: hidden(words) })], {
      questions: [aQuestion('ok', 'yes-no', 'a')],
    })
  const step = { then: version('One.'), now: version('Two.'), profile: {} }
  const upgrade = upgradeOf(aDraft({ answers: { ok: false } }), step)
  expect(upgrade).toMatchObject({ clauses: [], elsewhere: ['Heading of a'] })
})

test('a section that nobody decided about stops the upgrade, and merged words must be words', () => {
  const now = aVersion('1.1.0', [aClause('a', 'A two.'), aClause('b', 'B two.'), aClause('c', 'C one.')])
  expect(applyUpgrade(aDraft(), stepTo(now), { a: take })).toMatchObject({
    ok: false,
    rule: 'choice-missing',
    fields: { b: expect.stringContaining('Heading of b') },
  })
  const empty = { kind: 'merge', heading: 'H', blocks: [] } as const
  expect(applyUpgrade(aDraft(), stepTo(now), { a: { ...empty, blocks: [] }, b: take })).toMatchObject({
    ok: false,
    rule: 'words-not-kept',
    fields: { a: expect.any(String) },
  })
})

test('in one step: what is exactly as the template said is taken, what was written by hand is kept', () => {
  const now = aVersion('2.0.0', [aClause('a', 'A two.'), aClause('b', 'B two.'), aClause('n', 'New.')])
  const draft = aDraft({ edits: { b: byHand('Mine.') } })
  const choices = takeUntouched(upgradeOf(draft, stepTo(now)).clauses)
  expect(choices).toEqual({ a: take, b: keep, n: take, c: take })
  expect(textOf(applied(draft, stepTo(now), choices), now)).toEqual(['a: A two.', 'b: Mine.', 'n: New.'])
})

test('what changed between two versions comes newest first; versions compare by number', () => {
  const change = (version: string) => ({ version, what: 'x', why: 'y' })
  const template = aVersion('1.10.0', [], { changes: ['1.0.0', '1.9.0', '1.10.0'].map(change) })
  expect(changesSince(template, '1.0.0').map((one) => one.version)).toEqual(['1.10.0', '1.9.0'])
  expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0)
  expect(compareVersions('2.0.0', '2.0.0')).toBe(0)
  expect(acceptVersion('1.0.1', ['1.0.0', '0.9.0'])).toMatchObject({ ok: true })
  expect(acceptVersion('1.0.0', ['1.0.0'])).toMatchObject({ ok: false, rule: 'version-not-higher' })
  expect(acceptVersion('1.9.0', ['1.10.0'])).toMatchObject({ ok: false })
})
