// The commands of working together, each once: what must be there before, and the call itself.
import { reopenThread, resolveThread } from '../../app/commands/close-thread'
import { bringInReturn } from '../../app/commands/bring-in-return'
import { keepReturn } from '../../app/commands/keep-return'
import { commentOnClause } from '../../app/commands/comment-on-clause'
import { leaveSuggestion, takeSuggestion } from '../../app/commands/decide-suggestion'
import { inviteExpert, openExpertVisit, revokeExpert } from '../../app/commands/invite-expert'
import { readMention } from '../../app/commands/read-mention'
import { replyToThread } from '../../app/commands/reply-to-thread'
import { suggestEdit } from '../../app/commands/suggest-edit'
import { aComment, aLawyer, aSuggestion, lawyerDesk, suggestionForm } from '../commenting'
import { aReturn, exportedDraft, withWords } from '../a-return'
import { deskOf, valueOf } from '../instance'
import { amara, ben, ruth } from '../people'
import { aPolicy, submit } from '../policies'
import type { CommandRow } from './command-row'

export const threadCommands: readonly CommandRow[] = [
  {
    command: 'commentOnClause',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const form = { policyId, clauseId: 'law', quote: '', text: '@Ben Adeyemi, which law?', tell: ruth.id }
      return (now, once) => commentOnClause(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'commentOnClause',
    async arrange(candor) {
      // An expert's first words open a visit and are told to whoever invited them.
      const { policyId } = await aPolicy(candor)
      const { id } = await aLawyer(candor, policyId)
      const form = { policyId, clauseId: 'law', quote: '', text: 'Which law?', tell: '' }
      return (now, once) => commentOnClause(lawyerDesk(now, id, { once }), form)
    },
  },
  {
    command: 'suggestEdit',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const form = await suggestionForm(candor, policyId)
      return (now, once) => suggestEdit(deskOf(now, ben, { once }), form)
    },
  },
  {
    command: 'keepReturn',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const bytes = withWords(await exportedDraft(candor, policyId))
      const wish = { policyId, name: 'back.docx', bytes }
      return (now, once) => keepReturn(deskOf(now, ben, { once }), wish)
    },
  },
  {
    command: 'bringInReturn',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const id = await aReturn(deskOf(candor, ben), policyId)
      const wish = { policyId, id, choices: { without: [], strays: {} } }
      return (now, once) => bringInReturn(deskOf(now, ben, { once }), wish)
    },
  },
  {
    command: 'replyToThread',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const threadId = await aComment(candor, policyId, amara, { tell: ben.id })
      const form = { policyId, threadId, text: '@Amara the Data Protection Act.', tell: '' }
      return (now, once) => replyToThread(deskOf(now, ben, { once }), form)
    },
  },
  {
    command: 'resolveThread',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const threadId = await aComment(candor, policyId, ben)
      return (now, once) =>
        resolveThread(deskOf(now, amara, { once }), { policyId, threadId, text: 'Settled.' })
    },
  },
  {
    command: 'reopenThread',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const threadId = await aComment(candor, policyId, ben)
      valueOf(await resolveThread(deskOf(candor, amara), { policyId, threadId, text: '' }))
      return (now, once) => reopenThread(deskOf(now, ben, { once }), { policyId, threadId })
    },
  },
  {
    command: 'takeSuggestion',
    async arrange(candor) {
      // A round is open, so that it is voided and its approvers are told.
      const { policyId } = await aPolicy(candor)
      const threadId = await aSuggestion(candor, policyId, ben)
      valueOf(await submit(candor, policyId, { approvers: [ruth.id] }))
      return (now, once) => takeSuggestion(deskOf(now, amara, { once }), { policyId, threadId, text: '' })
    },
  },
  {
    command: 'leaveSuggestion',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const threadId = await aSuggestion(candor, policyId, ben)
      const form = { policyId, threadId, text: 'The old words are the law’s own.' }
      return (now, once) => leaveSuggestion(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'readMention',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const threadId = await aComment(candor, policyId, amara, { tell: ben.id })
      return (now, once) => readMention(deskOf(now, ben, { once }), { policyId, threadId })
    },
  },
  {
    command: 'inviteExpert',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const form = { policyId, name: 'Adeola Grant', email: 'adeola@law.example', days: '7' }
      return (now, once) => inviteExpert(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'openExpertVisit',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { id } = await aLawyer(candor, policyId)
      return (now, once) => openExpertVisit(lawyerDesk(now, id, { once }))
    },
  },
  {
    command: 'revokeExpert',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { id } = await aLawyer(candor, policyId)
      return (now, once) => revokeExpert(deskOf(now, amara, { once }), { policyId, linkId: id })
    },
  },
]
