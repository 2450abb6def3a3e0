// The commands about the profile and about templates, each once: what must be there before, and the call itself.
import { applyProfile } from '../../app/commands/apply-profile'
import { createPolicy } from '../../app/commands/create-policy'
import { saveProfile } from '../../app/commands/save-profile'
import { digestOf } from '../../app/commands/templates'
import { endWordStyles, takeWordStyles } from '../../app/commands/take-word-styles'
import { uploadTemplate } from '../../app/commands/upload-template'
import { upgradeTemplate } from '../../app/commands/upgrade-template'
import { withdrawTemplate } from '../../app/commands/withdraw-template'
import type { Candor } from '../../app/context'
import { markOf } from '../../app/domain/mark'
import { deskOf, valueOf } from '../instance'
import { amara, nadia } from '../people'
import { aProfiledTemplate } from '../profiled-template'
import { submit } from '../policies'
import { file, opening } from '../templates/sources'
import { aWordTemplate, withParts } from '../word-template'
import type { CommandRow } from './command-row'

export const templateCommands: readonly CommandRow[] = [
  {
    command: 'saveProfile',
    arrange: async () => (candor, once) =>
      saveProfile(deskOf(candor, amara, { once }), { revision: 1, entries: [helperIs('Lena')] }),
  },
  {
    command: 'applyProfile',
    async arrange(candor) {
      // A round is open, so that it is voided and its approvers are told.
      const policyId = await aProfiledPolicy(candor)
      valueOf(await submit(candor, policyId))
      valueOf(await saveProfile(deskOf(candor, amara), { revision: 1, entries: [helperIs('Lena')] }))
      const choices = [{ policyId, question: 'helper', started: markOf(undefined) }]
      return (now, once) => applyProfile(deskOf(now, amara, { once }), { revision: 2, choices })
    },
  },
  {
    command: 'upgradeTemplate',
    async arrange(candor) {
      const policyId = await aProfiledPolicy(candor)
      valueOf(await submit(candor, policyId))
      const newer = { ...aProfiledTemplate(), version: '1.1.0' }
      newer.clauses = newer.clauses.map((clause) => ({ ...clause, heading: `${clause.heading}, and more` }))
      candor.library.templates.splice(-1, 1, newer)
      const choices = Object.fromEntries(newer.clauses.map(({ id }) => [id, { kind: 'take' } as const]))
      const form = { policyId, revision: 1, to: digestOf(newer), choices }
      return (now, once) => upgradeTemplate(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'uploadTemplate',
    arrange: async () => (candor, once) =>
      uploadTemplate(deskOf(candor, nadia, { once }), { id: 'ours', source: ours }),
  },
  {
    command: 'takeWordStyles',
    arrange: async (candor) => {
      // One is in use already, so that it ends in the same change.
      const first = withParts(await aWordTemplate(), { 'word/extra.xml': '<x/>' })
      valueOf(await takeWordStyles(deskOf(candor, nadia), { name: 'first.docx', bytes: first }))
      const second = { name: 'ours.docx', bytes: await aWordTemplate() }
      return (now, once) => takeWordStyles(deskOf(now, nadia, { once }), second)
    },
  },
  {
    command: 'endWordStyles',
    arrange: async (candor) => {
      const ours = { name: 'ours.docx', bytes: await aWordTemplate() }
      valueOf(await takeWordStyles(deskOf(candor, nadia), ours))
      return (now, once) => endWordStyles(deskOf(now, nadia, { once }))
    },
  },
  {
    command: 'withdrawTemplate',
    async arrange(candor) {
      valueOf(await uploadTemplate(deskOf(candor, nadia), { id: 'ours', source: ours }))
      const wish = { id: 'ours', because: 'A lawyer looks at it first.' }
      return (now, once) => withdrawTemplate(deskOf(now, nadia, { once }), wish)
    },
  },
]

const ours = file(`${opening}\n\nYou may post.\n\n</Clause>`)

function helperIs(name: string) {
  return { question: 'helper', typed: [name], started: markOf(undefined) }
}

async function aProfiledPolicy(candor: Candor): Promise<string> {
  candor.library.templates.push(aProfiledTemplate())
  const wish = { templateId: 'profiled', title: 'Profiled policy' }
  return valueOf(await createPolicy(deskOf(candor, amara), wish)).policyId
}
