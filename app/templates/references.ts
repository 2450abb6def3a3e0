// Checks that need the whole template: every place that names a question fits that question.
import type { Condition, Question, QuestionId } from '../domain/template'
import { testableTypes } from './grammar'
import { didYouMean } from './mistake'
import type { Reader, Use } from './reader'
import { complain } from './reader'

/**
 * Refuses unknown questions, values that cannot be answered, answers printed where their question may not be asked,
 * and questions that can never be asked. Then gives each question all the conditions it depends on, those of the
 * questions it waits for included, so that looking at its own conditions is enough.
 */
export function settleReferences(reader: Reader): void {
  const questions = new Map(reader.questions.map((question) => [question.id, question]))
  for (const use of reader.uses) checkUse(use, questions, reader)
  for (const question of reader.questions) {
    if (!waitsForItself(question, questions)) continue
    const place = reader.places.get(question.id)
    complain(reader, { file: place?.file ?? '' }, place?.line ?? 1, [
      `The question "${question.id}" is only asked after an answer to itself.`,
      'Move it out of the <When>, or test another question.',
    ])
  }
  if (reader.mistakes.length > 0) return
  const complete = new Map(
    reader.questions.map((question) => [question.id, allConditions(question.when, questions)]),
  )
  for (const question of reader.questions) question.when = complete.get(question.id) ?? question.when
}

function checkUse(use: Use, questions: Map<QuestionId, Question>, reader: Reader): void {
  const question = questions.get(use.question)
  const at = (sentence: string, fix: string) => complain(reader, use, use.line, [sentence, fix])
  if (!question) {
    at(
      `There is no question "${use.question}".`,
      didYouMean(use.question, questions.keys(), 'Add the question to a clause, or remove this.'),
    )
    return
  }
  switch (use.purpose.kind) {
    case 'test':
      checkTest(question, use.purpose.value, at)
      return
    case 'print-list':
      if (question.type !== 'list' && question.type !== 'multiple') {
        at(
          `"${question.id}" is of type ${question.type}, which has one answer.`,
          'Remove as="list", or make the type list or multiple.',
        )
      }
      checkAsked(question, use, at)
      return
    case 'print':
      checkAsked(question, use, at)
      return
    case 'fact':
      return
    default:
      use.purpose satisfies never
  }
}

function checkTest(question: Question, value: string, at: (sentence: string, fix: string) => void): void {
  if (!testableTypes.includes(question.type)) {
    at(
      `"${question.id}" is of type ${question.type}, and nobody knows its answers yet.`,
      `A <When> can test questions of type ${testableTypes.join(', ')}.`,
    )
    return
  }
  const values = question.type === 'yes-no' ? ['yes', 'no'] : question.options.map((option) => option.value)
  if (values.includes(value)) return
  at(
    `"${value}" is not an answer to "${question.id}".`,
    didYouMean(value, values, `Use one of ${values.join(', ')}.`),
  )
}

/** An answer may stand only where its question is sure to be asked; else the sentence would have a hole. */
function checkAsked(question: Question, use: Use, at: (sentence: string, fix: string) => void): void {
  const missing = question.when.find(
    (condition) => !use.conditions.some((around) => sameCondition(around, condition)),
  )
  if (!missing) return
  at(
    `"${question.id}" is not always asked, and its answer stands here in any case.`,
    `Put this Answer inside <When question="${missing.question}" ${missing.test}="${missing.value}">, as the question is.`,
  )
}

function sameCondition(left: Condition, right: Condition): boolean {
  return left.question === right.question && left.test === right.test && left.value === right.value
}

function waitsForItself(question: Question, questions: Map<QuestionId, Question>): boolean {
  const seen = new Set<QuestionId>()
  const waiting = question.when.map((condition) => condition.question)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === question.id) return true
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...(questions.get(id)?.when.map((condition) => condition.question) ?? []))
  }
  return false
}

function allConditions(conditions: Condition[], questions: Map<QuestionId, Question>): Condition[] {
  const all: Condition[] = []
  const waiting = [...conditions]
  for (let condition = waiting.shift(); condition; condition = waiting.shift()) {
    const known = condition
    if (all.some((other) => sameCondition(other, known))) continue
    all.push(known)
    waiting.push(...(questions.get(known.question)?.when ?? []))
  }
  return all
}
