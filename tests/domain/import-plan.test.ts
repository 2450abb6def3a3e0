// An import becomes own sections in the order of the file; of the template only what is missing joins.
import { expect, test } from 'vitest'
import { draftPolicy } from '../../app/domain/drafting'
import {
  asProposed,
  coverageWith,
  importPlan,
  joiningClauses,
  placeClauses,
  sectionsWith,
} from '../../app/domain/import-plan'
import { aClause, anImportedPolicy, withClauses } from '../an-import'
import { valueOf } from '../instance'
import { aTemplate } from '../small-template'

const template = aTemplate()

function planned(choices = asProposed) {
  let count = 0
  const newId = () => String((count += 1))
  return importPlan(anImportedPolicy(), choices, { template, answers: {}, file: 'old.docx', newId })
}

function headings(choices = asProposed) {
  const { edits, arrangement } = valueOf(planned(choices))
  const { document, gaps } = draftPolicy({ template, answers: {}, skipped: [], edits, arrangement })
  return {
    headings: document.clauses.map((clause) => [
      clause.number,
      clause.heading,
      ...clause.clauses.map((part) => part.heading),
    ]),
    gaps: gaps.map((gap) => gap.question),
  }
}

test('sections of the file stand in its order with their parts, and name file and heading', () => {
  const { arrangement } = valueOf(planned())
  expect(arrangement.own.map(({ section, origin, parts }) => [section, origin, parts.length])).toEqual([
    ['confidentiality', { kind: 'imported', file: 'old.docx', heading: 'Confidential information' }, 1],
    ['fairness', { kind: 'imported', file: 'old.docx', heading: 'Breaches and discipline' }, 0],
    // Nothing matches the car park: it is filed with the section before it.
    ['fairness', { kind: 'imported', file: 'old.docx', heading: 'Parking' }, 0],
  ])
})

test('clauses of the template join where their section is missing, with their questions, and stay out elsewhere', () => {
  const coverage = coverageWith(anImportedPolicy(), asProposed, { template, answers: {} })
  const joining = joiningClauses(coverage, asProposed)
  expect(joining).not.toHaveLength(0)
  const { headings: titles, gaps } = headings()
  for (const clause of template.clauses) {
    const isThere = titles.some(([, heading]) => heading === clause.heading)
    expect(isThere).toBe(joining.includes(clause.id))
  }
  expect(gaps.length).toBeGreaterThan(0)
})

test('an author who lets nothing join gets the file alone', () => {
  expect(headings({ ...asProposed, joining: [] }).headings).toEqual([
    ['1', 'Confidential information', 'Customers'],
    ['2', 'Breaches and discipline'],
    ['3', 'Parking'],
  ])
})

test('a changed match counts, for the clause and for the map', () => {
  const choices = { ...asProposed, placements: { c4: 'security' as const }, joining: [] }
  expect(valueOf(planned(choices)).arrangement.own[2]?.section).toBe('security')
  const coverage = coverageWith(anImportedPolicy(), choices, { template, answers: {} })
  expect(coverage.find((one) => one.section === 'security')?.clauses).toEqual(['c4'])
})

test('a part without a section of its own counts for the one it stands in', () => {
  const policy = withClauses([
    aClause('c1', 'Passwords', 'Use two-factor sign-in.'),
    aClause('c2', 'Parking', 'Park behind the house.', 2),
  ])
  expect(placeClauses(policy, asProposed).map((one) => one.section)).toEqual(['security', 'security'])
})

test('a part keeps the section it was matched to, also inside a clause about something else', () => {
  const policy = withClauses([
    aClause('c1', 'What to avoid', ''),
    aClause('c2', 'Passwords', 'Use two-factor sign-in. Never share a password.', 2),
    aClause('c3', 'Parking', 'Park behind the house.', 2),
  ])
  let count = 0
  const from = { template, answers: {}, file: 'old.docx', newId: () => String((count += 1)) }
  const { edits, arrangement } = valueOf(importPlan(policy, { ...asProposed, joining: [] }, from))
  const { document } = draftPolicy({ template, answers: {}, skipped: [], edits, arrangement })
  expect(
    document.clauses.map(({ section, clauses }) => [section, clauses.map((part) => part.section)]),
  ).toEqual([['purpose', ['security', 'purpose']]])
})

test('a section that is left out takes its parts with it, and with all left out nothing is made', () => {
  const choices = { ...asProposed, placements: { c1: 'left-out' as const }, joining: [] }
  expect(headings(choices).headings.map(([, heading]) => heading)).toEqual([
    'Breaches and discipline',
    'Parking',
  ])
  const all = { c1: 'left-out' as const, c3: 'left-out' as const, c4: 'left-out' as const }
  expect(planned({ ...asProposed, placements: all })).toMatchObject({ ok: false, rule: 'nothing-to-import' })
})

test('parts of a clause that is split stand as sections behind it, each filed by its own match', () => {
  const choices = { ...asProposed, split: ['c1'], joining: [] }
  expect(headings(choices).headings.map(([, ...rest]) => rest)).toEqual([
    ['Confidential information'],
    ['Customers'],
    ['Breaches and discipline'],
    ['Parking'],
  ])
})

test('a clause that is nothing but the heading of its parts goes when it is split', () => {
  const policy = withClauses([
    aClause('c1', 'What to avoid', ''),
    aClause('c2', 'Passwords', 'Never share a password.', 2),
    aClause('c3', 'Elections', 'Never campaign for a candidate.', 2),
  ])
  expect(sectionsWith(policy, { ...asProposed, split: ['c1'] }).map(({ clause }) => clause.heading)).toEqual([
    'Passwords',
    'Elections',
  ])
})
