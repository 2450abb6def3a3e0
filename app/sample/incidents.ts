// Two incidents: one that was handled, closed and learned from, and a drill that is going on.
import type { SampleKey } from './people'
import { step, type SampleAct, type SampleStep } from './story'

const photo = 'photo'
const drill = 'drill'

/** From the first call to the lesson, as people wrote it down. */
const festivalPhoto: SampleStep[] = [
  step('ellie', 40, '16:48', {
    do: 'start-incident',
    incident: photo,
    scenario: 'photo-of-a-child',
    what: 'Festival album on our page shows a girl from my sailing group, face and name badge. Her carers never agreed.',
    drill: false,
  }),
  step('ellie', 40, '16:50', {
    do: 'log',
    incident: photo,
    line: 'I am at home today. Mei-Ling has access, I phoned her.',
  }),
  step('meiling', 40, '16:52', { do: 'tick', incident: photo, step: 'hide' }),
  step('meiling', 40, '16:53', {
    do: 'log',
    incident: photo,
    line: 'Album hidden at 16:51 UTC. Picture 14 of 32. It had been up for 3 hours 10 minutes, 212 views, 4 shares.',
  }),
  step('meiling', 40, '16:55', { do: 'tick', incident: photo, step: 'stop-stream' }),
  step('daniel', 40, '16:57', {
    do: 'log',
    incident: photo,
    line: 'I lead. Isla takes calls from the press, nobody else answers in public.',
  }),
  step('daniel', 40, '16:58', { do: 'tick', incident: photo, step: 'call' }),
  step('naomi', 40, '17:04', {
    do: 'log',
    incident: photo,
    line: 'The child lives with foster carers. No court order, and nobody is looking for her. I checked with her social worker.',
  }),
  step('naomi', 40, '17:05', { do: 'tick', incident: photo, step: 'danger' }),
  step('daniel', 40, '17:07', {
    do: 'change-severity',
    incident: photo,
    to: 2,
    reason: 'Nobody is in danger. It stays serious: a child can be recognised and four people shared it.',
  }),
  step('naomi', 40, '17:16', { do: 'tick', incident: photo, step: 'guardian' }),
  step('naomi', 40, '17:20', {
    do: 'log',
    incident: photo,
    line: 'Spoke to both carers. They are upset, and calm. They want to know who shared it and want a call tomorrow at 10.',
  }),
  step('meiling', 40, '17:42', { do: 'tick', incident: photo, step: 'copies' }),
  step('meiling', 40, '17:44', {
    do: 'log',
    incident: photo,
    line: 'Asked the four people in private to take it down: three did within minutes. Lucas removed it from the press folder.',
  }),
  step('isla', 40, '18:05', {
    do: 'log',
    incident: photo,
    line: 'Posted where the album was: “We took down an album because one picture should not have been in it. That was our mistake.”',
  }),
  step('daniel', 40, '18:20', {
    do: 'log',
    incident: photo,
    line: 'Grace has looked at it for data protection: no report to the regulator needed, reason kept in her file.',
  }),
  step('daniel', 40, '18:21', { do: 'tick', incident: photo, step: 'assess' }),
  step('meiling', 39, '09:31', {
    do: 'log',
    incident: photo,
    line: 'The fourth person has taken it down. No copies left that we know of.',
  }),
  step('naomi', 39, '10:14', { do: 'tick', incident: photo, step: 'report-back' }),
  step('naomi', 39, '10:16', {
    do: 'log',
    incident: photo,
    line: 'Called at 10 as promised. The carers thank Ellie for speaking up. Their girl would like to sail again on Saturday.',
  }),
  step('daniel', 36, '15:00', {
    do: 'close-incident',
    incident: photo,
    lesson: `We asked for consent at the sailing groups, and forgot the festival crowd. Nobody at the picture desk could see who had agreed.

From now on: blue wristbands for children who may be in pictures, and a second look at every picture with a child in it, crowds too. Ellie told us on her day off, an hour after she saw it. That made all the difference.`,
  }),
]

/** The drill began a little more than half an hour ago. */
const hijackDrill: SampleStep[] = [
  ago('grace', 38, {
    do: 'start-incident',
    incident: drill,
    scenario: 'hijacked-account',
    what: 'DRILL. Our festival account posts adverts for a coin, and Mei-Ling’s password stopped working.',
    drill: true,
  }),
  ago('leon', 35, { do: 'tick', incident: drill, step: 'phone' }),
  ago('leon', 34, {
    do: 'log',
    incident: drill,
    line: 'Daniel answered at the second ring. Helen’s number in the call list is out of date.',
  }),
  ago('leon', 29, { do: 'tick', incident: drill, step: 'lock-out' }),
  ago('meiling', 28, { do: 'tick', incident: drill, step: 'platform' }),
  ago('meiling', 27, {
    do: 'log',
    incident: drill,
    line: 'Form filled in, without sending it. Took six minutes: the recovery address was Jack’s.',
  }),
  ago('isla', 21, { do: 'tick', incident: drill, step: 'capture' }),
  ago('isla', 18, {
    do: 'log',
    incident: drill,
    line: 'Warning for the website is written and waits here. Not published: this is a drill.',
  }),
]

export const sampleIncidents: SampleStep[] = [...festivalPhoto, ...hijackDrill]

function ago(by: SampleKey, minutesAgo: number, act: SampleAct): SampleStep {
  return { by, when: { minutesAgo }, ...act }
}
