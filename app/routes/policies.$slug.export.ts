// Word, Markdown and JSON of a draft or a version.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPolicyBySlug } from '../../db/policies'
import { exportPolicy, isExportFormat, type ExportSource } from '../commands/export-policy'
import { may } from '../domain/permission'
import { allowed, notFound } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => exportOf(args))
}

async function exportOf({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  const person = allowed(context, request, 'read-policies')
  const query = new URL(request.url).searchParams
  const format = query.get('format') ?? 'docx'
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  const source = readSource(query.get('version'))
  if (!policy || !source || !isExportFormat(format)) notFound('export')
  const audience = query.get('audience') ?? undefined
  const outcome = await exportPolicy(context.candor, policy, { source, format, audience })
  if (!outcome.ok) notFound('export')
  const { bytes, contentType, fileName, state } = outcome.value
  const isPublic = state === 'published' || state === 'superseded' || state === 'scheduled'
  if (!isPublic && !may(person, 'read-drafts')) notFound('export')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-cache',
    },
  })
}

function readSource(version: string | null): ExportSource | null {
  if (version === null || version === 'draft') return { kind: 'draft' }
  return /^[1-9]\d{0,5}$/.test(version) ? { kind: 'version', ordinal: Number(version) } : null
}
