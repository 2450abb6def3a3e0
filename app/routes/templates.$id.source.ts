// The text of a template as a file to keep, edit and upload again.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { templateSource } from '../commands/template-source'
import { allowed, notFound } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => sourceOf(args))
}

async function sourceOf({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  allowed(context, request, 'write-drafts')
  const { db, library } = context.candor
  const version = new URL(request.url).searchParams.get('version') ?? undefined
  const found = await templateSource(db, library, { id: params.id ?? '', version })
  if (!found) notFound('template')
  return new Response(found.source, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(found)}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    },
  })
}

/** Ids and versions are checked when they come in; nothing else gets into a header either way. */
function fileName({ id, version }: { id: string; version: string }): string {
  return `${id}-${version}`.replace(/[^a-z0-9.-]/g, '') + '.mdx'
}
