// Whom an @ reaches.
import { expect, test } from 'vitest'
import { findMentions, namesAfterAt, type Mentionable } from '../../app/domain/mention'

const people: Mentionable[] = [
  { id: 'ben', name: 'Ben Adeyemi', mayRead: true },
  { id: 'ruth', name: 'Ruth Keller', mayRead: true },
  { id: 'ruth-2', name: 'Ruth Keller-Brandt', mayRead: true },
  { id: 'zoe', name: 'Zoë Lind', mayRead: true },
  { id: 'joel', name: 'Joel Brandt', mayRead: false },
]

test.each<[string, string[]]>([
  ['@Ben Adeyemi, please look.', ['ben']],
  ['Is this right, @ben adeyemi?', ['ben']],
  ['(@Ben  Adeyemi) and @Zoë Lind', ['ben', 'zoe']],
  ['@Ben what do you think? @Ben!', ['ben']],
  ['@Ruth Keller-Brandt only', ['ruth-2']],
  ['Write to press@ben adeyemi.example', []],
  ['Follow @harbourtrust and @benadeyemi', []],
  ['@', []],
])('%s', (text, ids) => {
  expect(findMentions(text, people, 'text')).toEqual({ ok: true, value: ids })
})

test('somebody who cannot read drafts is not mentioned in vain', () => {
  expect(findMentions('Ask @Joel Brandt.', people, 'text')).toMatchObject({
    rule: 'mention-cannot-read',
    fields: { text: expect.stringContaining('Joel Brandt cannot read drafts') },
  })
})

test('where several could be meant, the sentence says how to be clear', () => {
  expect(findMentions('@Ruth?', people, 'text')).toMatchObject({
    sentence: 'This could be Ruth Keller or Ruth Keller-Brandt. Write the whole name.',
  })
  const twice = [...people, { id: 'ben-2', name: 'Ben Adeyemi', mayRead: true }]
  expect(findMentions('@Ben Adeyemi', twice, 'text')).toMatchObject({ rule: 'mention-unclear' })
})

test('the store is asked only for what could be a name', () => {
  expect(namesAfterAt('Ask @Ben Adeyemi, he knows')).toContain('Ben Adeyemi')
  expect(namesAfterAt('no one@example.org')).toEqual([])
  expect(namesAfterAt('@a b c d e f g '.repeat(500)).length).toBeLessThanOrEqual(200)
})
