// Documents and sheets that renderer tests read: every block kind, every state, text from many scripts, hostile text.
import {
  numberClauses,
  paragraph,
  text,
  type Block,
  type Clause,
  type PolicyDocument,
} from '../../app/domain/policy-document'
import type { Sheet } from '../../app/render/sheet'

export const everyBlock: Block[] = [
  {
    kind: 'paragraph',
    runs: [
      text('You may talk about your work. '),
      { kind: 'text', text: 'Be kind', strong: true },
      text(', and '),
      { kind: 'text', text: 'say who you are', emphasis: true },
      text('. See '),
      { kind: 'text', text: 'the channel register', href: 'https://example.org/register?a=1&b=2' },
      text('.'),
      { kind: 'break' },
      text('Ask '),
      { kind: 'text', text: 'the person who answers questions', gap: 'answers-questions' },
      text(' first.'),
    ],
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      [paragraph('Check the facts.')],
      [
        paragraph('Then check the picture:'),
        { kind: 'list', ordered: true, items: [[paragraph('who is in it')], [paragraph('who took it')]] },
      ],
    ],
  },
  {
    kind: 'list',
    ordered: true,
    items: [
      [paragraph('Stop.')],
      [paragraph('Read it again.'), paragraph('Out loud, if you can.')],
      [paragraph('Post.')],
    ],
  },
  {
    kind: 'table',
    caption: 'Who answers where',
    header: [[text('Channel')], [text('Who answers')]],
    rows: [
      [[text('Letters | mail')], [{ kind: 'text', text: 'Ana Silva', strong: true }]],
      [[text('Video'), { kind: 'break' }, text('and sound')], []],
      [[text('Forum')]],
    ],
  },
  { kind: 'callout', tone: 'note', blocks: [paragraph('Questions are welcome.')] },
  {
    kind: 'callout',
    tone: 'warning',
    blocks: [
      paragraph('Never share a password.'),
      { kind: 'list', ordered: false, items: [[paragraph('Not once.')]] },
    ],
  },
  { kind: 'quote', blocks: [paragraph('We were wrong.'), paragraph('We are sorry.')] },
  {
    kind: 'step',
    id: 'pause',
    minutes: '0–5',
    who: 'Whoever sees it',
    blocks: [paragraph('Pause every scheduled post.'), paragraph('Write down the time.')],
  },
  {
    kind: 'step',
    id: 'call',
    minutes: '5–10',
    who: 'The channel owner',
    blocks: [paragraph('Call the lead.')],
  },
  { kind: 'contact', role: 'incident-lead', why: 'Decides, and takes the calls' },
  { kind: 'contact', role: 'it-security', why: '' },
  {
    kind: 'statement',
    label: 'Holding line',
    blocks: [paragraph('We have seen it. We are looking into it.')],
  },
]

/** Clauses numbered, with sensible values where a test does not care. */
export function clause(id: string, heading: string, blocks: Block[], clauses: Clause[] = []): Clause {
  return { id, number: '', section: 'crisis', audience: { kind: 'everyone' }, heading, blocks, clauses }
}

export function policy(clauses: Clause[], more: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    format: 1,
    language: 'en-GB',
    title: 'Social media policy',
    facts: [],
    ...more,
    clauses: numberClauses(clauses),
  }
}

export const everyBlockPolicy: PolicyDocument = policy(
  [
    clause('purpose', 'Why we have this policy', [paragraph('You are our best voice.')]),
    clause('accounts', 'Your own accounts', everyBlock, [
      clause(
        'profile',
        'Your profile',
        [paragraph('Say that views are yours.')],
        [clause('picture', 'Your picture', [paragraph('Use one that you own.')])],
      ),
      clause('name', 'Your name', everyBlock),
    ]),
    clause('help', 'Getting help', [paragraph('Ask early. Nobody is blamed for asking.')]),
  ],
  {
    facts: [
      { label: 'Who it is for', value: [text('Everyone who works here')] },
      { label: 'Questions to', value: [{ kind: 'text', text: 'the named person', gap: 'named' }] },
    ],
  },
)

export const manyScriptsPolicy: PolicyDocument = policy(
  [
    clause('arabic', 'سياسة التواصل الاجتماعي', [
      paragraph('يمكنك أن تتحدث عن عملك. اسأل أولاً.'),
      { kind: 'list', ordered: true, items: [[paragraph('توقف.')], [paragraph('اقرأ.')]] },
      { kind: 'table', caption: 'القنوات', header: [[text('القناة')]], rows: [[[text('الفيديو')]]] },
    ]),
    clause('japanese', 'あなたのアカウント', [
      paragraph('仕事について話してもかまいません。まず聞いてください。'),
    ]),
    clause('emoji', 'Emoji 👩🏽‍💻 and 🇵🇹', [paragraph('Fine: 👍🏿. Family: 👨‍👩‍👧‍👦.')]),
    clause('control', 'Bell \u0007 and lone \ud800 surrogate', [
      paragraph('Null \u0000, escape \u001b, \ufffe, tab\tand line\nend, ]]> & <b>bold</b>.'),
    ]),
  ],
  { language: 'ar', title: 'سياسة \u0001 وسائل التواصل' },
)

