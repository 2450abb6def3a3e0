// How long a text takes: whole minutes, and for somebody who knows an earlier one only what is new.
import { expect, test } from 'vitest'
import { readingMinutes } from '../../app/domain/reading-time'
import { paragraph, type Clause, type PolicyDocument } from '../../app/domain/policy-document'

const clause = (id: string, words: number): Clause => ({
  ...{ id, number: '1', section: 'purpose', audience: { kind: 'everyone' }, heading: 'Heading' },
  ...{ blocks: [paragraph('word '.repeat(words))], clauses: [] },
})

const document = (...clauses: Clause[]): PolicyDocument => ({
  ...{ format: 1, language: 'en-GB', title: 'Policy', facts: [], clauses },
})

test('a text takes at least a minute, and nothing takes none', () => {
  expect(readingMinutes(document(clause('a', 5)))).toBe(1)
  expect(readingMinutes(document(clause('a', 799)))).toBe(4)
  expect(readingMinutes(document())).toBe(0)
})

test('whoever knows an earlier text reads only what is new, also inside a section', () => {
  const known = document({ ...clause('a', 800), clauses: [clause('b', 800)] })
  const now = document({ ...clause('a', 800), number: '3', clauses: [clause('b', 400)] })
  expect(readingMinutes(now)).toBe(6)
  expect(readingMinutes(now, known)).toBe(2)
  expect(readingMinutes(known, known)).toBe(0)
})
