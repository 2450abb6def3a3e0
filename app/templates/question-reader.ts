// The Question tag and its options.
import { findProfileQuestion, profileQuestions } from '../domain/profile'
import type { Option, TemplateClause } from '../domain/template'
import { isKebab, questionTypes } from './grammar'
import { didYouMean } from './mistake'
import type { Reader, Scene } from './reader'
import { blockChildren, complain, isElement, lineOf } from './reader'
import type { Tag } from './tag'
import { oneOf, readTag, takeId, valueOf } from './tag'
import { wholeLines } from './whole-lines'

/** Reads a question and adds it to the reader. It belongs to the clause around it, and is asked under the conditions around it. */
export function readQuestion(tag: Tag, scene: Scene, reader: Reader): void {
  const { clause } = scene
  if (!clause) {
    complain(reader, scene, tag.node, [
      '<Question> stands outside any clause.',
      'Move it into the clause that uses its answer.',
    ])
    return
  }
  if (tag.attributes.has('profile')) {
    readProfileQuestion(tag, { ...scene, clause }, reader)
    return
  }
  const id = takeId(tag, 'question', { scene, reader })
  if (id && findProfileQuestion(id)) {
    complain(reader, scene, tag.node, [
      `"${id}" is asked once for the whole organisation.`,
      `Write <Question profile="${id}" /> instead.`,
    ])
  }
  const type = oneOf(tag, 'type', questionTypes, { scene, reader })
  const options = readOptions(tag, scene, reader)
  if (!id || !type) return
  reader.places.set(id, { file: scene.file, line: lineOf(tag.node) })
  const chosen = type === 'single' || type === 'multiple'
  if (chosen && options.length < 2) {
    complain(reader, scene, tag.node, [
      `The question "${id}" has ${options.length === 0 ? 'no options' : 'one option'} to choose from.`,
      'Write at least two <Option value="…" label="…" /> in it.',
    ])
  }
  if (!chosen && options.length > 0) {
    complain(reader, scene, tag.node, [
      `The question "${id}" has options, but its type is ${type}.`,
      'Make it type="single" or type="multiple", or remove the options.',
    ])
  }
  reader.questions.push({
    id,
    type,
    clauseId: clause.id,
    label: valueOf(tag, 'label'),
    help: valueOf(tag, 'help'),
    example: valueOf(tag, 'example'),
    why: valueOf(tag, 'why'),
    options,
    when: scene.conditions,
    placeholder: placeholderOf(tag) ?? '',
  })
}

/** Places a question of the organisation's profile on this clause's screen, in the template's words where it has some. */
function readProfileQuestion(tag: Tag, scene: Scene & { clause: TemplateClause }, reader: Reader): void {
  const id = takeId(tag, 'question', { scene, reader, attribute: 'profile' })
  if (!id) return
  const known = findProfileQuestion(id)
  if (!known) {
    const ids = profileQuestions.map((question) => question.id)
    complain(reader, scene, tag.node, [
      `The profile has no question "${id}".`,
      didYouMean(id, ids, `It asks ${ids.join(', ')}.`),
    ])
    return
  }
  reader.places.set(id, { file: scene.file, line: lineOf(tag.node) })
  reader.questions.push({
    id,
    type: known.type,
    clauseId: scene.clause.id,
    label: tag.attributes.get('label') ?? known.label,
    help: tag.attributes.get('help') ?? known.help,
    example: tag.attributes.get('example') ?? known.example,
    why: tag.attributes.get('why') ?? known.why,
    options: known.options,
    when: scene.conditions,
    placeholder: placeholderOf(tag) ?? known.placeholder,
    profile: true,
  })
}

function placeholderOf(tag: Tag): string | undefined {
  return tag.attributes.get('placeholder')?.replace(/^\[|\]$/g, '')
}

function readOptions(tag: Tag, scene: Scene, reader: Reader): Option[] {
  const options: Option[] = []
  for (const child of wholeLines(blockChildren(tag.node))) {
    if (!isElement(child) || child.name !== 'Option') {
      complain(reader, scene, child, [
        'A question holds something else than options.',
        'Move it out of the <Question>.',
      ])
      continue
    }
    const option = readTag(child, scene, reader)
    if (!option) continue
    if (option.attributes.has('right')) {
      complain(reader, scene, child, [
        'An option of a question is marked as right, and a question has no wrong answers.',
        'Write value="…" instead of right="…", or move the option into a <Check>.',
      ])
      continue
    }
    const value = valueOf(option, 'value')
    if (!isKebab(value)) {
      complain(reader, scene, child, [
        `"${value}" cannot be the value of an option.`,
        'Use small letters, digits and single hyphens; the label holds the words that people read.',
      ])
    } else if (options.some((other) => other.value === value)) {
      complain(reader, scene, child, [
        `The option value "${value}" is already taken.`,
        'Give this option another value.',
      ])
    } else {
      options.push({ value, label: valueOf(option, 'label'), hint: option.attributes.get('hint') ?? '' })
    }
  }
  return options
}
