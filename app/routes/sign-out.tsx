// Sign out of this browser.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { signOut } from '../commands/end-sessions'
import { endedCookie } from '../identity/session'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Sign out · Candor' }]

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.person) throw redirect('/sign-in', 303)
  return null
}

export async function action({ context }: ActionFunctionArgs) {
  if (context.sessionId) await signOut(context.candor, context.sessionId)
  return redirect('/sign-in?done=signed-out', {
    status: 303,
    headers: {
      'set-cookie': endedCookie(context.candor.settings.url),
      'clear-site-data': '"cache"',
      'cache-control': 'no-store',
    },
  })
}

export default function SignOut() {
  return (
    <form method="post" className="stack narrow">
      <PageHead title="Sign out?" />
      <p>Drafts are saved. You can sign in again at any time.</p>
      <div className="row">
        <button className="button primary">Sign out</button>
        <a className="button quiet" href="/">
          Stay
        </a>
      </div>
    </form>
  )
}
