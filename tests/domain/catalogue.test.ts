// The catalogue's rules: finding a template, the ideas behind it, and its example.
import { expect, test } from 'vitest'
import {
  broadestFirst,
  checkedFacts,
  exampleDocument,
  findTemplates,
  ideasOf,
  sectionsCovered,
} from '../../app/domain/catalogue'
import { hasGaps } from '../../app/domain/policy-document'
import { profileQuestions } from '../../app/domain/profile'
import { aProfiledTemplate } from '../profiled-template'
import { shippedLibrary } from '../shipped-library'
import { aTemplate } from '../small-template'

function named(id: string, more: Partial<ReturnType<typeof aTemplate>> = {}) {
  return { ...aTemplate(), id, ...more }
}

const found = (templates: ReturnType<typeof named>[], words: string[]) =>
  findTemplates(templates, { words, section: undefined }).map((template) => template.id)

test('a template is found by its purpose, its readers, its headings and its sections, all words at once', () => {
  const templates = [named('one', { forWhom: 'Clubs with volunteers.' }), named('two')]
  expect(found(templates, ['volunteers'])).toEqual(['one'])
  expect(found(templates, ['VOLUNTEERS', 'own', 'accounts'])).toEqual(['one'])
  expect(found(templates, ['law'])).toEqual(['one', 'two'])
  expect(found(templates, ['volunteers', 'zebra'])).toEqual([])
  expect(found(templates, [])).toEqual(['one', 'two'])
})

test('a section narrows the list to templates that have it', () => {
  const templates = [named('one'), named('two', { clauses: [] })]
  const about = (section: 'purpose' | 'ai') => findTemplates(templates, { words: [], section })
  expect(about('purpose').map((template) => template.id)).toEqual(['one'])
  expect(about('ai')).toEqual([])
  expect(sectionsCovered(templates)).toEqual(['purpose'])
})

test('what covers most stands first, then titles in order', () => {
  const [whole] = named('whole').clauses
  const wide = whole ? [whole, { ...whole, id: 'more', section: 'ai' as const }] : []
  const templates = [named('b', { title: 'B' }), named('a', { title: 'A' }), named('wide', { clauses: wide })]
  expect(broadestFirst(templates).map((template) => template.id)).toEqual(['wide', 'a', 'b'])
})

test('the ideas are those that clauses name as our own judgement, each once', () => {
  const template = aTemplate()
  const sources = [
    'Candor’s own judgement: listen as hard as you talk.',
    'Some law, section 7; Candor’s own judgement that leaders run interference. Ask a lawyer.',
    'Candor’s own judgement: listen as hard as you talk.',
  ]
  template.clauses.forEach((clause, index) => (clause.source = sources[index] ?? ''))
  expect(ideasOf(template)).toEqual(['Listen as hard as you talk', 'Leaders run interference'])
})

test('a source counts as checked by its day', () => {
  const template = aTemplate()
  const [first] = template.clauses
  if (first) first.checked = '2026-11-24'
  expect(checkedFacts(template)).toEqual({ checked: 1, of: 3, latest: '2026-11-24' })
})

test('the example speaks with the sample’s answers, and with the profile’s where there are some', () => {
  const template = { ...aProfiledTemplate(), sample: { helper: 'Sam', 'organisation-name': 'Alder Valley' } }
  const words = (profile: Record<string, string>) => JSON.stringify(exampleDocument(template, profile))
  expect(words({})).toContain('Alder Valley')
  expect(words({ helper: 'Lena', languages: 'cy' })).toContain('Lena')
  expect(words({ helper: 'Lena' })).toContain('Alder Valley')
  expect(words({ helper: 'Lena' })).not.toContain('Sam')
})

test('every shipped template that brings an example has one without gaps, and asks each profile question as the profile does', async () => {
  const { templates } = await shippedLibrary()
  const policies = templates.filter((template) => template.kind === 'policy')
  expect(policies.length).toBeGreaterThanOrEqual(12)
  const withGaps = policies.filter((template) => hasGaps(exampleDocument(template)))
  expect(withGaps.map((template) => template.id)).toEqual([])
  const ids = new Set(profileQuestions.map((question) => question.id))
  const asked = policies.flatMap((template) => template.questions.filter((question) => ids.has(question.id)))
  expect(asked.filter((question) => !question.profile)).toEqual([])
})
