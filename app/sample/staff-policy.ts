// The policy for everyone: 1.0 was learned from, 2.0 is in force and being acknowledged, the next version is in review.
import { caring, running, speaking, whyAndWho } from './answers'
import { acknowledged, step, type SampleStep } from './story'

const policy = 'staff'

const firstVersion: SampleStep[] = [
  step('priyanka', 66, '09:20', { do: 'create', policy, title: 'Employee social media policy' }),
  step('priyanka', 66, '09:34', { do: 'answer', policy, answers: whyAndWho }),
  step('priyanka', 66, '09:52', { do: 'answer', policy, answers: speaking }),
  step('owen', 65, '14:05', { do: 'answer', policy, answers: running }),
  step('owen', 65, '14:31', { do: 'answer', policy, answers: caring }),
  step('priyanka', 64, '10:15', {
    do: 'submit',
    policy,
    path: ['helen', 'samuel'],
    changeNote:
      'Our first policy on social media. It says what you may do, who helps, and that we stand by you.',
    note: 'Our first policy written for the people who read it. Please look hardest at “What needs no approval” and at the promise you sign, Helen.',
    dueOn: null,
  }),
  step('samuel', 63, '08:47', {
    do: 'approve',
    policy,
    comment: 'Clear, and shorter than the old handbook page. I would have signed it on the ferry.',
  }),
  step('helen', 62, '17:22', {
    do: 'approve',
    policy,
    comment: 'I mean the promise. My number is on the call list.',
  }),
  step('priyanka', 61, '09:00', {
    do: 'publish',
    policy,
    changeClass: 'material',
    changeNote:
      'Our first policy on social media. It says what you may do, who helps, and that we stand by you.',
    effective: null,
    campaign: { audience: 'everyone', dueOn: { days: -70 } },
  }),
]

const firstAcknowledgements = acknowledged(policy, [
  ['owen', 61, '09:12'],
  ['chloe', 61, '09:40'],
  ['meiling', 61, '10:02'],
  ['fatima', 61, '10:03'],
  ['daniel', 61, '10:26'],
  ['jack', 61, '11:14'],
  ['helen', 61, '12:30'],
  ['grace', 61, '13:05'],
  ['leon', 61, '13:11'],
  ['isla', 61, '15:45'],
  ['viktor', 60, '08:52'],
  ['priyanka', 60, '09:01'],
  ['naomi', 60, '09:15'],
  ['ellie', 60, '09:18'],
  ['jamal', 60, '09:19'],
  ['amelia', 60, '11:27'],
  ['zainab', 60, '11:58'],
  ['lucas', 60, '14:20'],
  ['anil', 60, '16:02'],
  ['samuel', 59, '07:55'],
  ['yusuf', 59, '09:44'],
  ['hannah', 59, '10:10'],
  ['kwame', 59, '10:12'],
  ['arjun', 59, '12:33'],
  ['caroline', 59, '14:48'],
  ['elsie', 58, '09:05'],
  ['tomasz', 58, '13:37'],
  ['saoirse', 58, '13:40'],
  ['margaret', 57, '18:20'],
  ['dimitri', 57, '19:02'],
  ['petra', 56, '08:30'],
  ['fiona', 56, '16:44'],
  ['aoife', 55, '11:05'],
  ['linh', 54, '10:21'],
  ['gareth', 54, '10:40'],
  ['sofia', 53, '15:15'],
  ['rashid', 52, '12:12'],
  ['callum', 52, '12:15'],
  ['ngozi', 52, '15:26'],
  ['mateo', 51, '17:30'],
  ['joseph', 51, '18:04'],
  ['ben', 50, '14:02'],
])

/** Who helps on the ship at weekends, and who sits on the board: some sections are for them only. */
const groups: SampleStep[] = [
  step('grace', 28, '09:05', { do: 'join', person: 'margaret', group: 'board' }),
  step('grace', 28, '09:07', { do: 'join', person: 'linh', group: 'volunteers' }),
  step('grace', 28, '09:08', { do: 'join', person: 'gareth', group: 'volunteers' }),
  step('grace', 28, '09:10', { do: 'join', person: 'viktor', group: 'volunteers' }),
]

const leaving: SampleStep[] = [step('grace', 34, '16:30', { do: 'leave', person: 'jack' })]

