// The organisation's profile: questions that are asked once and reused by every template that places them.
import type { Answers } from './answer'
import { answerTo } from './answer'
import { kindsOfPeople, workPlaces } from './group-options'
import type { Question, QuestionId, Template } from './template'

/** A profile question, without the clause a template places it in. */
export type ProfileQuestion = Omit<Question, 'clauseId' | 'when' | 'profile'> & { group: ProfileGroup }

export const profileGroups = {
  organisation: 'Your organisation',
  people: 'The people who work with you',
  roles: 'Who speaks, who answers, who leads',
} as const

export type ProfileGroup = keyof typeof profileGroups

/** In the order in which they are asked. Ids never change: answers and templates are kept by them. */
export const profileQuestions: readonly ProfileQuestion[] = [
  {
    id: 'organisation-name',
    group: 'organisation',
    type: 'text',
    label: 'What is your organisation called?',
    help: 'Use the name that people say, not the full legal name.',
    example: 'Harbour Homes',
    why: 'The name stands in the first sentence, so that readers know whose policy this is.',
    options: [],
    placeholder: 'our organisation',
  },
  {
    id: 'employer-kind',
    group: 'organisation',
    type: 'single',
    label: 'What kind of employer are you?',
    help: 'Choose the one that fits best. State-funded schools and hospitals are usually public bodies.',
    example: 'A charity or association',
    why: 'Public bodies must respect free speech in a way that private employers need not. The text on legal rights changes with this answer.',
    options: [
      { value: 'business', label: 'A private business', hint: 'Owned by people, partners or shareholders' },
      { value: 'charity', label: 'A charity or association', hint: 'Also clubs, unions and faith groups' },
      {
        value: 'public-body',
        label: 'A public body',
        hint: 'Government, council, agency, state school or hospital',
      },
    ],
    placeholder: 'the rights that come with our kind of employer',
  },
  {
    id: 'regulated-work',
    group: 'organisation',
    type: 'multiple',
    label: 'Does any of this describe your work?',
    help: 'Choose all that fit. Choose the last one if none of the others does.',
    example: 'Health or social care',
    why: 'Each choice adds a short rule from the law of that sector. Ask a lawyer whether your sector needs more.',
    options: [
      { value: 'health', label: 'Health or social care', hint: 'Hospitals, clinics, care at home' },
      { value: 'finance', label: 'Selling or advising on investments', hint: 'Brokers, advisers, banks' },
      {
        value: 'listed',
        label: 'Shares traded on a stock exchange',
        hint: 'Yours or your parent company’s',
      },
      { value: 'education', label: 'Education', hint: 'Schools, colleges, universities' },
      {
        value: 'public-records',
        label: 'Work under public records laws',
        hint: 'Freedom of information, archives',
      },
      { value: 'none', label: 'None of these', hint: 'No extra rule is added' },
    ],
    placeholder: 'the extra rules for our kind of work',
  },
  {
    id: 'headcount',
    group: 'organisation',
    type: 'single',
    label: 'How many people work with you?',
    help: 'Count everyone who will read your policies, volunteers included.',
    example: '10 to 49',
    why: 'A small team shares roles that a large one splits. The text asks for deputies only where there are people to be deputies.',
    options: [
      { value: 'under-10', label: 'Fewer than 10', hint: '' },
      { value: '10-49', label: '10 to 49', hint: '' },
      { value: '50-249', label: '50 to 249', hint: '' },
      { value: '250-plus', label: '250 or more', hint: '' },
    ],
    placeholder: 'the arrangement for our size',
  },
  {
    id: 'where-people-work',
    group: 'people',
    type: 'multiple',
    label: 'Where do your people work?',
    help: 'Choose every place where somebody works for you, also from home. It adds the rights that the law gives there.',
    example: 'United Kingdom, European Union',
    why: 'The law on speaking about work differs from place to place. In the United States the National Labor Relations Act protects most private staff, for example.',
    options: workPlaces,
    placeholder: 'the rights that hold in our countries',
  },
  {
    id: 'who-is-covered',
    group: 'people',
    type: 'multiple',
    label: 'Which kinds of people work with you?',
    help: 'Choose everyone whom your policies are meant for.',
    example: 'Employees, Volunteers, Board members and trustees',
    why: 'A rule nobody told you about is not a fair rule. Choosing the groups now also tells you whom to ask to acknowledge it.',
    options: kindsOfPeople,
    placeholder: 'everyone we have asked',
  },
  {
    id: 'works-council',
    group: 'people',
    type: 'yes-no',
    label: 'Do you have a union or a works council?',
    help: 'Say yes if either of them speaks for any of your people.',
    example: 'Yes',
    why: 'In several countries staff representatives must be asked before a policy like this one starts.',
    options: [],
    placeholder: 'our agreement with staff representatives',
  },
  {
    id: 'languages',
    group: 'people',
    type: 'list',
    label: 'Which languages do your people read?',
    help: 'One language on each line, the most common one first.',
    example: 'English, Welsh',
    why: 'People can only keep to rules that they can read.',
    options: [],
    placeholder: 'the languages our people read',
  },
  {
    id: 'spokespeople',
    group: 'roles',
    type: 'list',
    label: 'Who speaks for you in public?',
    help: 'One person on each line, with what they speak about.',
    example: 'Priya Raman on housing, Marcus Hale on everything else',
    why: 'When a few people speak for you, everyone else is free to speak for themselves.',
    options: [],
    placeholder: 'our named spokespeople',
  },
  person('helper', 'Who answers “Can I post this?”', {
    help: 'Choose somebody friendly who can answer within hours. It need not be a manager.',
    example: 'Tom Okafor (Communications Officer)',
    why: 'People ask when they know the name and expect a kind answer.',
    placeholder: 'our policy helper',
  }),
  person('social-media-lead', 'Who leads on official accounts?', {
    help: 'This person agrees to new accounts and trials, and keeps the list of accounts.',
    example: 'Lena Fischer (Digital Lead)',
    why: 'Accounts without one lead multiply, then get lost when people leave.',
    placeholder: 'our social media lead',
  }),
  person('backing-leader', 'Which leader stands by staff in public?', {
    help: 'Name one senior leader who will take the angry phone call, so that staff do not have to.',
    example: 'Marcus Hale (Chief Executive)',
    why: 'Staff use their voice when a leader has promised to stand in front of them.',
    placeholder: 'the leader behind you',
  }),
  person('incident-lead', 'Who takes the call when a post goes wrong?', {
    help: 'One person, with a phone number that is answered in the evening too.',
    example: 'Isla Brandt (Head of Communications), 020 7946 0000',
    why: 'In a crisis nobody should have to work out whom to call.',
    placeholder: 'the person who takes the call',
  }),
  person('data-protection-contact', 'Who looks after personal data?', {
    help: 'Your data protection officer, or the person who does that work.',
    example: 'Sam Adeyemi (Data Protection Officer)',
    why: 'A post that shows personal data can start a legal clock of hours.',
    placeholder: 'our data protection contact',
  }),
  person('it-security-contact', 'Who helps when an account is in danger?', {
    help: 'The person or team who can close a session and change a password now.',
    example: 'IT service desk, 020 7946 0001',
    why: 'A stolen account does most of its harm in the first hour.',
    placeholder: 'our IT security contact',
  }),
  person('legal-contact', 'Who gives you legal advice?', {
    help: 'A lawyer of yours, or an outside one you can call.',
    example: 'Adeola Grant (General Counsel)',
    why: 'Some questions need a lawyer, and the name should be known before they come up.',
    placeholder: 'our legal adviser',
  }),
]

function person(
  id: QuestionId,
  label: string,
  words: Pick<Question, 'help' | 'example' | 'why' | 'placeholder'>,
): ProfileQuestion {
  return { id, group: 'roles', type: 'person', label, options: [], ...words }
}

/** The profile question with this id, or undefined. */
export function findProfileQuestion(id: QuestionId): ProfileQuestion | undefined {
  return profileQuestions.find((question) => question.id === id)
}

/** The profile's answers to the questions that a template places: what its policies begin with. */
export function answersFromProfile(profile: Answers, template: Pick<Template, 'questions'>): Answers {
  return Object.fromEntries(
    template.questions.flatMap((question) => {
      const answer = question.profile ? answerTo(profile, question.id) : undefined
      return answer === undefined ? [] : [[question.id, answer]]
    }),
  )
}
