// Markdown blocks and block tags → template blocks.
import type { List, Table } from 'mdast'
import { contactRoles } from '../domain/contact-role'
import type { TemplateBlock } from '../domain/template'
import { readCheck } from './check-reader'
import { closeClause, openClause } from './clause-reader'
import { readQuestion } from './question-reader'
import { readRuling } from './ruling-reader'
import type { JsxElement, Reader, Scene } from './reader'
import { blockChildren, complain, isElement, isExhausted, lineOf } from './reader'
import type { Tag } from './tag'
import { oneOf, readTag, takeId, valueOf } from './tag'
import { emptyWhen, foreign, readCondition, readRuns } from './run-reader'
import type { Flow } from './whole-lines'
import { wholeLines } from './whole-lines'
import { plainBlock } from './plain-block'

/** Reads blocks in order. Questions, notes and clauses among them go to the reader and the scene's clause. */
export function readBlocks(nodes: Flow[], scene: Scene, reader: Reader): TemplateBlock[] {
  return wholeLines(nodes).flatMap((node) => readBlock(node, scene, reader))
}

function readBlock(node: Flow, scene: Scene, reader: Reader): TemplateBlock[] {
  if (isExhausted(reader, scene, node)) return []
  if (isElement(node)) return readBlockTag(node, scene, reader)
  if (!scene.clause) {
    complain(reader, scene, node, textOutside(node))
    return []
  }
  switch (node.type) {
    case 'paragraph': {
      const runs = readRuns(node.children, scene, reader)
      return runs.length > 0 ? [{ kind: 'paragraph', runs }] : []
    }
    case 'list':
      return [readList(node, scene, reader)]
    case 'table':
      return [readTable(node, scene, reader)]
    case 'blockquote': {
      const blocks = readBlocks(node.children, scene, reader)
      if (blocks.length === 0) complain(reader, scene, node, ['A quote holds nothing.', 'Remove the ">".'])
      return [{ kind: 'quote', blocks }]
    }
    default:
      complain(reader, scene, node, foreign(node.type))
      return []
  }
}

function readList(node: List, scene: Scene, reader: Reader): TemplateBlock {
  const items = node.children.map((item) => {
    if (typeof item.checked === 'boolean') {
      complain(reader, scene, item, ['A tick box stands in a list.', 'Remove "[ ]" or "[x]".'])
    }
    const before = reader.mistakes.length
    const blocks = readBlocks(item.children, scene, reader)
    if (blocks.length === 0 && reader.mistakes.length === before)
      complain(reader, scene, item, ['A list item holds nothing.', 'Write it, or remove the bullet.'])
    return blocks
  })
  return { kind: 'list', ordered: node.ordered === true, items }
}

function readTable(node: Table, scene: Scene, reader: Reader): TemplateBlock {
  const [head, ...body] = node.children.map((row) =>
    row.children.map((cell) => readRuns(cell.children, scene, reader)),
  )
  const header = head ?? []
  if (body.length === 0)
    complain(reader, scene, node, ['A table has no rows.', 'Write at least one row under the header.'])
  const rows = body.map((row) => header.map((_, index) => row[index] ?? []))
  const uneven = body.findIndex((row) => row.length > header.length)
  if (uneven >= 0) {
    complain(reader, scene, node.children[uneven + 1] ?? node, [
      'A row of the table has more cells than the header.',
      'Remove a cell, or add a column to the header. A "|" inside a cell is written \\|.',
    ])
  }
  return { kind: 'table', caption: '', header, rows }
}

function readBlockTag(node: JsxElement, scene: Scene, reader: Reader): TemplateBlock[] {
  const tag = readTag(node, scene, reader)
  if (!tag) return []
  switch (tag.name) {
    case 'Clause':
      readClause(tag, scene, reader)
      return []
    case 'Question':
      readQuestion(tag, scene, reader)
      return []
    case 'Check':
      readCheck(tag, scene, reader)
      return []
    case 'Option':
      complain(reader, scene, node, [
        '<Option> stands outside a question.',
        'Move it into a <Question type="single">, a <Question type="multiple"> or a <Check>.',
      ])
      return []
    case 'Include':
      return readInclude(tag, scene, reader)
    case 'When':
      return readWhen(tag, scene, reader)
    default:
  }
  const { clause } = scene
  if (!clause) {
    complain(reader, scene, node, [`<${tag.name}> stands outside any clause.`, 'Move it into a <Clause>.'])
    return []
  }
  switch (tag.name) {
    case 'Answer':
      return readAnswerList(tag, scene, reader)
    case 'Note':
      readNote(tag, { ...scene, clause }, reader)
      return []
    case 'Ruling':
      readRuling(tag, { ...scene, clause }, reader)
      return []
    case 'Callout': {
      const tone = oneOf(tag, 'tone', ['note', 'warning'], { scene, reader })
      const blocks = filled(tag, scene, reader)
      return tone ? [{ kind: 'callout', tone, blocks }] : []
    }
    case 'Step': {
      const id = takeId(tag, 'step', { scene, reader })
      const blocks = filled(tag, scene, reader)
      return id
        ? [{ kind: 'step', id, minutes: valueOf(tag, 'minutes'), who: valueOf(tag, 'who'), blocks }]
        : []
    }
    case 'Contact': {
      const role = oneOf(tag, 'role', contactRoles, { scene, reader })
      return role ? [{ kind: 'contact', role, why: valueOf(tag, 'why') }] : []
    }
    case 'Statement':
      return [{ kind: 'statement', label: valueOf(tag, 'label'), blocks: filled(tag, scene, reader) }]
    default:
      tag.name satisfies never
      return []
  }
}

