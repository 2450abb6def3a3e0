// An example page in Word that shows the look in use: headings, lists, a table, frames, a link, and the marks of a draft.
import type { Db } from '../../db/tables'
import { numberClauses, paragraph, text, type Clause, type PolicyDocument } from '../domain/policy-document'
import { wordOfDocument } from '../render/word'
import { currentLook } from './word-look'

/** A page that shows the look in use: headings, lists, a table, frames, a link, and the marks of a draft. */
export async function lookPreview(db: Db, organisation: string): Promise<Uint8Array> {
  const sheet = {
    organisation,
    state: { kind: 'draft' as const, revision: '0' },
    fingerprint: '0'.repeat(64),
    owner: 'The person who owns the policy',
    approvals: [],
    history: [],
  }
  return wordOfDocument(previewDocument, sheet, { look: await currentLook(db) })
}

const anyClause: Pick<Clause, 'number' | 'section' | 'audience'> = {
  number: '',
  section: 'purpose',
  audience: { kind: 'everyone' },
}

const previewDocument: PolicyDocument = {
  format: 1,
  title: 'A page with your styles',
  language: 'en-GB',
  facts: [{ label: 'What this is', value: [text('An example. It is no policy, and binds nobody.')] }],
  clauses: numberClauses([
    {
      ...anyClause,
      id: 'headings',
      heading: 'Headings, text and lists',
      blocks: [
        {
          kind: 'paragraph',
          runs: [
            text('Text stands like this. It has '),
            { kind: 'text', text: 'strong words', strong: true },
            text(', '),
            { kind: 'text', text: 'stressed words', emphasis: true },
            text(', a link to '),
            { kind: 'text', text: 'example.org', href: 'https://example.org/' },
            text(' and '),
            { kind: 'text', text: 'a place that waits for an answer', gap: 'example' },
            text('.'),
          ],
        },
        {
          kind: 'list',
          ordered: false,
          items: [[paragraph('You may talk about your work.')], [paragraph('You must say who you are.')]],
        },
        {
          kind: 'list',
          ordered: true,
          items: [[paragraph('Stop.')], [paragraph('Ask.')], [paragraph('Then post.')]],
        },
      ],
      clauses: [
        {
          ...anyClause,
          id: 'below',
          heading: 'A heading below it',
          blocks: [paragraph('And the text that belongs to it.')],
          clauses: [],
        },
      ],
    },
    {
      ...anyClause,
      id: 'tables',
      heading: 'Tables and frames',
      blocks: [
        {
          kind: 'table',
          caption: 'Who answers where',
          header: [[text('Channel')], [text('Who answers')]],
          rows: [
            [[text('Letters')], [text('The press office')]],
            [[text('Video')], [text('Ask first')]],
          ],
        },
        { kind: 'callout', tone: 'note', blocks: [paragraph('Questions are welcome.')] },
        { kind: 'callout', tone: 'warning', blocks: [paragraph('Never share a password.')] },
        { kind: 'quote', blocks: [paragraph('We were wrong, and we are sorry.')] },
      ],
      clauses: [],
    },
  ]),
}
