// Saved audiences: the rules by which campaigns choose whom they ask.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { namesInRules } from '../../db/audience'
import { listAudiences } from '../../db/audiences'
import { ruleWords } from '../governance/audience-words'
import { allowed } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Audiences · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db } = context.candor
  const done = new URL(request.url).searchParams.get('done')
  const inUse = await listAudiences(db, 'in-use')
  const archived = await listAudiences(db, 'archived')
  const names = await namesInRules(
    db,
    [...inUse, ...archived].map(({ rule }) => rule),
  )
  const row = ({ id, name, rule, createdByName, createdAt }: (typeof inUse)[number]) => ({
    ...{ id, name, createdByName, createdAt },
    words: ruleWords(rule, names),
  })
  return {
    done: done === 'saved' || done === 'archived' ? done : null,
    inUse: inUse.map(row),
    archived: archived.map(row),
    zone: context.organisation?.timeZone ?? 'UTC',
  }
}

export default function Audiences() {
  const { done, inUse, archived, zone } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title="Audiences"
        crumbs={[{ label: 'Acknowledgements', href: '/acknowledgements' }]}
        action={
          <a className="button primary" href="/people/audiences/new">
            New audience
          </a>
        }
      >
        <p className="muted">
          A rule with a name. Campaigns ask whoever it holds on the day they are launched, and whoever joins
          later.
        </p>
      </PageHead>
      {done === 'saved' && <Notice tone="good">The audience is saved. Campaigns can ask it now.</Notice>}
      {done === 'archived' && (
        <Notice tone="good">The audience is put away. Campaigns that run with it go on.</Notice>
      )}
      {inUse.length === 0 ? (
        <Empty
          title="No audience yet"
          action={
            <a className="button" href="/people/audiences/new">
              Make the first one
            </a>
          }
        >
          Campaigns can always ask everyone or one department. Make an audience for people you ask together
          more than once, for example “Volunteers in Leeds”.
        </Empty>
      ) : (
        <AudienceTable caption="Audiences in use" rows={inUse} zone={zone} />
      )}
      {archived.length > 0 && (
        <details>
          <summary>Put away ({archived.length})</summary>
          <AudienceTable caption="Audiences that were put away" rows={archived} zone={zone} />
        </details>
      )}
    </>
  )
}

function AudienceTable({
  caption,
  rows,
  zone,
}: {
  caption: string
  rows: { id: string; name: string; words: string; createdByName: string; createdAt: string }[]
  zone: string
}) {
  return (
    <div className="table-scroll">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Who is in it</th>
            <th scope="col">Made</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`/people/audiences/${row.id}`} dir="auto">
                  {row.name}
                </a>
              </th>
              <td dir="auto">{row.words}</td>
              <td>
                by {row.createdByName} on <DateText at={row.createdAt} zone={zone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