function readClause(tag: Tag, scene: Scene, reader: Reader): void {
  const opened = openClause(tag, scene, reader)
  if (!opened) return
  const before = reader.mistakes.length
  opened.clause.blocks = readBlocks(blockChildren(tag.node), opened.scene, reader)
  if (reader.mistakes.length === before) closeClause(opened.clause, tag, { scene, reader })
}

function filled(tag: Tag, scene: Scene, reader: Reader): TemplateBlock[] {
  const before = reader.mistakes.length
  const blocks = readBlocks(blockChildren(tag.node), scene, reader)
  if (blocks.length === 0 && reader.mistakes.length === before) {
    complain(reader, scene, tag.node, [`<${tag.name}> holds nothing.`, 'Write its text, or remove it.'])
  }
  return blocks
}

function readWhen(tag: Tag, scene: Scene, reader: Reader): TemplateBlock[] {
  const condition = readCondition(tag, scene, reader)
  if (!condition) return []
  const inner: Scene = { ...scene, conditions: [...scene.conditions, condition] }
  const before = found(scene, reader)
  const blocks = readBlocks(blockChildren(tag.node), inner, reader)
  if (blocks.length > 0) return [{ kind: 'when', condition, blocks }]
  if (found(scene, reader) === before) emptyWhen(tag, scene, reader)
  return []
}

/** Counts what reading may find besides blocks: a When around questions, notes, rulings or clauses alone is not empty. */
function found(scene: Scene, reader: Reader): number {
  return reader.ids.size + reader.mistakes.length + reader.rulings.length + (scene.clause?.notes.length ?? 0)
}

function readAnswerList(tag: Tag, scene: Scene, reader: Reader): TemplateBlock[] {
  if (!oneOf(tag, 'as', ['list'], { scene, reader })) return []
  const question = valueOf(tag, 'question')
  reader.uses.push({
    question,
    file: scene.file,
    line: lineOf(tag.node),
    purpose: { kind: 'print-list' },
    conditions: scene.conditions,
  })
  return [{ kind: 'answer-list', question }]
}

/** Notes are for the drafter: they hold plain blocks, so that they read the same whatever was answered. */
function readNote(tag: Tag, scene: Scene & { clause: NonNullable<Scene['clause']> }, reader: Reader): void {
  for (const block of filled(tag, scene, reader)) {
    const plain = plainBlock(block)
    if (plain) scene.clause.notes.push(plain)
    else {
      complain(reader, scene, tag.node, [
        'A Note holds an Answer or a When.',
        'Write plain words: guidance is the same for everybody who drafts.',
      ])
    }
  }
}

function readInclude(tag: Tag, scene: Scene, reader: Reader): TemplateBlock[] {
  const name = valueOf(tag, 'file')
  const partial = reader.partial(scene.file, name)
  if (!partial.ok) {
    complain(reader, scene, tag.node, [partial.sentence, partial.fix])
    return []
  }
  if (scene.includes.includes(partial.file) || partial.file === scene.file) {
    complain(reader, scene, tag.node, [
      `"${name}" includes itself in a loop.`,
      'Remove one of the Include tags.',
    ])
    return []
  }
  return readBlocks(
    partial.tree.children,
    { ...scene, file: partial.file, includes: [...scene.includes, scene.file] },
    reader,
  )
}

function textOutside(node: Flow): [sentence: string, fix: string] {
  if (
    node.type === 'paragraph' ||
    node.type === 'list' ||
    node.type === 'table' ||
    node.type === 'blockquote'
  ) {
    return ['Text stands outside any clause.', 'Move it into a <Clause>.']
  }
  return foreign(node.type)
}
