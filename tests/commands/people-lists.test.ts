// A list of people from a file: the dry run says what would happen, bringing it in does exactly that, and once.
import { expect, test } from 'vitest'
import { applyMore, batchDigest } from '../../app/commands/apply-people-list'
import { compareMore } from '../../app/commands/compare-people-list'
import { beginApplying, mapPeopleList } from '../../app/commands/map-people-list'
import { markLeaver } from '../../app/commands/mark-leaver'
import { uploadPeopleList } from '../../app/commands/upload-people-list'
import type { Candor } from '../../app/context'
import { readDetail } from '../../app/domain/people-list'
import { finishLists } from '../../app/jobs/people-lists'
import { findPeopleList } from '../../db/people-lists'
import { startSession } from '../../app/identity/session'
import { findPerson, findPersonByEmail } from '../../db/people'
import { countOpenSessions } from '../../db/sessions'
import { verifyLedger } from '../../db/ledger'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, ledgerActionsOf, noon, valueOf } from '../instance'
import { amara, ben, joel, maria, nadia, ruth } from '../people'

const header = 'Staff number;Name;E-mail;Department;Manager;Kind\n'

async function aList(candor: Candor, lines: string, leavers: 'keep' | 'leave' = 'keep'): Promise<string> {
  const bytes = Buffer.from(header + lines)
  const { id } = valueOf(
    await uploadPeopleList(deskOf(candor, nadia), { name: 'staff.csv', bytes, encoding: '' }),
  )
  const { mapping } = await theList(candor, id)
  valueOf(await mapPeopleList(deskOf(candor, nadia), { id, mapping, leavers }))
  await finishLists(candor)
  return id
}

async function theList(candor: Candor, id: string) {
  const list = await findPeopleList(candor.db, id)
  if (!list) throw new Error('There is no list.')
  return list
}

async function told(candor: Candor, id: string) {
  const rows = await candor.db
    .selectFrom('people_list_lines')
    .selectAll()
    .where('list_id', '=', id)
    .orderBy('line')
    .execute()
  return rows.map((row) => ({ line: Number(row.line), kind: row.kind, detail: readDetail(row.detail) }))
}

async function broughtIn(candor: Candor, id: string): Promise<void> {
  valueOf(await beginApplying(deskOf(candor, nadia), id))
  await finishLists(candor)
}

const everybody = [amara, ben, ruth, maria, nadia]
  .map((person) => `;${person.name};${person.email};;;\n`)
  .join('')

onBothEngines('a list of people', (engine) => {
  test('is compared, brought in, and told in the ledger batch by batch', async () => {
    const candor = await anInstance(engine)
    await startSession(candor.db, { personId: joel.id, before: null, at: noon })
    const lines = `${everybody}7;Zoë Ort;zoe@example.org;Harbour;8;volunteer\n8;Tom Late;;Harbour;${maria.email};\n`
    const id = await aList(candor, lines.replace(';Maria Silva', '9;Maria Souza'), 'leave')
    expect(await theList(candor, id)).toMatchObject({
      ...{ state: 'compared', joining: 2, changing: 1, leaving: 1, unchanged: 4, faulty: 0 },
    })
    expect(await findPersonByEmail(candor.db, 'zoe@example.org')).toBeUndefined()
    await broughtIn(candor, id)
    expect(await theList(candor, id)).toMatchObject({ state: 'applied', done: 4 })
    const zoe = await findPersonByEmail(candor.db, 'zoe@example.org')
    const manager = await findPerson(candor.db, zoe?.managerId ?? '')
    expect(zoe).toMatchObject({
      kind: 'volunteer',
      department: 'Harbour',
      roles: ['staff'],
      staffNumber: '7',
    })
    expect(manager).toMatchObject({ name: 'Tom Late', email: '', managerId: maria.id })
    expect(await findPerson(candor.db, maria.id)).toMatchObject({ name: 'Maria Souza', department: 'Events' })
    expect((await findPerson(candor.db, joel.id))?.leftAt).toBe(noon.toISOString())
    expect(await countOpenSessions(candor.db, joel.id, noon)).toBe(0)
    expect(await ledgerActionsOf(candor.db)).toEqual([
      'people.list-begun',
      'people.list-applied',
      'people.list-ended',
    ])
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })
})

test('each bad line has its number and its reason, and nobody of it leaves', async () => {
  const candor = await anInstance()
  const lines = [
    ';Joel Brandt;joel-brandt@example.org;;;pirate',
    '1;A;a@example.org;;;',
    '2;B;A@example.org;;;',
    '1;C;c@example.org;;;',
    ';D;d@example.org;;nobody@example.org;',
    ';;e@example.org;;;',
    ';F;not an address;;;',
  ].join('\n')
  const id = await aList(candor, lines, 'leave')
  const faults = (await told(candor, id)).filter((line) => line.kind === 'fault')
  expect(faults.map(({ line, detail }) => [line, detail && 'reason' in detail && detail.reason])).toEqual([
    [2, '“pirate” is no kind of person. Write employee, volunteer, member, contractor.'],
    [4, 'The same e-mail address stands in line 3.'],
    [5, 'The same staff number stands in line 3.'],
    [6, 'The manager “nobody@example.org” is neither here nor in this file.'],
    [7, 'There is no name in this line.'],
    [8, '“not an address” is not an e-mail address.'],
    [expect.any(Number), 'Whoever uploads a list stays, also when they are not in it.'],
  ])
  const leaving = (await told(candor, id)).filter((line) => line.kind === 'leave')
  expect(leaving.map(({ detail }) => detail?.name).sort()).toEqual(
    [amara, ben, maria, ruth].map((person) => person.name),
  )
})

