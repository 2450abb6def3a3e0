// A rule of one week: published in an emergency, approved afterwards, and withdrawn when the quay was open again. Beside it, a policy that was looked at and stayed.
import { everyAnswer } from './answers'
import { step, type SampleStep } from './story'

export const stormWeek: SampleStep[] = [
  step('priyanka', 40, '07:40', {
    do: 'create',
    policy: 'storm',
    title: 'Storm week: what we post about the closed quay',
  }),
  step('priyanka', 40, '07:52', {
    do: 'answer',
    policy: 'storm',
    answers: {
      ...everyAnswer,
      'who-to-reach': ['families with a sailing day this week', 'neighbours of the quay'],
      'what-they-do': ['stay away from the quay', 'move their day'],
    },
  }),
  step('priyanka', 40, '08:05', {
    do: 'submit',
    policy: 'storm',
    path: ['helen'],
    changeNote: 'New. While the quay is closed, only the harbour office posts about it.',
    note: 'The quay is closed since six. Helen is on the ferry without a connection.',
    dueOn: null,
  }),
  step('daniel', 40, '08:20', {
    do: 'publish-in-emergency',
    policy: 'storm',
    changeClass: 'material',
    changeNote: 'New. While the quay is closed, only the harbour office posts about it.',
    reason: 'The quay is closed by the storm, and three of us had posted three different times already.',
  }),
  step('helen', 39, '07:30', {
    do: 'approve',
    policy: 'storm',
    comment: 'Right to go ahead. Take it down when the quay is open again.',
  }),
  step('priyanka', 34, '10:00', {
    do: 'withdraw',
    policy: 'storm',
    reason: 'The quay is open again. The usual rules apply.',
  }),
  step('owen', 8, '14:10', {
    do: 'reaffirm',
    policy: 'reviews',
    note: 'Caroline and I read it with the team. It works, and no law changed.',
  }),
]
