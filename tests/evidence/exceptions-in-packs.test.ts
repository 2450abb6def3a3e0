// Exceptions in a pack: what was asked and decided by then, held against the ledger; a pack of an earlier product holds as before.
import { beforeAll, expect, test } from 'vitest'
import { askException, takeBackException } from '../../app/commands/ask-exception'
import { revokeException } from '../../app/commands/decide-exception'
import { expireExceptions } from '../../app/jobs/expire-exceptions'
import { packFiles } from '../../app/evidence/pack-format'
import { verifyPack } from '../../app/evidence/verify-pack'
import { aLivePolicy, anException, approved, aWish, type Asked } from '../exceptions'
import { anInstance, deskOf, minutesLater, valueOf } from '../instance'
import { at } from '../jobs-clock'
import { joel, maria, ruth } from '../people'
import { faultsOf, filesOf, packed, resealed, textIn, withFile, zipOf, type Files } from './a-pack'
import type { Candor } from '../../app/context'

let candor: Candor
let policy: Asked
let files: Files
beforeAll(async () => {
  candor = await anInstance()
  policy = await aLivePolicy(candor)
  await approved(candor, await anException(candor, policy), '2026-12-01')
  await anException(candor, policy, maria)
  const back = await anException(candor, policy)
  valueOf(await takeBackException(deskOf(candor, joel, { at: minutesLater(3) }), back))
  const revoked = await anException(candor, policy)
  await approved(candor, revoked)
  const end = { id: revoked, reason: 'It was misused.' }
  valueOf(await revokeException(deskOf(candor, ruth, { at: minutesLater(4) }), end))
  files = filesOf(await packed(candor, policy.policyId))
})

const changed = (change: (text: string) => string) =>
  faultsOf(zipOf(resealed(withFile(files, 'exceptions.json', change))))

test('a pack holds every request with its decision and its end', async () => {
  const report = await verifyPack(zipOf(files))
  expect(report.holds).toBe(true)
  expect(report.checks.find(({ id }) => id === 'exceptions')?.sentence).toMatch(
    /^All 4 requests name the fingerprint/,
  )
  const rows = JSON.parse(textIn(files, 'exceptions.json')) as { decision: unknown; end: unknown }[]
  expect(rows.map((row) => [row.decision, row.end])).toEqual([
    [expect.objectContaining({ outcome: 'approved', byName: 'Ben Adeyemi', untilOn: '2026-12-01' }), null],
    [null, null],
    [null, expect.objectContaining({ kind: 'withdrawn' })],
    [expect.anything(), expect.objectContaining({ kind: 'revoked', because: 'It was misused.' })],
  ])
})

test('what was changed is named, although somebody sealed the pack anew', async () => {
  expect(await changed((text) => text.replace('in my own name', 'in the name of all'))).toContain(
    'exceptions.json, row 1: What Joel Brandt asked for was changed afterwards.',
  )
  expect(await changed((text) => text.replace('"untilOn":"2026-12-01"', '"untilOn":"2026-12-20"'))).toContain(
    'exceptions.json, row 1: The decision of the exception of Joel Brandt is not as the ledger tells it.',
  )
  expect(
    await changed((text) => text.replace('"personId":"maria-silva"', '"personId":"joel-brandt"')),
  ).toContain(
    'exceptions.json, row 2: The request of the exception of Maria Silva is not as the ledger tells it.',
  )
  const without = await changed((text) => text.split('\n').toSpliced(2, 1).join('\n'))
  expect(without.join('\n')).toContain('tells of is not in exceptions.json, or was changed')
})

test('requests without the file that holds them are missed', async () => {
  const without = files.filter(([name]) => name !== 'exceptions.json')
  const faults = await faultsOf(zipOf(resealed(without)))
  expect(faults.join('\n')).toContain('tells of is not in exceptions.json')
})

test('a pack of an earlier product, which has no such file, holds', async () => {
  const other = await anInstance()
  const { policyId } = await aLivePolicy(other)
  const old = filesOf(await packed(other, policyId)).filter(([name]) => name !== 'exceptions.json')
  expect(old.length).toBe(packFiles.length - 1 + 2)
  const report = await verifyPack(zipOf(resealed(old)))
  expect(report.holds).toBe(true)
  expect(report.checks.map(({ id }) => id)).not.toContain('exceptions')
})

test('what is decided and ends after the packing stays out, and a later pack tells that it expired', async () => {
  const asked = valueOf(await askException(deskOf(candor, joel, { at: minutesLater(90) }), aWish(policy)))
  expect(await expireExceptions(at(candor, '2026-12-02T00:01:00Z'))).toBe(1)
  const again = filesOf(await packed(candor, policy.policyId))
  expect(await faultsOf(zipOf(again))).toEqual([])
  expect(textIn(again, 'exceptions.json')).toContain(asked.id)
  expect(textIn(again, 'exceptions.json')).toContain('"kind":"expired"')
  expect(textIn(files, 'exceptions.json')).not.toContain('"kind":"expired"')
})
