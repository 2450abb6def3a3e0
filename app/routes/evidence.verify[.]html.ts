// The page that checks packs, as a file to keep: for whoever wants it from somewhere else than from a pack.
import { verifyPage } from '../commands/program-files'

/** Open to everybody: it holds nothing of this instance. Never shown here, where this server's rules would bind its script. */
export async function loader(): Promise<Response> {
  return new Response(new Uint8Array(await verifyPage()), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="verify.html"',
      'cache-control': 'private, no-cache',
    },
  })
}
