// The incident pages: starting, ticking, writing, closing, who sees what, and what comes back after a mistake.
import { expect, test } from 'vitest'
import { addLogLine } from '../../app/commands/add-log-line'
import { closeIncident } from '../../app/commands/close-incident'
import type { Candor, Context } from '../../app/context'
import IncidentPage, {
  action as incidentAction,
  loader as incidentLoader,
} from '../../app/routes/incidents.$number'
import Incidents, { loader as listLoader } from '../../app/routes/incidents._index'
import NewIncident, { action as newAction, loader as newLoader } from '../../app/routes/incidents.new'
import { aMistakeDesk, anIncident, nameContacts } from '../mistake-desk'
import { contextOf, deskOf, ledgerActionsOf, valueOf } from '../instance'
import { joel, maria, nadia, piotr, ruth } from '../people'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

const once = 'one-time-key-1'

test('an incident starts from a playbook page and opens', async () => {
  const candor = await aMistakeDesk()
  const context = contextOf(candor, joel)
  const request = aGet('/incidents/new?scenario=wrong-account')
  const page = drawnPage(NewIncident, newLoader({ context, request, params: {} }))
  expect(page.getByLabelText('What happened?')).toBeDefined()
  const form = aForm('/incidents/new', { scenario: 'wrong-account', what: 'Party photo', once })
  const answer = await newAction({ context, request: form, params: {} })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/incidents/1?done=started')
})

test('a form sent twice starts one incident and leads to the same place', async () => {
  const candor = await aMistakeDesk()
  const context = contextOf(candor, joel)
  const send = () =>
    newAction({
      context,
      request: aForm('/incidents/new', { scenario: 'wrong-account', what: 'Party photo', once }),
      params: {},
    })
  const answers = [await send(), await send()]
  expect(answers.map((answer) => answer.headers.get('location'))).toEqual([
    '/incidents/1?done=started',
    '/incidents/1?done=started',
  ])
  expect(await ledgerActionsOf(candor.db)).toEqual(['incident.reported'])
})

test('without a description the form comes back filled, with the fix', async () => {
  const candor = await aMistakeDesk()
  const context = contextOf(candor, joel)
  const request = aGet('/incidents/new?scenario=wrong-account')
  const form = aForm('/incidents/new', { scenario: 'wrong-account', what: ' ', drill: 'yes', once })
  const answer = await newAction({ context, request: form, params: {} })
  expect(answer.status).toBe(422)
  const page = drawnPage(NewIncident, newLoader({ context, request, params: {} }), await answer.json())
  expect(page.getByRole('alert').textContent).toContain('Say in one line what happened')
  expect(page.getByRole<HTMLInputElement>('checkbox').checked).toBe(true)
})

test('a visitor is sent to sign in before an incident starts; an auditor may not start one', async () => {
  const candor = await aMistakeDesk()
  const request = aGet('/incidents/new?scenario=wrong-account')
  const visitor = await thrownBy(() => newLoader({ context: contextOf(candor, null), request, params: {} }))
  const auditor = await thrownBy(() => newLoader({ context: contextOf(candor, piotr), request, params: {} }))
  expect(visitor.headers.get('location')).toBe('/sign-in?next=%2Fincidents%2Fnew%3Fscenario%3Dwrong-account')
  expect(auditor.status).toBe(403)
})

test('the next step is framed, with its button; the others can be ticked too', async () => {
  const candor = await aMistakeDesk()
  const page = await drawnIncident(candor, joel, await anIncident(candor, joel))
  const framed = page.document.querySelector('.now')
  expect(framed?.textContent).toContain('Screenshot the post.')
  expect(framed?.querySelector('.button.primary')?.textContent).toBe('Done')
  expect(page.getAllByRole('button', { name: 'Done' })).toHaveLength(3)
})

