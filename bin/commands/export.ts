// candor export: the version of a policy that is in force, any other one, or its draft, as a file.
import { join } from 'node:path'
import { exportPolicy, type ExportSource } from '../../app/commands/export-policy'
import type { Candor } from '../../app/context'
import { accepted, refused, type Outcome } from '../../app/domain/outcome'
import { livePublication, numberText } from '../../app/governance/version'
import { didYouMean } from '../../app/templates/mistake'
import { loadLibrary } from '../../app/templates/library'
import { findPolicyBySlug, listSlugs, type PolicyRecord } from '../../db/policies'
import { listPublications } from '../../db/publications'
import type { Given } from '../arguments'
import { chooseFormat, deliver } from '../delivery'
import type { ExitCode, Shell } from '../shell'
import { withStore } from '../store'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const format = chooseFormat(given)
  if (!format.ok) {
    shell.complain(format.sentence)
    return 2
  }
  const found = await withStore(shell, async (candor) => {
    const policy = await policyAt(candor, given.words[0] ?? '')
    if (!policy.ok) return policy
    const source = await sourceOf(candor, policy.value, given.values.version)
    if (!source.ok) return source
    const library = source.value.kind === 'draft' ? await shippedLibrary(shell) : candor.library
    return exportPolicy({ ...candor, library }, policy.value, {
      source: source.value,
      format: format.value,
      audience: given.values.audience,
    })
  })
  if (!found.ok) {
    shell.complain(found.sentence)
    return 2
  }
  return deliver(found.value.bytes, given, shell)
}

async function policyAt(candor: Candor, slug: string): Promise<Outcome<PolicyRecord>> {
  const policy = await findPolicyBySlug(candor.db, slug)
  if (policy) return accepted(policy)
  const slugs = await listSlugs(candor.db)
  const known =
    slugs.length === 0 ? 'There is no policy yet.' : `There are: ${slugs.slice(0, 12).join(', ')}.`
  return refused('no-policy', `There is no policy "${slug}". ${didYouMean(slug, slugs, known)}`)
}

async function sourceOf(
  candor: Candor,
  policy: PolicyRecord,
  asked: string | undefined,
): Promise<Outcome<ExportSource>> {
  if (asked === 'draft') return accepted({ kind: 'draft' })
  if (asked !== undefined && /^[1-9]\d{0,8}$/.test(asked))
    return accepted({ kind: 'version', ordinal: Number(asked) })
  const publications = await listPublications(candor.db, policy.id)
  const numbers = publications.map(numberText)
  const known = numbers.length === 0 ? 'None is published yet.' : `Published are ${numbers.join(', ')}.`
  if (asked === undefined) {
    const live = livePublication(publications, candor.now())
    if (live) return accepted({ kind: 'version', ordinal: live.ordinal })
    return refused(
      'none-in-force',
      `No version of "${policy.title}" is in force. ${known} Name one with --version, or --version draft.`,
    )
  }
  const own = publications.find((publication) => numberText(publication) === asked)
  if (own) return accepted({ kind: 'version', ordinal: own.ordinal })
  return refused(
    'no-version',
    `"${policy.title}" has no version ${asked}. ${known} A submission has a whole number; the draft is called draft.`,
  )
}

async function shippedLibrary(shell: Shell) {
  return loadLibrary(join(shell.home, 'policy-templates'), {
    cacheFile: join(shell.home, 'build', 'templates.json'),
  })
}
