// Incidents on a real store: numbers, frozen scenarios, ticks, log, severity, lesson, ledger and messages.
import { expect, test } from 'vitest'
import { addLogLine } from '../../app/commands/add-log-line'
import { changeSeverity } from '../../app/commands/change-severity'
import { closeIncident } from '../../app/commands/close-incident'
import { startIncident } from '../../app/commands/start-incident'
import { tickStep } from '../../app/commands/tick-step'
import { findIncident, listLog, listTicks, type IncidentRecord } from '../../db/incidents'
import type { Db } from '../../db/tables'
import { onBothEngines } from '../databases/database'
import { aMistakeDesk, anIncident, aScenario } from '../mistake-desk'
import { deskOf, ledgerActionsOf, minutesLater, valueOf } from '../instance'
import { joel, maria, nadia, piotr, ruth } from '../people'

const report = { scenario: aScenario(), what: 'Party photo on the charity account', drill: false }

onBothEngines('incidents', (engine) => {
  test('an incident starts with a number, its scenario, its first line and a ledger entry', async () => {
    const candor = await aMistakeDesk(engine)
    const started = await startIncident(deskOf(candor, joel), report)
    expect(started).toEqual({ ok: true, value: { number: 1, told: 1 } })
    const incident = await theIncident(candor.db, 1)
    expect(incident).toMatchObject({
      state: 'open',
      severity: 4,
      drillSince: null,
      openedBy: { name: 'Joel Brandt' },
    })
    expect(incident.scenario).toEqual(aScenario())
    expect(await linesOf(candor.db, incident)).toEqual(['Party photo on the charity account'])
    expect(await ledgerActionsOf(candor.db)).toEqual(['incident.reported'])
  })

  test('incidents that start at the same moment get numbers of their own', async () => {
    const candor = await aMistakeDesk(engine)
    const started = await Promise.all(
      Array.from({ length: 12 }, () => startIncident(deskOf(candor, joel), report)),
    )
    const numbers = started.map((outcome) => valueOf(outcome).number).sort((left, right) => left - right)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  test('a form sent twice starts one incident', async () => {
    const candor = await aMistakeDesk(engine)
    const desk = deskOf(candor, joel, { once: 'once-key-1' })
    const both = await Promise.all([startIncident(desk, report), startIncident(desk, report)])
    expect(both.map((outcome) => valueOf(outcome).number)).toEqual([1, 1])
    expect(await ledgerActionsOf(candor.db)).toEqual(['incident.reported'])
  })

  test('the scenario of an incident stays as it was, whatever the playbook says next year', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    candor.library.scenarios = [aScenario({ version: '2.0.0', title: 'New words' })]
    expect((await theIncident(candor.db, number)).scenario).toEqual(aScenario())
  })

  test('responders get a message, whoever reports does not', async () => {
    const candor = await aMistakeDesk(engine)
    await anIncident(candor, joel)
    expect(await messagesOf(candor.db)).toEqual([
      {
        address: maria.email,
        subject: 'SEV4: Posted from the wrong account (incident 1)',
        body: expect.stringContaining('https://candor.example.org/incidents/1'),
      },
    ])
    await anIncident(candor, maria)
    expect(await messagesOf(candor.db)).toHaveLength(1)
  })

  test('without a responder the administrators get the message', async () => {
    const candor = await aMistakeDesk(engine)
    await candor.db
      .updateTable('role_grants')
      .set({ ended_at: '2026-11-23T00:00:00.000Z' })
      .where('role', '=', 'responder')
      .execute()
    await anIncident(candor, joel)
    expect((await messagesOf(candor.db)).map((message) => message.address)).toEqual([nadia.email])
  })

  test('a drill is told as a drill, and stays one', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel, { drill: true })
    const [message] = await messagesOf(candor.db)
    expect(message?.subject).toMatch(/^DRILL: /)
    expect(message?.body).toMatch(/^This is a DRILL/)
    await closeIncident(deskOf(candor, maria), { number, lesson: 'Everybody was reached.' })
    expect((await theIncident(candor.db, number)).drillSince).toBe('2026-11-24T12:00:00.000Z')
  })

  test('an auditor starts no incident', async () => {
    const candor = await aMistakeDesk(engine)
    expect(await startIncident(deskOf(candor, piotr), report)).toMatchObject({
      rule: 'may-not-report-incidents',
    })
    expect(await findIncident(candor.db, 1)).toBeUndefined()
  })

  test('a form that somebody else has sent changes nothing and says so', async () => {
    const candor = await aMistakeDesk(engine)
    const once = 'once-key-of-a-browser'
    expect(await startIncident(deskOf(candor, joel, { once }), report)).toMatchObject({ ok: true })
    expect(await startIncident(deskOf(candor, maria, { once }), report)).toMatchObject({
      ok: false,
      rule: 'sent-by-another',
    })
    expect(await findIncident(candor.db, 2)).toBeUndefined()
  })

  test('a step is ticked once; the second person is told who did it', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    expect(await tickStep(deskOf(candor, joel), { number, stepId: 'capture' })).toMatchObject({ ok: true })
    expect(await tickStep(deskOf(candor, maria), { number, stepId: 'capture' })).toMatchObject({
      rule: 'step-done-already',
      sentence: expect.stringContaining('Joel Brandt'),
    })
    expect(await tickStep(deskOf(candor, joel), { number, stepId: 'capture' })).toMatchObject({ ok: true })
    expect(await ledgerActionsOf(candor.db)).toEqual(['incident.reported', 'incident.step-done'])
  })

  test('of two people who tick at the same moment exactly one does it', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    const both = await Promise.all(
      [maria, nadia].map((person) => tickStep(deskOf(candor, person), { number, stepId: 'capture' })),
    )
    expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true])
    const incident = await theIncident(candor.db, number)
    expect(await listTicks(candor.db, incident.id)).toHaveLength(1)
  })

  test('ticks and lines cannot be changed or deleted', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    await tickStep(deskOf(candor, joel), { number, stepId: 'capture' })
    await expect(candor.db.deleteFrom('incident_ticks').execute()).rejects.toThrow('append-only')
    await expect(
      candor.db.updateTable('incident_log').set({ line: 'Nothing happened' }).execute(),
    ).rejects.toThrow('append-only')
  })

  test('a line sent twice stands once; another line from the same form is kept too', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    const desk = deskOf(candor, maria, { once: 'once-key-2' })
    await addLogLine(desk, { number, line: 'Scheduler stopped' })
    await addLogLine(desk, { number, line: 'Scheduler stopped' })
    await addLogLine(desk, { number, line: 'Two journalists asked' })
    expect(await linesOf(candor.db, await theIncident(candor.db, number))).toEqual([
      'Two journalists asked',
      'Scheduler stopped',
      'Party photo on the charity account',
    ])
  })

  test('hostile text is kept as text', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    const line = `<script>alert(1)</script> {process.env} '; drop table incidents; -- 🙈 العربية`
    await addLogLine(deskOf(candor, maria), { number, line })
    expect(await linesOf(candor.db, await theIncident(candor.db, number))).toContain(line)
  })

  test('a colleague who did not start the incident learns nothing and changes nothing', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    const desk = deskOf(candor, ruth)
    const refusal = await addLogLine(desk, { number, line: 'Let me see' })
    expect(refusal).toMatchObject({ ok: false, rule: 'not-your-incident' })
    expect(await addLogLine(desk, { number: 99, line: 'Let me see' })).toEqual(refusal)
    expect(await tickStep(deskOf(candor, piotr), { number, stepId: 'capture' })).toMatchObject({ ok: false })
    expect(await ledgerActionsOf(candor.db)).toEqual(['incident.reported'])
  })

  test('a responder changes the severity with a reason that stands in the log', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    const wish = { number, from: '4', to: '2', reason: 'Journalists call' }
    expect(await changeSeverity(deskOf(candor, joel), wish)).toMatchObject({ rule: 'not-a-responder' })
    expect(await changeSeverity(deskOf(candor, maria), wish)).toEqual({ ok: true, value: { severity: 2 } })
    const incident = await theIncident(candor.db, number)
    expect(incident.severity).toBe(2)
    expect(await linesOf(candor.db, incident)).toContain(
      'Severity changed from SEV4 to SEV2: Journalists call',
    )
    expect(await changeSeverity(deskOf(candor, nadia), wish)).toMatchObject({
      rule: 'severity-changed-meanwhile',
    })
  })

  test('a responder closes with a lesson; after that nothing is added', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    expect(await closeIncident(deskOf(candor, joel), { number, lesson: 'Done' })).toMatchObject({ ok: false })
    expect(await closeIncident(deskOf(candor, maria), { number, lesson: ' ' })).toMatchObject({
      rule: 'lesson-required',
    })
    const at = minutesLater(65)
    await closeIncident(deskOf(candor, maria, { at }), { number, lesson: 'The two accounts looked alike.' })
    expect(await theIncident(candor.db, number)).toMatchObject({
      state: 'closed',
      at: at.toISOString(),
      by: { name: 'Maria Silva' },
      lesson: 'The two accounts looked alike.',
    })
    expect(await tickStep(deskOf(candor, maria), { number, stepId: 'capture' })).toMatchObject({
      rule: 'incident-closed',
    })
    expect(await addLogLine(deskOf(candor, maria), { number, line: 'One more' })).toMatchObject({
      rule: 'incident-closed',
    })
    expect(await closeIncident(deskOf(candor, nadia), { number, lesson: 'Other' })).toMatchObject({
      rule: 'incident-closed',
    })
  })

  test('the ledger tells of each change and holds no words that somebody typed', async () => {
    const candor = await aMistakeDesk(engine)
    const number = await anIncident(candor, joel)
    await addLogLine(deskOf(candor, maria), { number, line: 'Ana Person phoned' })
    await changeSeverity(deskOf(candor, maria), { number, from: '4', to: '3', reason: 'Ana Person is upset' })
    await closeIncident(deskOf(candor, maria), { number, lesson: 'Ana Person was right.' })
    const rows = await candor.db
      .selectFrom('ledger_entries')
      .select(['action', 'detail'])
      .orderBy('id')
      .execute()
    expect(rows.map((row) => row.action)).toEqual([
      'incident.reported',
      'incident.noted',
      'incident.severity-changed',
      'incident.closed',
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Ana Person|Party photo/)
  })
})

async function theIncident(db: Db, number: number): Promise<IncidentRecord> {
  const incident = await findIncident(db, number)
  if (!incident) throw new Error(`There is no incident ${number}.`)
  return incident
}

async function linesOf(db: Db, incident: IncidentRecord): Promise<string[]> {
  const { lines } = await listLog(db, { incidentId: incident.id, limit: 50 })
  return lines.map(({ line }) => line)
}

async function messagesOf(db: Db) {
  return db.selectFrom('outbox').select(['address', 'subject', 'body']).orderBy('id').execute()
}