const secondVersion: SampleStep[] = [
  step('priyanka', 27, '09:25', {
    do: 'answer',
    policy,
    answers: {
      'second-look': ['crisis', 'legal', 'children', 'named-people', 'paid'],
      guardrails: [
        'no more than 150 pounds',
        'no faces of anyone under 18, also not in a crowd',
        'one named person reads the replies each working day',
      ],
      'no-blame-hours': 'three-days',
      'review-date': { days: 170 },
    },
  }),
  step('owen', 26, '11:08', {
    do: 'edit-clause',
    policy,
    clause: 'house-rules',
    heading: 'Visitors to our pages',
    markdown: `Visitors may criticise us, on our own pages and in plain words. We never remove a comment because we dislike its opinion.

We remove only:

- threats, and hate against a group of people
- sexual harassment
- private details of a person, and **any name, school or picture of a child**
- spam and fraud
- what the law forbids

First we save a copy. Where we can, we tell the person why.

Two people must agree before we block somebody. Anyone who was blocked may ask Priyanka Desai to look again.`,
  }),
  step('owen', 26, '11:37', {
    do: 'add-addendum',
    policy,
    after: 'no-approval',
    section: 'speaking',
    heading: 'When you volunteer with us',
    markdown: `You give us your time, and your accounts stay your own. You may post about your day with us, and you may also say nothing about it.

- Say that you volunteer here when you praise something we do.
- You need not answer questions about us. Send people to the visitor desk, or to Mei-Ling Chow.
- Take your badge off before you film yourself for something else.

If somebody is unkind to you because you help us, tell Viktor Petrov. He calls you the same day.`,
    groups: ['volunteers'],
  }),
  step('priyanka', 25, '15:40', {
    do: 'submit',
    policy,
    path: ['helen', 'naomi'],
    changeNote:
      'Pictures of children always get a second look, also in a crowd. You now have three days to tell us about an honest mistake. Volunteers have a section of their own.',
    note: 'After the festival picture, children now always get a second look, also in a crowd. The no-blame window grows to three days, because the person who told us did so on her day off.',
    dueOn: { days: -30 },
  }),
  step('naomi', 24, '08:35', {
    do: 'approve',
    policy,
    comment: 'This is what we promised the family. Thank you for adding comments by visitors.',
  }),
  step('helen', 23, '12:10', { do: 'approve', policy, comment: '' }),
  step('priyanka', 22, '09:30', {
    do: 'publish',
    policy,
    changeClass: 'material',
    changeNote:
      'Pictures of children always get a second look, also in a crowd. You now have three days to tell us about an honest mistake. Volunteers have a section of their own.',
    effective: { days: -14 },
    campaign: { audience: 'everyone', dueOn: { days: 10 } },
  }),
]

/** 25 of 41: the offices are nearly done, the quay and the front of house are not. */
const secondAcknowledgements = acknowledged(policy, [
  ['owen', 22, '09:41'],
  ['meiling', 22, '10:05'],
  ['naomi', 22, '10:50'],
  ['ellie', 22, '11:02'],
  ['chloe', 22, '13:15'],
  ['fatima', 21, '09:08'],
  ['daniel', 21, '09:30'],
  ['grace', 21, '11:11'],
  ['jamal', 21, '15:26'],
  ['samuel', 20, '07:49'],
  ['isla', 19, '10:32'],
  ['priyanka', 19, '16:05'],
  ['helen', 18, '17:40'],
  ['saoirse', 17, '12:04'],
  ['lucas', 16, '14:50'],
  ['viktor', 14, '09:17'],
  ['leon', 12, '11:20'],
  ['margaret', 11, '18:45'],
  ['yusuf', 9, '10:01'],
  ['zainab', 8, '09:33'],
  ['arjun', 7, '13:28'],
  ['caroline', 5, '08:58'],
  ['hannah', 2, '15:07'],
  ['petra', 1, '08:22'],
])

const thirdVersion: SampleStep[] = [
  step('owen', 5, '10:12', {
    do: 'answer',
    policy,
    answers: {
      'ai-uses': ['ideas', 'drafts', 'editing', 'translation', 'access'],
      'answer-hours': 'one-hour',
    },
  }),
  step('priyanka', 4, '11:30', {
    do: 'submit',
    policy,
    path: [
      { title: 'Operations', rule: { kind: 'all' }, asks: ['samuel'], days: 3 },
      { title: 'Leadership', rule: { kind: 'all' }, asks: ['helen', 'anil'], days: 7 },
      {
        title: 'A trustee, or whoever holds the role',
        rule: { kind: 'any' },
        asks: { role: 'approver', department: 'Leadership' },
        days: 12,
      },
    ],
    changeNote:
      'You may use AI to translate and to make posts accessible, and questions are answered within an hour in office hours.',
    note: 'Staff asked for help with translations, and Fatima answers faster than we promised.',
    dueOn: { days: 10 },
  }),
  step('samuel', 2, '08:05', {
    do: 'approve',
    policy,
    comment: 'Good. The rule that a person checks every fact stays, and that is what matters.',
  }),
  step('anil', 1, '16:40', {
    do: 'recuse',
    policy,
    comment: 'My wife works for the company that sells us the translation tool.',
  }),
]

export const staffPolicy: SampleStep[] = [
  ...firstVersion,
  ...firstAcknowledgements,
  ...leaving,
  ...groups,
  ...secondVersion,
  ...secondAcknowledgements,
  ...thirdVersion,
]
