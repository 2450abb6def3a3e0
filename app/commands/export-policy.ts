// Export: a draft or a version as Word, Markdown or JSON. The same version in the same state gives the same bytes.
import { listAffirmations } from '../../db/affirmations'
import { findPerson } from '../../db/people'
import { findAnchorOf } from '../../db/anchors'
import { findOrganisation } from '../../db/organisation'
import type { PolicyRecord } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findRoundOfVersion, roundOutcomes } from '../../db/rounds'
import { findVersionByOrdinal } from '../../db/versions'
import type { Db } from '../../db/tables'
import type { Candor } from '../context'
import { fingerprint } from '../domain/fingerprint'
import { headText } from '../governance/ledger-head'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { PolicyDocument } from '../domain/policy-document'
import type { WordLook } from '../domain/word-look'
import { versionState, type VersionState } from '../governance/version'
import { markdownOfDocument } from '../render/markdown'
import type { Sheet, SheetState } from '../render/sheet'
import type { WordComment } from '../render/word-comments'
import { makeWord } from '../render/word-threads'
import { exportedPart } from './export-audience'
import { keptBytes } from './kept-exports'
import { openComments } from './open-comments'
import { openDraft } from './open-draft'
import { affirmationRows, historyRow, publicationFacts } from './publication-sheet'
import { currentLook } from './word-look'

