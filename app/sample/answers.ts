// What Harbour Trust answers to the questions of the employee template. Other policies begin from these and differ.
import type { SampleAnswer } from './story'

export type SampleAnswers = Record<string, SampleAnswer>

export const whyAndWho: SampleAnswers = {
  'organisation-name': 'Harbour Trust',
  'who-to-reach': [
    'families who live near the harbour',
    'young people who have never been on a boat',
    'visitors to the museum ship',
    'people who might volunteer or give',
  ],
  'what-they-do': [
    'come on board',
    'sign up for a free sailing day',
    'ask us anything',
    'tell us when we get something wrong',
  ],
  'who-is-covered': ['employees', 'contractors', 'volunteers', 'interns', 'board'],
  'where-people-work': ['uk'],
  'employer-kind': 'charity',
  'policy-owner': 'Priyanka Desai (Head of People)',
  helper: 'Fatima Al-Sayed (Communications Officer)',
  'social-media-lead': 'Mei-Ling Chow (Social Media Lead)',
  'backing-leader': 'Helen Achterberg (Chief Executive)',
  headcount: '10-49',
}

export const speaking: SampleAnswers = {
  'personal-time': 'lightly',
  'concern-route': 'the Speak Up line on 01632 960199',
  'disclosure-words': 'I work for Harbour Trust',
  'reward-scheme': false,
  spokespeople: [
    'Helen Achterberg on everything',
    'Naomi Mwangi on young people and safeguarding',
    'Fiona MacLeod on the harbour and the weather',
    'the duty press officer at weekends',
  ],
  'free-posts': [
    'opening times, tides and weather',
    'answers to everyday questions',
    'thanks to volunteers and givers',
    'live posts from our own events',
  ],
  'second-look': ['crisis', 'legal', 'named-people', 'paid'],
  'answer-hours': 'four-hours',
  'trial-weeks': 8,
  guardrails: [
    'no more than 150 pounds',
    'no faces of anyone under 18',
    'one named person reads the replies each working day',
  ],
}

export const running: SampleAnswers = {
  'leaver-hours': 'last-day',
  'record-years': 'three-years',
  listener: 'Mei-Ling Chow (Social Media Lead)',
  'listening-places': [
    'replies to our own posts',
    'reviews of the museum ship and the café',
    'the Quayside neighbourhood group',
    'the sailing clubs’ forum',
  ],
  'reply-hours': 'one-day',
  'ai-uses': ['ideas', 'editing', 'access'],
  'ai-label': 'real-looking',
  'own-secrets': [
    'names and addresses of families on our bursary list',
    'plans for buying boats or buildings',
    'codes for the gates and the boat store',
  ],
  'regulated-work': ['none'],
}

export const caring: SampleAnswers = {
  children: true,
  'safeguarding-lead': 'Naomi Mwangi (Head of Youth and Safeguarding Lead)',
  'official-politics': 'cause',
  'incident-lead': 'Daniel Kovacs (Head of Communications)',
  correctors: ['author', 'team', 'lead'],
  'no-blame-hours': 'one-day',
  'support-offer':
    'You can call our counselling line at any hour, free of charge. You can take two paid days off, and your manager will not ask why.',
  'appeal-person': 'Margaret Lindsay (Chair of Trustees)',
  'works-council': false,
  'review-date': { days: 180 },
}

export const everyAnswer: SampleAnswers = { ...whyAndWho, ...speaking, ...running, ...caring }
