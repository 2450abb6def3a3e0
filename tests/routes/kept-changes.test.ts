// A kept policy page follows everything that decides what is on it: the campaign, the reader's own answer, and public answers.
import { expect, test } from 'vitest'
import { acknowledge } from '../../app/commands/acknowledge'
import { answerQuestion } from '../../app/commands/answer-question'
import { askQuestion } from '../../app/commands/ask-question'
import { exemptPerson, pauseCampaign, resumeCampaign } from '../../app/commands/campaign-course'
import { declinePolicy } from '../../app/commands/decline-policy'
import { publishAnswer, withdrawAnswer } from '../../app/commands/publish-answer'
import { policyPage } from '../../app/pages/policy-page'
import type { Person } from '../../app/domain/person'
import { anAskedCampaign } from '../asked'
import { anAskingPlace } from '../asking'
import { contextOf, deskOf, valueOf } from '../instance'
import { amara, joel, maria, ruth } from '../people'
import { versionOf } from '../policies'

async function aPlaceWhereJoelAndRuthAreAsked() {
  const { candor, policyId, slug } = await anAskingPlace()
  const version = await versionOf(candor, policyId, 1)
  const campaignId = await anAskedCampaign(candor, {
    versions: [{ id: version.id, policyId }],
    people: [joel, ruth],
  })
  /** The page as it is sent to whoever holds `known`; `top` is what stands above the contents. */
  const read = async (person: Person, known?: string) => {
    const { organisation } = contextOf(candor, person)
    const answer = await policyPage({
      ...{ method: 'GET', path: `/policies/${slug}`, search: '', person, organisation, candor },
      ...{ ifNoneMatch: known, acceptEncoding: undefined },
    })
    if (!answer) throw new Error('The policy has no page.')
    const html = answer.body ? new TextDecoder().decode(answer.body) : ''
    const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    return { status: answer.status, etag: answer.headers['etag'] ?? '', text, top: text.split('Contents')[0] }
  }
  return { candor, policyId, slug, version, campaignId, read }
}

test('pausing the campaign takes the request off the page, and going on brings back the page that was kept', async () => {
  const { candor, campaignId, read } = await aPlaceWhereJoelAndRuthAreAsked()
  const asked = await read(joel)
  expect(asked.top).toContain('Please read and acknowledge this.')
  valueOf(await pauseCampaign(deskOf(candor, amara), campaignId))
  const paused = await read(joel, asked.etag)
  expect(paused.top).toContain('This request is paused: nothing is asked of you now.')
  expect(paused.text).not.toContain('Your statement')
  valueOf(await resumeCampaign(deskOf(candor, amara), campaignId))
  expect((await read(joel, asked.etag)).status).toBe(304)
})

test('whoever declined, is exempt or acknowledged reads so at the top', async () => {
  const { candor, slug, version, campaignId, read } = await aPlaceWhereJoelAndRuthAreAsked()
  const [joels, ruths] = [await read(joel), await read(ruth)]
  const refusing = { policySlug: slug, campaignId, versionId: version.id, fingerprint: version.fingerprint }
  valueOf(await declinePolicy(deskOf(candor, joel), { ...refusing, reason: 'It is not about my work.' }))
  expect((await read(joel, joels.etag)).top).toMatch(
    /You declined on 24 November 2026\. That is an answer, .* Acknowledge it after all/,
  )
  expect((await read(ruth, ruths.etag)).status).toBe(304)
  const granted = { campaignId, personId: ruth.id, reason: 'On leave.' }
  valueOf(await exemptPerson(deskOf(candor, amara), granted))
  expect((await read(ruth, ruths.etag)).top).toMatch(
    /You are exempt: you need not answer\. .* Acknowledge it after all/,
  )
  valueOf(await acknowledge(deskOf(candor, ruth), refusing))
  expect((await read(ruth)).top).toContain('Acknowledged 1.0 on 24 November 2026')
})

test('a public answer appears next to its section, and is gone once it is withdrawn', async () => {
  const { candor, policyId, version, read } = await aPlaceWhereJoelAndRuthAreAsked()
  const before = await read(joel)
  const clauseId = version.document.clauses[0]?.id ?? ''
  const form = { words: 'What of my badge?', situation: null, place: { policyId, clauseId } }
  const { id: questionId } = valueOf(await askQuestion(deskOf(candor, joel), form))
  valueOf(await answerQuestion(deskOf(candor, maria), { questionId, answer: 'Hide the code.' }))
  expect((await read(joel, before.etag)).status).toBe(304)
  const made = { questionId, clauseId, question: 'May a badge be seen?', answer: 'Yes, without its code.' }
  valueOf(await publishAnswer(deskOf(candor, maria), { ...made, acceptsNames: true }))
  const withAnswer = await read(joel, before.etag)
  expect(withAnswer.text).toContain('Yes, without its code.')
  valueOf(await withdrawAnswer(deskOf(candor, maria), questionId))
  const after = await read(joel, withAnswer.etag)
  expect(after.status).toBe(200)
  expect(after.text).not.toContain('without its code')
  expect((await read(joel, before.etag)).status).toBe(304)
})
