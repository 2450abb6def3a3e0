// A playbook scenario, where the short path before Remix did not answer: the same page, or the way on when there is none.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayReadPlaybook } from '../identity/playbook-reader'
import { keptDocument } from '../pages/kept-document'
import { keptResponse } from '../pages/kept-response'
import { scenarioPage } from '../pages/scenario-page'

export async function loader({ context, request }: LoaderFunctionArgs) {
  mayReadPlaybook(context, request)
  const page = await keptResponse(scenarioPage, context, request)
  if (page) return page
  const { person, organisation } = context
  return new Response(
    keptDocument('No such page', { person, organisation, path: '/playbook' }, <NoSuchScenario />),
    {
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' },
    },
  )
}

function NoSuchScenario() {
  return (
    <div className="stack narrow">
      <h1>There is no playbook page at this address</h1>
      <p>The page may have another name now. Look for it by what happened.</p>
      <div className="row">
        <a className="button primary" href="/playbook">
          Find the right page
        </a>
        <a className="button" href="/playbook/first-hour">
          What to do in any case
        </a>
      </div>
    </div>
  )
}
