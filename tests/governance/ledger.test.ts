// What the timeline says.
import { expect, test } from 'vitest'
import { ledgerActions, ledgerSentence } from '../../app/governance/ledger'
import type { TimelineEntry } from '../../app/governance/timeline-entry'

function anEntry(changes: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id: 'entry',
    at: new Date('2027-03-14T12:00:00.000Z'),
    actorKind: 'person',
    actorId: 'amara',
    action: 'draft.answered',
    subject: { kind: 'policy', id: 'policy' },
    policyId: 'policy',
    detail: {},
    names: { amara: 'Amara Okafor' },
    ...changes,
  }
}

test.each<[Partial<TimelineEntry>, string]>([
  [{ action: 'version.submitted', detail: { version: 3 } }, 'Amara Okafor sent submission 3 for approval'],
  [{ action: 'version.published', detail: { number: '2.0' } }, 'Amara Okafor published version 2.0'],
  [{ action: 'version.acknowledged', detail: { number: '2.0' } }, 'Amara Okafor acknowledged version 2.0'],
  [
    { action: 'policy.created', detail: { title: 'Social media' } },
    'Amara Okafor started the policy “Social media”',
  ],
  [
    { action: 'policy.review-set', detail: { reviewOn: '2027-06-01' } },
    'Amara Okafor set the next review to 1 June 2027',
  ],
  [{ action: 'policy.review-set' }, 'Amara Okafor set the next review to another day'],
  [{ action: 'policy.created' }, 'Amara Okafor started the policy'],
  [
    { action: 'sample.loaded', actorKind: 'command-line', actorId: null, names: {} },
    'Someone at the command line loaded the sample organisation',
  ],
  [
    { action: 'expert.opened', actorKind: 'expert', actorId: 'link', names: { link: 'Adeola Grant' } },
    'Adeola Grant (outside expert) opened the draft',
  ],
  [
    {
      action: 'suggestion.taken',
      detail: { suggester: 'link', title: 'The law' },
      names: { amara: 'Amara Okafor', link: 'Adeola Grant' },
    },
    'Amara Okafor took the words that Adeola Grant suggested for the section “The law”',
  ],
  [{ names: {} }, 'Someone whose name was erased answered questions of the draft'],
  [{ action: 'from.a.newer.release' }, 'Amara Okafor recorded from.a.newer.release'],
  [{ action: 'toString' }, 'Amara Okafor recorded toString'],
])('%o', (changes, sentence) => {
  expect(ledgerSentence(anEntry(changes))).toBe(sentence)
})

test.each(ledgerActions)('%s makes a whole sentence, with or without facts', (action) => {
  const bare = ledgerSentence(anEntry({ action }))
  expect(bare).toMatch(/^Amara Okafor \S.*\S$/)
  expect(bare).not.toMatch(/undefined|null|NaN|\[object|  /)
})
