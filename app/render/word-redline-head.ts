// Title and facts of two versions as one head with marks.
import { deepEqual } from '../domain/deep-equal'
import { text, type PolicyDocument } from '../domain/policy-document'
import { pairSequences } from '../compare/sequence-diff'
import { factRow, titleFlow, type Head } from './word-front'
import type { FlowRow } from './word-flow'
import { markedRow, mergedParagraph, mergedRow } from './word-redline-flows'

/** The title word by word, facts paired by their labels; first what it is compared with, where that has a name. */
export function redlinedHead(before: PolicyDocument, after: PolicyDocument, comparedWith: string): Head {
  const facts = pairSequences(before.facts, after.facts, {
    isSame: deepEqual,
    isKin: (former, present) => former.label === present.label,
  })
  return {
    title: mergedParagraph(titleFlow(before.title), titleFlow(after.title)),
    facts: [
      ...(comparedWith === '' ? [] : [factRow({ label: 'Compared with', value: [text(comparedWith)] })]),
      ...facts.map((pair): FlowRow => {
        if (pair.change === 'removed') return markedRow(factRow(pair.before), 'deleted')
        if (pair.change === 'added') return markedRow(factRow(pair.after), 'inserted')
        return mergedRow(factRow(pair.before), factRow(pair.after))
      }),
    ],
  }
}
