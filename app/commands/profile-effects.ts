// Which policies say something else than the profile, and how their text would change. Plain reads.
import { findDraft } from '../../db/drafts'
import { listDraftAnswers, type DraftAnswers } from '../../db/draft-answers'
import { getProfile, listProfileRevisions } from '../../db/profile'
import type { Db } from '../../db/tables'
import type { Draft } from '../domain/draft'
import {
  changedQuestions,
  profileEffects,
  textChange,
  withProfile,
  type ProfileEffect,
  type ProfileNow,
  type TextChange,
} from '../domain/profile-effects'
import { profileQuestions } from '../domain/profile'
import type { Template } from '../domain/template'
import type { Library } from '../templates/library'
import { templateOfDraft } from './templates'

export type PolicyBehind = {
  policyId: string
  slug: string
  title: string
  draft: Draft
  template: Template
  effects: ProfileEffect[]
  /** With every one of the answers brought in. */
  change: TextChange
}

export type ProfileState = ProfileNow & { revision: number }

/** The profile with what it said before. `since` is a revision: only questions changed after it are looked at. */
export async function profileState(db: Db, since: number | undefined): Promise<ProfileState> {
  const { answers, revision } = await getProfile(db)
  const revisions = await listProfileRevisions(db)
  const former = revisions.filter((one) => one.revision < revision).map((one) => one.answers)
  const start = revisions.find((one) => one.revision === since)?.answers ?? {}
  const questions =
    since === undefined ? profileQuestions.map((question) => question.id) : changedQuestions(start, answers)
  return { answers, revision, former, questions: new Set(questions) }
}

/** The policies that say something else than the profile, by title, one page of them with their text compared. */
export async function policiesBehind(
  db: Db,
  library: Library,
  asked: { profile: ProfileState; page: number; size: number },
): Promise<{ count: number; policies: PolicyBehind[] }> {
  const { profile, page, size } = asked
  const behind: { row: DraftAnswers; template: Template; effects: ProfileEffect[] }[] = []
  const templates = new Map<string, Template | undefined>()
  for (const row of await listDraftAnswers(db)) {
    const key = `${row.templateId} ${row.templateDigest}`
    if (!templates.has(key)) templates.set(key, await templateOfDraft(db, library, row))
    const template = templates.get(key)
    const effects = template ? profileEffects(row.answers, template, profile) : []
    if (template && effects.length > 0) behind.push({ row, template, effects })
  }
  const policies: PolicyBehind[] = []
  for (const { row, template, effects } of behind.slice(page * size, (page + 1) * size)) {
    const draft = await findDraft(db, row.policyId)
    if (draft) policies.push(policyBehind(row, { draft, template, effects }))
  }
  return { count: behind.length, policies }
}

/** How the profile would change one policy; no effects when it says the same already. */
export function policyBehind(
  policy: { policyId: string; slug: string; title: string },
  open: { draft: Draft; template: Template; effects: ProfileEffect[] },
): PolicyBehind {
  const { draft, template, effects } = open
  const change = textChange(draft, withProfile(draft, effects), template)
  const { policyId, slug, title } = policy
  return { policyId, slug, title, draft, template, effects, change }
}
