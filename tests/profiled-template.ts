// A small template that places three questions of the profile beside one of its own.
import { text } from '../app/domain/policy-document'
import { profileForm } from '../app/domain/profile-change'
import type { Question, Template } from '../app/domain/template'
import { aQuestion, aTemplate } from './small-template'

/** Two sections: the organisation's name and kind in the first, its helper in the second. Id "profiled". */
export function aProfiledTemplate(id = 'profiled'): Template {
  const [first, second] = aTemplate().clauses
  if (!first || !second) throw new Error('The small template has changed.')
  return {
    ...aTemplate(),
    id,
    title: 'Profiled policy',
    facts: [],
    questions: [
      placed('organisation-name', first.id),
      placed('employer-kind', first.id),
      aQuestion('tone', 'text', first.id),
      placed('helper', second.id),
    ],
    clauses: [
      {
        ...first,
        blocks: [
          { kind: 'paragraph', runs: [{ kind: 'answer', question: 'organisation-name' }, text(' is open.')] },
          {
            kind: 'when',
            condition: { question: 'employer-kind', test: 'is', value: 'charity' },
            blocks: [{ kind: 'paragraph', runs: [text('We are a charity.')] }],
          },
        ],
      },
      {
        ...second,
        blocks: [
          { kind: 'paragraph', runs: [text('Ask '), { kind: 'answer', question: 'helper' }, text('.')] },
        ],
      },
    ],
  }
}

function placed(id: string, clauseId: string): Question {
  const question = profileForm.questions.find((one) => one.id === id)
  if (!question) throw new Error(`The profile has no question ${id}.`)
  return { ...structuredClone(question), clauseId }
}
