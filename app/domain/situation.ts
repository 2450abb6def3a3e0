// Situations: what somebody wants to post and as whom, in a closed vocabulary that templates, forms and addresses share.

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
}

/** What it is about. What the law protects stands first, so that nobody overlooks it. */
export const subjects: readonly Subject[] = [
  {
    value: 'conditions',
    label: 'Pay, hours, safety, managers, a union',
    hint: 'Anything about working conditions, yours or a colleague’s',
    short: 'pay and working conditions',
  },
  {
    value: 'wrongdoing',
    label: 'Something I believe is wrong or unlawful',
    hint: 'Reporting it, or speaking about it in public',
    short: 'something you believe is wrong',
  },
  {
    value: 'work',
    label: 'My work or my working day',
    hint: 'What I do, a picture of my desk, an opinion about us',
    short: 'your work in general',
  },
  {
    value: 'praise',
    label: 'Praise for what we offer',
    hint: 'A recommendation, a review, sharing our job adverts',
    short: 'praise for what we offer',
  },
  {
    value: 'rewards',
    label: 'Money, gifts, a partnership or a paid advert',
    hint: 'Anything of value that comes with the post',
    short: 'money, gifts and partnerships',
  },
  {
    value: 'colleagues',
    label: 'Colleagues, by name or in a picture',
    hint: 'A team photo, a story about somebody at work',
    short: 'colleagues and their pictures',
  },
  {
    value: 'public',
    label: 'Customers, clients, members or visitors',
    hint: 'Their name, picture or story',
    short: 'customers, members and visitors',
  },
  {
    value: 'children',
    label: 'Children or young people',
    hint: 'Anyone under 18, by name or in a picture',
    short: 'children and young people',
  },
  {
    value: 'secrets',
    label: 'Something confidential or not public yet',
    hint: 'Plans, prices, personal data, a paper in the picture',
    short: 'confidential things',
  },
  {
    value: 'ai',
    label: 'Something made with AI',
    hint: 'Words, a picture, a voice or a video',
    short: 'what is made with AI',
  },
  {
    value: 'others-work',
    label: 'Something other people made',
    hint: 'Sharing it, a picture from the web, music, a meme',
    short: 'what other people made',
  },
  {
    value: 'politics',
    label: 'Politics, elections or a cause',
    hint: 'A party, a candidate, a campaign, a protest',
    short: 'politics and causes',
  },
  {
    value: 'competitors',
    label: 'Competitors',
    hint: 'Comparing, joking about them, reviewing them',
    short: 'competitors',
  },
  {
    value: 'argument',
    label: 'A complaint or a heated argument',
    hint: 'Answering somebody who is angry, or wrong about us',
    short: 'complaints and arguments',
  },
  {
    value: 'mistake',
    label: 'A mistake that has happened',
    hint: 'A post that went wrong, a correction, an apology',
    short: 'a mistake that has happened',
  },
  {
    value: 'live',
    label: 'Live from an event',
    hint: 'Posting or filming while it happens',
    short: 'posting live from an event',
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
