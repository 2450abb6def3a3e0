// Export: a draft or a version as Word, Markdown or JSON. The same version in the same state gives the same bytes.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { findPerson } from '../../db/people'
import { findAnchorOf } from '../../db/anchors'
import { findOrganisation } from '../../db/organisation'
import type { PolicyRecord } from '../../db/policies'
import { listPublications, type PublicationRecord } from '../../db/publications'
import { findRoundOfVersion, roundOutcomes } from '../../db/rounds'
import { findVersionByOrdinal } from '../../db/versions'
import type { Db } from '../../db/tables'
import type { Candor } from '../context'
import { fingerprint } from '../domain/fingerprint'
import { headText } from '../domain/ledger-head'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { PolicyDocument } from '../domain/policy-document'
import { livePublication, numberText, versionState, type VersionState } from '../domain/version'
import { markdownOfDocument } from '../render/markdown'
import type { Sheet, SheetState } from '../render/sheet'
import { wordOfDocument } from '../render/word'
import { exportedPart } from './export-audience'
import { openDraft } from './open-draft'

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
export type Subject = { document: PolicyDocument; sheet: Sheet; state: VersionState | 'draft' }

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
  const common = {
    organisation: organisation?.name ?? '',
    owner: owner ? [owner.name, owner.jobTitle].filter(Boolean).join(', ') : '',
    address: `${candor.settings.url}/policies/${policy.slug}`,
    sample: organisation?.sampleSince != null,
    history: publications.map(historyRow),
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
  const live = livePublication(publications, at)
  const anchor = own && (await findAnchorOf(candor.db, own.id))
  return accepted({
    document: version.document,
    state,
    sheet: {
      ...common,
      state: { kind: state },
      fingerprint: version.fingerprint,
      approvals: await approvalRows(candor.db, version.id),
      ...(own && { number: numberText(own), publishedOn: own.publishedAt, effectiveOn: own.effectiveAt }),
      ...(anchor && { ledgerHead: headText(anchor) }),
      ...(state === 'superseded' && live && { currentNumber: numberText(live) }),
    },
  })
}

export type ExportRequest = {
  source: ExportSource
  format: ExportFormat
  /** Keys of groups with commas between them, or "everyone"; left out or empty for all of it, addenda marked. */
  audience?: string | undefined
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
  return accepted({
    bytes: await exportedBytes({ document, sheet, keys, slug: policy.slug }, request.format),
    contentType: exportFormats[request.format].contentType,
    fileName: fileName(policy.slug, { ...request, sheet, keys }),
    state: subject.value.state,
  })
}

const kept = new LRUCache<string, Uint8Array>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: (bytes) => bytes.length + 200,
})

/** The bytes of a document with its sheet, kept by their content. `keys` says which part of the text it is. */
export async function exportedBytes(
  subject: { document: PolicyDocument; sheet: Sheet; keys?: string; slug?: string },
  format: ExportFormat,
): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(
      `${format}\n${subject.sheet.fingerprint}\n${subject.keys ?? ''}\n${subject.slug ?? ''}\n${JSON.stringify(subject.sheet)}`,
    )
    .digest('hex')
  const known = kept.get(key)
  if (known) return known
  const bytes = await makeBytes(subject, format)
  kept.set(key, bytes)
  return bytes
}

async function makeBytes(
  { document, sheet, slug }: { document: PolicyDocument; sheet: Sheet; slug?: string },
  format: ExportFormat,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return wordOfDocument(document, sheet, slug === undefined ? {} : { policy: slug })
    case 'md':
      return new TextEncoder().encode(markdownOfDocument(document, sheet))
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`)
    default:
      return format satisfies never
  }
}

type CommonFacts = Pick<Sheet, 'organisation' | 'owner' | 'address' | 'sample' | 'history'>

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
  }))
}

function historyRow(publication: PublicationRecord): Sheet['history'][number] {
  return {
    number: numberText(publication),
    publishedAt: publication.publishedAt,
    effectiveAt: publication.effectiveAt,
    changeClass: publication.changeClass,
    changeNote: publication.changeNote,
    by: publication.publishedByName,
  }
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
  const audience = keys === '' ? '' : `-for-${keys.replaceAll(',', '-')}`.slice(0, 80)
  return `${slug}-${part}${audience}.${format}`
}
