// The front page before there is a policy: where to begin, or what to wait for.
import { Empty } from './notice'

export function NoPolicy({ mayWrite }: { mayWrite: boolean }) {
  if (!mayWrite)
    return (
      <Empty title="No policy is in force yet">
        When one is published, you find it here and are asked to read it. If a post goes wrong before that,
        the playbook is ready.
      </Empty>
    )
  return (
    <Empty
      title="Start with one policy"
      action={
        <div className="row">
          <a className="button" href="/policies/new">
            Choose a template
          </a>
          <a className="button quiet" href="/policies/import">
            Bring your own policy
          </a>
        </div>
      }
    >
      Two questions come first: whom do you want to reach, and what do you want them to do? From there it
      takes less than half an hour to a first draft.
    </Empty>
  )
}
