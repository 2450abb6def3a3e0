// The comparison page of two texts of 200 pages, in which a few sections changed: without the store and the shell.
import { diffDocuments } from '../../app/compare/document-diff'
import { judgeChanges } from '../../app/compare/duty-change'
import { numberClauses, paragraph, type PolicyDocument } from '../../app/domain/policy-document'
import { countWords } from '../../app/domain/words'
import { plainText } from '../../app/render/plain-text'
import { drawPolicy } from '../../app/render/draw-policy'
import { drawRedline } from '../../app/render/draw-redline'
import type { Finding } from './run'

const sections = 100
const paragraphs = 16
const rounds = 7

export function measureCompare(): Promise<Finding[]> {
  const before = aLongText('may')
  const words = countWords(plainText(before))
  return Promise.resolve([
    comparing(`two texts of ${words} words, of which 5 sections of ${sections} changed`, before, 20),
    comparing('the same two texts, every section changed', before, 1),
  ])
}

function comparing(what: string, before: PolicyDocument, every: number): Finding {
  const after = aLongText('must', every)
  const page = median(() => {
    const diff = diffDocuments(before, after)
    drawRedline(diff, judgeChanges(diff), { view: 'changes', page: 1 })
  })
  const plain = median(() => drawPolicy(structuredClone(after)))
  return {
    what: `Comparing ${what}`,
    ours: `${page.toFixed(0)} ms`,
    against: `drawing the later text as a page ${plain.toFixed(0)} ms`,
    ratio: page / plain,
  }
}

/** Some 200 printed pages; the verb stands once in every `every`th section. */
function aLongText(verb: string, every = 1): PolicyDocument {
  const clauses = Array.from({ length: sections }, (_, index) => ({
    id: `section-${index}`,
    number: '',
    section: 'crisis' as const,
    audience: { kind: 'everyone' as const },
    heading: `Rule ${index}`,
    blocks: Array.from({ length: paragraphs }, (_, place) =>
      paragraph(
        `In case ${index}.${place} you ${place === 0 && index % every === 0 ? verb : 'may'} ask the person who looks after the channel. ` +
          'Tell them what you saw, where you saw it and what you think should happen next. ' +
          'They write it down, answer within a day and say who else has to know about it before anything is posted again.',
      ),
    ),
    clauses: [],
  }))
  return {
    format: 1,
    language: 'en-GB',
    title: 'Bench',
    facts: [],
    clauses: numberClauses(clauses),
  }
}

function median(work: () => unknown): number {
  work()
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0
}
