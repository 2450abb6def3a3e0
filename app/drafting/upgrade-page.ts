// The upgrade of a draft as its page shows it, and the choices as its form sends them.
import { lossesOf } from '../commands/typed-words'
import type { UpgradeWish } from '../commands/upgrade-template'
import { takeUntouched } from '../domain/apply-upgrade'
import { mergedBlocks, conflictsIn, type ClauseWords } from '../compare/clause-merge'
import type { ClauseAudience } from '../domain/policy-document'
import type { ClauseUpgrade } from '../domain/template-upgrade'
import { typedAgain } from '../forms/fields'
import { markdownOfBlocks } from '../render/markdown'
import type { ClauseUpgradeFacts, TypedChoice } from '../ui/clause-upgrade'

/** A clause with everything its card shows, and what stands in its merge box at first. */
export function upgradeFacts(clause: ClauseUpgrade): ClauseUpgradeFacts {
  switch (clause.kind) {
    case 'changed': {
      const { id, mine, then, now, edited, audience, merge } = clause
      const start: ClauseWords = merge ? { heading: merge.heading, blocks: mergedBlocks(merge.pieces) } : now
      return {
        kind: 'changed',
        id,
        mine,
        then,
        now,
        edited,
        audience: audience && { mine: audienceWords(audience.mine), now: audienceWords(audience.now) },
        conflicts: merge ? conflictsIn(merge) : 0,
        start: { heading: start.heading, markdown: markdownOfBlocks(start.blocks).trim() },
      }
    }
    case 'new':
      return { kind: 'new', id: clause.id, now: clause.now, parts: clause.parts, why: clause.why }
    case 'gone':
      return {
        kind: 'gone',
        id: clause.id,
        mine: clause.mine,
        edited: clause.edited,
        parts: clause.parts.map((part) => part.words),
      }
    default:
      return clause satisfies never
  }
}

function audienceWords(audience: ClauseAudience): string {
  return audience.kind === 'everyone' ? 'everyone' : audience.groups.map((group) => group.name).join(', ')
}

/** What is chosen before anybody chose: the template's words where nobody wrote, else one's own. */
export function firstChoices(clauses: ClauseUpgrade[]): Record<string, TypedChoice> {
  return Object.fromEntries(
    Object.entries(takeUntouched(clauses)).map(([id, { kind }]) => [id, { choice: kind }]),
  )
}

/** The choices of the form, as typed: what a refusal shows again. */
export function readTypedChoices(form: FormData, ids: string[]): Record<string, TypedChoice> {
  return Object.fromEntries(
    ids.flatMap((id): [string, TypedChoice][] => {
      const choice = form.get(`choice-${id}`)
      if (choice !== 'take' && choice !== 'keep' && choice !== 'merge') return []
      const sent = typedAgain(form, [`heading-${id}`, `markdown-${id}`, `losses-${id}`])
      const heading = sent[`heading-${id}`] ?? ''
      const markdown = sent[`markdown-${id}`] ?? ''
      return [[id, { choice, heading, markdown, losses: sent[`losses-${id}`] ?? '' }]]
    }),
  )
}

/** The typed choices as the command takes them. */
export function wishesOf(typed: Record<string, TypedChoice>): Record<string, UpgradeWish> {
  return Object.fromEntries(
    Object.entries(typed).map(([id, { choice, heading = '', markdown = '', losses = '' }]) => [
      id,
      choice === 'merge' ? { kind: choice, heading, markdown, losses } : { kind: choice },
    ]),
  )
}

/** After a refusal: what Markdown would lose has been shown, so sending it again accepts that. */
export function withShownLosses(typed: Record<string, TypedChoice>): Record<string, TypedChoice> {
  return Object.fromEntries(
    Object.entries(typed).map(([id, choice]) => [
      id,
      choice.choice === 'merge' ? { ...choice, losses: lossesOf(choice.markdown ?? '').mark } : choice,
    ]),
  )
}
