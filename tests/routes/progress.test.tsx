// The pages of progress: figures that lead to people, drawings with tables behind them, filters in the address, and the report.
import { expect, test } from 'vitest'
import * as indexPage from '../../app/routes/acknowledgements._index'
import * as campaignPage from '../../app/routes/acknowledgements.$campaign._index'
import * as reportPage from '../../app/routes/acknowledgements.$campaign.report'
import * as recordsRoute from '../../app/routes/acknowledgements.$campaign.records[.]csv'
import type { Candor } from '../../app/context'
import { aCampaign } from '../a-campaign'
import { anInstance, contextOf } from '../instance'
import { at } from '../jobs-clock'
import { amara, joel, piotr } from '../people'
import { aGet, drawnPage, thrownBy } from './drawn-page'

async function campaign(candor: Candor, id: string, query = '') {
  const request = aGet(`/acknowledgements/${id}${query}`)
  const data = await campaignPage.loader({
    context: contextOf(candor, amara),
    request,
    params: { campaign: id },
  })
  return drawnPage(campaignPage.default, data)
}

test('a campaign is drawn, with the numbers in tables, and its filters stand in the address', async () => {
  const candor = at(await anInstance(), '2026-12-05T12:00:00Z')
  const { campaignId: id } = await aCampaign({ ...candor, now: () => new Date('2026-11-24T12:00:00Z') })
  const page = await campaign(candor, id)
  expect(page.getAllByRole('img').map((one) => one.getAttribute('aria-label'))).toEqual([
    expect.stringContaining('Completion over time: 1 of 6'),
    expect.stringContaining('Progress by department'),
  ])
  expect(page.document.querySelector('details tbody')?.textContent).toBe('24 November 202611')
  const overdue = page.getByText('of them overdue').parentElement?.querySelector('a')
  expect(overdue?.textContent).toBe('3')
  expect(overdue?.getAttribute('href')).toBe(`/acknowledgements/${id}?state=overdue#people`)
  const late = await campaign(candor, id, '?state=overdue&department=')
  expect(late.getByRole('table', { name: /People, and what became/ }).textContent).toContain(
    'Opened, overdue',
  )
  expect(late.getByRole('combobox', { name: 'Show' })).toHaveProperty('value', 'overdue')
  expect((await campaign(candor, id, '?name=joel')).text).toContain('Joel Brandt')
  expect((await campaign(candor, id, '?name=joel')).text).not.toContain('Nadia Rahman')
  const odd = await campaign(candor, id, `?state=<b>&department=<b>&name=${'%00'.repeat(9)}&after=<b>`)
  expect(odd.html).not.toContain('<b>')
})

test('the overview says which departments are behind over all open campaigns', async () => {
  const candor = at(await anInstance(), '2026-12-05T12:00:00Z')
  await aCampaign({ ...candor, now: () => new Date('2026-11-24T12:00:00Z') })
  const data = await indexPage.loader({
    ...{ context: contextOf(candor, amara), request: aGet('/acknowledgements'), params: {} },
  })
  const page = drawnPage(indexPage.default, data)
  const rows = page.getByRole('table', { name: 'Answers by department over all open campaigns' })
  expect(rows.querySelector('tbody tr')?.textContent).toBe('No department10 of 4 (0 %)33')
})

test('the report has figures and the head of the ledger, and names only by choice', async () => {
  const candor = await anInstance()
  const { campaignId } = await aCampaign(candor)
  const report = async (query: string) => {
    const request = aGet(`/acknowledgements/${campaignId}/report${query}`)
    const context = contextOf(candor, piotr)
    return drawnPage(
      reportPage.default,
      await reportPage.loader({ context, request, params: { campaign: campaignId } }),
    )
  }
  const plain = await report('')
  expect(plain.text).toMatch(/\d+:[0-9a-f]{64}/)
  expect(plain.text).toContain('Declined1')
  expect(plain.text).not.toContain('Maria Silva')
  const named = await report('?names=yes')
  expect(named.getByRole('table', { name: 'Declined and exempt' }).textContent).toContain(
    'Ruth KellerNoneExemptOn leave.',
  )
})

test('the CSV is for those who may read records, and stops being made when the reader goes away', async () => {
  const candor = await anInstance()
  const { campaignId } = await aCampaign(candor)
  const request = aGet(`/acknowledgements/${campaignId}/records.csv`)
  const params = { campaign: campaignId }
  const records = (person: typeof amara) =>
    recordsRoute.loader({ context: contextOf(candor, person), request, params })
  expect((await records(joel)).status).toBe(403)
  const answer = await records(amara)
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(await answer.text()).toContain('Joel Brandt')
  const left = (await records(amara)).body?.getReader()
  await left?.cancel()
  expect(await left?.closed).toBeUndefined()
  const none = { context: contextOf(candor, amara), request, params: { campaign: 'none' } }
  expect((await recordsRoute.loader(none)).status).toBe(404)
  await expect(thrownBy(() => campaignPage.loader(none))).resolves.toMatchObject({ status: 404 })
})
