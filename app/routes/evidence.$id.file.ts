// A pack from elsewhere, byte for byte as it was brought in.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findEvidencePack } from '../../db/evidence-packs'
import { allowed, notFound } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => fileOf(args))
}

async function fileOf({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  allowed(context, request, 'read-ledger')
  const pack = await findEvidencePack(context.candor.db, params.id ?? '')
  if (!pack) notFound('evidence pack')
  return new Response(new Uint8Array(pack.bytes), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="evidence-${pack.sha256.slice(0, 12)}.zip"`,
      'cache-control': 'private, no-store',
    },
  })
}
