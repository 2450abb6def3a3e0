// What a plan says about a draft's template: that there is a newer one, and what came of moving to it.
import type { OpenDraft } from '../commands/open-draft'
import { findUpgrade } from '../commands/upgrade-template'
import type { Context } from '../context'
import { changesSince } from '../domain/template-version'
import { wholeNumber } from '../forms/fields'
import type { UpgradedFacts, UpgradeNotice } from '../ui/template-notices'

/** The newer template, with what its authors say about it; null when there is none. */
export async function upgradeFor(context: Context, open: OpenDraft): Promise<UpgradeNotice | null> {
  const { db, library } = context.candor
  const now = await findUpgrade(db, library, open)
  if (!now) return null
  const { template: then } = open
  return {
    from: then.version,
    to: now.version,
    changes: changesSince(now, then.version).map(({ what }) => what),
  }
}

/**
 * The versions that a draft from before templates were kept was last saved with and follows now; null when they are the
 * same, and for every draft that has its copy.
 */
export function followedTemplate({ draft, template }: OpenDraft): { from: string; to: string } | null {
  if (draft.templateDigest !== '' || draft.templateVersion === template.version) return null
  return { from: draft.templateVersion, to: template.version }
}

/** What the address says came of an upgrade, after the page that did it; null otherwise. */
export function upgradedFacts(request: Request): UpgradedFacts | null {
  const query = new URL(request.url).searchParams
  if (query.get('done') !== 'upgraded') return null
  const count = (name: string): number => wholeNumber(query.get(name))
  return {
    taken: count('taken'),
    kept: count('kept'),
    merged: count('merged'),
    questions: count('questions'),
  }
}
