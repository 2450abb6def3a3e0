// Who may say, settle and reopen what about a draft, and which suggested words may go in.
import { expect, test } from 'vitest'
import { paragraph } from '../../app/domain/policy-document'
import {
  acceptComment,
  acceptDeciding,
  acceptReply,
  acceptSuggestion,
  acceptThread,
  closeThread,
  reopenThread,
  type Commenter,
  type Thread,
} from '../../app/domain/thread'
import { amara, ben, ruth } from '../people'

const lawyer: Commenter = { kind: 'expert', id: 'link', name: 'Adeola Grant' }
const by = (person: typeof amara): Commenter => ({ kind: 'person', person })

function aThread(changes: Partial<Thread> = {}): Thread {
  return {
    id: 'thread',
    policyId: 'policy',
    clauseId: 'law',
    clauseHeading: 'The law',
    kind: 'comment',
    quote: '',
    openedAt: '2026-11-24T12:00:00.000Z',
    openedBy: { personId: ben.id, expertId: null, name: ben.name },
    inWord: null,
    closed: null,
    ...changes,
  }
}

const closed = (outcome: 'resolved' | 'taken' | 'left') =>
  ({ at: '2026-11-24T13:00:00.000Z', by: amara.name, outcome }) as const

test('an author and whoever opened it resolve a comment; another approver and an expert do not', () => {
  expect(closeThread(aThread(), by(amara))).toEqual({ ok: true, value: 'resolved' })
  expect(closeThread(aThread(), by(ben))).toEqual({ ok: true, value: 'resolved' })
  expect(closeThread(aThread(), by(ruth))).toMatchObject({ rule: 'not-yours-to-close' })
  const theirs = aThread({ openedBy: { personId: null, expertId: 'link', name: 'Adeola Grant' } })
  expect(closeThread(theirs, lawyer)).toMatchObject({ rule: 'not-yours-to-close' })
})

test('suggested words are withdrawn by whoever suggested them, and taken or left by an author', () => {
  const suggestion = aThread({ kind: 'suggestion' })
  expect(closeThread(suggestion, by(ben))).toEqual({ ok: true, value: 'withdrawn' })
  expect(closeThread(suggestion, by(amara))).toMatchObject({ rule: 'take-or-leave' })
  expect(acceptDeciding(suggestion, by(amara))).toMatchObject({ ok: true })
  expect(acceptDeciding(suggestion, by(ben))).toMatchObject({ rule: 'not-an-author' })
  expect(acceptDeciding(suggestion, lawyer)).toMatchObject({ rule: 'not-an-author' })
  expect(acceptDeciding(aThread(), by(amara))).toMatchObject({ rule: 'not-a-suggestion' })
})

test('what is closed stays closed until it is opened again, and taken words for ever', () => {
  expect(closeThread(aThread({ closed: closed('resolved') }), by(amara))).toMatchObject({
    rule: 'thread-closed',
    sentence: 'Amara Okafor has closed this already. Nothing was changed.',
  })
  expect(reopenThread(aThread({ closed: closed('left') }), by(ben))).toMatchObject({ ok: true })
  expect(reopenThread(aThread({ closed: closed('resolved') }), by(ruth))).toMatchObject({ ok: false })
  expect(reopenThread(aThread({ closed: closed('taken') }), by(amara))).toMatchObject({ rule: 'words-taken' })
  expect(reopenThread(aThread(), by(amara))).toMatchObject({ rule: 'thread-open' })
})

test('nobody replies to what is closed or full', () => {
  expect(acceptReply(aThread(), 199)).toMatchObject({ ok: true })
  expect(acceptReply(aThread(), 200)).toMatchObject({ rule: 'thread-full' })
  expect(acceptReply(aThread({ closed: closed('resolved') }), 1)).toMatchObject({ rule: 'thread-closed' })
})

test('a draft takes 500 open threads', () => {
  expect(acceptThread(499)).toMatchObject({ ok: true })
  expect(acceptThread(500)).toMatchObject({ rule: 'too-many-threads' })
})

test('a comment has words, at most 4,000 characters, and nothing invisible', () => {
  const read = (text: string) => acceptComment(text, 'text', 'Write your comment.')
  expect(read('  Why?\r\nBecause. ')).toEqual({ ok: true, value: 'Why?\nBecause.' })
  expect(read(' \n ')).toMatchObject({ rule: 'comment-missing', fields: { text: 'Write your comment.' } })
  expect(read('x'.repeat(4_001))).toMatchObject({ rule: 'text-too-long' })
  expect(read('a\u0007b')).toMatchObject({ rule: 'text-has-control-characters' })
  expect(read('a\u202Eb')).toEqual({ ok: true, value: 'ab' })
})

test('a suggestion has a heading and text, and is not what stands there', () => {
  const now = { heading: 'The law', blocks: [paragraph('Ask first.')] }
  expect(acceptSuggestion({ ...now, heading: ' Your  rights ' }, now)).toMatchObject({
    value: { heading: 'Your rights' },
  })
  expect(acceptSuggestion(now, now)).toMatchObject({ rule: 'nothing-suggested' })
  expect(acceptSuggestion({ ...now, heading: ' ' }, now)).toMatchObject({ rule: 'heading-missing' })
  expect(acceptSuggestion({ ...now, blocks: [] }, now)).toMatchObject({ rule: 'text-missing' })
})
