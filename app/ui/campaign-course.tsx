// The forms on the page about a campaign's course, and where it stands in a word.
import type { CampaignStanding } from '../governance/campaign-course'
import type { RefusedForm } from '../forms/refused-form'
import { DateText } from './date-text'
import { OnceKey, TextArea, TextField } from './field'
import { Status, type StatusTone } from './status'

const standings: Record<CampaignStanding, { tone: StatusTone; label: string }> = {
  enrolling: { tone: 'review', label: 'People are being enrolled' },
  open: { tone: 'live', label: 'Open' },
  paused: { tone: 'review', label: 'Paused' },
  closed: { tone: 'past', label: 'Closed' },
}

export function CampaignState({
  campaign,
  standing,
  now,
  zone,
}: {
  campaign: {
    dueOn: string
    dueBecause: string
    closedAt: string | null
    closedByName: string | null
    closedBecause: string
  }
  standing: CampaignStanding
  now: string
  zone: string
}) {
  const { tone, label } = standings[standing]
  return (
    <>
      <p className="row">
        <Status tone={tone}>{label}</Status>
        {campaign.closedAt === null ? (
          <span>
            Due <DateText at={campaign.dueOn} now={now} />
          </span>
        ) : (
          <span>
            by {campaign.closedByName ?? 'Candor, by itself'},{' '}
            <DateText at={campaign.closedAt} now={now} zone={zone} />
          </span>
        )}
      </p>
      {campaign.closedBecause !== '' && <p dir="auto">{campaign.closedBecause}</p>}
      {campaign.closedAt === null && campaign.dueBecause !== '' && (
        <p className="muted" dir="auto">
          More time was given: {campaign.dueBecause}
        </p>
      )}
    </>
  )
}

type Form = { once: string; refusal: RefusedForm | undefined }

export function PauseForm({ isPaused, once }: { isPaused: boolean; once: string }) {
  return (
    <form method="post" className="card stack narrow">
      <OnceKey value={once} />
      <h2 className="small">{isPaused ? 'It is paused' : 'Pause it'}</h2>
      <p className="hint">
        {isPaused
          ? 'Nobody is reminded, nobody new is asked, and answers wait. Everybody can still read.'
          : 'Until you let it go on, nobody is reminded, nobody new is asked, and answers wait. Everybody can still read.'}
      </p>
      <div>
        <button className="button" name="press" value={isPaused ? 'resume' : 'pause'}>
          {isPaused ? 'Let it go on' : 'Pause the campaign'}
        </button>
      </div>
    </form>
  )
}

export function DueForm({
  campaign,
  later,
  once,
  refusal,
}: Form & { campaign: { dueOn: string }; later: string }) {
  const mine = refusal?.typed['press'] === 'due' ? refusal : undefined
  return (
    <form method="post" className="card stack narrow">
      <OnceKey value={once} />
      <h2 className="small">Give people more time</h2>
      <TextField
        name="dueOn"
        label="New due date"
        hint="Later than the present one. Whoever has a later day of their own keeps it."
        type="date"
        min={later}
        className="input short"
        defaultValue={mine?.typed['dueOn'] ?? ''}
        error={mine?.fields?.['dueOn']}
      />
      <TextField
        id="due-reason"
        name="reason"
        label="Why?"
        maxLength={500}
        defaultValue={mine?.typed['reason'] ?? ''}
        error={mine?.fields?.['reason']}
      />
      <div className="row">
        <button className="button" name="press" value="due">
          Move the due date
        </button>
        <span className="hint">
          It is <DateText at={campaign.dueOn} /> now.
        </span>
      </div>
    </form>
  )
}

export function ClosingForm({ once, refusal }: Form) {
  const mine = refusal?.typed['press'] === 'close' ? refusal : undefined
  return (
    <form method="post" className="card stack narrow">
      <OnceKey value={once} />
      <h2 className="small">Close it for good</h2>
      <p className="hint">What was answered stays as it is. What is still owed is owed no more.</p>
      <TextArea
        id="closing-reason"
        name="reason"
        label="Why is it closed?"
        rows={2}
        maxLength={500}
        defaultValue={mine?.typed['reason'] ?? ''}
        error={mine?.fields?.['reason']}
      />
      <div>
        <button className="button" name="press" value="close">
          Close the campaign
        </button>
      </div>
    </form>
  )
}

export function Exemptions({
  exemptions,
  words,
  found,
  zone,
  once,
  refusal,
}: Form & {
  exemptions: {
    personId: string
    personName: string
    reason: string
    grantedByName: string
    grantedAt: string
  }[]
  words: string
  found: { personId: string; name: string; department: string; state: string }[] | null
  zone: string
}) {
  const mine = refusal?.typed['press'] === 'exempt' ? refusal : undefined
  const open = (found ?? []).filter(
    ({ state }) => state !== 'acknowledged' && state !== 'exempt' && state !== 'closed',
  )
  return (
    <section className="card stack narrow" aria-labelledby="exemptions">
      <h2 id="exemptions" className="small">
        Exemptions
      </h2>
      {exemptions.length === 0 && (
        <p className="hint">Nobody is exempt. Exempt somebody who is on long leave, for example.</p>
      )}
      <ul className="stack tight">
        {exemptions.map((one) => (
          <li key={one.personId}>
            <form method="post" className="row between">
              <OnceKey value={once} />
              <input type="hidden" name="person" value={one.personId} />
              <span>
                <b dir="auto">{one.personName}</b>: <span dir="auto">{one.reason}</span>{' '}
                <small>
                  {one.grantedByName}, <DateText at={one.grantedAt} zone={zone} />
                </small>
              </span>
              <button className="button small" name="press" value="end-exemption">
                Ask {one.personName} again
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form className="row end" aria-label="Find somebody of the campaign">
        <TextField
          id="find-person"
          name="person"
          label="Exempt somebody"
          hint="Part of a name."
          maxLength={100}
          defaultValue={words}
        />
        <button className="button">Find them</button>
      </form>
      {found !== null && open.length === 0 && (
        <p>Nobody of that name owes an answer here. Type less of the name.</p>
      )}
      {open.length > 0 && (
        <form method="post" className="stack narrow">
          <OnceKey value={once} />
          <fieldset className="field">
            <legend>Who?</legend>
            <div className="choices">
              {open.map((person) => (
                <label className="choice" key={person.personId}>
                  <input
                    type="radio"
                    name="person"
                    value={person.personId}
                    defaultChecked={mine?.typed['person'] === person.personId || open.length === 1}
                  />
                  <span dir="auto">{person.name}</span>
                  <small dir="auto">{person.department}</small>
                </label>
              ))}
            </div>
          </fieldset>
          <TextField
            id="exemption-reason"
            name="reason"
            label="Why need they not answer?"
            maxLength={500}
            defaultValue={mine?.typed['reason'] ?? ''}
            error={mine?.fields?.['reason']}
          />
          <div>
            <button className="button" name="press" value="exempt">
              Exempt them
            </button>
          </div>
        </form>
      )}
    </section>
  )
}
