// What one reader sees of one policy: a published version and what is asked of them about it, in one query.
import type { Emergency } from '../app/governance/emergency'
import type { RoundOutcome } from '../app/governance/review'
import type { Asked } from '../app/governance/asked'
import { standingAt, type Standing } from '../app/governance/standing'
import type { ChangeClass } from '../app/governance/version'
import { askedFrom } from './asked-about'
import { compiledFor, place, type ReadingRow } from './reading-query'
import type { Db } from './tables'

export type Reading = {
  policyId: string
  slug: string
  ownerName: string
  versionId: string
  ordinal: number
  title: string
  language: string
  number: string
  fingerprint: string
  publicationId: string
  changeClass: ChangeClass
  changeNote: string
  publishedAt: string
  effectiveAt: string
  /** Scheduled, in force, or how it ended. */
  standing: Standing
  /** The last moment it applies was said at publication; null: until it is superseded. */
  validTo: string | null
  /** Set when it was published before anybody approved it; `decisions` are those of its round so far. */
  emergency: (Emergency & { decisions: number }) | null
  /** When somebody last looked at this version and it stayed as it is; null: never. */
  affirmedAt: string | null
  /** The publication that is still to take effect next, or null. */
  coming: { ordinal: number; number: string; effectiveAt: string } | null
  /** Keys of the groups this reader is in now, sorted: they decide which sections apply to them. */
  groups: string[]
  /** Null when this reader is not asked. */
  asked: Asked | null
  /** Id of what this reader acknowledged last of this policy, whichever version; null: nothing. */
  lastAcknowledged: string | null
}

/**
 * The version in force of the policy at this address, or the published version with `versionId`, as this person meets it.
 * Undefined when nothing is in force, or that version is not published.
 */
export async function findReading(
  db: Db,
  reader: { slug: string; personId: string; at: Date; versionId?: string },
): Promise<Reading | undefined> {
  const which = reader.versionId === undefined ? 'live' : 'version'
  const query = compiledFor(db)[which]
  const values: Record<string, string> = {
    [place.slug]: reader.slug,
    [place.person]: reader.personId,
    [place.at]: reader.at.toISOString(),
    [place.version]: reader.versionId ?? '',
  }
  const parameters = query.parameters.map((given) => values[String(given)] ?? given)
  const { rows } = await db.executeQuery<ReadingRow>({ ...query, parameters })
  const [row] = rows
  if (!row) return undefined
  const standing = standingAt(
    {
      effectiveAt: row.effective_at,
      validTo: row.valid_to,
      withdrawnAt: row.withdrawn_at,
      retiredAt: row.retired_at,
      supersededAt: row.superseded_at,
    },
    reader.at,
  )
  if (which === 'live' && standing.kind !== 'in-force') return undefined
  return {
    policyId: row.id,
    slug: row.slug,
    ownerName: row.owner_name,
    versionId: row.version_id,
    ordinal: row.ordinal,
    title: row.title,
    language: row.language,
    number: `${row.major}.${row.minor}`,
    fingerprint: row.fingerprint,
    publicationId: row.publication_id,
    changeClass: row.change_class as ChangeClass,
    changeNote: row.change_note,
    publishedAt: row.published_at,
    effectiveAt: row.effective_at,
    standing,
    validTo: row.valid_to,
    emergency: emergencyOf(row),
    affirmedAt: row.affirmed_at,
    coming:
      row.coming_ordinal === null || (row.retired_at !== null && row.retired_at <= reader.at.toISOString())
        ? null
        : {
            ordinal: Number(row.coming_ordinal),
            number: `${row.coming_major}.${row.coming_minor}`,
            effectiveAt: String(row.coming_effective_at),
          },
    groups: row.reader_groups === null ? [] : row.reader_groups.split(' ').sort(),
    asked: askedOf(row),
    lastAcknowledged: row.last_acknowledged,
  }
}

function askedOf(row: ReadingRow): Asked | null {
  const { campaign_id, statement, due_on } = row
  if (campaign_id === null || statement === null || due_on === null) return null
  return askedFrom({ ...row, campaign_id, statement, due_on })
}

function emergencyOf(row: ReadingRow): Reading['emergency'] {
  if (row.emergency_reason === null || row.approve_by === null) return null
  return {
    reason: row.emergency_reason,
    approveBy: row.approve_by,
    publishedBy: row.published_by,
    publishedByName: row.published_by_name,
    publishedAt: row.published_at,
    roundOutcome: row.round_outcome as RoundOutcome | null,
    decisions: Number(row.decisions ?? 0),
  }
}
