// The evidence pack itself: recorded, then made while it is sent.
import type { ActionFunctionArgs } from '@remix-run/node'
import { findPolicyBySlug } from '../../db/policies'
import { packBytes } from '../commands/pack-bytes'
import { packVersion } from '../commands/pack-version'
import { addressNumber } from '../forms/address'
import { readForm } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

export function action(args: ActionFunctionArgs) {
  return orProblemPage(args, () => packOf(args))
}

/** Nobody reads here; the page with the button is next door. */
export function loader() {
  throw new Response('Open the page of the evidence pack and make it there.', {
    status: 405,
    headers: { 'content-type': 'text/plain; charset=utf-8', allow: 'POST' },
  })
}

async function packOf({ context, params, request }: ActionFunctionArgs): Promise<Response> {
  allowed(context, request, 'pack-evidence')
  const form = await readForm(request)
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  const ordinal = addressNumber(params.ordinal)
  if (!policy) notFound('policy')
  const packing = await packVersion(deskFor(context, form), { policyId: policy.id, ordinal })
  if (!packing.ok) notFound('version')
  const { number } = packing.value
  const name = `${policy.slug}-${number === null ? `submission-${ordinal}` : number}-evidence.zip`
  return new Response(streamOf(packBytes(context.candor, packing.value)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}

/** At the pace of the reader; whoever goes away stops the making. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
