// Exceptions at Harbour Trust: one that ended in time, one that runs for the festival, and one that waits for a decision.
import type { Day } from './calendar'
import { step, type SamplePolicy, type SampleStep } from './story'

/** An exception of the story, by a name of its own. */
export type SampleException = 'regatta' | 'festival' | 'own-name'

export type SampleExceptionAct =
  | {
      do: 'ask-exception'
      exception: SampleException
      policy: SamplePolicy
      /** Where the template does not have this clause any more, the first one. */
      clause: string
      what: string
      why: string
      from: Day
      until: Day
    }
  | { do: 'approve-exception'; exception: SampleException; comment: string; until: Day }

export const sampleExceptions: SampleStep[] = [
  step('hannah', 50, '11:20', {
    do: 'ask-exception',
    exception: 'regatta',
    policy: 'staff',
    clause: 'people-and-pictures',
    what: 'On the two days of the regatta I post wide pictures of the quay without asking everybody in them first.',
    why: 'Thousands of people stand there. Boards at each gate say that pictures are taken, and whom to call to have one removed.',
    from: { days: -60 },
    until: { days: -30 },
  }),
  step('helen', 49, '08:15', {
    do: 'approve-exception',
    exception: 'regatta',
    comment: 'Wide pictures only. No child may be recognisable.',
    until: { days: -40 },
  }),
  step('lucas', 9, '14:05', {
    do: 'ask-exception',
    exception: 'festival',
    policy: 'staff',
    clause: 'ai',
    what: 'I use a tool that removes the noise of the wind from our films, and do not label these films as changed.',
    why: 'Only the sound of the wind goes; no word and no picture changes. I listen to each film before it goes out.',
    from: { days: -5 },
    until: { days: 45 },
  }),
  step('naomi', 8, '09:40', {
    do: 'approve-exception',
    exception: 'festival',
    comment: 'For the wind only. Keep the untouched film for a year.',
    until: { days: 45 },
  }),
  step('aoife', 1, '15:30', {
    do: 'ask-exception',
    exception: 'own-name',
    policy: 'staff',
    clause: 'speaking-for-us',
    what: 'I answer questions of bands and their fans about the stage times from my own account.',
    why: 'They write to me because they know me. Each answer goes up on the festival’s page within the hour as well.',
    from: { days: 2 },
    until: { days: 30 },
  }),
]
