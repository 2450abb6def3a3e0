// Situations: what somebody wants to post and as whom, in a closed vocabulary that templates, forms and addresses share.
import { findWords, wordFinder, type WordFinder } from './word-finder'

type Choice<Value extends string> = { value: Value; label: string; hint: string }

export type ProfileKey = 'personal' | 'professional' | 'official'

/** As whom. A policy answers differently for each. */
export const profileChoices: readonly Choice<ProfileKey>[] = [
  { value: 'personal', label: 'My own account', hint: 'As myself, whether or not it says where I work' },
  {
    value: 'professional',
    label: 'My work profile',
    hint: 'As somebody who works here, on a jobs network for example',
  },
  { value: 'official', label: 'An official account', hint: 'In the name of the organisation' },
]

export type SubjectKey =
  | 'conditions'
  | 'wrongdoing'
  | 'work'
  | 'praise'
  | 'rewards'
  | 'colleagues'
  | 'public'
  | 'children'
  | 'secrets'
  | 'ai'
  | 'others-work'
  | 'politics'
  | 'competitors'
  | 'argument'
  | 'mistake'
  | 'live'

type Subject = Choice<SubjectKey> & {
  /** The label inside a sentence: "about colleagues". */
  short: string
  /** What people type when they mean it; stars as in `wordFinder`. */
  phrases: readonly string[]
}

/** What it is about. What the law protects stands first, so that nobody overlooks it. */
export const subjects: readonly Subject[] = [
  {
    value: 'conditions',
    label: 'Pay, hours, safety, managers, a union',
    hint: 'Anything about working conditions, yours or a colleague’s',
    short: 'pay and working conditions',
    phrases: [
      ...[
        'pay',
        'paid less',
        'payslip*',
        'salar*',
        'wage*',
        'bonus',
        'hours',
        'overtime',
        'shift*',
        'rota*',
        'holiday pay',
      ],
      ...[
        'union*',
        'strike*',
        'staff group',
        'works council',
        'workload',
        'understaffed',
        'short staffed',
        'staffing',
      ],
      ...[
        'manager',
        'my boss',
        'bullied',
        'bullying',
        'unsafe',
        'safety at work',
        'working conditions',
        'redundan*',
      ],
    ],
  },
  {
    value: 'wrongdoing',
    label: 'Something I believe is wrong or unlawful',
    hint: 'Reporting it, or speaking about it in public',
    short: 'something you believe is wrong',
    phrases: [
      'whistleblow*',
      'fraud',
      'illegal',
      'unlawful',
      'breaking the law',
      'cover up',
      'corrupt*',
      'bribe*',
      'dumping',
      'discriminat*',
      'harass*',
      'regulator',
      'speak up',
    ],
  },
  {
    value: 'work',
    label: 'My work or my working day',
    hint: 'What I do, a picture of my desk, an opinion about us',
    short: 'your work in general',
    phrases: [
      'my job',
      'my work',
      'my day',
      'day at work',
      'desk',
      'new job',
      'my employer',
      'where i work',
      'our office',
      'my opinion',
      'anniversary',
      'team day',
    ],
  },
  {
    value: 'praise',
    label: 'Praise for what we offer',
    hint: 'A recommendation, a review, sharing our job adverts',
    short: 'praise for what we offer',
    phrases: [
      'recommend*',
      'review*',
      'praise*',
      'advertis*',
      'job advert*',
      'vacanc*',
      'our product*',
      'our service*',
      'love our',
      'five stars',
      'promot*',
      'buy our',
    ],
  },
  {
    value: 'rewards',
    label: 'Money, gifts, a partnership or a paid advert',
    hint: 'Anything of value that comes with the post',
    short: 'money, gifts and partnerships',
    phrases: [
      'sponsor*',
      'gift*',
      'discount*',
      'prize*',
      'giveaway*',
      'paid post',
      'paid partnership',
      'partnership*',
      'commission',
      'affiliate*',
      'influencer*',
      'voucher*',
      'reward*',
    ],
  },
  {
    value: 'colleagues',
    label: 'Colleagues, by name or in a picture',
    hint: 'A team photo, a story about somebody at work',
    short: 'colleagues and their pictures',
    phrases: [
      'colleague*',
      'team photo*',
      'team picture*',
      'coworker*',
      'co-worker*',
      'workmate*',
      'leaving do',
      'selfie*',
      'tag* my team',
      'office party',
      'volunteer*',
    ],
  },
  {
    value: 'public',
    label: 'Customers, clients, members or visitors',
    hint: 'Their name, picture or story',
    short: 'customers, members and visitors',
    phrases: [
      'customer*',
      'client*',
      'member',
      'members',
      'patient*',
      'visitor*',
      'tenant*',
      'guest*',
      'passer*',
      'donor*',
      'supporter*',
      'service user*',
      'family',
      'families',
    ],
  },
  {
    value: 'children',
    label: 'Children or young people',
    hint: 'Anyone under 18, by name or in a picture',
    short: 'children and young people',
    phrases: [
      'child*',
      'kid',
      'kids',
      'pupil*',
      'school*',
      'young people',
      'young person',
      'teenager*',
      'student*',
      'baby',
      'under 18',
      'youth',
      'minor',
      'minors',
    ],
  },
  {
    value: 'secrets',
    label: 'Something confidential or not public yet',
    hint: 'Plans, prices, personal data, a paper in the picture',
    short: 'confidential things',
    phrases: [
      'confidential',
      'secret*',
      'not public',
      'not announced',
      'unannounced',
      'unreleased',
      'embargo*',
      'leak*',
      'internal',
      'prototype*',
      'merger',
      'takeover',
      'budget',
      'prices',
      'launch*',
      'password*',
      'source code',
    ],
  },
  {
    value: 'ai',
    label: 'Something made with AI',
    hint: 'Words, a picture, a voice or a video',
    short: 'what is made with AI',
    phrases: [
      'ai',

      'artificial intelligence',
      'chatgpt',
      'chat bot',
      'chatbot*',
      'generated',
      'generator',
      'deepfake*',
      'copilot',
      'midjourney',
      'image tool',
    ],
  },
  {
    value: 'others-work',
    label: 'Something other people made',
    hint: 'Sharing it, a picture from the web, music, a meme',
    short: 'what other people made',
    phrases: [
      'meme*',
      'music',
      'song*',
      'repost*',
      'reshare*',
      'share an article',
      'copyright',
      'credit*',
      'licen*',
      'stock photo*',
      'from the web',
      'from google',
      'newspaper article',
      'screenshot*',
      'someone else',
      'somebody else',
    ],
  },
  {
    value: 'politics',
    label: 'Politics, elections or a cause',
    hint: 'A party, a candidate, a campaign, a protest',
    short: 'politics and causes',
    phrases: [
      'politic*',
      'election*',
      'vote',
      'voting',
      'candidate*',
      'minister',
      'government',
      'party leader',
      'protest*',
      'campaign for',
      'petition*',
      'referendum*',
      'march',
      'council election',
    ],
  },
  {
    value: 'competitors',
    label: 'Competitors',
    hint: 'Comparing, joking about them, reviewing them',
    short: 'competitors',
    phrases: ['competitor*', 'rival*', 'competition', 'other company', 'better than'],
  },
  {
    value: 'argument',
    label: 'A complaint or a heated argument',
    hint: 'Answering somebody who is angry, or wrong about us',
    short: 'complaints and arguments',
    phrases: [
      'complain*',
      'angry',
      'argument*',
      'argu*',
      'troll*',
      'rude',
      'insult*',
      'reply to',
      'bad review',
      'criticis*',
      'abuse',
      'abusive',
      'swear*',
      'wrong about us',
      'comment section',
    ],
  },
  {
    value: 'mistake',
    label: 'A mistake that has happened',
    hint: 'A post that went wrong, a correction, an apology',
    short: 'a mistake that has happened',
    phrases: [
      'mistake*',
      'apolog*',
      'sorry',
      'delete*',
      'correct*',
      'typo*',
      'wrong account',
      'went wrong',
      'took it down',
      'by accident',
    ],
  },
  {
    value: 'live',
    label: 'Live from an event',
    hint: 'Posting or filming while it happens',
    short: 'posting live from an event',
    phrases: [
      'live',
      'livestream*',
      'stream*',
      'event*',
      'festival*',
      'conference*',
      'concert*',
      'open day',
      'panel',
      'stage',
      'match day',
    ],
  },
]

