// The commands about policies, each once: what must be there before, and the call itself.
import { acknowledge } from '../../app/commands/acknowledge'
import { declinePolicy } from '../../app/commands/decline-policy'
import {
  addSection,
  bringBackSection,
  leaveOutSection,
  moveSection,
} from '../../app/commands/arrange-sections'
import { createPolicy } from '../../app/commands/create-policy'
import { decideVersion, type VersionWord } from '../../app/commands/decide-version'
import { editClause } from '../../app/commands/edit-clause'
import { importPolicy } from '../../app/commands/import-policy'
import { keepImport, keepImportChoices } from '../../app/commands/keep-import'
import { publishVersion } from '../../app/commands/publish-version'
import { renamePolicy } from '../../app/commands/rename-policy'
import { restoreClause } from '../../app/commands/restore-clause'
import { saveAnswers, skipQuestions } from '../../app/commands/save-answers'
import { submitVersion } from '../../app/commands/submit-version'
import type { Candor } from '../../app/context'
import { stepOfPeople } from '../../app/governance/approval-path'
import { defaultStatement } from '../../app/governance/campaign'
import { editMark } from '../../app/domain/draft'
import { listMark, sectionRows } from '../../app/domain/section-rows'
import { asProposed } from '../../app/domain/import-plan'
import { markOf } from '../../app/domain/mark'
import { anImportedPolicy } from '../an-import'
import { anAskedCampaign } from '../asked'
import { deskOf, valueOf } from '../instance'
import { amara, ben, joel, ruth } from '../people'
import { anAnswer, anApprovedVersion, aPolicy, aWord, publish, submit, versionOf } from '../policies'
import { openDraft } from '../../app/commands/open-draft'
import type { Call, CommandRow } from './command-row'

const everyone = { audience: { kind: 'everyone' }, statement: defaultStatement, dueOn: '2026-12-04' } as const

