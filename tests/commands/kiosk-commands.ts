// The commands about people without e-mail and about understanding, each once: what must be there before, and the call itself.
import { acknowledgeAtKiosk } from '../../app/commands/acknowledge-at-kiosk'
import { answerChecks } from '../../app/commands/answer-checks'
import {
  editCheck,
  endCheck,
  moveCheckUp,
  takeTemplateChecks,
  writeCheck,
} from '../../app/commands/change-checks'
import { grantTries } from '../../app/commands/grant-tries'
import { makeCodes } from '../../app/commands/make-codes'
import { recordForAnother } from '../../app/commands/record-for-another'
import type { Candor } from '../../app/context'
import { listCheckQuestions } from '../../db/check-questions'
import { tokenHash } from '../../db/identifier'
import { aCheckedPolicy, aCodeFor, anAskedPolicy, answersTo, whoseRight, whoToAsk } from '../asked-people'
import { deskOf, valueOf } from '../instance'
import { amara, joel } from '../people'
import { aPolicy } from '../policies'
import { aTemplate } from '../small-template'
import type { CommandRow } from './command-row'

const clauses = ['purpose', 'own', 'law']

async function twoQuestions(candor: Candor): Promise<{ policyId: string; ids: string[] }> {
  const { policyId } = await aPolicy(candor)
  for (const typed of [whoToAsk, whoseRight])
    valueOf(await writeCheck(deskOf(candor, amara), { policyId, typed, clauses }))
  return { policyId, ids: (await listCheckQuestions(candor.db, policyId)).map(({ id }) => id) }
}

export const kioskCommands: readonly CommandRow[] = [
  {
    command: 'makeCodes',
    async arrange(candor) {
      const { campaignId } = await anAskedPolicy(candor)
      const wish = { campaignId, choice: { kind: 'person', personId: joel.id } as const, days: 14 }
      return (now, once) => makeCodes(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'acknowledgeAtKiosk',
    async arrange(candor) {
      const { campaignId, policyId, versionId, fingerprint } = await anAskedPolicy(candor)
      const codeHash = tokenHash(await aCodeFor(candor, campaignId, joel))
      return (now, once) =>
        acknowledgeAtKiosk(deskOf(now, joel, { once }), { codeHash, policyId, versionId, fingerprint })
    },
  },
  {
    command: 'recordForAnother',
    async arrange(candor) {
      const { campaignId, versionId } = await anAskedPolicy(candor)
      const given = { campaignId, personId: joel.id, versionId, givenOn: '2026-11-24', how: 'paper' }
      return (now, once) => recordForAnother(deskOf(now, amara, { once }), { ...given, reason: 'No device.' })
    },
  },
  {
    command: 'answerChecks',
    async arrange(candor) {
      const asked = await aCheckedPolicy(candor)
      const answers = answersTo(asked, ['Ask', 'No'])
      return (now, once) => answerChecks(deskOf(now, joel, { once }), { ...asked, answers })
    },
  },
  {
    command: 'grantTries',
    async arrange(candor) {
      const asked = await aCheckedPolicy(candor, 1)
      const answers = answersTo(asked, ['Guess', 'No'])
      valueOf(await answerChecks(deskOf(candor, joel), { ...asked, answers }))
      return (now, once) => grantTries(deskOf(now, amara, { once }), { ...asked, personId: joel.id })
    },
  },
  {
    command: 'writeCheck',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      return (now, once) => writeCheck(deskOf(now, amara, { once }), { policyId, typed: whoToAsk, clauses })
    },
  },
  {
    command: 'takeTemplateChecks',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const template = { ...aTemplate(), checks: [{ ...whoToAsk, id: 'ask' }] }
      return (now, once) =>
        takeTemplateChecks(deskOf(now, amara, { once }), { policyId, template, ids: ['ask'], clauses })
    },
  },
  {
    command: 'editCheck',
    async arrange(candor) {
      const { policyId, ids } = await twoQuestions(candor)
      const typed = { ...whoToAsk, why: 'A minute is enough.' }
      return (now, once) =>
        editCheck(deskOf(now, amara, { once }), { policyId, id: ids[0] ?? '', typed, clauses })
    },
  },
  {
    command: 'moveCheckUp',
    async arrange(candor) {
      const { policyId, ids } = await twoQuestions(candor)
      return (now, once) => moveCheckUp(deskOf(now, amara, { once }), { policyId, id: ids[1] ?? '' })
    },
  },
  {
    command: 'endCheck',
    async arrange(candor) {
      const { policyId, ids } = await twoQuestions(candor)
      return (now, once) => endCheck(deskOf(now, amara, { once }), { policyId, id: ids[0] ?? '' })
    },
  },
]
