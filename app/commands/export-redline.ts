// A redline as a Word file: a draft or version with its difference from an earlier one as tracked changes.
import type { PolicyRecord } from '../../db/policies'
import type { Candor } from '../context'
import { documentFor } from '../domain/group'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { PolicyDocument } from '../domain/policy-document'
import type { VersionState } from '../governance/version'
import type { WordLook } from '../domain/word-look'
import type { WordComment } from '../render/word-comments'
import { makeWord } from '../render/word-threads'
import { exportedPart } from './export-audience'
import {
  audiencePart,
  exportFormats,
  exportSubject,
  type Export,
  type ExportSource,
  type Subject,
} from './export-policy'
import { keptBytes } from './kept-exports'
import { openComments } from './open-comments'
import { currentLook } from './word-look'

export type RedlineRequest = {
  source: ExportSource
  /** The ordinal of the version that it is compared with. */
  against: number
  audience?: string | undefined
  /** With what people said about the draft. For readers of drafts only: whoever asks has looked. */
  comments: boolean
}

/** An export, and the state of the version that it is compared with: readers may need leave for both. */
export type RedlineExport = Export & { againstState: VersionState | 'draft' }

/**
 * Exports the difference. Refuses what is not there, and a version compared with itself.
 * Its changes bear the name of whoever sent the version or saved the draft last, and that moment.
 */
export async function exportRedline(
  candor: Candor,
  policy: PolicyRecord,
  request: RedlineRequest,
): Promise<Outcome<RedlineExport>> {
  const { source, against } = request
  if (source.kind === 'version' && source.ordinal === against) {
    return refused(
      'same-version',
      'A version does not differ from itself. Choose an earlier one to compare it with.',
    )
  }
  const later = await exportSubject(candor, policy, source)
  if (!later.ok) return later
  const earlier = await exportSubject(candor, policy, { kind: 'version', ordinal: against })
  if (!earlier.ok) return earlier
  const part = await exportedPart(candor.db, later.value.document, request.audience)
  if (!part.ok) return part
  const { document, audience, keys } = part.value
  const comments = request.comments ? await openComments(candor.db, policy.id) : []
  const sheet = audience === undefined ? later.value.sheet : { ...later.value.sheet, audience }
  const bytes = await redlineBytes({
    before: partOf(earlier.value.document, keys),
    after: document,
    later: { ...later.value, sheet },
    earlier: earlier.value,
    againstName: nameOf(earlier.value, against),
    slug: policy.slug,
    keys,
    comments,
    look: await currentLook(candor.db),
  })
  return accepted({
    bytes,
    contentType: exportFormats.docx.contentType,
    fileName: `${policy.slug}-redline-${fileNamePart(earlier.value, against)}-to-${
      source.kind === 'draft' ? 'draft' : fileNamePart(later.value, source.ordinal)
    }${audiencePart(keys)}.docx`,
    state: later.value.state,
    againstState: earlier.value.state,
  })
}

type Redline = {
  before: PolicyDocument
  after: PolicyDocument
  later: Subject
  earlier: Subject
  againstName: string
  slug: string
  keys: string
  comments: WordComment[]
  look: WordLook | undefined
}

async function redlineBytes(redline: Redline): Promise<Uint8Array> {
  const { before, after, later, earlier, againstName, slug, keys, comments, look } = redline
  const against = { fingerprint: earlier.sheet.fingerprint, name: againstName }
  const key = JSON.stringify([later.sheet, later.made, against, comments])
  const setting = {
    sheet: later.sheet,
    author: later.made.by,
    at: later.made.at,
    policy: slug,
    against,
    comments,
    look,
  }
  return keptBytes(['redline', slug, keys, key, look?.sha256 ?? ''], () =>
    makeWord({ kind: 'redline', before, after, setting }),
  )
}

/** The earlier text for the same people as the later one. */
function partOf(document: PolicyDocument, keys: string): PolicyDocument {
  if (keys === '') return document
  return documentFor(document, keys === 'everyone' ? [] : keys.split(','))
}

function nameOf({ sheet }: Subject, ordinal: number): string {
  return sheet.number ? `Version ${sheet.number}` : `Submission ${ordinal}`
}

function fileNamePart({ sheet }: Subject, ordinal: number): string {
  return sheet.number ?? `submission-${ordinal}`
}