const groupNames: Record<string, string> = {
  board: 'Board',
  california: 'California',
  volunteers: 'Volunteers',
}

/** For some only: sections, parts, and a part for a few of the people its section is for. */
export const addendaPolicy: PolicyDocument = policy([
  clause(
    'everyone',
    'For all of us',
    [paragraph('Be kind.')],
    [
      forSome(clause('board-part', 'What the board does', [paragraph('Stand in front.')]), 'board'),
      clause('everyone-part', 'What we all do', [paragraph('Ask early.')]),
    ],
  ),
  forSome(
    clause(
      'volunteers',
      'Helping at events',
      [paragraph('Wear the badge.')],
      [
        clause('badge', 'Your badge', [paragraph('Give it back.')]),
        forSome(clause('badge-board', 'Badges of the board', [paragraph('They are blue.')]), 'board'),
      ],
    ),
    'volunteers',
    'board',
  ),
  forSome(clause('california', 'Own phones', [paragraph('We share the cost.')]), 'california'),
  clause(
    'law',
    'What the law protects',
    [paragraph('Nothing here takes a right away.')],
    [
      forSome(clause('law-us', 'In California', [paragraph('Section 7 holds.')]), 'california'),
      clause('law-all', 'Everywhere', [paragraph('You may speak about pay.')]),
    ],
  ),
])

export function forSome(one: Clause, ...keys: string[]): Clause {
  const groups = keys.map((key) => ({ key, name: groupNames[key] ?? key }))
  return { ...one, audience: { kind: 'groups', groups } }
}

export const emptyPolicy: PolicyDocument = policy([], { title: '', language: '' })

export const longPolicy: PolicyDocument = policy(
  Array.from({ length: 60 }, (_, index) =>
    clause(`clause-${index}`, `Rule number ${index + 1}`, everyBlock, [
      clause(`sub-${index}`, 'More', everyBlock),
    ]),
  ),
)

export const fingerprint = '3f9a0c6b7d12e845f0a1b2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8'

export const draftSheet: Sheet = {
  organisation: 'Harbour & Hill Trust',
  state: { kind: 'draft', revision: 'r12' },
  fingerprint,
  owner: 'Amara Okafor, Head of People',
  approvals: [],
  history: [],
}

export const publishedSheet: Sheet = {
  organisation: 'Harbour & Hill Trust',
  state: { kind: 'published' },
  number: '3.0',
  fingerprint,
  owner: 'Amara Okafor, Head of People',
  publishedOn: '2027-03-14T09:12:00.000Z',
  effectiveOn: '2027-04-01',
  address: 'https://policies.example.org/p/social-media',
  approvals: [
    {
      name: 'Ana Silva',
      title: 'Chief Executive',
      decision: 'approved',
      meaning: 'I approve this version for publication.',
      at: '2027-03-12T15:01:00.000Z',
      comment: 'Thank you for the shorter rules.',
    },
    {
      name: 'Jonas Lindqvist',
      title: 'General Counsel',
      decision: 'approved',
      meaning: 'I approve this version for publication.',
      at: '2027-03-13T08:30:00.000Z',
    },
    {
      name: 'Mei Tanaka',
      title: 'Works council',
      decision: 'recused',
      meaning: 'I took no part: I wrote some of it.',
      at: '2027-03-13T10:00:00.000Z',
    },
  ],
  history: [
    {
      number: '3.0',
      publishedAt: '2027-03-14T09:12:00.000Z',
      effectiveAt: '2027-04-01',
      changeClass: 'material',
      changeNote: 'Adds the rules for experiments.',
      by: 'Amara Okafor',
      approvedAt: '2027-03-13T08:30:00.000Z',
    },
    {
      number: '2.1',
      publishedAt: '2026-06-02T11:00:00.000Z',
      effectiveAt: '2026-06-02T11:00:00.000Z',
      changeClass: 'editorial',
      changeNote: 'Corrects a telephone number.',
      by: 'Amara Okafor',
      approvedAt: '2026-06-01T11:00:00.000Z',
    },
  ],
}

export const inReviewSheet: Sheet = {
  ...draftSheet,
  state: { kind: 'in-review' },
  approvals: publishedSheet.approvals.slice(0, 1),
}
export const supersededSheet: Sheet = {
  ...publishedSheet,
  state: { kind: 'superseded' },
  currentNumber: '4.0',
}
export const sampleSheet: Sheet = { ...publishedSheet, sample: true }
