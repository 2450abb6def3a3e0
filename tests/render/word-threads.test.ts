// Long Word files are made in other threads: the same bytes, nobody waits for them, and too many are told so.
import { expect, test } from 'vitest'
import { wordOfDocument } from '../../app/render/word'
import type { WordJob } from '../../app/render/word-job'
import { makeWord, wordInThread, WordBusy } from '../../app/render/word-threads'
import { redlineOfDocuments } from '../../app/render/word-redline'
import { addendaPolicy, draftSheet, everyBlockPolicy, longPolicy, publishedSheet } from './documents'

const job: WordJob = {
  kind: 'document',
  document: longPolicy,
  sheet: publishedSheet,
  setting: { policy: 'long' },
}

test('a thread gives the bytes that this one would', async () => {
  expect(await wordInThread(job)).toEqual(
    await wordOfDocument(longPolicy, publishedSheet, { policy: 'long' }),
  )
})

test('a short file is made here and is the same', async () => {
  const short: WordJob = { kind: 'document', document: everyBlockPolicy, sheet: draftSheet, setting: {} }
  expect(await makeWord(short)).toEqual(await wordOfDocument(everyBlockPolicy, draftSheet))
})

test('a redline comes from a thread as well', async () => {
  const setting = {
    sheet: draftSheet,
    author: 'Amara Okafor',
    at: '2027-03-14T09:12:00.000Z',
    against: { fingerprint: 'a'.repeat(64), name: 'Version 1.0' },
  }
  const made = await wordInThread({
    kind: 'redline',
    before: addendaPolicy,
    after: everyBlockPolicy,
    setting,
  })
  expect(made).toEqual(await redlineOfDocuments(addendaPolicy, everyBlockPolicy, setting))
})

test('of twenty at once some are made, and the others are told to ask again', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => wordInThread(job)))
  const made = outcomes.filter((one) => one.status === 'fulfilled')
  const refused = outcomes.filter((one) => one.status === 'rejected' && one.reason instanceof WordBusy)
  expect(made.length).toBe(10)
  expect(refused.length).toBe(10)
  expect(await wordInThread(job)).toBeInstanceOf(Uint8Array)
})

test('a job that breaks gives its error, and the next one is made', async () => {
  const broken = { ...job, document: { ...longPolicy, clauses: null } } as unknown as WordJob
  await expect(wordInThread(broken)).rejects.toThrow()
  expect(await wordInThread(job)).toBeInstanceOf(Uint8Array)
})
