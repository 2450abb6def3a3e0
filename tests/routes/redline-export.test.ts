// A redline at its address: whose changes they are, who may have which one, with comments for whom, and what is refused.
import { describe, expect, test } from 'vitest'
import * as route from '../../app/routes/policies.$slug.export'
import type { Candor } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { aHistory as history } from '../a-history'
import { aPolicyWithAddenda } from '../addenda'
import { aComment } from '../commenting'
import { contextOf, valueOf } from '../instance'
import { amara, ben, joel } from '../people'
import { anAnswer, submit } from '../policies'
import { wordParts } from '../render/reading'
import { changesIn, linesAfter } from '../render/revisions'
import { aGet } from './drawn-page'

type Place = { candor: Candor; slug: string }

async function answer({ candor, slug }: Place, person: Person, query: string): Promise<Response> {
  const request = aGet(`/policies/${slug}/export?${query}`)
  return route.loader({ context: contextOf(candor, person), params: { slug }, request })
}

async function file(
  place: Place,
  person: Person,
  query: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const response = await answer(place, person, query)
  expect(response.status).toBe(200)
  const [, name = ''] = /filename="([^"]*)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { name, bytes: new Uint8Array(await response.arrayBuffer()) }
}

/** 1.0 and 2.0 are published and 2.0 is in force; submission 3 is in review; the draft is another text. */
const aHistory = () =>
  history([
    'our neighbours',
    'our neighbours and friends',
    'our neighbours, friends and members',
    'our members',
  ])

describe('a redline', () => {
  test('of two published versions is for every reader, by the name of whoever sent the later one', async () => {
    const { name, bytes } = await file(await aHistory(), joel, 'format=docx&version=2&against=1')
    expect(name).toBe('social-media-policy-redline-1.0-to-2.0.docx')
    expect(linesAfter(bytes, 'accept').join('\n')).toContain('our neighbours and friends')
    expect(linesAfter(bytes, 'reject').join('\n')).not.toContain('and friends')
    const xml = wordParts(bytes)['word/document.xml'] ?? ''
    expect(xml).toMatch(/<w:ins w:id="\d+" w:author="Amara Okafor" w:date="20/)
    expect(linesAfter(bytes, 'accept')).toEqual(
      expect.arrayContaining(['FactLabel|Compared with', 'FactValue|Version 1.0']),
    )
  })

  test('of the draft is for whoever reads drafts, and says DRAFT', async () => {
    const place = await aHistory()
    const { name, bytes } = await file(place, amara, 'version=draft&against=2')
    expect(name).toBe('social-media-policy-redline-2.0-to-draft.docx')
    expect(wordParts(bytes)['word/header1.xml']).toContain('DRAFT')
    expect((await answer(place, joel, 'version=draft&against=2')).status).toBe(404)
  })

  test('of a submission is for whoever reads drafts, on either side', async () => {
    const place = await aHistory()
    expect((await file(place, ben, 'version=3&against=2')).name).toBe(
      'social-media-policy-redline-2.0-to-submission-3.docx',
    )
    expect((await answer(place, joel, 'version=3&against=2')).status).toBe(404)
    expect((await answer(place, joel, 'version=2&against=3')).status).toBe(404)
  })

  test('against the one before means the one before that this reader may see', async () => {
    const place = await aHistory()
    const nameFor = async (person: Person, query: string) => (await file(place, person, query)).name
    expect(await nameFor(joel, 'version=2&against=before')).toContain('redline-1.0-to-2.0')
    expect(await nameFor(ben, 'version=3&against=before')).toContain('redline-2.0-to-submission-3')
    expect(await nameFor(amara, 'version=draft&against=before')).toContain('redline-2.0-to-draft')
    expect((await answer(place, joel, 'version=1&against=before')).status).toBe(404)
    expect((await answer(place, joel, 'version=3&against=before')).status).toBe(404)
  })

  test('asked again in the same state gives the same bytes', async () => {
    const place = await aHistory()
    const [one, two] = [
      await file(place, joel, 'version=2&against=1'),
      await file(place, joel, 'version=2&against=1'),
    ]
    expect(one.bytes).toEqual(two.bytes)
  })

  test('for an audience holds their part only, in both texts', async () => {
    const addenda = await aPolicyWithAddenda()
    await anAnswer(addenda.candor, addenda.policyId, 'other people')
    valueOf(await submit(addenda.candor, addenda.policyId))
    const { name, bytes } = await file(addenda, amara, 'version=2&against=1&audience=everyone')
    expect(name).toBe('social-media-policy-redline-1.0-to-submission-2-for-everyone.docx')
    const lines = [...linesAfter(bytes, 'accept'), ...linesAfter(bytes, 'reject')].join('\n')
    expect(lines).not.toContain('(for Volunteers)')
  })
})

describe('comments', () => {
  test('stand in the redline of a draft, unless they are left out', async () => {
    const place = await aHistory()
    await aComment(place.candor, place.policyId, ben, { text: 'Which law is that?' })
    const comments = async (query: string) =>
      wordParts((await file(place, amara, query)).bytes)['word/comments.xml'] ?? ''
    expect(await comments('version=draft&against=2')).toContain('Which law is that?')
    expect(await comments('version=draft&against=2&comments=0')).toBe('')
    expect(await comments('version=draft&comments=1')).toContain('w:author="Ben Adeyemi"')
    expect(await comments('version=draft')).toBe('')
    expect(await comments('version=2&against=1')).toBe('')
  })

  test('are not for readers of published texts', async () => {
    const place = await aHistory()
    await aComment(place.candor, place.policyId, ben, { text: 'Which law is that?' })
    const response = await answer(place, joel, 'version=2&against=1&comments=1')
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('Comments on a draft are for the people who work on it.')
  })
})

test.each([
  ['a version and itself', 'version=2&against=2', 409, 'A version does not differ from itself.'],
  ['Markdown', 'format=md&version=2&against=1', 409, 'Only a Word file can carry tracked changes.'],
  ['a version that is not there', 'version=2&against=77', 404, ''],
  ['a draft as the earlier text', 'version=2&against=draft', 404, ''],
  ['no number', 'version=2&against=1%27--', 404, ''],
  ['a group that is not there', 'version=2&against=1&audience=nobody', 404, ''],
])('%s is refused with a page', async (_, query, status, sentence) => {
  const response = await answer(await aHistory(), amara, query)
  expect(response.status).toBe(status)
  expect(await response.text()).toContain(sentence)
})

test('an equal text has no changes', async () => {
  const place = await aHistory()
  await anAnswer(place.candor, place.policyId, 'our neighbours and friends')
  const { bytes } = await file(place, amara, 'version=draft&against=2&comments=0')
  expect(changesIn(bytes)).toEqual({})
})
