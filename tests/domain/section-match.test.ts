// An imported clause finds its section by the words of its heading and of its text, and says by which.
import { expect, test } from 'vitest'
import { coverageOf } from '../../app/domain/coverage'
import type { SectionKey } from '../../app/domain/section'
import { matchSection } from '../../app/domain/section-match'
import { sectionOrder } from '../../app/domain/coverage'
import { aClause } from '../an-import'
import { aTemplate } from '../small-template'

test.each<[SectionKey, string, string]>([
  ['purpose', 'Why we have this policy', 'We want to reach our neighbours.'],
  ['scope', 'Who this is for', 'It applies to all staff, volunteers and contractors on every platform.'],
  ['roles', 'Responsibilities', 'The social media lead is responsible for the register.'],
  ['personal-use', 'Your own accounts', 'What you do in your own time with a personal account is yours.'],
  ['speaking', 'Talking to journalists', 'Pass media enquiries on. Only spokespeople speak for us.'],
  ['disclosure', 'Say that you work here', 'Always disclose who pays you when you endorse a product.'],
  ['approvals', 'Sign-off', 'Campaigns must be approved by the lead before posting.'],
  [
    'accounts',
    'Opening a new account',
    'Ask before you create an account; we keep a register of official accounts.',
  ],
  ['content', 'Pictures and hashtags', 'Respect copyright, and credit the photographer.'],
  [
    'confidentiality',
    'What stays inside',
    'Never post confidential or unpublished figures or trade secrets.',
  ],
  ['privacy', 'Photographs of children', 'Ask a parent for consent before you post personal data.'],
  ['respect', 'Behaviour', 'No harassment, bullying, threats or hate speech.'],
  ['listening', 'Answering people', 'We respond within 24 hours to every complaint and reply to questions.'],
  ['house-rules', 'Comments by visitors', 'We may remove spam and off-topic comments, and block users.'],
  ['mistakes', 'When we get it wrong', 'Correct the post, own up and apologise. Everybody makes mistakes.'],
  ['crisis', 'In a crisis', 'Escalate at once, and pause scheduled posts.'],
  ['security', 'Passwords', 'Use two-factor sign-in and a password manager.'],
  ['executives', 'Board members', 'The chief executive and trustees follow the same rules.'],
  ['politics', 'Elections', 'Stay impartial; never campaign for a political party or a candidate.'],
  [
    'sector',
    'Records and the law',
    'Posts are public records and are kept in the archive under the retention plan.',
  ],
  ['ai', 'Artificial intelligence', 'Say so when a text was made with generative AI.'],
  ['support', 'If you are attacked online', 'We support you, with counselling and with the police.'],
  ['fairness', 'Breaches', 'A breach of this policy can lead to disciplinary action; you may appeal.'],
  ['review', 'Training and review', 'This policy will be reviewed every year. Everybody gets training.'],
])('%s is found', (section, heading, text) => {
  expect(matchSection(aClause('c1', heading, text)).section).toBe(section)
})

test('a text about something else has no section, and one common word does not give it one', () => {
  expect(matchSection(aClause('c1', 'Parking', 'Park behind the house.'))).toMatchObject({
    section: null,
    clarity: null,
  })
  expect(matchSection(aClause('c1', 'Lunch', 'We share the news at lunch.')).section).toBeNull()
})

test('a match names the words that decided, those of the heading apart from those of the text', () => {
  const match = matchSection(aClause('c1', 'Passwords', 'Never share a password. Use two-factor sign-in.'))
  expect(match.clarity).toBe('sure')
  expect(match.evidence.heading).toEqual(['passwords'])
  expect(match.evidence.text).toEqual(expect.arrayContaining(['password', 'two factor']))
})

test('a heading that the reader made up is no evidence', () => {
  const clause = {
    ...aClause('c1', 'Introduction', 'Use a password manager and two-factor sign-in.'),
    guessed: 'opening' as const,
  }
  expect(matchSection(clause).section).toBe('security')
})

test('the map says what is there, what is thin and what is missing, for every one of the 24', () => {
  const long = `Use a password manager and two-factor sign-in for every account. ${'Change it when somebody leaves. '.repeat(6)}`
  const clauses = [
    aClause('c1', 'Passwords', long),
    aClause('c2', 'In a crisis', 'Escalate at once.'),
    aClause(
      'c3',
      'Parking',
      'Harassment and bullying on the car park are reported as anywhere: no threats, no abuse.',
    ),
  ]
  const placed = clauses.map((clause) => {
    const match = matchSection(clause)
    return { clause, match, section: clause.id === 'c3' ? null : match.section }
  })
  const map = coverageOf(placed, aTemplate(), {})
  expect(map.map((one) => one.section)).toEqual(sectionOrder())
  const stateOf = (section: SectionKey) => map.find((one) => one.section === section)
  expect(stateOf('security')).toMatchObject({ state: 'there', clauses: ['c1'] })
  expect(stateOf('crisis')).toMatchObject({ state: 'thin', clauses: ['c2'], words: 3 })
  expect(stateOf('respect')).toMatchObject({ state: 'thin', mentionedIn: ['c3'] })
  expect(stateOf('ai')?.state).toBe('missing')
})