test('a ticked step says who did it and when, and the next one is framed', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel)
  const answer = await send(candor, maria, number, { intent: 'tick', step: 'capture' })
  expect(answer.headers.get('location')).toBe('/incidents/1?done=ticked#next')
  const page = await drawnIncident(candor, joel, number)
  expect(page.document.querySelector('#step-capture')?.textContent).toContain(
    'Done by Maria Silva, 12:00 UTC',
  )
  expect(page.document.querySelector('.now')?.textContent).toContain('Delete the post.')
})

test('the second person to tick reads who did it already', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel)
  await send(candor, maria, number, { intent: 'tick', step: 'capture' })
  const answer = await send(candor, joel, number, { intent: 'tick', step: 'capture' })
  expect(answer.status).toBe(422)
  const page = await drawnIncident(candor, joel, number, await answer.json())
  expect(page.getByRole('alert').textContent).toContain('Maria Silva did this step already')
})

test('lines stand newest first and as text, whatever they hold', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel)
  await send(candor, maria, number, { intent: 'note', line: '<img src=x onerror=alert(1)>', once })
  const page = await drawnIncident(candor, joel, number)
  const lines = [...page.document.querySelectorAll('.timeline li')].map((line) => line.textContent ?? '')
  expect(lines[0]).toContain('<img src=x onerror=alert(1)>')
  expect(lines[1]).toContain('Party photo on the charity account')
  expect(page.document.querySelector('.timeline img')).toBeNull()
})

test('a line that is too long comes back as it was typed', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel)
  const line = 'x'.repeat(501)
  const answer = await send(candor, joel, number, { intent: 'note', line, once })
  expect(answer.status).toBe(422)
  const page = await drawnIncident(candor, joel, number, await answer.json())
  expect(page.getByLabelText<HTMLInputElement>('Write into the log').value).toBe(line)
})

test('a log of many lines shows the newest fifty and leads to the older ones', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel)
  for (const index of Array.from({ length: 60 }, (_, position) => position + 1))
    valueOf(await addLogLine(deskOf(candor, maria), { number, line: `Line ${index}` }))
  const page = await drawnIncident(candor, joel, number)
  expect(page.document.querySelectorAll('.timeline li')).toHaveLength(50)
  const older = page.getByRole('link', { name: 'Older lines' }).getAttribute('href') ?? ''
  const rest = await drawnIncident(candor, joel, number, undefined, older)
  const lines = [...rest.document.querySelectorAll('.timeline li')].map((line) => line.textContent ?? '')
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toContain('Party photo')
})

test('responders set the severity with a reason; without one the form comes back open', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel)
  const wish = { intent: 'severity', from: '4', severity: '2', once }
  const refused = await send(candor, maria, number, { ...wish, reason: '' })
  const page = await drawnIncident(candor, maria, number, await refused.json())
  expect(page.getByRole<HTMLInputElement>('radio', { name: /SEV2/ }).checked).toBe(true)
  expect(page.getByLabelText('Why?').closest('details')?.open).toBe(true)
  const accepted = await send(candor, maria, number, { ...wish, reason: 'Journalists call' })
  expect(accepted.headers.get('location')).toBe('/incidents/1?done=severity')
})

test('a closed incident shows its lesson and its record, and takes nothing more', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel)
  const closed = await send(candor, maria, number, {
    intent: 'close',
    lesson: 'The accounts looked alike.',
    once,
  })
  expect(closed.headers.get('location')).toBe('/incidents/1?done=closed')
  const page = await drawnIncident(candor, maria, number)
  expect(page.text).toContain('The accounts looked alike.')
  expect(page.text).toContain('Party photo on the charity account')
  expect(page.queryAllByRole('button')).toEqual([])
  const late = await send(candor, joel, number, {
    intent: 'note',
    line: 'One more line',
    once: 'another-key',
  })
  expect(late.status).toBe(422)
  expect((await drawnIncident(candor, joel, number, await late.json())).text).toContain('One more line')
})

