// Upgrade a draft to the template there is now: section by section as somebody decided. Nothing happens by itself.
import { getProfile } from '../../db/profile'
import type { Db } from '../../db/tables'
import type { Desk } from '../context'
import { applyUpgrade, type UpgradeChoice, type UpgradeChoices } from '../domain/apply-upgrade'
import type { Draft } from '../domain/draft'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { ClauseId } from '../domain/policy-document'
import type { Template } from '../domain/template'
import { upgradeOf, type TemplateStep } from '../domain/template-upgrade'
import { compareVersions } from '../domain/template-version'
import type { Library } from '../templates/library'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keepDraft } from './keep-draft'
import { openDraft } from './open-draft'
import { digestOf, findTemplate } from './templates'
import { acceptedBlocks, lossesOf } from './typed-words'

/** What somebody chose for a section, merged words still as they typed them. */
export type UpgradeWish =
  | { kind: 'take' }
  | { kind: 'keep' }
  /** `losses`: the mark of what Markdown cannot carry, once the author has seen and accepted it. */
  | { kind: 'merge'; heading: string; markdown: string; losses: string }

export type UpgradeForm = {
  policyId: string
  /** The draft revision the form was opened at. */
  revision: number
  /** Digest of the template the form was opened with. */
  to: string
  choices: Record<ClauseId, UpgradeWish>
}

export type UpgradedDraft = {
  taken: number
  kept: number
  merged: number
  /** Questions to answer or to answer again. */
  questions: number
  voidedRound: boolean
}

/**
 * The template that this draft could move to, or undefined. Only a template of the same or a higher version counts: one
 * that was taken back is no news.
 */
export async function findUpgrade(
  db: Db,
  library: Library,
  open: { draft: Pick<Draft, 'templateId' | 'templateDigest'>; template: Template },
): Promise<Template | undefined> {
  const { draft, template: then } = open
  if (draft.templateDigest === '') return undefined
  const now = await findTemplate(db, library, draft.templateId)
  if (!now || digestOf(now) === draft.templateDigest) return undefined
  return compareVersions(now.version, then.version) >= 0 ? now : undefined
}

/**
 * Moves the draft to the template there is now. Refuses when the draft or the template moved on since the form was opened,
 * a section without a choice, and merged words that lose something until that is accepted; `fields` has clause ids.
 */
export async function upgradeTemplate(desk: Desk, form: UpgradeForm): Promise<Outcome<UpgradedDraft>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can change a draft.')
  const choices = readWishes(form.choices)
  if (!choices.ok) return choices
  return change(desk, async (step) => {
    const { library } = desk.candor
    const open = await openDraft(step.trx, library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft, template: then } = open.value
    const now = await findUpgrade(step.trx, library, open.value)
    if (!now || digestOf(now) !== form.to)
      return refused(
        'template-moved-on',
        'The template is another one by now. Your choices are below; look at what it says today.',
      )
    if (draft.revision !== form.revision)
      return refused(
        'draft-moved-on',
        `${draft.changedByName} changed the draft while you had this open. Your choices are below; look through them once more.`,
      )
    const templates: TemplateStep = { then, now, profile: (await getProfile(step.trx)).answers }
    const { newQuestions, answerAgain } = upgradeOf(draft, templates)
    const decided = applyUpgrade(draft, templates, choices.value)
    if (!decided.ok) return decided
    const { text, taken, kept, merged } = decided.value
    const saved = await keepDraft(step, person, {
      policy,
      before: draft,
      after: text,
      template: now,
      action: 'draft.template-upgraded',
      detail: { template: now.id, from: then.version, to: now.version, taken, kept, merged },
    })
    const questions = newQuestions.length + answerAgain.length
    return accepted({ taken, kept, merged, questions, voidedRound: saved.voidedRound })
  })
}

function readWishes(wishes: Record<ClauseId, UpgradeWish>): Outcome<UpgradeChoices> {
  const choices: UpgradeChoices = {}
  const fields: Record<string, string> = {}
  for (const [id, wish] of Object.entries(wishes)) {
    const choice = wish.kind === 'merge' ? readMerge(wish) : accepted<UpgradeChoice>(wish)
    if (choice.ok) choices[id] = choice.value
    else fields[id] = choice.sentence
  }
  if (Object.keys(fields).length === 0) return accepted(choices)
  return refused('merge-not-readable', 'Look at the text you merged.', fields)
}

function readMerge(wish: Extract<UpgradeWish, { kind: 'merge' }>): Outcome<UpgradeChoice> {
  const words = acceptedBlocks({ markdown: wish.markdown, losses: wish.losses })
  if (words.ok) return accepted({ kind: 'merge', heading: wish.heading, blocks: words.value })
  if (words.rule !== 'markdown-losses') return words
  // The page has one message for each section, so it names the losses itself.
  const { losses } = lossesOf(wish.markdown)
  return refused(
    words.rule,
    `Some of what you typed cannot stand in a policy: ${losses.join(' ')} Send it again to keep it all the same.`,
  )
}
