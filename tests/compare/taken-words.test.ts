// Suggested words go in where they were suggested, beside what changed in other places since, and never over it.
import { expect, test } from 'vitest'
import { takenWords } from '../../app/compare/taken-words'
import { paragraph } from '../../app/domain/policy-document'
import { wordsMark, type Words } from '../../app/domain/thread'

const words = (...texts: string[]): Words => ({ heading: 'The law', blocks: texts.map(paragraph) })
const base = words('Ask your manager first.', 'Nobody may punish you for it.')
const suggested = words('Ask your manager first.', 'Nobody may punish or threaten you for it.')
const suggestion = { base, baseMark: wordsMark(base), words: suggested }

test('where nothing changed since, they go in as they were suggested', () => {
  expect(takenWords(suggestion, base)).toEqual({ ok: true, value: suggested })
})

test('where another passage changed since, both changes stand', () => {
  const now = {
    ...words('You need not ask anybody first.', 'Nobody may punish you for it.'),
    heading: 'Rights',
  }
  expect(takenWords(suggestion, now)).toEqual({
    ok: true,
    value: {
      ...words('You need not ask anybody first.', 'Nobody may punish or threaten you for it.'),
      heading: 'Rights',
    },
  })
})

test('where the same passage changed since, or the section is gone, nothing goes in', () => {
  const now = words('Ask your manager first.', 'Nobody may ever dismiss you for it.')
  expect(takenWords(suggestion, now)).toMatchObject({ rule: 'clause-changed-since' })
  expect(takenWords(suggestion, undefined)).toMatchObject({ rule: 'clause-not-in-draft' })
})
