// Settings: the organisation, the door of the playbook, the people it names, and how this instance is doing.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { getOrganisation } from '../../db/organisation'
import { changeSettings } from '../commands/change-settings'
import { contactRoles } from '../domain/contact-role'
import { describeInstance } from '../commands/describe-instance'
import { readFields, readForm, typedAgain, wholeNumber, type FieldRule } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { refusedForm } from '../forms/refused-form'
import { timeZones } from '../domain/time-zone'
import { ContactFields } from '../ui/contact-fields'
import { Diagnostics } from '../ui/diagnostics'
import { Choices, ErrorSummary, OnceKey, SelectField, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Settings · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'change-settings')
  return {
    organisation: await getOrganisation(context.candor.db),
    diagnostics: await describeInstance(context.candor),
    zones: timeZones(),
    isSaved: new URL(request.url).searchParams.get('done') === 'saved',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'change-settings')
  const form = await readForm(request)
  const rules: Record<string, FieldRule> = {
    name: { label: 'The name', max: 120, missing: 'Type the name of your organisation.' },
    timeZone: { label: 'The time zone', max: 60, missing: 'Choose a time zone.' },
    playbookAccess: { label: 'The choice', max: 20 },
    playbookContacts: { label: 'The choice', max: 20 },
    revision: { label: 'The revision', max: 12 },
  }
  for (const role of contactRoles) {
    rules[`${role}-name`] = { label: 'The name', max: 120 }
    rules[`${role}-number`] = { label: 'The number', max: 40 }
  }
  const typed = typedAgain(form, Object.keys(rules))
  const fields = readFields(form, rules)
  if (!fields.ok) return refusedForm(fields, typed)
  const values = fields.value
  const contacts = Object.fromEntries(
    contactRoles
      .map(
        (role) =>
          [role, { name: values[`${role}-name`] ?? '', number: values[`${role}-number`] ?? '' }] as const,
      )
      .filter(([, contact]) => contact.name !== '' || contact.number !== ''),
  )
  const outcome = await changeSettings(deskFor(context, form), {
    name: values['name'] ?? '',
    timeZone: values['timeZone'] ?? '',
    playbookAccess: values['playbookAccess'] === 'signed-in' ? 'signed-in' : 'open',
    playbookContacts: values['playbookContacts'] === 'shown' ? 'shown' : 'hidden',
    contacts,
    revision: wholeNumber(values['revision']),
  })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/settings?done=saved', 303)
}

export default function Settings() {
  const { organisation, diagnostics, zones, isSaved, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const typed = refusal?.typed
  return (
    <div className="stack loose narrow">
      <PageHead title="Settings">
        <p>
          <a href="/settings/approval-paths">Approvals: paths, and the proof at a decision</a>
        </p>
        <p>
          <a href="/settings/mail">Mail people get: how much, and when it is quiet</a>
        </p>
        <p>
          <a href="/settings/word">Word files: the look of your own file</a>
        </p>
        <p>
          <a href="/settings/evidence">
            Evidence outside the house: the ledger’s head, time-stamps, the mirror
          </a>
        </p>
      </PageHead>
      {isSaved && !refusal && <Notice tone="good">The settings are saved.</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <form method="post" className="stack loose">
        <OnceKey value={once} />
        <input type="hidden" name="revision" value={organisation.revision} />
        <section className="stack" aria-labelledby="organisation">
          <h2 id="organisation">The organisation</h2>
          <TextField
            name="name"
            label="Name"
            required
            maxLength={120}
            defaultValue={typed?.['name'] ?? organisation.name}
            error={refusal?.fields?.['name']}
          />
          <SelectField
            name="timeZone"
            label="Time zone"
            hint="Due dates end when the day ends there."
            options={zones}
            defaultValue={typed?.['timeZone'] ?? organisation.timeZone}
            error={refusal?.fields?.['timeZone']}
          />
        </section>
        <section className="stack" aria-labelledby="playbook">
          <h2 id="playbook">The playbook</h2>
          <Choices
            name="playbookAccess"
            kind="single"
            label="Who may read it?"
            chosen={[typed?.['playbookAccess'] ?? organisation.playbookAccess]}
            options={[
              {
                value: 'open',
                label: 'Everybody who can reach this address',
                hint: 'In the first minutes nobody looks for a password. We suggest this.',
              },
              {
                value: 'signed-in',
                label: 'People who are signed in',
                hint: 'Slower on the day it matters.',
              },
            ]}
          />
          <Choices
            name="playbookContacts"
            kind="single"
            label="Names and numbers on its pages"
            chosen={[typed?.['playbookContacts'] ?? organisation.playbookContacts]}
            options={[
              { value: 'hidden', label: 'Only for people who are signed in', hint: '' },
              { value: 'shown', label: 'For everybody who may read the page', hint: '' },
            ]}
          />
        </section>
        <ContactFields contacts={organisation.contacts} typed={typed} errors={refusal?.fields} />
        <div className="foot-bar">
          <button className="button primary">Save the settings</button>
        </div>
      </form>
      <Diagnostics facts={diagnostics} />
    </div>
  )
}