test('a colleague does not find somebody else’s incident, and cannot change it', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel)
  const answers = [
    await thrownBy(() => drawnIncident(candor, ruth, number)),
    await thrownBy(() => drawnIncident(candor, ruth, 99)),
    await thrownBy(() => send(candor, ruth, number, { intent: 'note', line: 'Hello', once })),
    await thrownBy(() => send(candor, joel, number, { intent: 'erase' })),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404])
})

test('an auditor reads an incident without a single button', async () => {
  const candor = await aMistakeDesk()
  const page = await drawnIncident(candor, piotr, await anIncident(candor, joel))
  expect(page.text).toContain('Party photo on the charity account')
  expect(page.queryAllByRole('button')).toEqual([])
})

test('whoever started it is not offered what only responders decide', async () => {
  const candor = await aMistakeDesk()
  const page = await drawnIncident(candor, joel, await anIncident(candor, joel))
  expect(page.queryByText('Change the severity')).toBeNull()
  expect(page.getByRole('button', { name: 'Add' })).toBeDefined()
})

test('a drill says so in its title, on the page, in the list and on paper', async () => {
  const candor = await aMistakeDesk()
  const number = await anIncident(candor, joel, { drill: true })
  const page = await drawnIncident(candor, maria, number)
  expect(page.text).toContain('This is a drill.')
  expect(page.document.querySelector('.print-mark')?.textContent).toBe('DRILL')
  expect((await drawnList(candor, maria)).getByText('Drill')).toBeDefined()
})

test('names and numbers stand beside the steps', async () => {
  const candor = await aMistakeDesk()
  await nameContacts(candor.db)
  const page = await drawnIncident(candor, joel, await anIncident(candor, joel))
  expect(page.getByRole('link', { name: '+44 20 7946 0018' }).getAttribute('href')).toBe('tel:+442079460018')
})

test('the list shows what a person may see, and teaches where there is nothing', async () => {
  const candor = await aMistakeDesk()
  await anIncident(candor, joel)
  expect(
    (await drawnList(candor, nadia)).getByRole('link', { name: 'Posted from the wrong account' }),
  ).toBeDefined()
  expect(
    (await drawnList(candor, piotr)).getByRole('link', { name: 'Posted from the wrong account' }),
  ).toBeDefined()
  const ruths = await drawnList(candor, ruth)
  expect(ruths.getByRole('heading', { name: 'No incident yet' })).toBeDefined()
  expect(ruths.getByRole('link', { name: 'Practise with a drill' })).toBeDefined()
})

test('a page of the list that somebody made up is the first page', async () => {
  const candor = await aMistakeDesk()
  await anIncident(candor, joel)
  const page = await drawnList(candor, maria, '/incidents?show=%00&after=open-9999999999999')
  expect(page.getAllByRole('row')).toHaveLength(2)
})

test('closed incidents stay in the list, after the open ones', async () => {
  const candor = await aMistakeDesk()
  await anIncident(candor, joel)
  await anIncident(candor, joel)
  valueOf(await closeIncident(deskOf(candor, maria), { number: 2, lesson: 'Learnt.' }))
  const rows = (await drawnList(candor, maria)).getAllByRole('row').slice(1)
  expect(rows.map((row) => row.textContent?.includes('Closed'))).toEqual([false, true])
})

async function drawnIncident(
  candor: Candor,
  person: Context['person'],
  number: number,
  answer?: unknown,
  search = '',
) {
  const request = aGet(`/incidents/${number}${search}`)
  const params = { number: String(number) }
  const data = await incidentLoader({ context: contextOf(candor, person), request, params })
  return drawnPage(IncidentPage, data, answer)
}

async function drawnList(candor: Candor, person: Context['person'], address = '/incidents') {
  const data = await listLoader({ context: contextOf(candor, person), request: aGet(address), params: {} })
  return drawnPage(Incidents, data)
}

async function send(
  candor: Candor,
  person: Context['person'],
  number: number,
  fields: Record<string, string>,
): Promise<Response> {
  return incidentAction({
    context: contextOf(candor, person),
    request: aForm(`/incidents/${number}`, fields),
    params: { number: String(number) },
  })
}
