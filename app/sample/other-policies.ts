// The other policies, each in another state: in force for one team, scheduled after a voided round, approved, sent back, draft.
import { everyAnswer, whyAndWho } from './answers'
import { acknowledged, step, type SampleStep } from './story'

/** In force for one department; its campaign is overdue by one person. */
const reviews: SampleStep[] = [
  step('owen', 48, '10:00', {
    do: 'create',
    policy: 'reviews',
    title: 'Visitor Services: answering reviews',
  }),
  step('owen', 48, '10:44', {
    do: 'answer',
    policy: 'reviews',
    answers: {
      ...everyAnswer,
      'who-to-reach': ['visitors to the ship', 'guests of the café', 'people who plan a day out'],
      'what-they-do': ['tell us how it was', 'ask before they travel', 'come again'],
      'who-is-covered': ['employees', 'volunteers'],
      'policy-owner': 'Owen Griffiths (People Adviser)',
      helper: 'Caroline Hughes (Visitor Services Manager)',
      'personal-time': 'breaks',
      'free-posts': [
        'thanks for a review',
        'answers about opening times, food and access',
        'an apology for a queue',
      ],
      listener: 'Dimitri Papadakis (Duty Manager)',
      'listening-places': [
        'reviews of the museum ship',
        'reviews of the café',
        'messages to the ticket desk',
      ],
      'reply-hours': 'two-days',
    },
  }),
  step('owen', 46, '09:15', {
    do: 'submit',
    policy: 'reviews',
    path: ['samuel'],
    changeNote: 'New. Visitor Services may answer reviews at once, in their own words.',
    note: 'Caroline’s team wants to answer reviews without asking us each time. This lets them.',
    dueOn: null,
  }),
  step('samuel', 45, '13:52', {
    do: 'approve',
    policy: 'reviews',
    comment: 'Yes. They know the visitors best.',
  }),
  step('owen', 44, '09:00', {
    do: 'publish',
    policy: 'reviews',
    changeClass: 'material',
    changeNote: 'New. Visitor Services may answer reviews at once, in their own words.',
    effective: null,
    campaign: { audience: 'Visitor Services', dueOn: { days: -45 } },
  }),
  ...acknowledged('reviews', [
    ['caroline', 44, '09:20'],
    ['dimitri', 43, '18:31'],
    ['ngozi', 42, '09:02'],
    ['linh', 42, '11:47'],
    ['gareth', 41, '10:15'],
    ['sofia', 40, '16:03'],
  ]),
]

/** Approved at the second try, published for a day that has not come. */
const volunteers: SampleStep[] = [
  step('viktor', 32, '10:30', {
    do: 'create',
    policy: 'volunteers',
    title: 'Volunteers’ social media guide',
  }),
  step('viktor', 32, '11:18', {
    do: 'answer',
    policy: 'volunteers',
    answers: {
      ...everyAnswer,
      'who-is-covered': ['volunteers', 'interns'],
      'policy-owner': 'Viktor Petrov (Volunteer Manager)',
      helper: 'Chloe Bennett (Learning Coordinator)',
      'personal-time': 'freely',
      'disclosure-words': 'I volunteer at Harbour Trust',
      'reward-scheme': true,
      'free-posts': [
        'pictures of boats, knots and sunsets',
        'what you learned today',
        'thanks to other volunteers',
      ],
      'support-offer':
        'You can call our counselling line at any hour, free of charge. Viktor calls you the same day, and you choose when you come back.',
    },
  }),
  step('helen', 21, '16:30', {
    do: 'delegate',
    to: 'margaret',
    from: { days: -30 },
    until: { days: -20 },
    reason: 'On leave, out of reach on the water.',
  }),
  step('viktor', 20, '14:00', {
    do: 'submit',
    policy: 'volunteers',
    path: ['helen', 'naomi'],
    changeNote: 'New. One guide for all volunteers, in place of four different leaflets.',
    note: 'For everyone who gives us time. Ready before the next group starts.',
    dueOn: null,
  }),
  step('viktor', 19, '09:40', {
    do: 'answer',
    policy: 'volunteers',
    answers: { 'reward-scheme': false },
  }),
  step('viktor', 18, '09:55', {
    do: 'submit',
    policy: 'volunteers',
    path: ['helen', 'naomi'],
    changeNote: 'New. One guide for all volunteers, in place of four different leaflets.',
    note: 'Again, with one answer put right: the free café vouchers are over, so nobody is rewarded for a post.',
    dueOn: null,
  }),
  step('margaret', 17, '08:20', {
    do: 'approve',
    policy: 'volunteers',
    comment:
      'Helen and I read it together before she left. We like that it begins with what volunteers may do.',
    inPlaceOf: 'helen',
  }),
  step('naomi', 16, '10:36', { do: 'approve', policy: 'volunteers', comment: '' }),
  step('viktor', 6, '12:00', {
    do: 'publish',
    policy: 'volunteers',
    changeClass: 'material',
    changeNote: 'New. One guide for all volunteers, in place of four different leaflets.',
    effective: { days: 14 },
    campaign: null,
  }),
]

