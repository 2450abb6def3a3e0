// Word files: the organisation's own file whose look they take, what was taken of it, and the way back.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { listWordStyles } from '../../db/word-styles'
import { endWordStyles, takeWordStyles } from '../commands/take-word-styles'
import { readStyles } from '../commands/word-look'
import { refused } from '../domain/outcome'
import { readForm } from '../forms/fields'
import { formOfFields } from '../forms/import-form'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Word files · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'change-settings')
  const { db } = context.candor
  const all = await listWordStyles(db)
  const used = all.find((one) => one.endedAt === null)
  const read = used && (await readStyles(db, used))
  return {
    used: used ?? null,
    isReadable: read !== undefined,
    losses: read?.losses ?? [],
    earlier: all.filter((one) => one.endedAt !== null),
    done: new URL(request.url).searchParams.get('done'),
    zone: context.organisation?.timeZone ?? 'UTC',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'change-settings')
  const form = context.sent ? formOfFields(context.sent.fields) : await readForm(request)
  const desk = deskFor(context, form)
  if (form.get('intent') === 'end') {
    const ended = await endWordStyles(desk)
    return ended.ok ? redirect('/settings/word?done=ended', 303) : refusedForm(ended, {})
  }
  const file = context.sent?.file
  if (!file) return refusedForm(nothingChosen, {})
  const used = await takeWordStyles(desk, file)
  return used.ok ? redirect('/settings/word?done=used', 303) : refusedForm(used, {})
}

const nothingChosen = refused('no-file', 'Choose a Word file first.', {
  file: 'Choose a .docx or .dotx file of your organisation.',
})

const doneWords: Record<string, string> = {
  used: 'Word files look like yours from now on. Get the example below and look at it in Word.',
  ended: 'Word files look as Candor makes them again.',
}

export default function WordFiles() {
  const { used, isReadable, losses, earlier, done, zone, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const said = done !== null && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  return (
    <div className="stack loose narrow">
      <PageHead title="Word files" crumbs={[{ label: 'Settings', href: '/settings' }]}>
        <p className="lead">
          Give Candor a Word file of your organisation. Exports take its fonts, colours, styles, page size,
          header and logo. Its text stays out.
        </p>
      </PageHead>
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <section className="stack" aria-labelledby="now">
        <h2 id="now">How they look now</h2>
        {used ? (
          <>
            <p>
              As in <b dir="auto">{used.fileName}</b>, given by {used.uploadedByName} on{' '}
              <DateText at={used.uploadedAt} zone={zone} />.
            </p>
            {!isReadable && (
              <Notice tone="wait" title="This file cannot be read any more">
                Exports look as Candor makes them. Open the file in Word, save it again, and give it once
                more.
              </Notice>
            )}
            {losses.length > 0 && (
              <details className="stack">
                <summary>What was not taken ({losses.length})</summary>
                <ul className="hints">
                  {losses.map((loss) => (
                    <li key={loss}>{loss}</li>
                  ))}
                </ul>
              </details>
            )}
          </>
        ) : (
          <p>As Candor makes them. No file of your own is in use.</p>
        )}
        <p>
          <a href="/settings/word/preview" download>
            Get an example page in Word
          </a>
        </p>
        <p className="muted">
          Whatever your file says: a draft is marked on every page, and the foot shows version, fingerprint
          and page.
        </p>
      </section>
      <form method="post" encType="multipart/form-data" className="stack">
        <OnceKey value={once} />
        <h2>{used ? 'Use another file' : 'Use a file of your own'}</h2>
        <TextField
          name="file"
          label="The Word file"
          type="file"
          dir={undefined}
          accept=".docx,.dotx,.docm,.dotm"
          hint="A document or template (.docx or .dotx), up to 10 MB. Macros are never run or taken."
          error={refusal?.fields?.['file']}
        />
        <div>
          <button className="button primary">Use its look</button>
        </div>
      </form>
      {used && (
        <form method="post" className="stack">
          <OnceKey value={once} />
          <input type="hidden" name="intent" value="end" />
          <h2>Stop using it</h2>
          <p>Exports look as Candor makes them again. Files that people have already do not change.</p>
          <div>
            <button className="button">Stop using this file</button>
          </div>
        </form>
      )}
      {earlier.length > 0 && (
        <section className="stack" aria-labelledby="before">
          <h2 id="before">Before</h2>
          <ul className="hints">
            {earlier.map((one) => (
              <li key={one.id}>
                <b dir="auto">{one.fileName}</b>, from <DateText at={one.uploadedAt} zone={zone} /> to{' '}
                <DateText at={one.endedAt ?? one.uploadedAt} zone={zone} />, given by {one.uploadedByName}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
