// The two texts that somebody asks to compare, as far as that person may read them. A plain read.
import { listGroupsOf } from '../../db/groups'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { roundOutcomes } from '../../db/rounds'
import { findVersionByOrdinal, listVersions } from '../../db/versions'
import type { Candor } from '../context'
import {
  chooseComparison,
  type ComparableVersion,
  type ComparedText,
  type Comparison,
} from '../compare/comparison'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { PolicyDocument } from '../domain/policy-document'
import { readerPart, type ReaderPart } from '../domain/reader-part'
import { livePublication, numberText, versionState, type VersionState } from '../governance/version'
import { openDraft } from './open-draft'

export type ComparedVersion = ComparableVersion & {
  title: string
  state: VersionState
  /** What readers were told at publication; null before. */
  changeNote: string | null
}

export type FoundComparison = {
  policy: { slug: string; title: string }
  versions: ComparedVersion[]
  readsDraft: boolean
  choice: Comparison
  /** The two texts, for a pair: as this reader sees them. `key` names what is in both of them. */
  texts: {
    from: PolicyDocument
    to: PolicyDocument
    key: string
    isSame: boolean
    part: ReaderPart | null
  } | null
}

export type AskedComparison = { slug: string; from: string | null; to: string | null; all: boolean }

/**
 * Everybody may compare what was published, each their own part of it; drafts and submissions need the right to read
 * drafts. Refuses `no-policy`, and `no-template` when the draft was asked for and cannot be drawn.
 */
export async function findComparison(
  candor: Pick<Candor, 'db' | 'library' | 'now'>,
  person: Person,
  asked: AskedComparison,
): Promise<Outcome<FoundComparison>> {
  const { db, library } = candor
  const at = candor.now()
  const policy = await findPolicyBySlug(db, asked.slug)
  if (!policy) return refused('no-policy', 'There is no such policy. Search for it.')
  const versions = await visibleVersions(candor, { policyId: policy.id, person, at })
  const readsDrafts = may(person, 'read-drafts')
  // A policy that was never published is not there for readers, and neither is a title that only its draft has.
  const title = readsDrafts ? policy.title : versions[0]?.title
  if (title === undefined) return refused('no-policy', 'There is no such policy. Search for it.')
  const wantsDraft = readsDrafts && (asked.to === 'draft' || !asked.to)
  const draft = wantsDraft ? await openDraft(db, library, { policyId: policy.id }) : undefined
  if (draft && !draft.ok && asked.to === 'draft') return draft
  const choice = chooseComparison(asked, { versions, readsDraft: draft?.ok ?? false })
  const found = {
    policy: { slug: policy.slug, title },
    versions,
    readsDraft: readsDrafts,
    choice,
  }
  if (choice.kind !== 'pair') return accepted({ ...found, texts: null })
  const read = async (text: ComparedText): Promise<{ document: PolicyDocument; fingerprint: string }> => {
    if (text !== 'draft') return getVersion(candor, policy.id, text)
    if (!draft?.ok) throw new Error('A draft was chosen that is not open.')
    return { document: draft.value.document, fingerprint: draft.value.draft.fingerprint }
  }
  const [from, to] = [await read(choice.from), await read(choice.to)]
  // Whoever works on a text sees all of it; a reader of published ones, what applies to them.
  const isWork = [choice.from, choice.to].some((text) => isUnpublished(text, versions))
  const groups = isWork ? [] : (await listGroupsOf(db, person.id)).map((group) => group.key)
  const reader = { groups, all: isWork || asked.all }
  const later = readerPart(to.document, reader)
  const earlier = readerPart(from.document, reader)
  return accepted({
    ...found,
    texts: {
      from: earlier.document,
      to: later.document,
      key: [from.fingerprint, to.fingerprint, reader.all ? 'all' : [...groups].sort().join(' ')].join('\n'),
      isSame: from.fingerprint === to.fingerprint,
      part: isWork ? null : (later.part ?? earlier.part),
    },
  })
}

function isUnpublished(text: ComparedText, versions: ComparedVersion[]): boolean {
  return text === 'draft' || versions.find(({ ordinal }) => ordinal === text)?.number === null
}

async function getVersion({ db }: Pick<Candor, 'db'>, policyId: string, ordinal: number) {
  const version = await findVersionByOrdinal(db, policyId, ordinal)
  if (!version) throw new Error(`Version ${ordinal} of ${policyId} is listed but not stored.`)
  return version
}

/** The versions this person may read, newest first. */
async function visibleVersions(
  { db }: Pick<Candor, 'db'>,
  { policyId, person, at }: { policyId: string; person: Person; at: Date },
): Promise<ComparedVersion[]> {
  const [versions, publications, outcomes] = await Promise.all([
    listVersions(db, policyId),
    listPublications(db, policyId),
    roundOutcomes(db, policyId),
  ])
  const live = livePublication(publications, at)
  const listed = versions.map((version): ComparedVersion => {
    const own = publications.find((publication) => publication.versionId === version.id)
    const round = { id: version.id, roundOutcome: outcomes.get(version.id) ?? null }
    return {
      ordinal: version.ordinal,
      title: version.title,
      number: own ? numberText(own) : null,
      isLive: live?.versionId === version.id,
      state: versionState(round, publications, at),
      changeNote: own?.changeNote ?? null,
    }
  })
  return may(person, 'read-drafts') ? listed : listed.filter(({ number }) => number !== null)
}
