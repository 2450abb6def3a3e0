// What HR recorded for somebody is in the pack with its day and reason, and no letter of it can be changed.
import { expect, test } from 'vitest'
import { recordForAnother } from '../../app/commands/record-for-another'
import { anAskedPolicy } from '../asked-people'
import { anInstance, deskOf, valueOf } from '../instance'
import { amara, joel } from '../people'
import { faultsOf, filesOf, packed, resealed, textIn, withFile, zipOf, type Files } from './a-pack'

/** Changed alike in both files that hold the row. */
function changed(files: Files, said: string, other: string): Files {
  return ['acknowledgements.json', 'acknowledgements.csv'].reduce(
    (all, name) => withFile(all, name, (text) => text.replaceAll(said, other)),
    files,
  )
}

test('a proxy record is in the pack, and its day and reason are those that the ledger tells', async () => {
  const candor = await anInstance()
  const { campaignId, versionId, policyId } = await anAskedPolicy(candor)
  const given = { campaignId, personId: joel.id, versionId, givenOn: '2026-11-24', how: 'paper' }
  valueOf(await recordForAnother(deskOf(candor, amara), { ...given, reason: 'Has "no" device.' }))
  const bytes = await packed(candor, policyId)
  expect(await faultsOf(bytes)).toEqual([])
  const files = filesOf(bytes)
  expect(textIn(files, 'acknowledgements.csv')).toMatch(/proxy.*Signed on paper: Has ""no"" device\./)
  const untold = /The acknowledgement of Joel Brandt is not as the ledger tells it/
  const reason = zipOf(resealed(changed(files, 'device.', 'choice.')))
  expect((await faultsOf(reason)).join('\n')).toMatch(untold)
  const row = zipOf(resealed(changed(files, 'proxy', 'self')))
  expect((await faultsOf(row)).join('\n')).toMatch(untold)
})
