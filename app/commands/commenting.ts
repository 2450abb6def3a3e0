// What every command in a thread shares: who speaks, keeping what they say, and telling whoever it is for.
import { findExpertLink, noteLinkUse } from '../../db/expert-links'
import { insertMentions, listDraftReaders, listPeopleNamed, noteRead } from '../../db/mentions'
import { findPerson, listPeopleById } from '../../db/people'
import { hasWrittenSince, insertComment, type Author } from '../../db/comments'
import type { Desk } from '../context'
import type { Draft } from '../domain/draft'
import { expertLinkState, isVisiting, linkIsOver } from '../domain/expert-link'
import { findMentions, namesAfterAt } from '../domain/mention'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Commenter } from '../domain/thread'
import type { Change } from './change'
import { expertWroteLetter, mentionLetter } from './letters-about-drafts'

type Place = { id: string; slug: string; draft: Pick<Draft, 'title'> }

/**
 * Who speaks about this draft. An expert's link is looked at in the transaction of what they do, so that a revoked one does
 * nothing more; coming back after a while is noted. Refuses: not-a-commenter, link-over.
 */
export async function commenterAt(
  step: Change,
  desk: Desk,
  about: { policyId: string; title: string },
): Promise<Outcome<Commenter>> {
  const { actor } = desk
  switch (actor.kind) {
    case 'person':
      return may(actor.person, 'comment-on-drafts') ? accepted(actor) : notACommenter
    case 'expert':
      return visitingExpert(step, actor.id, about)
    case 'clock':
    case 'setup':
    case 'command-line':
      throw new Error(`A ${actor.kind} has nothing to say about a draft.`)
    default:
      return actor satisfies never
  }
}

async function visitingExpert(
  { trx, at, record }: Change,
  linkId: string,
  about: { policyId: string; title: string },
): Promise<Outcome<Commenter>> {
  const link = await findExpertLink(trx, linkId)
  if (!link || link.policyId !== about.policyId || expertLinkState(link, at) !== 'active') return linkIsOver
  const opens = !isVisiting(link, at)
  await noteLinkUse(trx, { id: link.id, at, opens })
  if (opens)
    await record({
      action: 'expert.opened',
      subject: { kind: 'expert', id: link.id },
      policyId: about.policyId,
      detail: { title: about.title },
    })
  return accepted({ kind: 'expert', id: link.id, name: link.name })
}

/** The commenter as their words are signed. */
export function authorOf(who: Commenter): Author {
  if (who.kind === 'expert')
    return { personId: null, expertId: who.id, name: who.name, title: 'Outside expert' }
  const { id, name, jobTitle, department } = who.person
  return { personId: id, expertId: null, name, title: jobTitle || department }
}

/** What is said: the text, and whoever was chosen from the list to be told of it ("" for nobody). */
export type Saying = { text: string; tell: string }

/**
 * Keeps a comment in a thread, signed; tells whom it mentions. An expert knows nobody here, so their words mention nobody:
 * the author who made their link hears of the first ones of a visit. Refuses what `findMentions` refuses, and a choice
 * that is not in the list.
 */
export async function say(
  step: Change,
  desk: Desk,
  said: Saying & { who: Commenter; place: Place; threadId: string; clauseId: string },
): Promise<Outcome<{ told: string[] }>> {
  const { trx, at } = step
  const { who, place, threadId, text } = said
  const author = authorOf(who)
  const mentioned = who.kind === 'person' ? await mentionedIn(step, said) : accepted<string[]>([])
  if (!mentioned.ok) return mentioned
  if (who.kind === 'expert') await tellInviter(step, desk, { ...said, expert: who })
  const commentId = await insertComment(trx, { threadId, policyId: place.id, author, text, at })
  if (author.personId) await noteRead(trx, { threadId, personId: author.personId, at })
  const personIds = mentioned.value.filter((id) => id !== author.personId)
  await insertMentions(trx, { commentId, threadId, personIds })
  const people = await listPeopleById(trx, personIds)
  for (const person of people) {
    if (!person.email) continue
    const letter = mentionLetter({
      name: person.name,
      by: author.name,
      title: place.draft.title,
      url: threadUrl(desk, said),
    })
    await step.tell({ personId: person.id, address: person.email, ...letter })
  }
  return accepted({ told: people.map((person) => person.name) })
}

async function mentionedIn({ trx }: Change, { text, tell }: Saying): Promise<Outcome<string[]>> {
  const names = namesAfterAt(text)
  if (names.length === 0 && tell === '') return accepted([])
  const readers = await listDraftReaders(trx)
  const others = (await listPeopleNamed(trx, names)).filter((person) => !person.mayRead)
  const inText = findMentions(text, [...readers, ...others], 'text')
  if (!inText.ok) return inText
  if (tell === '') return inText
  if (readers.some((reader) => reader.id === tell)) return accepted([...new Set([...inText.value, tell])])
  return refused('mention-cannot-read', 'This person cannot read drafts now. Choose somebody else.', {
    tell: 'Choose somebody from the list.',
  })
}

async function tellInviter(
  { trx, tell }: Change,
  desk: Desk,
  said: { expert: Extract<Commenter, { kind: 'expert' }>; place: Place; threadId: string; clauseId: string },
): Promise<void> {
  const link = await findExpertLink(trx, said.expert.id)
  if (!link?.openedAt || (await hasWrittenSince(trx, link.id, link.openedAt))) return
  const inviter = await findPerson(trx, link.createdBy.id)
  if (!inviter?.email || inviter.leftAt || !may(inviter, 'read-drafts')) return
  const letter = expertWroteLetter({
    name: inviter.name,
    expert: link.name,
    title: said.place.draft.title,
    url: threadUrl(desk, said),
  })
  await tell({ personId: inviter.id, address: inviter.email, ...letter })
}

function threadUrl(desk: Desk, said: { place: Place; threadId: string; clauseId: string }): string {
  const { place, threadId, clauseId } = said
  return `${desk.candor.settings.url}/policies/${place.slug}/comments?clause=${encodeURIComponent(clauseId)}#thread-${threadId}`
}

const notACommenter = refused(
  'not-a-commenter',
  'Authors, approvers and administrators comment on drafts. Ask an administrator if you should be one of them.',
)