export const policyCommands: readonly CommandRow[] = [
  {
    command: 'createPolicy',
    arrange: async () => (candor, once) =>
      createPolicy(deskOf(candor, amara, { once }), { templateId: 'small', title: 'Social media' }),
  },
  {
    command: 'keepImport',
    arrange: async () => (candor, once) => keepImport(deskOf(candor, amara, { once }), aReadFile()),
  },
  {
    command: 'keepImportChoices',
    async arrange(candor) {
      const { id } = valueOf(await keepImport(deskOf(candor, amara), aReadFile()))
      const wish = { id, title: 'Old rules', choices: { ...asProposed, changes: 'left-out' as const } }
      return (now, once) => keepImportChoices(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'importPolicy',
    async arrange(candor) {
      const { id } = valueOf(await keepImport(deskOf(candor, amara), aReadFile()))
      const wish = { id, title: 'Old rules', choices: { ...asProposed, changes: 'taken-in' as const } }
      return (now, once) => importPolicy(deskOf(now, amara, { once }), wish)
    },
  },
  { command: 'saveAnswers', arrange: (candor) => savingAnswers(candor, saveAnswers) },
  {
    command: 'skipQuestions',
    arrange: (candor) =>
      savingAnswers(candor, (desk, form) => skipQuestions(desk, { ...form, skip: ['story'] })),
  },
  {
    command: 'editClause',
    async arrange(candor) {
      // A round is open, so that it is voided and its approvers are told.
      const { policyId } = await aPolicy(candor)
      valueOf(await submit(candor, policyId))
      const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
      const form = { policyId, clauseId: 'law', started: editMark(draft, 'law'), heading: 'The law' }
      return (now, once) =>
        editClause(deskOf(now, amara, { once }), { ...form, markdown: 'Ask *first*.', losses: '' })
    },
  },
  {
    command: 'restoreClause',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const started = async () => {
        const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
        return editMark(draft, 'law')
      }
      const edit = { policyId, clauseId: 'law', heading: 'The law', markdown: 'Ask.', losses: '' }
      valueOf(await editClause(deskOf(candor, amara), { ...edit, started: await started() }))
      const form = { policyId, clauseId: 'law', started: await started() }
      return (now, once) => restoreClause(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'addSection',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const added = { policyId, heading: 'Our podcast', section: 'content', after: 'law' }
      return (now, once) => addSection(deskOf(now, amara, { once }), added)
    },
  },
  {
    command: 'moveSection',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { draft, template, document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
      const list = listMark(sectionRows(draft, template, document))
      return (now, once) =>
        moveSection(deskOf(now, amara, { once }), { policyId, id: 'law', direction: 'up', list })
    },
  },
  {
    command: 'leaveOutSection',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      return (now, once) => leaveOutSection(deskOf(now, amara, { once }), { policyId, id: 'law' })
    },
  },
  {
    command: 'bringBackSection',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      valueOf(await leaveOutSection(deskOf(candor, amara), { policyId, id: 'law' }))
      return (now, once) => bringBackSection(deskOf(now, amara, { once }), { policyId, id: 'law' })
    },
  },
  {
    command: 'renamePolicy',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor, 'Old title')
      const wish = { policyId, title: 'New title', started: 'Old title' }
      return (now, once) => renamePolicy(deskOf(now, amara, { once }), wish)
    },
  },
  {
    command: 'submitVersion',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
      const path = { kind: 'steps', steps: [stepOfPeople([ben.id, ruth.id])] } as const
      const words = { note: 'Please.', changeNote: 'The first one.', dueOn: null }
      const form = { policyId, revision: draft.revision, path, ...words }
      return (now, once) => submitVersion(deskOf(now, amara, { once }), { ...form, acceptsGaps: true })
    },
  },
  { command: 'decideVersion', arrange: (candor) => deciding(candor, { outcome: 'approved' }) },
  {
    command: 'decideVersion',
    arrange: (candor) => deciding(candor, { outcome: 'sent-back', comment: 'Say who answers.' }),
  },
  {
    command: 'decideVersion',
    arrange: (candor) => deciding(candor, { outcome: 'recused', comment: 'My sister runs it.' }),
  },
  {
    command: 'publishVersion',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { id: versionId } = await anApprovedVersion(candor, policyId)
      const request = { versionId, changeNote: 'The first one.', effectiveAt: null }
      return (now, once) =>
        publishVersion(deskOf(now, amara, { once }), {
          ...request,
          changeClass: 'material',
          campaign: everyone,
        })
    },
  },
  {
    command: 'acknowledge',
    async arrange(candor) {
      const { policyId, slug } = await aPolicy(candor)
      const { id: versionId, fingerprint } = await anApprovedVersion(candor, policyId)
      const { campaignId } = valueOf(
        await publish(
          candor,
          { ...(await versionOf(candor, policyId, 1)), id: versionId },
          { campaign: everyone },
        ),
      )
      const statement = { policySlug: slug, campaignId: String(campaignId), versionId, fingerprint }
      return (now, once) => acknowledge(deskOf(now, joel, { once }), statement)
    },
  },
  {
    command: 'declinePolicy',
    async arrange(candor) {
      const { policyId, slug } = await aPolicy(candor)
      const version = await anApprovedVersion(candor, policyId)
      valueOf(await publish(candor, version))
      const campaignId = await anAskedCampaign(candor, { versions: [version], people: [joel] })
      const { id: versionId, fingerprint } = version
      const refusing = {
        policySlug: slug,
        campaignId,
        versionId,
        fingerprint,
        reason: 'It says "all" of \\ it.',
      }
      return (now, once) => declinePolicy(deskOf(now, joel, { once }), refusing)
    },
  },
]

function aReadFile() {
  const policy = anImportedPolicy()
  const file = { fileName: 'old.docx', sha256: 'ab'.repeat(32), policy, beforeChanges: null }
  return { ...file, templateId: 'small', title: '' }
}

async function savingAnswers(candor: Candor, save: typeof saveAnswers): Promise<Call> {
  const { policyId } = await aPolicy(candor)
  await anAnswer(candor, policyId, 'parents')
  valueOf(await submit(candor, policyId))
  const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const started = markOf(draft.answers['reach'])
  const entries = [{ question: 'reach', typed: ['neighbours'], started }]
  return (now, once) => save(deskOf(now, amara, { once }), { policyId, revision: draft.revision, entries })
}

async function deciding(candor: Candor, word: Partial<VersionWord>): Promise<Call> {
  const { policyId } = await aPolicy(candor)
  // A second step, so that its approvers are told when the first is complete.
  const steps = [stepOfPeople([ben.id]), stepOfPeople([ruth.id])]
  valueOf(await submit(candor, policyId, { steps }))
  const version = await versionOf(candor, policyId, 1)
  return (now, once) => decideVersion(deskOf(now, ben, { once }), aWord(version, word))
}