export const exportFormats = {
  docx: {
    label: 'Word',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  md: { label: 'Markdown', contentType: 'text/markdown; charset=utf-8' },
  json: { label: 'JSON', contentType: 'application/json; charset=utf-8' },
} as const

export type ExportFormat = keyof typeof exportFormats

/** True for a format that an address or the command line may ask for. */
export function isExportFormat(value: string | null | undefined): value is ExportFormat {
  return typeof value === 'string' && Object.hasOwn(exportFormats, value)
}

export type ExportSource = { kind: 'draft' } | { kind: 'version'; ordinal: number }

export type Export = {
  bytes: Uint8Array
  contentType: string
  /** Made of the policy's own address, numbers and keys of groups only: never of typed text. */
  fileName: string
  state: VersionState | 'draft'
}

/** What stands around a document when it leaves: where it comes from and what is decided about it. */
export type Subject = {
  document: PolicyDocument
  sheet: Sheet
  state: VersionState | 'draft'
  /** Who sent the version for approval, or saved the draft last, and when. */
  made: { by: string; at: string }
}

/** Finds the document and everything decided about it. Refuses a draft or version that is not there. */
export async function exportSubject(
  candor: Candor,
  policy: PolicyRecord,
  source: ExportSource,
): Promise<Outcome<Subject>> {
  const at = candor.now()
  const organisation = await findOrganisation(candor.db)
  const owner = await findPerson(candor.db, policy.ownerId)
  const publications = await listPublications(candor.db, policy.id)
  const moment = { at, zone: organisation?.timeZone ?? 'UTC' }
  const common = {
    organisation: organisation?.name ?? '',
    owner: owner ? [owner.name, owner.jobTitle].filter(Boolean).join(', ') : '',
    address: `${candor.settings.url}/policies/${policy.slug}`,
    sample: organisation?.sampleSince != null,
    history: publications.map((one) => historyRow(one, publications, moment)),
    affirmations: affirmationRows(await listAffirmations(candor.db, policy.id), publications),
  }
  if (source.kind === 'draft') return draftSubject(candor, policy, common)

  const version = await findVersionByOrdinal(candor.db, policy.id, source.ordinal)
  if (!version) return refused('no-version', `This policy has no version ${source.ordinal}.`)
  const outcomes = await roundOutcomes(candor.db, policy.id)
  const state = versionState(
    { id: version.id, roundOutcome: outcomes.get(version.id) ?? null },
    publications,
    at,
  )
  const own = publications.find((publication) => publication.versionId === version.id)
  const anchor = own && (await findAnchorOf(candor.db, own.id))
  return accepted({
    document: version.document,
    state,
    made: { by: version.submittedByName, at: version.submittedAt },
    sheet: {
      ...common,
      state: { kind: state },
      fingerprint: version.fingerprint,
      approvals: await approvalRows(candor.db, version.id),
      ...(own && publicationFacts(own, publications, moment)),
      ...(anchor && { ledgerHead: headText(anchor) }),
    },
  })
}

export type ExportRequest = {
  source: ExportSource
  format: ExportFormat
  /** Keys of groups with commas between them, or "everyone"; left out or empty for all of it, addenda marked. */
  audience?: string | undefined
  /** In Word, with what people said about the draft. For readers of drafts only: whoever asks has looked. */
  comments?: boolean
}

/** Exports. Asked again in the same state, the kept bytes are given at once. Refuses what is not there. */
export async function exportPolicy(
  candor: Candor,
  policy: PolicyRecord,
  request: ExportRequest,
): Promise<Outcome<Export>> {
  const subject = await exportSubject(candor, policy, request.source)
  if (!subject.ok) return subject
  const part = await exportedPart(candor.db, subject.value.document, request.audience)
  if (!part.ok) return part
  const { document, audience, keys } = part.value
  const sheet = audience === undefined ? subject.value.sheet : { ...subject.value.sheet, audience }
  const comments =
    request.comments && request.format === 'docx' ? await openComments(candor.db, policy.id) : []
  const look = request.format === 'docx' ? await currentLook(candor.db) : undefined
  return accepted({
    bytes: await exportedBytes({ document, sheet, keys, slug: policy.slug, comments, look }, request.format),
    contentType: exportFormats[request.format].contentType,
    fileName: fileName(policy.slug, { ...request, sheet, keys }),
    state: subject.value.state,
  })
}

type ExportedText = {
  document: PolicyDocument
  sheet: Sheet
  keys?: string
  slug?: string
  comments?: WordComment[]
  look?: WordLook | undefined
}

/** The bytes of a document with its sheet, kept by their content. `keys` says which part of the text it is. */
export async function exportedBytes(subject: ExportedText, format: ExportFormat): Promise<Uint8Array> {
  const { sheet, keys = '', slug = '', comments = [], look } = subject
  const around = JSON.stringify([sheet, comments])
  return keptBytes([format, sheet.fingerprint, keys, slug, around, look?.sha256 ?? ''], () =>
    makeBytes(subject, format),
  )
}

async function makeBytes(
  { document, sheet, slug = '', comments = [], look }: ExportedText,
  format: ExportFormat,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return makeWord({ kind: 'document', document, sheet, setting: { policy: slug, comments, look } })
    case 'md':
      return new TextEncoder().encode(markdownOfDocument(document, sheet))
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`)
    default:
      return format satisfies never
  }
}

type CommonFacts = Pick<Sheet, 'organisation' | 'owner' | 'address' | 'sample' | 'history' | 'affirmations'>

async function draftSubject(
  candor: Candor,
  policy: PolicyRecord,
  common: CommonFacts,
): Promise<Outcome<Subject>> {
  const open = await openDraft(candor.db, candor.library, { policyId: policy.id })
  if (!open.ok) return open
  const { draft, document } = open.value
  const state: SheetState = { kind: 'draft', revision: String(draft.revision) }
  return accepted({
    document,
    state: 'draft',
    made: { by: draft.changedByName, at: draft.changedAt },
    sheet: { ...common, state, fingerprint: fingerprint(document), approvals: [] },
  })
}

async function approvalRows(db: Db, versionId: string): Promise<Sheet['approvals']> {
  const round = await findRoundOfVersion(db, versionId)
  return (round?.decisions ?? []).map((decision) => ({
    name: decision.personName,
    title: decision.personTitle,
    decision: decision.outcome,
    meaning: decision.meaning,
    at: decision.decidedAt,
    ...(decision.comment !== '' && { comment: decision.comment }),
    ...(decision.inPlaceOf && {
      inPlaceOf: { name: decision.inPlaceOf.name, title: decision.inPlaceOf.title },
    }),
  }))
}

function fileName(
  slug: string,
  { source, format, sheet, keys }: ExportRequest & { sheet: Sheet; keys: string },
): string {
  const part =
    source.kind === 'draft'
      ? 'draft'
      : sheet.number
        ? `version-${sheet.number}`
        : `submission-${source.ordinal}`
  return `${slug}-${part}${audiencePart(keys)}.${format}`
}

/** Whom an export is for, as part of its file's name. */
export function audiencePart(keys: string): string {
  return keys === '' ? '' : `-for-${keys.replaceAll(',', '-')}`.slice(0, 80)
}
