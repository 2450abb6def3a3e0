// Five hundred policies: which of them a change of the profile touches is found without drafting each of them.
import { expect, test } from 'vitest'
import { policiesBehind, profileState } from '../../app/commands/profile-effects'
import { saveProfile } from '../../app/commands/save-profile'
import { digestOf } from '../../app/commands/templates'
import type { Candor } from '../../app/context'
import { asInTemplate } from '../../app/domain/arrangement'
import { markOf } from '../../app/domain/mark'
import { insertDraft } from '../../db/drafts'
import { insertPolicy } from '../../db/policies'
import { keepTemplateCopy } from '../../db/template-copies'
import { transact } from '../../db/transaction'
import { anInstance, deskOf, noon, valueOf } from '../instance'
import { amara } from '../people'
import { shippedLibrary } from '../shipped-library'

async function fiveHundredPolicies(): Promise<Candor> {
  const library = await shippedLibrary()
  const candor = await anInstance('sqlite', library)
  const template = library.templates.find((one) => one.id === 'employee-social-media')
  if (!template) throw new Error('The template is not there.')
  await transact(candor.db, async (trx) => {
    await keepTemplateCopy(trx, template, noon)
    for (let number = 1; number <= 500; number += 1) {
      const title = `Policy ${String(number).padStart(3, '0')}`
      const policyId = await insertPolicy(trx, {
        slug: `policy-${number}`,
        title,
        templateId: template.id,
        createdBy: amara.id,
        at: noon,
      })
      const draft = {
        policyId,
        title,
        templateId: template.id,
        templateVersion: template.version,
        templateDigest: digestOf(template),
        answers: { ...template.sample, helper: number % 2 === 0 ? 'Tom' : 'Lena' },
        skipped: [],
        edits: {},
        arrangement: asInTemplate,
        changedBy: amara.id,
        fingerprint: '',
      }
      await insertDraft(trx, draft, noon)
    }
  })
  return candor
}

test('counting them costs a moment, and a page of the list half a second of one processor, here at most 3', async () => {
  const candor = await fiveHundredPolicies()
  const entries = [{ question: 'helper', typed: ['Lena'], started: markOf(undefined) }]
  valueOf(await saveProfile(deskOf(candor, amara), { revision: 1, entries }))
  const profile = await profileState(candor.db, 1)

  const first = process.cpuUsage()
  const counted = await policiesBehind(candor.db, candor.library, { profile, page: 0, size: 0 })
  const counting = process.cpuUsage(first).user / 1e6
  const second = process.cpuUsage()
  const listed = await policiesBehind(candor.db, candor.library, { profile, page: 3, size: 25 })
  const listing = process.cpuUsage(second).user / 1e6

  console.info(`500 policies: counted in ${counting.toFixed(3)} s, a page of 25 in ${listing.toFixed(3)} s`)
  expect(counted.count).toBe(250)
  expect(listed.policies.map((policy) => policy.title).slice(0, 2)).toEqual(['Policy 152', 'Policy 154'])
  expect(listed.policies).toHaveLength(25)
  expect(counting).toBeLessThan(0.5)
  expect(listing).toBeLessThan(3)
})
