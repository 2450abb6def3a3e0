// Word, Markdown and JSON of a draft or a version; in Word also its difference from a version before, as tracked changes.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPolicyBySlug } from '../../db/policies'
import { exportPolicy, isExportFormat, type Export, type ExportSource } from '../commands/export-policy'
import { exportRedline } from '../commands/export-redline'
import { findComparison } from '../commands/find-comparison'
import type { Candor } from '../context'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import { isPublicState } from '../governance/version'
import { allowed, notFound } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'
import { WordBusy } from '../render/word-threads'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => exportOf(args).catch(orBusy))
}

/** Only so many long files are made at once. */
function orBusy(error: unknown): never {
  if (!(error instanceof WordBusy)) throw error
  throw new Response(`${error.message} Nothing was lost. Wait half a minute, then ask for the file again.`, {
    status: 503,
  })
}

async function exportOf({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  const person = allowed(context, request, 'read-policies')
  const query = new URL(request.url).searchParams
  const format = query.get('format') ?? 'docx'
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  const source = readSource(query.get('version'))
  if (!policy || !source || !isExportFormat(format)) notFound('export')
  const audience = query.get('audience') ?? undefined
  const readsDrafts = may(person, 'read-drafts')
  const comments = query.get('comments')
  if (comments === '1' && !readsDrafts) throw new Response(commentsAreForAuthors, { status: 403 })
  const against = query.get('against')
  if (against !== null) {
    if (format !== 'docx') throw new Response(onlyWordTracks, { status: 409 })
    const earlier =
      against === 'before'
        ? await versionBefore(context.candor, person, { slug: policy.slug, source })
        : readSource(against)
    if (earlier?.kind !== 'version') notFound('export')
    const withComments = comments === '1' || (source.kind === 'draft' && readsDrafts && comments !== '0')
    const outcome = await exportRedline(context.candor, policy, {
      source,
      against: earlier.ordinal,
      audience,
      comments: withComments,
    })
    if (!outcome.ok && outcome.rule === 'same-version') throw new Response(outcome.sentence, { status: 409 })
    if (!outcome.ok) notFound('export')
    const { state, againstState } = outcome.value
    if (!readsDrafts && !(isPublicState(state) && isPublicState(againstState))) notFound('export')
    return fileResponse(outcome.value)
  }
  const outcome = await exportPolicy(context.candor, policy, {
    source,
    format,
    audience,
    comments: comments === '1',
  })
  if (!outcome.ok) notFound('export')
  if (!isPublicState(outcome.value.state) && !readsDrafts) notFound('export')
  return fileResponse(outcome.value)
}

const commentsAreForAuthors =
  'Comments on a draft are for the people who work on it. Take "comments=1" out of the address to get the text without them.'
const onlyWordTracks =
  'Only a Word file can carry tracked changes. Put "format=docx" in the address, or compare the two texts on their page.'

function fileResponse({ bytes, contentType, fileName }: Export): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-cache',
    },
  })
}

/** What the page of the comparison would put beside it: the version before that this reader may see. */
async function versionBefore(
  candor: Candor,
  person: Person,
  { slug, source }: { slug: string; source: ExportSource },
): Promise<ExportSource | null> {
  const to = source.kind === 'draft' ? 'draft' : String(source.ordinal)
  const found = await findComparison(candor, person, { slug, from: null, to, all: true })
  if (!found.ok || found.value.choice.kind !== 'pair') return null
  return { kind: 'version', ordinal: found.value.choice.from }
}

function readSource(version: string | null): ExportSource | null {
  if (version === null || version === 'draft') return { kind: 'draft' }
  return /^[1-9]\d{0,5}$/.test(version) ? { kind: 'version', ordinal: Number(version) } : null
}