/** Approved, and not yet published. */
const events: SampleStep[] = [
  step('yusuf', 24, '13:10', { do: 'create', policy: 'events', title: 'Events team social media policy' }),
  step('yusuf', 24, '13:58', {
    do: 'answer',
    policy: 'events',
    answers: {
      ...everyAnswer,
      'who-to-reach': ['families', 'artists', 'people who look for something to do at the weekend'],
      'what-they-do': ['come to a festival', 'bring a friend', 'tell us what they need to take part'],
      'who-is-covered': ['employees', 'contractors', 'creators'],
      'policy-owner': 'Yusuf Demir (Events Manager)',
      helper: 'Hannah Whitlock (Events Producer)',
      'reward-scheme': true,
      'personal-time': 'freely',
      'free-posts': [
        'line-ups that are announced',
        'live posts from the quay',
        'answers about tickets and access',
      ],
      'second-look': ['crisis', 'children', 'named-people', 'paid', 'humour'],
      'own-secrets': [
        'names of artists before we announce them',
        'phone numbers of artists and crews',
        'gate codes',
      ],
    },
  }),
  step('yusuf', 15, '09:05', {
    do: 'submit',
    policy: 'events',
    path: ['samuel'],
    changeNote:
      'New. What the events team and its crews may post, and what stays secret until it is announced.',
    note: 'For our team and the crews who work with us. Free tickets count as a reward, so I said yes there.',
    dueOn: null,
  }),
  step('samuel', 12, '16:18', {
    do: 'approve',
    policy: 'events',
    comment: 'Approved. Publish it when the line-up is out, so that nobody reads the two in one go.',
  }),
]

/** Sent back with a comment. */
const youth: SampleStep[] = [
  step('owen', 14, '11:20', { do: 'create', policy: 'youth', title: 'Youth programmes: pictures and posts' }),
  step('owen', 14, '12:02', {
    do: 'answer',
    policy: 'youth',
    answers: {
      ...everyAnswer,
      'who-to-reach': ['young people from 10 to 18', 'their parents and carers', 'schools near the harbour'],
      'what-they-do': ['come to a free sailing day', 'bring a friend', 'ask before they come'],
      'policy-owner': 'Owen Griffiths (People Adviser)',
      helper: 'Ellie Thornton (Youth Worker)',
      'free-posts': [
        'boats and hands without faces',
        'dates and places of sailing days',
        'words of thanks to schools',
      ],
      'second-look': ['crisis', 'children', 'named-people', 'health-money'],
    },
  }),
  step('owen', 9, '10:48', {
    do: 'submit',
    policy: 'youth',
    path: ['naomi', 'samuel'],
    changeNote:
      'New. A stricter text for the youth team: no picture of a young person goes out without consent.',
    note: 'A stricter text for the youth team, after the festival. Naomi, please check the part about consent.',
    dueOn: { days: 5 },
  }),
  step('naomi', 7, '17:05', {
    do: 'send-back',
    policy: 'youth',
    comment:
      'Nearly there. Two things: say who keeps the consent forms and for how long, and say what we do when one parent agrees and the other does not. Arjun has the words the schools use.',
  }),
]

/** Begun, with gaps. */
const trustees: SampleStep[] = [
  step('priyanka', 6, '15:20', { do: 'create', policy: 'trustees', title: 'Trustees’ social media policy' }),
  step('priyanka', 6, '15:41', {
    do: 'answer',
    policy: 'trustees',
    answers: {
      ...whyAndWho,
      'who-is-covered': ['board'],
      'personal-time': 'freely',
      'disclosure-words': 'I am a trustee of Harbour Trust',
      'reward-scheme': false,
      'official-politics': 'cause',
    },
    skip: ['spokespeople', 'appeal-person', 'answer-hours'],
  }),
  step('priyanka', 3, '16:12', {
    do: 'answer',
    policy: 'trustees',
    answers: { spokespeople: ['Margaret Lindsay for the board'], 'review-date': { days: 300 } },
  }),
]

export const otherPolicies: SampleStep[] = [...reviews, ...volunteers, ...events, ...youth, ...trustees]
