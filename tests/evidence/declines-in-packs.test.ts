// Refusals in a pack: who declined by then and why, held against the ledger; a pack of an earlier product holds as before.
import { beforeAll, expect, test } from 'vitest'
import { exemptPerson } from '../../app/commands/campaign-course'
import { declinePolicy } from '../../app/commands/decline-policy'
import { verifyPack } from '../../app/evidence/verify-pack'
import { anAskedPolicy, type Asked } from '../asked-people'
import { anInstance, deskOf, minutesLater, valueOf } from '../instance'
import { amara, joel, maria, ruth } from '../people'
import { faultsOf, filesOf, packed, resealed, textIn, withFile, zipOf, type Files } from './a-pack'
import type { Candor } from '../../app/context'

let candor: Candor
let asked: Asked & { slug: string }
let files: Files
beforeAll(async () => {
  candor = await anInstance()
  const policy = await anAskedPolicy(candor)
  const { slug } = await candor.db
    .selectFrom('policies')
    .select('slug')
    .where('id', '=', policy.policyId)
    .executeTakeFirstOrThrow()
  asked = { ...policy, slug }
  for (const [minute, person] of [joel, maria].entries())
    valueOf(
      await declinePolicy(deskOf(candor, person, { at: minutesLater(minute + 1) }), {
        ...{ policySlug: slug, campaignId: asked.campaignId, versionId: asked.versionId },
        ...{ fingerprint: asked.fingerprint, reason: `It says "always", says ${person.name}.` },
      }),
    )
  const leave = { campaignId: asked.campaignId, personId: ruth.id, reason: 'On leave.' }
  valueOf(await exemptPerson(deskOf(candor, amara, { at: minutesLater(3) }), leave))
  files = filesOf(await packed(candor, asked.policyId))
})

const changed = async (change: (text: string) => string) =>
  (await faultsOf(zipOf(resealed(withFile(files, 'declines.json', change))))).join('\n')

test('a pack holds every refusal with its reason', async () => {
  const report = await verifyPack(zipOf(files))
  expect(report.holds).toBe(true)
  expect(report.checks.find(({ id }) => id === 'declines')?.sentence).toMatch(/^All 2 refusals name/)
  expect(JSON.parse(textIn(files, 'declines.json'))).toMatchObject([
    { personId: joel.id, personName: joel.name, reason: 'It says "always", says Joel Brandt.' },
    { personId: maria.id },
  ])
})

test('a pack says who was exempted, by whom and why', () => {
  expect(JSON.parse(textIn(files, 'publication.json'))).toMatchObject({
    campaigns: [
      { exemptions: [{ personId: ruth.id, reason: 'On leave.', grantedByName: amara.name, endedAt: null }] },
    ],
  })
})

test('what was changed or taken out is named, although somebody sealed the pack anew', async () => {
  const untold = 'The refusal of Joel Brandt is not as the ledger tells it.'
  expect(await changed((text) => text.replace('says Joel', 'said Joel'))).toContain(untold)
  expect(await changed((text) => text.replace(asked.fingerprint, 'f'.repeat(64)))).toContain(
    'What Joel Brandt declined is another text.',
  )
  expect(await changed((text) => text.split('\n').toSpliced(2, 1).join('\n'))).toContain(
    'tells of is not in declines.json, or was changed',
  )
})

test('refusals without the file that holds them are missed', async () => {
  const without = files.filter(([name]) => name !== 'declines.json')
  expect((await faultsOf(zipOf(resealed(without)))).join('\n')).toContain('is not in declines.json')
})

test('a pack of an earlier product, which has no such file, holds', async () => {
  const other = await anInstance()
  const { policyId } = await anAskedPolicy(other)
  const old = filesOf(await packed(other, policyId)).filter(([name]) => name !== 'declines.json')
  const report = await verifyPack(zipOf(resealed(old)))
  expect(report.holds).toBe(true)
  expect(report.checks.map(({ id }) => id)).not.toContain('declines')
})
