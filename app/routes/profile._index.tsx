// The organisation's profile: what every template needs to know, asked once. Saving it changes no policy.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { listPeople } from '../../db/people-list'
import { getProfile, listProfileRevisions } from '../../db/profile'
import { policiesBehind, profileState } from '../commands/profile-effects'
import { saveProfile } from '../commands/save-profile'
import { answerTo } from '../domain/answer'
import { momentText } from '../domain/date-words'
import { markOf } from '../domain/mark'
import { profileForm } from '../domain/profile-change'
import { readAnswersForm } from '../drafting/answers-form'
import { profileFields, profileWords } from '../drafting/profile-pages'
import { readForm } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { ProfileForm, type ProfileRefusal } from '../ui/profile-form'

export const meta: MetaFunction = () => [{ title: 'Organisation profile · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db, library, now } = context.candor
  const profile = await profileState(db, undefined)
  const [last] = await listProfileRevisions(db)
  const behind = await policiesBehind(db, library, { profile, page: 0, size: 0 })
  const { people } = await listPeople(db, { standing: 'active', limit: 200 })
  return {
    groups: profileFields(profile.answers),
    revision: profile.revision,
    answered: profileForm.questions.filter(({ id }) => answerTo(profile.answers, id) !== undefined).length,
    of: profileForm.questions.length,
    last: last ? { name: last.changedByName, at: last.changedAt } : null,
    behind: behind.count,
    people: people.map((person) => (person.jobTitle ? `${person.name}, ${person.jobTitle}` : person.name)),
    done: new URL(request.url).searchParams.get('done'),
    now: now().toISOString(),
    zone: context.organisation?.timeZone ?? 'UTC',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db, library } = context.candor
  const form = await readForm(request)
  const sent = readAnswersForm(form, profileForm.questions)
  const outcome = await saveProfile(deskFor(context, form), sent)
  if (outcome.ok) {
    const { before, changed } = outcome.value
    if (changed.length === 0) return redirect('/profile?done=same', 303)
    const profile = await profileState(db, before)
    const { count } = await policiesBehind(db, library, { profile, page: 0, size: 0 })
    return redirect(count > 0 ? `/profile/effects?since=${before}&done=saved` : '/profile?done=saved', 303)
  }
  const contested = outcome.rule === 'answer-changed-meanwhile' ? Object.keys(outcome.fields ?? {}) : []
  const { answers } = await getProfile(db)
  const [last] = await listProfileRevisions(db)
  const words = profileWords(answers, contested)
  const when = last ? momentText(last.changedAt, context.organisation?.timeZone ?? 'UTC') : ''
  const refused: ProfileRefusal = {
    sentence: outcome.sentence,
    fields: outcome.fields ?? {},
    typed: sent.typed,
    // Whoever sends the form again has seen the other answers; the rest starts where it started.
    started: Object.fromEntries(
      sent.entries.map(({ question, started }) => [
        question,
        contested.includes(question) ? markOf(answerTo(answers, question)) : started,
      ]),
    ),
    others: Object.fromEntries(
      contested.map((id) => [id, { words: words[id] ?? '', who: last?.changedByName ?? 'Somebody', when }]),
    ),
  }
  return data({ ...refused, revision: sent.revision }, { status: 422 })
}

export default function Profile() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead title="Organisation profile">
        <p className="lead">
          Answer these once. Every template starts filled in with them, and each policy may still say
          something else.
        </p>
        <p className="muted">
          {page.answered} of {page.of} answered
          {page.last && (
            <>
              , saved by {page.last.name}, <DateText at={page.last.at} now={page.now} zone={page.zone} time />
            </>
          )}
        </p>
      </PageHead>
      {!refused && <Done done={page.done} />}
      {page.behind > 0 && (
        <Notice
          title={
            page.behind === 1
              ? 'One policy says something else than this profile'
              : `${page.behind} policies say something else than this profile`
          }
        >
          <p>
            That may be on purpose. <a href="/profile/effects">See which, and bring the answers in</a>
          </p>
        </Notice>
      )}
      <ProfileForm
        groups={page.groups}
        revision={refused?.revision ?? page.revision}
        people={page.people}
        once={page.once}
        refused={refused}
      />
    </>
  )
}

function Done({ done }: { done: string | null }) {
  if (done === 'saved') return <Notice tone="good">The profile is saved. No policy needs a change.</Notice>
  if (done === 'same') return <Notice>Nothing was different, so nothing was saved.</Notice>
  return null
}
