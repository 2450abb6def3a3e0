// The page that stands where a route without a page of its own refused: a file that is not there, a form that came too late.
import type { Context } from '../context'
import { Problem, problemTitle } from '../ui/problem'
import { keptDocument } from './kept-document'

/** Gives what `answer` gives. Where it throws a refusal with a sentence, the reader gets a page that helps, with its status. */
export async function orProblemPage(
  { context, request }: { context: Context; request: Pick<Request, 'url'> },
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer()
  } catch (thrown) {
    if (!(thrown instanceof Response) || thrown.status < 400) throw thrown
    const { person, organisation } = context
    const facts = { person, organisation, path: new URL(request.url).pathname }
    const problem = <Problem status={thrown.status} said={await thrown.text()} />
    return new Response(keptDocument(problemTitle(thrown.status), facts, problem), {
      status: thrown.status,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    })
  }
}
