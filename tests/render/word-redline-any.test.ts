// Any two versions: all changes taken in give exactly the later one, all left out exactly the earlier one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordOfDocument } from '../../app/render/word'
import { redlineOfDocuments } from '../../app/render/word-redline'
import { anyPair } from './any-pair'
import { draftSheet, fingerprint } from './documents'
import { linesAfter } from './revisions'

test('of any two versions, accepting all is the later and rejecting all the earlier', async () => {
  await fc.assert(
    fc.asyncProperty(anyPair, async ({ before, after }) => {
      const redline = await redlineOfDocuments(before, after, {
        sheet: draftSheet,
        author: 'Amara Okafor',
        at: '2027-03-14T09:12:00.000Z',
        against: { fingerprint, name: '' },
      })
      expect(linesAfter(redline, 'accept')).toEqual(
        linesAfter(await wordOfDocument(after, draftSheet), 'accept'),
      )
      expect(linesAfter(redline, 'reject')).toEqual(
        linesAfter(await wordOfDocument(before, draftSheet), 'accept'),
      )
    }),
    { numRuns: 200 },
  )
}, 600_000)
