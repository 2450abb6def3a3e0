// Evidence: the key that signs packs, how a pack is checked, and packs that were brought from elsewhere.
import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listEvidencePacks } from '../../db/evidence-packs'
import { newId } from '../../db/identifier'
import { listSigningKeys } from '../../db/signing-keys'
import { importPack } from '../commands/import-pack'
import { keyFingerprint, renewSigningKey } from '../commands/signing-key'
import type { Context } from '../context'
import { refused } from '../domain/outcome'
import { may } from '../domain/permission'
import { groups } from '../evidence/pack-format'
import { addressKey } from '../forms/address'
import { readForm, typedAgain } from '../forms/fields'
import { formOfFields } from '../forms/import-form'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { KeptPacks } from '../ui/kept-packs'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { SigningKeys } from '../ui/signing-keys'

export const meta: MetaFunction = () => [{ title: 'Evidence · Candor' }]

const pageSize = 20

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-ledger')
  const { db } = context.candor
  const before = addressKey(request, 'before')
  const packs = await listEvidencePacks(db, { before, limit: pageSize + 1 })
  return {
    keys: (await listSigningKeys(db)).map((key) => ({
      ...key,
      fingerprint: groups(keyFingerprint(key.publicKey)),
    })),
    packs: packs.slice(0, pageSize),
    next: packs.length > pageSize ? `?before=${packs[pageSize - 1]?.id}#packs` : null,
    isFirst: before === undefined,
    mayManage: may(person, 'manage-evidence'),
    done: new URL(request.url).searchParams.get('done'),
    zone: context.organisation?.timeZone ?? 'UTC',
    once: newId(),
    onceMore: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-evidence')
  const form = context.sent ? formOfFields(context.sent.fields) : await readForm(request)
  const typed = typedAgain(form, ['intent', 'key', 'reason'])
  if (typed['intent'] !== 'renew') return bring(context, form, typed)
  const outcome = await renewSigningKey(deskFor(context, form), { reason: typed['reason'] ?? '' })
  return outcome.ok ? redirect('/evidence?done=renewed#key', 303) : refusedForm(outcome, typed)
}

async function bring(context: Context, form: FormData, typed: Record<string, string>) {
  const file = context.sent?.file
  if (!file)
    return refusedForm(
      refused('no-file', 'Choose the pack: the zip file as you got it, not unpacked.', {
        file: 'Choose a .zip file.',
      }),
      typed,
    )
  const outcome = await importPack(deskFor(context, form), { ...file, knownKey: typed['key'] ?? '' })
  return outcome.ok ? redirect(`/evidence/${outcome.value.id}`, 303) : refusedForm(outcome, typed)
}

export default function Evidence() {
  const { keys, packs, next, isFirst, mayManage, done, zone, once, onceMore } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const isRenewal = refusal?.typed['intent'] === 'renew'
  return (
    <div className="stack loose">
      <PageHead
        title="Evidence"
        action={
          <a className="button" href="/evidence/verify.html" download>
            Download the page that checks packs
          </a>
        }
      >
        <p className="lead">
          An evidence pack holds everything that speaks for one version, in one signed file. Whoever gets it
          checks it without this server. Make one from the version’s own page.
        </p>
      </PageHead>
      {done === 'renewed' && !refusal && (
        <Notice tone="good">
          The key is renewed. Packs that were signed before stay as good as they were.
        </Notice>
      )}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <section className="stack" id="key" aria-labelledby="key-title">
        <h2 id="key-title">The key of this instance</h2>
        {keys.length > 0 && (
          <p className="narrow">
            Give its fingerprint to those who will check your packs, by another way than the pack: on paper,
            on your website, in a call. A pack alone cannot prove whose key signed it.
          </p>
        )}
        <SigningKeys keys={keys} zone={zone} />
        {mayManage && keys.length > 0 && (
          <details open={isRenewal}>
            <summary>Renew the key</summary>
            <form method="post" className="stack narrow">
              <OnceKey value={onceMore} />
              <input type="hidden" name="intent" value="renew" />
              <p>
                Renew it when somebody may have got hold of it, for example with a lost copy of the database.
                Earlier packs can still be checked: each carries its key. Tell those who know the old
                fingerprint.
              </p>
              <TextField
                name="reason"
                label="Why?"
                hint="The ledger keeps it."
                maxLength={300}
                defaultValue={refusal?.typed['reason']}
                error={refusal?.fields?.['reason']}
              />
              <div>
                <button className="button">Renew the key</button>
              </div>
            </form>
          </details>
        )}
      </section>
      <section className="stack" id="packs" aria-labelledby="packs-title">
        <h2 id="packs-title">Packs from elsewhere</h2>
        <KeptPacks packs={packs} zone={zone} />
        <Pager next={next} isFirst={isFirst} firstHref="/evidence#packs" />
        {mayManage && (
          <form method="post" encType="multipart/form-data" className="card stack narrow">
            <OnceKey value={once} />
            <h3>Bring in a pack</h3>
            <TextField
              name="file"
              label="The pack"
              type="file"
              dir={undefined}
              accept=".zip"
              hint="The zip file as you got it, up to 50 MB. It is checked first, and kept only when it holds."
              error={refusal?.fields?.['file']}
            />
            <TextField
              name="key"
              label="The key you know, or its fingerprint"
              hint="Leave it empty when you have none. With it, a pack signed by another key is refused."
              autoComplete="off"
              spellCheck={false}
              defaultValue={isRenewal ? '' : refusal?.typed['key']}
            />
            <div>
              <button className="button primary">Check it and keep it</button>
            </div>
          </form>
        )}
      </section>
    </div>
  )
}
