// The Check tag: a question that shows whether its clause was understood, with the answers to choose from.
import { checkLimits } from '../domain/check-question'
import type { JsxElement, Reader, Scene } from './reader'
import { blockChildren, complain, isElement } from './reader'
import type { Tag } from './tag'
import { oneOf, readTag, takeId, valueOf } from './tag'
import { wholeLines } from './whole-lines'

/** Reads a check question and adds it to the reader. It belongs to the clause around it, which must be for everyone. */
export function readCheck(tag: Tag, scene: Scene, reader: Reader): void {
  const { clause } = scene
  if (!clause) {
    complain(reader, scene, tag.node, [
      '<Check> stands outside any clause.',
      'Move it into the clause that answers it.',
    ])
    return
  }
  if (scene.conditions.length > clause.when.length)
    complain(reader, scene, tag.node, [
      'A Check stands in a When.',
      'Move it out of the <When>: it is asked of everybody, so it must be right whatever was answered.',
    ])
  if (clause.audience.length > 0)
    complain(reader, scene, tag.node, [
      `The clause "${clause.heading}" is for some people only, so its Check would never be asked.`,
      'Move the Check into a clause that is for everyone.',
    ])
  const id = takeId(tag, 'check', { scene, reader })
  checkLength(tag, { attribute: 'question', max: checkLimits.question }, { scene, reader })
  checkLength(tag, { attribute: 'why', max: checkLimits.why }, { scene, reader })
  const options = readCheckOptions(tag, scene, reader)
  const right = options.filter((option) => option.right)
  if (options.length < 2) {
    complain(reader, scene, tag.node, [
      `The check has ${options.length === 0 ? 'no answers' : 'one answer'} to choose from.`,
      'Write at least two <Option label="…" right="yes" /> or <Option label="…" right="no" /> in it.',
    ])
  } else if (options.length > checkLimits.options) {
    complain(reader, scene, tag.node, [
      `The check has ${options.length} answers to choose from.`,
      `Keep ${checkLimits.options} at most: people read them on a phone.`,
    ])
  } else if (right.length !== 1) {
    complain(reader, scene, tag.node, [
      right.length === 0
        ? 'No answer of the check is marked as right.'
        : `${right.length} answers of the check are marked as right.`,
      'Write right="yes" on one option and right="no" on the others.',
    ])
  }
  if (!id) return
  reader.checks.push({
    id,
    clauseId: clause.id,
    question: valueOf(tag, 'question'),
    options: options.map((option) => option.label),
    correct: options.findIndex((option) => option.right),
    why: valueOf(tag, 'why'),
  })
}

function readCheckOptions(tag: Tag, scene: Scene, reader: Reader): { label: string; right: boolean }[] {
  const options: { label: string; right: boolean }[] = []
  for (const child of wholeLines(blockChildren(tag.node))) {
    if (!isElement(child) || child.name !== 'Option') {
      complain(reader, scene, child, [
        'A check holds something else than answers.',
        'Write the question in question="…" and each answer as an <Option label="…" right="no" />.',
      ])
      continue
    }
    if (!hasRight(child)) {
      complain(reader, scene, child, [
        'An answer of the check does not say whether it is right.',
        'Add right="yes" or right="no" to the <Option>, and leave value and hint out.',
      ])
      continue
    }
    const option = readTag(child, scene, reader)
    if (!option) continue
    const right = oneOf(option, 'right', ['yes', 'no'], { scene, reader })
    checkLength(option, { attribute: 'label', max: checkLimits.option }, { scene, reader })
    const label = valueOf(option, 'label')
    if (options.some((other) => other.label.toLowerCase() === label.toLowerCase())) {
      complain(reader, scene, child, [`The answer "${label}" stands there twice.`, 'Change one of them.'])
    } else {
      options.push({ label, right: right === 'yes' })
    }
  }
  return options
}

function hasRight(element: JsxElement): boolean {
  return element.attributes.some((given) => given.type === 'mdxJsxAttribute' && given.name === 'right')
}

function checkLength(
  tag: Tag,
  { attribute, max }: { attribute: string; max: number },
  { scene, reader }: { scene: Scene; reader: Reader },
): void {
  const { length } = [...valueOf(tag, attribute)]
  if (length <= max) return
  complain(reader, scene, tag.node, [
    `${attribute} of <${tag.name}> has ${length} characters.`,
    `Keep it to ${max}: people read it on a phone.`,
  ])
}
