// Open a thread: what a comment and a suggestion have in common before and after their own rules.
import { countThreads } from '../../db/threads'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { ClauseId } from '../domain/policy-document'
import { acceptThread, wordsNow, type Commenter } from '../domain/thread'
import type { Change } from './change'
import { commenterAt, say } from './commenting'
import { openDraft, type OpenDraft } from './open-draft'

/** Names of those who are told. */
export type Spoken = { threadId: string; clauseId: ClauseId; told: string[] }

/** The section as it is now, and who speaks about it. */
export type ThreadPlace = {
  open: OpenDraft
  who: Commenter
  words: NonNullable<ReturnType<typeof wordsNow>>
}

/** Refuses: no right to comment, a link that is over, too many open threads, a section that is not in the draft any more. */
export async function threadPlace(
  step: Change,
  desk: Desk,
  about: { policyId: string; clauseId: ClauseId },
): Promise<Outcome<ThreadPlace>> {
  const open = await openDraft(step.trx, desk.candor.library, { policyId: about.policyId })
  if (!open.ok) return open
  const { policy, draft, document } = open.value
  const who = await commenterAt(step, desk, { policyId: policy.id, title: draft.title })
  if (!who.ok) return who
  const room = acceptThread((await countThreads(step.trx, { policyId: policy.id })).open)
  if (!room.ok) return room
  const words = wordsNow(document, about.clauseId)
  return words ? accepted({ open: open.value, who: who.value, words }) : clauseGone
}

/** Writes the first comment of a new thread and tells those it names. */
export async function sayFirst(
  step: Change,
  desk: Desk,
  first: { place: ThreadPlace; threadId: string; clauseId: ClauseId; text: string; tell: string },
): Promise<Outcome<Spoken>> {
  const { place, threadId, clauseId, text, tell } = first
  const { policy, draft } = place.open
  const said = await say(step, desk, {
    text,
    tell,
    who: place.who,
    place: { id: policy.id, slug: policy.slug, draft },
    threadId,
    clauseId,
  })
  return said.ok ? accepted({ threadId, clauseId, told: said.value.told }) : said
}

const clauseGone = refused(
  'clause-not-in-draft',
  'This section is not in the draft any more. Choose another one.',
)
