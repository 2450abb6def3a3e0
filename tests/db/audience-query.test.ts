// The rule of an audience in SQL: whom it holds, how many, a page by key, and is this person in it; the same on both engines.
import { expect, test } from 'vitest'
import type { AudienceCondition, AudienceRule } from '../../app/governance/audience'
import {
  countAudience,
  inAudience,
  isInAudience,
  pageAudience,
  sampleAudience,
} from '../../db/audience-query'
import { listAudienceChoices } from '../../db/audience-choices'
import { namesInRules } from '../../db/audience'
import { ruleWords } from '../../app/governance/audience-words'
import { listDepartments } from '../../db/departments'
import { ensureGroup, joinGroup } from '../../db/groups'
import type { Db } from '../../db/tables'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { plansOf, wholeTables } from '../databases/query-plans'
import { anInstance, noon } from '../instance'
import { amara, ben, joel, maria, nadia, piotr, ruth } from '../people'

const only = (...conditions: AudienceCondition[]): AudienceRule => ({ conditions })
const any = (attribute: AudienceCondition['attribute'], ...values: string[]): AudienceCondition => ({
  attribute,
  is: 'any',
  values,
})
const none = (attribute: AudienceCondition['attribute'], ...values: string[]): AudienceCondition => ({
  attribute,
  is: 'none',
  values,
})

async function held(db: Db, rule: AudienceRule): Promise<string[]> {
  const people = await pageAudience(db, rule, { after: null, limit: 100 })
  expect(await countAudience(db, rule)).toBe(people.length)
  return people.map(({ id }) => id)
}

/** Joel and Maria work in Leeds for Ruth; Joel is a volunteer and in the group; Ben reads German. */
async function somePeople(db: Db): Promise<void> {
  await transact(db, async (trx) => {
    const set = (id: string, values: Record<string, string>) =>
      trx.updateTable('people').set(values).where('id', '=', id).execute()
    await set(joel.id, { location: 'Leeds', kind: 'volunteer', manager_id: ruth.id })
    await set(maria.id, { location: 'Leeds', manager_id: ruth.id })
    await set(ben.id, { language: 'de' })
    const { id: groupId } = await ensureGroup(trx, { key: 'drivers', name: 'Drivers' }, noon)
    await joinGroup(trx, { personId: joel.id, groupId, at: noon })
  })
}

onBothEngines('an audience', (engine) => {
  test('holds the people for whom every condition is true', async () => {
    const { db } = await anInstance(engine)
    await somePeople(db)
    const [events] = await listDepartments(db)
    const everyone = [amara.id, ben.id, joel.id, maria.id, nadia.id, ruth.id]
    expect(await held(db, only())).toEqual(everyone)
    expect(await held(db, only(any('location', 'Leeds')))).toEqual([joel.id, maria.id])
    expect(await held(db, only(any('location', 'Leeds'), any('kind', 'volunteer')))).toEqual([joel.id])
    expect(await held(db, only(none('location', 'Leeds')))).toEqual([amara.id, ben.id, nadia.id, ruth.id])
    expect(await held(db, only(any('department', events?.id ?? '')))).toEqual([joel.id, maria.id])
    expect(await held(db, only(none('department', events?.id ?? '')))).toEqual([
      amara.id,
      ben.id,
      nadia.id,
      ruth.id,
    ])
    expect(await held(db, only(any('manager', ruth.id), none('group', 'drivers')))).toEqual([maria.id])
    expect(await held(db, only(none('manager', ruth.id)))).toEqual([amara.id, ben.id, nadia.id, ruth.id])
    expect(await held(db, only(any('group', 'drivers', 'others')))).toEqual([joel.id])
    expect(await held(db, only(any('role', 'approver')))).toEqual([ben.id, ruth.id])
    // Whoever has no language of their own reads the organisation's.
    expect(await held(db, only(any('language', 'en-GB')))).not.toContain(ben.id)
    expect(await held(db, only(any('language', 'de')))).toEqual([ben.id])
    expect(await held(db, only(any('location')))).toEqual([])
    expect(await held(db, only(none('location')))).toEqual(everyone)
  })

  test('never holds somebody who has left, was merged, or is an auditor and nothing else', async () => {
    const { db } = await anInstance(engine)
    await db.updateTable('people').set({ left_at: noon.toISOString() }).where('id', '=', joel.id).execute()
    await db.updateTable('people').set({ merged_into: ruth.id }).where('id', '=', maria.id).execute()
    expect(await held(db, only())).toEqual([amara.id, ben.id, nadia.id, ruth.id])
    expect(await isInAudience(db, only(), piotr.id)).toBe(false)
    expect(await isInAudience(db, only(), amara.id)).toBe(true)
    expect((await inAudience(db, only(), [ruth.id, joel.id, piotr.id])).map(({ id }) => id)).toEqual([
      ruth.id,
    ])
  })

  test('comes page by page, each person once, and is sampled by name', async () => {
    const { db } = await anInstance(engine)
    const first = await pageAudience(db, only(), { after: null, limit: 4 })
    const rest = await pageAudience(db, only(), { after: first.at(-1)?.id ?? null, limit: 4 })
    expect([...first, ...rest].map(({ id }) => id)).toEqual(await held(db, only()))
    expect((await sampleAudience(db, only(), 2)).map(({ name }) => name)).toEqual([amara.name, ben.name])
    expect(first.find(({ id }) => id === joel.id)).toMatchObject({ departmentName: 'Events' })
  })

  test('is told in words, with names instead of ids', async () => {
    const { db } = await anInstance(engine)
    await somePeople(db)
    const [events] = await listDepartments(db)
    const rule = only(
      any('kind', 'volunteer'),
      any('location', 'Leeds'),
      none('department', events?.id ?? ''),
    )
    expect(ruleWords(rule, await namesInRules(db, [rule]))).toBe('Volunteers in Leeds, but nobody in Events')
    const choices = await listAudienceChoices(db)
    expect(choices).toMatchObject({
      locations: ['Leeds'],
      languages: ['de', 'en-GB'],
      managers: [{ value: ruth.id, label: ruth.name }],
      groups: [{ value: 'drivers', label: 'Drivers' }],
    })
  })
})

test('a page of an audience reads no whole table, whatever the rule asks for', async () => {
  const { db } = await anInstance()
  const rule = only(
    any('location', 'Leeds'),
    any('kind', 'volunteer'),
    any('manager', ruth.id),
    any('group', 'drivers'),
    none('department', 'x'),
    none('role', 'approver'),
    any('language', 'de'),
  )
  const asked = await plansOf(db, async (watched) => {
    await pageAudience(watched, rule, { after: 'x', limit: 100 })
    await sampleAudience(watched, rule, 8)
    await inAudience(watched, rule, ['x'])
  })
  expect(wholeTables(asked)).toEqual([])
})
