// An export for some people: what applies to them and nothing else, and the line that says whom it is for.
import { listGroups } from '../../db/groups'
import type { Db } from '../../db/tables'
import { documentFor, groupNames, groupsIn, withGroups, type Group } from '../domain/group'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { PolicyDocument } from '../domain/policy-document'
import { didYouMean } from '../templates/mistake'

/** What an export holds: the document, whom it is for in words, and in keys ("" for all of it). */
export type ExportedPart = { document: PolicyDocument; audience: string | undefined; keys: string }

/**
 * The part of a document that was asked for: keys of groups with commas between them, or "everyone" for what is for
 * everyone. Without any, all of it. Refuses a group that neither the document nor the organisation has.
 */
export async function exportedPart(
  db: Db,
  document: PolicyDocument,
  asked: string | undefined,
): Promise<Outcome<ExportedPart>> {
  const used = groupsIn(document)
  if (asked === undefined || asked === '') {
    const audience = used.length === 0 ? undefined : `Everyone. Addenda for ${groupNames(used)} are marked.`
    return accepted({ document, audience, keys: '' })
  }
  const known = withGroups(used, await listGroups(db))
  const groups: Group[] = []
  for (const key of asked === 'everyone' ? [] : [...new Set(asked.split(','))].sort()) {
    const group = known.find((one) => one.key === key)
    if (!group) return noSuchGroup(key, known)
    groups.push(group)
  }
  const keys = groups.map((group) => group.key)
  return accepted({
    document: documentFor(document, keys),
    audience:
      groups.length === 0
        ? 'Everyone. Addenda are left out.'
        : `${groupNames(groups)}. Addenda for others are left out.`,
    keys: keys.join(',') || 'everyone',
  })
}

function noSuchGroup(key: string, known: readonly Group[]): Outcome<never> {
  const keys = ['everyone', ...known.map((group) => group.key)]
  return refused(
    'no-such-group',
    `There is no group "${key}". ${didYouMean(key, keys, `There are: ${keys.slice(0, 12).join(', ')}.`)}`,
  )
}
