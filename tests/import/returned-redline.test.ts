// A redline that comes back as it left brings nothing: its own changes are no suggestions and no losses.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from '../../app/domain/fingerprint'
import { paragraph, type PolicyDocument } from '../../app/domain/policy-document'
import { readReturn } from '../../app/import/read-return'
import { redlineOfDocuments } from '../../app/render/word-redline'
import { valueOf } from '../instance'
import { anyPair } from '../render/any-pair'
import { clause, draftSheet, everyBlock, everyBlockPolicy, policy } from '../render/documents'

const [purpose, accounts, help] = everyBlockPolicy.clauses

const oddCell = [{ kind: 'text' as const, text: '\u00a0' }]
const oddSpace = policy([
  clause('a', 'A', [
    { kind: 'table', caption: '', header: [], rows: [[oddCell], [[{ kind: 'text', text: 'Ask.' }]]] },
  ]),
])

test.each<[string, PolicyDocument, PolicyDocument]>([
  [
    'of sections that moved',
    everyBlockPolicy,
    { ...everyBlockPolicy, clauses: [help, purpose, accounts].filter((one) => one !== undefined) },
  ],
  [
    'of sections that went',
    everyBlockPolicy,
    policy([clause('help', 'Getting help', [paragraph('Ask early.')])]),
  ],
  ['of sections that came', policy([]), everyBlockPolicy],
  [
    'of bullets that are numbers now',
    policy([clause('a', 'A', [aList(false)])]),
    policy([clause('a', 'A', [aList(true)])]),
  ],
  ['of a table with a cell that holds an odd space', policy([clause('a', 'A', [])]), oddSpace],
  ['of nothing', everyBlockPolicy, everyBlockPolicy],
])('a redline %s', async (_, before, after) => {
  expect(await brought(before, after)).toEqual({ document: after, suggestions: [], strays: [], losses: [] })
})

test('of pairs at random none is refused, and none brings anything', async () => {
  await fc.assert(
    fc.asyncProperty(anyPair, async ({ before, after }) => {
      fc.pre(hasOwnIds(after))
      expect(await brought(before, after)).toMatchObject({ suggestions: [], strays: [], losses: [] })
    }),
    { numRuns: 25 },
  )
})

async function brought(before: PolicyDocument, after: PolicyDocument) {
  const bytes = await redlineOfDocuments(before, after, {
    sheet: { ...draftSheet, fingerprint: fingerprint(after) },
    author: 'Amara Okafor',
    at: '2027-03-14T09:12:00Z',
    against: { fingerprint: fingerprint(before), name: 'Version 1.0' },
  })
  const known = { textOf: () => Promise.resolve(undefined), comments: [] }
  const { document, reading } = valueOf(await readReturn(bytes, known))
  const { suggestions, strays, losses } = reading
  return { document, suggestions, strays, losses }
}

function aList(ordered: boolean): (typeof everyBlock)[number] {
  return { kind: 'list', ordered, items: [[paragraph('Stop it now.')], [paragraph('Post it then.')]] }
}

function hasOwnIds({ clauses }: PolicyDocument): boolean {
  const ids = JSON.stringify(clauses).match(/"id":"[a-h]"/g) ?? []
  return new Set(ids).size === ids.length
}
