// A Word file that shows the look in use: an example page, marked as a draft.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportFormats } from '../commands/export-policy'
import { lookPreview } from '../commands/word-look-preview'
import { allowed } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => previewOf(args))
}

async function previewOf({ context, request }: LoaderFunctionArgs): Promise<Response> {
  allowed(context, request, 'change-settings')
  const bytes = await lookPreview(context.candor.db, context.organisation?.name ?? '')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': exportFormats.docx.contentType,
      'content-disposition': 'attachment; filename="a-page-with-your-styles.docx"',
      'cache-control': 'private, no-cache',
    },
  })
}
