// Saving a section's own words from a script that stays on the page: the same as its form, answered as JSON.
import type { ActionFunctionArgs } from '@remix-run/node'
import { saveWords } from '../drafting/save-words'

export async function action({ context, request, params }: ActionFunctionArgs) {
  const result = await saveWords(context, request, { slug: params.slug, clause: params.clause })
  return Response.json(result, { status: result.kind === 'refused' ? 422 : 200 })
}

/** Nobody reads here; the section's page is next door. */
export function loader() {
  throw new Response('Open the section itself to read it.', {
    status: 405,
    headers: { 'content-type': 'text/plain; charset=utf-8', allow: 'POST' },
  })
}
