// A small template: three sections, a question of every type, one that waits for an answer.
import { paragraph, text } from '../app/domain/policy-document'
import type { Question, Template, TemplateClause } from '../app/domain/template'

/** Two sections with questions of every type, one that waits for an answer, and one without questions. */
export function aTemplate(): Template {
  return {
    id: 'small',
    version: '1.0.0',
    kind: 'policy',
    title: 'Small policy',
    language: 'en-GB',
    summary: 'Says who answers.',
    forWhom: 'Small teams.',
    minutes: 5,
    changes: [],
    sample: {},
    facts: [{ label: 'In force from', question: 'start' }],
    questions: [
      aQuestion('reach', 'text', 'purpose'),
      aQuestion('story', 'long-text', 'purpose'),
      aQuestion('start', 'date', 'purpose'),
      aQuestion('own-accounts', 'single', 'own', {
        options: [
          { value: 'open', label: 'Yes, openly', hint: 'Most organisations do.' },
          { value: 'closed', label: 'No', hint: '' },
        ],
      }),
      aQuestion('who', 'person', 'own'),
      aQuestion('channels', 'multiple', 'own', {
        options: [
          { value: 'forum', label: 'Our forum', hint: '' },
          { value: 'video', label: 'Video', hint: '' },
        ],
      }),
      aQuestion('days', 'number', 'own'),
      aQuestion('trial', 'yes-no', 'own'),
      aQuestion('trials', 'list', 'own', { when: [{ question: 'trial', test: 'is', value: 'yes' }] }),
    ],
    clauses: [
      aClause('purpose', 'Whom we reach', [
        { kind: 'paragraph', runs: [text('We reach '), { kind: 'answer', question: 'reach' }, text('.')] },
        { kind: 'paragraph', runs: [{ kind: 'answer', question: 'story' }] },
      ]),
      aClause('own', 'Your own accounts', [
        { kind: 'paragraph', runs: [text('Ask '), { kind: 'answer', question: 'who' }, text('.')] },
        {
          kind: 'when',
          condition: { question: 'own-accounts', test: 'is', value: 'open' },
          blocks: [{ kind: 'paragraph', runs: [text('You may say that you work here.')] }],
        },
        {
          kind: 'when',
          condition: { question: 'trial', test: 'is', value: 'yes' },
          blocks: [{ kind: 'answer-list', question: 'trials' }],
        },
      ]),
      aClause('law', 'What the law protects', [
        { kind: 'paragraph', runs: [text('Nothing here takes a legal right away.')] },
      ]),
    ],
  }
}

export function aQuestion(
  id: string,
  type: Question['type'],
  clauseId: string,
  more: Partial<Question> = {},
): Question {
  return {
    id,
    type,
    clauseId,
    label: `Label of ${id}?`,
    help: `Help for ${id}.`,
    example: `Example of ${id}`,
    why: `Why we ask ${id}.`,
    options: [],
    when: [],
    placeholder: `the ${id}`,
    ...more,
  }
}

function aClause(id: string, heading: string, blocks: TemplateClause['blocks']): TemplateClause {
  return {
    id,
    section: 'purpose',
    heading,
    why: `Why ${id} is here.`,
    source: 'Known practice.',
    checked: 'known',
    notes: [paragraph('A note for the drafter.')],
    audience: [],
    when: [],
    blocks,
    clauses: [],
  }
}
