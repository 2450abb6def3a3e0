// A form about threads arrives, from a colleague or from an outside expert: which command it means, and what came of it.
import { reopenThread, resolveThread } from '../commands/close-thread'
import { commentOnClause } from '../commands/comment-on-clause'
import { leaveSuggestion, takeSuggestion } from '../commands/decide-suggestion'
import { lossesOf } from '../commands/typed-words'
import { readMention } from '../commands/read-mention'
import { replyToThread } from '../commands/reply-to-thread'
import { suggestEdit } from '../commands/suggest-edit'
import type { Desk } from '../context'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { formChoices, typedAgain } from '../forms/fields'
import type { RefusedThreadForm } from '../ui/thread-card'

const experts = ['comment', 'suggest', 'reply'] as const
const everybody = [...experts, 'resolve', 'reopen', 'take', 'leave', 'read'] as const
type Intent = (typeof everybody)[number]

/** `what` names what happened, for the page that follows. */
export type ThreadDid = { what: string; thread: string; told: number }

export type ThreadAnswer = { ok: true; did: ThreadDid } | { ok: false; rule: string; form: RefusedThreadForm }

const names = [
  'text',
  'tell',
  'quote',
  'heading',
  'markdown',
  'started',
  'losses',
  'section',
  'thread',
] as const

/** Does what the form asks for. A refusal carries everything that was typed. */
export async function answerThreadForm(desk: Desk, policyId: string, form: FormData): Promise<ThreadAnswer> {
  const offered = desk.actor.kind === 'person' ? everybody : experts
  const intent = formChoices<Intent>(form, 'intent', offered).at(0)
  const typed = typedAgain(form, names)
  const sent = (name: (typeof names)[number]): string => typed[name] ?? ''
  const again = (refusal: Refusal): ThreadAnswer => ({
    ok: false,
    rule: refusal.rule,
    form: {
      intent: intent ?? '',
      thread: sent('thread'),
      sentence: refusal.sentence,
      fields: refusal.fields ?? {},
      // Whoever wrote beside another text sees the present one now, and sends theirs against it.
      typed: refusal.rule === 'clause-changed-meanwhile' ? { ...typed, started: '' } : typed,
      losses: refusal.rule === 'markdown-losses' ? lossesOf(sent('markdown')) : null,
    },
  })
  if (!intent) return again(unknownIntent)
  // A form holds several buttons: each is one thing, which has one effect.
  const keyed = desk.once === undefined ? desk : { ...desk, once: `${desk.once}-${intent}` }
  const outcome = await meant(keyed, { intent, policyId, sent })
  return outcome.ok ? { ok: true, did: outcome.value } : again(outcome)
}

async function meant(
  desk: Desk,
  form: { intent: Intent; policyId: string; sent: (name: (typeof names)[number]) => string },
): Promise<Outcome<ThreadDid>> {
  const { intent, policyId, sent } = form
  const address = { policyId, threadId: sent('thread') }
  const text = sent('text')
  switch (intent) {
    case 'comment': {
      const comment = { policyId, clauseId: sent('section'), quote: sent('quote'), text, tell: sent('tell') }
      return did(intent, await commentOnClause(desk, comment))
    }
    case 'suggest':
      return did(
        intent,
        await suggestEdit(desk, {
          ...{ policyId, clauseId: sent('section'), started: sent('started'), heading: sent('heading') },
          ...{ markdown: sent('markdown'), losses: sent('losses'), text, tell: sent('tell') },
        }),
      )
    case 'reply':
      return did(intent, await replyToThread(desk, { ...address, text, tell: '' }))
    case 'resolve':
      return did('resolved', await resolveThread(desk, { ...address, text }))
    case 'reopen':
      return did(intent, await reopenThread(desk, address))
    case 'take': {
      const taken = await takeSuggestion(desk, { ...address, text })
      return did(taken.ok && taken.value.voidedRound ? 'taken-voided' : 'taken', taken)
    }
    case 'leave':
      return did('left', await leaveSuggestion(desk, { ...address, text }))
    case 'read':
      return did(intent, await readMention(desk, address))
    default:
      return intent satisfies never
  }
}

function did(what: string, outcome: Outcome<{ threadId: string; told?: string[] }>): Outcome<ThreadDid> {
  if (!outcome.ok) return outcome
  return accepted({ what, thread: outcome.value.threadId, told: outcome.value.told?.length ?? 0 })
}

const unknownIntent = refused(
  'unknown-intent',
  'Candor does not know what this form asks for. Nothing was changed. Load the page again.',
)

/** The address to go on at: where the form stood, saying what happened, at the thread it happened to. */
export function placeAfter(request: Request, answer: ThreadDid): string {
  const url = new URL(request.url)
  const search = new URLSearchParams()
  for (const name of ['clause', 'standing', 'page', 'show']) {
    const value = url.searchParams.get(name)
    if (value !== null) search.set(name, value)
  }
  search.set('done', answer.what)
  search.set('thread', answer.thread)
  if (answer.told > 0) search.set('told', String(answer.told))
  const path = url.pathname.replace(/\.data$/, '')
  const stays = ['comment', 'suggest', 'reply', 'read'].includes(answer.what)
  return `${path}?${search.toString()}${stays ? `#thread-${answer.thread}` : ''}`
}