/** What somebody wants to post, and as whom. */
export type Situation = { profile: ProfileKey; about: SubjectKey }

/** The profile of this key, or undefined for anything else. */
export function readProfileKey(value: string | null): ProfileKey | undefined {
  return profileChoices.find((choice) => choice.value === value)?.value
}

/** The subject of this key, or undefined for anything else. */
export function readSubjectKey(value: string | null): SubjectKey | undefined {
  return subjects.find((subject) => subject.value === value)?.value
}

/** The subject in the middle of a sentence: "colleagues and their pictures". */
export function subjectWords(about: SubjectKey): string {
  return subjects.find(({ value }) => value === about)?.short ?? about
}

/** The profile in the middle of a sentence: "my own account" is "your own account" to whoever answers. */
export function profileWords(profile: ProfileKey): string {
  switch (profile) {
    case 'personal':
      return 'on your own account'
    case 'professional':
      return 'on your work profile'
    case 'official':
      return 'from an official account'
    default:
      return profile satisfies never
  }
}

let finder: WordFinder<SubjectKey> | undefined

/**
 * The subjects that typed words speak of, most often named first. The words are looked at here and go nowhere.
 * Only the first 4,000 characters are read.
 */
export function subjectsIn(words: string): SubjectKey[] {
  finder ??= wordFinder(
    subjects.flatMap(({ value, phrases }) => phrases.map((phrase) => ({ phrase, tag: value }))),
  )
  const hits = new Map<SubjectKey, number>()
  for (const { tag } of findWords(finder, words.slice(0, 4_000))) hits.set(tag, (hits.get(tag) ?? 0) + 1)
  return subjects
    .map(({ value }) => value)
    .filter((value) => hits.has(value))
    .sort((one, other) => (hits.get(other) ?? 0) - (hits.get(one) ?? 0))
}
