// Version origins: for an evidence pack, where each sentence of a version comes from and who answered or wrote it when.
import { listDraftChanges, type NamedChange } from '../../db/draft-changes'
import { findTemplateCopy } from '../../db/template-copies'
import type { Db, VersionsTable } from '../../db/tables'
import type { Answers } from '../domain/answer'
import type { Arrangement } from '../domain/arrangement'
import type { Draft, DraftText } from '../domain/draft'
import { allClauses, type PolicyDocument } from '../domain/policy-document'
import { clauseProvenance, questionsIn } from '../domain/provenance'

/**
 * The content of answers-and-provenance.json: answers, hand edits, arrangement, the template as it was read, and the
 * origins of every sentence. Origins are an empty list for versions older than the copies of templates.
 */
export async function versionOrigins(db: Db, version: VersionsTable): Promise<object> {
  const template = await findTemplateCopy(db, version.template_digest)
  const parsed = {
    answers: JSON.parse(version.answers) as Answers,
    skipped: JSON.parse(version.skipped) as string[],
    edits: JSON.parse(version.edits) as Draft['edits'],
    arrangement: JSON.parse(version.arrangement) as Arrangement,
  }
  const changes = await listDraftChanges(db, version.policy_id, version.submitted_at)
  const document = JSON.parse(version.document) as PolicyDocument
  const draft: DraftText = { title: version.title, ...parsed }
  return {
    ...parsed,
    template: {
      id: version.template_id,
      version: version.template_version,
      digest: version.template_digest,
      copy: template ?? null,
    },
    questions: Object.fromEntries(
      Object.keys(parsed.answers).map((question) => [question, answeredBy(changes, question)]),
    ),
    clauses: template
      ? allClauses(document.clauses).map(({ id, number, heading }) => {
          const provenance = clauseProvenance(draft, template, id)
          return {
            ...{ id, number, heading },
            source: provenance?.source ?? null,
            standsBecause: provenance?.standsBecause ?? [],
            questions: provenance ? questionsIn(provenance) : [],
            writtenBy: provenance?.source.kind === 'template' ? null : writtenBy(changes, id),
            lines: provenance?.lines ?? [],
          }
        })
      : [],
  }
}

function answeredBy(changes: NamedChange[], question: string): object | null {
  const answering = ['draft.answered', 'draft.profile-applied']
  const last = changes.findLast(
    ({ action, detail }) => answering.includes(action) && detail.includes(` ${question} `),
  )
  const change = last ?? changes[0]
  return change ? { name: change.name, at: change.at, action: change.action } : null
}

function writtenBy(changes: NamedChange[], clauseId: string): object | null {
  const writing = ['draft.clause-edited', 'draft.clause-restored', 'suggestion.taken']
  const last = changes.findLast(
    ({ action, detail }) => writing.includes(action) && detail.includes(`"${clauseId}"`),
  )
  const change = last ?? changes[0]
  return change ? { name: change.name, at: change.at, action: change.action } : null
}
