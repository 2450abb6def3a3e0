// How a plan gets under way: at once, on a day, every year; or not at all.
import type { RefusedForm } from '../forms/refused-form'
import { DateText } from './date-text'
import { Choices, OnceKey, TextField } from './field'
import { Notice } from './notice'

export type PlanLaunchProps = {
  revision: number
  startsOn: string | null
  repeats: string
  problem: string
  today: string
  now: string
  once: string
  refusal: RefusedForm | undefined
}

export function PlanLaunch(props: PlanLaunchProps) {
  const { revision, startsOn, repeats, problem, today, now, refusal } = props
  return (
    <section className="stack" aria-labelledby="launch">
      <h2 id="launch">Launch</h2>
      {problem !== '' && (
        <Notice tone="alarm" title="It could not be launched on its day.">
          {problem}
        </Notice>
      )}
      {startsOn !== null && (
        <Notice>
          <p>
            It is launched by itself on <DateText at={startsOn} now={now} />
            {repeats === 'yearly' ? ' and on that day of every year.' : '.'}
          </p>
        </Notice>
      )}
      <form method="post" className="row">
        <OnceKey value={props.once} />
        <input type="hidden" name="revision" value={revision} />
        <button className="button primary" name="press" value="launch">
          Launch now
        </button>
        {startsOn !== null && (
          <button className="button" name="press" value="unschedule">
            Take it off the calendar
          </button>
        )}
      </form>
      <form method="post" className="card stack narrow">
        <OnceKey value={props.once} />
        <input type="hidden" name="revision" value={revision} />
        <TextField
          name="startsOn"
          label="Or launch it on a day"
          hint="In the morning of that day, by itself. You can take it off the calendar until then."
          type="date"
          min={today}
          className="input short"
          defaultValue={refusal?.typed['startsOn'] ?? startsOn ?? ''}
          error={refusal?.fields?.['startsOn']}
        />
        <Choices
          name="repeats"
          kind="single"
          label="How often?"
          error={refusal?.fields?.['repeats']}
          options={[
            { value: 'never', label: 'Once' },
            {
              value: 'yearly',
              label: 'Every year',
              hint: 'Everybody is asked again each time; it needs a due date in days.',
            },
          ]}
          chosen={[refusal?.typed['repeats'] || repeats]}
        />
        <div>
          <button className="button" name="press" value="schedule">
            {startsOn === null ? 'Put it on the calendar' : 'Change the day'}
          </button>
        </div>
      </form>
      <form method="post">
        <OnceKey value={props.once} />
        <input type="hidden" name="revision" value={revision} />
        <button className="button quiet" name="press" value="discard">
          Discard the plan
        </button>
      </form>
    </section>
  )
}