test('a number and an address of two people are not mixed up', async () => {
  const candor = await anInstance()
  await broughtIn(candor, await aList(candor, `5;Joel Brandt;${joel.email};;;\n`))
  const id = await aList(candor, `5;Joel Brandt;${maria.email};;;\n6;Joel Brandt;${joel.email};;;\n`)
  expect((await told(candor, id)).map(({ kind }) => kind)).toEqual(['fault', 'fault'])
})

test('who had left and is in the list again comes back as staff, whatever they were before', async () => {
  const candor = await anInstance()
  valueOf(await markLeaver(deskOf(candor, nadia), amara.id))
  const id = await aList(candor, `;${amara.name};${amara.email};;;\n`)
  expect((await told(candor, id))[0]).toMatchObject({
    kind: 'join',
    detail: { kind: 'return', ends: ['Author'] },
  })
  await broughtIn(candor, id)
  expect(await findPerson(candor.db, amara.id)).toMatchObject({ leftAt: null, roles: ['staff'] })
})

test('after a stop between two batches the next one goes on, and nobody is there twice', async () => {
  const candor = await anInstance()
  const many = Array.from({ length: 900 }, (_, place) => `${place};P ${place};p${place}@example.org;D;;\n`)
  const id = await aList(candor, many.join(''))
  valueOf(await beginApplying(deskOf(candor, nadia), id))
  await applyMore(candor, id)
  const failing = { ...candor, now: () => new Date(NaN) }
  await expect(applyMore(failing, id)).rejects.toThrow()
  expect((await theList(candor, id)).done).toBe(300)
  await Promise.all([finishLists(candor), finishLists(candor)])
  const rows = await candor.db.selectFrom('people').select('id').where('name', 'like', 'P %').execute()
  expect(rows).toHaveLength(900)
  expect(await theList(candor, id)).toMatchObject({ state: 'applied', done: 900 })
})

test('an auditor finds the lines of a batch by its digest', async () => {
  const candor = await anInstance()
  const id = await aList(candor, '1;A;;;;\n2;B;;;;\n')
  await broughtIn(candor, id)
  const entry = await candor.db
    .selectFrom('ledger_entries')
    .select('detail')
    .where('action', '=', 'people.list-applied')
    .executeTakeFirstOrThrow()
  const rows = await candor.db
    .selectFrom('people_list_lines')
    .select(['line', 'kind', 'person_id'])
    .where('done_at', 'is not', null)
    .orderBy('line')
    .execute()
  const lines = rows.map((row) => ({ line: row.line, kind: row.kind ?? '', personId: row.person_id ?? '' }))
  expect(JSON.parse(entry.detail)).toMatchObject({ digest: batchDigest(lines), people: 2, from: 2, to: 3 })
})

test('an address that somebody else got meanwhile makes a bad line, not a second person', async () => {
  const candor = await anInstance()
  const one = await aList(candor, '1;A;a@example.org;;;\n')
  const other = await aList(candor, '2;A;a@example.org;;;\n')
  await broughtIn(candor, one)
  await broughtIn(candor, other)
  expect(await theList(candor, other)).toMatchObject({ state: 'applied', done: 0, joining: 0, faulty: 1 })
})

test('the meaning of a header is remembered for the next file', async () => {
  const candor = await anInstance()
  const bytes = Buffer.from('x;y\nA;a@example.org\n')
  const file = { name: 'a.csv', bytes, encoding: '' }
  const first = valueOf(await uploadPeopleList(deskOf(candor, nadia), file))
  expect((await theList(candor, first.id)).mapping).toEqual({})
  const mapping = { name: 0, email: 1 }
  valueOf(await mapPeopleList(deskOf(candor, nadia), { id: first.id, mapping, leavers: 'keep' }))
  const next = valueOf(await uploadPeopleList(deskOf(candor, nadia), file))
  expect((await theList(candor, next.id)).mapping).toEqual(mapping)
})

test('a comparison may be done anew, also in the middle', async () => {
  const candor = await anInstance()
  const id = await aList(candor, '1;A;a@example.org;;;pirate\n', 'leave')
  const { mapping } = await theList(candor, id)
  valueOf(
    await mapPeopleList(deskOf(candor, nadia), {
      id,
      mapping: { ...mapping, kind: undefined },
      leavers: 'keep',
    }),
  )
  await compareMore(candor, id)
  await finishLists(candor)
  expect(await theList(candor, id)).toMatchObject({ joining: 1, leaving: 0, faulty: 0, compared: 1 })
})
