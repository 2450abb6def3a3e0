// The ledger tells of every version, decision, publication and acknowledgement: none can be changed, removed or slipped in.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { verifyLedger } from '../../db/ledger'
import { aDatabase, onBothEngines } from '../databases/database'
import { someEvidence } from '../databases/evidence'
import { withoutTriggers } from '../databases/triggers'

onBothEngines('evidence', (engine) => {
  test('as it was written, it is sound', async () => {
    const { db } = await aDatabase(engine)
    await someEvidence(db)
    expect(await verifyLedger(db)).toMatchObject({ ok: true, entries: 11 })
  })

  test.each([
    ['the text of a version', `update versions set document = '{}'`, 'version'],
    ['a text that is no JSON', `update versions set document = 'x'`, 'version'],
    [
      'the day a version was sent',
      `update versions set submitted_at = '2020-01-01T00:00:00.000Z'`,
      'version',
    ],
    ['a decision turned round', `update decisions set outcome = 'sent-back'`, 'decision'],
    ['a decision about another text', `update decisions set fingerprint = 'x'`, 'decision'],
    ['a decision taken away', `delete from decisions`, 'decision'],
    [
      'the day of a publication',
      `update publications set published_at = '2020-01-01T00:00:00.000Z'`,
      'publication',
    ],
    [
      'the day of an acknowledgement',
      `update acknowledgements set acknowledged_at = '2020'`,
      'acknowledgement',
    ],
    [
      'an acknowledgement said to be by proxy',
      `update acknowledgements set method = 'proxy'`,
      'acknowledgement',
    ],
    ['an acknowledgement with a reason', `update acknowledgements set reason = 'x'`, 'acknowledgement'],
    [
      'an acknowledgement with another day',
      `update acknowledgements set given_on = '2020'`,
      'acknowledgement',
    ],
    ['a try that passed', `update check_attempts set passed = 'yes'`, 'attempt'],
    ['a try with more right answers', `update check_attempts set correct = 1`, 'attempt'],
    ['a try taken away', `delete from check_attempts`, 'attempt'],
    ['a refusal taken away', `delete from declines`, 'decline'],
    ['the reason of a refusal', `update declines set reason = 'No.'`, 'decline'],
    ['a merge taken away', `delete from person_merges`, 'merge'],
    ['the reason of a merge', `update person_merges set reason = 'x'`, 'merge'],
    ['the words of an answer', `update question_answers set answer = 'No.'`, 'answer'],
    ['the day of an answer', `update question_answers set answered_at = '2020'`, 'answer'],
    ['an acknowledgement taken away', `delete from acknowledgements`, 'acknowledgement'],
    [
      'a publication that is said to have been an emergency',
      `update publications set emergency_reason = 'x'`,
      'publication',
    ],
    ['a withdrawal taken away', `delete from withdrawals`, 'withdrawal'],
    ['the day of a withdrawal', `update withdrawals set withdrawn_at = '2020'`, 'withdrawal'],
    ['an affirmation of another text', `update affirmations set fingerprint = 'x'`, 'affirmation'],
    ['a retirement taken away', `delete from retirements`, 'retirement'],
    ['the name under a decision', `update decisions set person_name = 'Somebody'`, 'decision'],
    ['a decision with another kind of change', `update decisions set change_class = 'editorial'`, 'decision'],
    ['a decision said to be in a place', `update decisions set for_person = 'person-amara'`, 'decision'],
    ['the name under a publication', `update publications set published_by_name = 'Somebody'`, 'publication'],
    ['the kind of change', `update publications set change_class = 'editorial'`, 'publication'],
    ['the number of a publication', `update publications set major = 2`, 'publication'],
    [
      'the day it takes effect',
      `update publications set effective_at = '2030-01-01T00:00:00.000Z'`,
      'publication',
    ],
    ['a last day', `update publications set valid_to = '2030-01-01T00:00:00.000Z'`, 'publication'],
    [
      'the number that was acknowledged',
      `update acknowledgements set version_number = '2.0'`,
      'acknowledgement',
    ],
    ['the name under an acknowledgement', `update acknowledgements set person_name = 'X'`, 'acknowledgement'],
    [
      'a fingerprint that fits any pattern',
      `update acknowledgements set fingerprint = '%'`,
      'acknowledgement',
    ],
    ['the day of the next review', `update affirmations set review_due = '2040-01-01'`, 'affirmation'],
  ])('%s: a change is found', async (_, tamper, kind) => {
    const { db } = await aDatabase(engine)
    await someEvidence(db)
    await withoutTriggers(db, engine, async () => {
      // Whoever takes an acknowledgement away takes what rests on it first.
      await sql.raw('delete from kept_acknowledgements').execute(db)
      await sql.raw(tamper).execute(db)
    })
    expect(await verifyLedger(db)).toMatchObject({ ok: false, fault: { kind } })
  })

  test('an acknowledgement slipped in is found', async () => {
    const { db } = await aDatabase(engine)
    await someEvidence(db)
    const row = await db.selectFrom('acknowledgements').selectAll().executeTakeFirstOrThrow()
    const forged = { ...row, id: 'forged', language: 'cy', acknowledged_at: '2027-03-14T12:00:01.000Z' }
    await db.insertInto('acknowledgements').values(forged).execute()
    expect(await verifyLedger(db)).toMatchObject({
      ok: false,
      fault: { kind: 'acknowledgement', id: 'forged' },
    })
  })
})
