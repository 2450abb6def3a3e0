// Arrange the sections of a draft: add an own one, move one, leave one out, bring it back. No words are ever thrown away.
import { newId } from '../../db/identifier'
import type { Desk } from '../context'
import {
  addOwnClause,
  bringBackClause,
  leaveOutClause,
  moveClause,
  type Arrangement,
} from '../domain/arrangement'
import type { DraftText } from '../domain/draft'
import type { LedgerAction } from '../governance/ledger'
import { markOf } from '../domain/mark'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { ClauseId } from '../domain/policy-document'
import { isSectionKey } from '../domain/section'
import { headingOf, listMark, movableRows, sectionRows } from '../domain/section-rows'
import { cleanLine } from '../domain/typed-text'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keepDraft, type KeptDraft } from './keep-draft'
import { openDraft, type OpenDraft } from './open-draft'

const headingLimit = 160

export type NewSection = {
  policyId: string
  heading: string
  /** What it is about: a key of the 24 sections. Untrusted. */
  section: string
  /** The section it comes after; "" puts it first. */
  after: ClauseId
}

/** Adds an own section with a heading and no words yet; it joins the text once somebody writes them. */
export async function addSection(
  desk: Desk,
  added: NewSection,
): Promise<Outcome<KeptDraft & { id: ClauseId }>> {
  const { section } = added
  const heading = cleanLine(added.heading, headingLimit)
  if (!heading.ok) return refused(heading.rule, heading.sentence, { heading: heading.sentence })
  if (heading.value === '')
    return refused('heading-missing', 'Give the section a heading.', {
      heading: 'Give the section a heading.',
    })
  if (!isSectionKey(section))
    return refused('section-missing', 'Choose what the section is about.', {
      section: 'Choose what the section is about.',
    })
  const id = `own-${newId()}`
  const kept = await arrange(desk, added.policyId, {
    action: 'draft.section-added',
    clause: id,
    decide({ draft, template }) {
      const clause = { id, section, origin: { kind: 'written' as const }, parts: [] }
      const after = added.after === '' ? undefined : added.after
      const arrangement = addOwnClause(draft.arrangement, template, { clause, after })
      if (!arrangement.ok) return arrangement
      const words = { heading: heading.value, blocks: [], from: markOf(undefined) }
      return accepted({
        ...draft,
        arrangement: arrangement.value,
        edits: { ...draft.edits, [id]: words },
      })
    },
  })
  return kept.ok ? accepted({ ...kept.value, id }) : kept
}

/**
 * Moves a first-level section one place up or down. `list` is `listMark` of the list it was moved in: when the list is
 * another one by now, one place means something else, and the move is refused.
 */
export async function moveSection(
  desk: Desk,
  moved: { policyId: string; id: ClauseId; direction: 'up' | 'down'; list: string },
): Promise<Outcome<KeptDraft>> {
  return arrange(desk, moved.policyId, {
    action: 'draft.section-moved',
    clause: moved.id,
    decide({ draft, template, document }) {
      const rows = sectionRows(draft, template, document)
      if (listMark(rows) !== moved.list)
        return refused(
          'sections-changed-meanwhile',
          'Somebody changed the list of sections while you had it open. Nothing was moved. This is the list now: move the section again if you still want to.',
        )
      const shown = movableRows(rows).map((row) => row.id)
      const { id, direction } = moved
      return arranged(draft, moveClause(draft.arrangement, template, { id, direction, shown }))
    },
  })
}

/** Leaves a section or a part of one out of the text. Its words and answers stay for the day it is brought back. */
export async function leaveOutSection(
  desk: Desk,
  section: { policyId: string; id: ClauseId },
): Promise<Outcome<KeptDraft>> {
  return arrange(desk, section.policyId, {
    action: 'draft.section-left-out',
    clause: section.id,
    decide: ({ draft, template }) => arranged(draft, leaveOutClause(draft.arrangement, template, section.id)),
  })
}

/** Brings a section back that was left out. */
export async function bringBackSection(
  desk: Desk,
  section: { policyId: string; id: ClauseId },
): Promise<Outcome<KeptDraft>> {
  return arrange(desk, section.policyId, {
    action: 'draft.section-brought-back',
    clause: section.id,
    decide: ({ draft }) => arranged(draft, accepted(bringBackClause(draft.arrangement, section.id))),
  })
}

function arranged(draft: DraftText, arrangement: Outcome<Arrangement>): Outcome<DraftText> {
  return arrangement.ok ? accepted({ ...draft, arrangement: arrangement.value }) : arrangement
}

async function arrange(
  desk: Desk,
  policyId: string,
  work: { action: LedgerAction; clause: ClauseId; decide: (open: OpenDraft) => Outcome<DraftText> },
): Promise<Outcome<KeptDraft>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can change a draft.')
  return change(desk, async (step) => {
    const open = await openDraft(step.trx, desk.candor.library, { policyId })
    if (!open.ok) return open
    const after = work.decide(open.value)
    if (!after.ok) return after
    const { policy, draft, template } = open.value
    const kept = await keepDraft(step, person, {
      policy,
      before: draft,
      after: after.value,
      template,
      action: work.action,
      detail: { clause: work.clause, title: headingOf(after.value, template, work.clause) },
    })
    return accepted(kept)
  })
}
