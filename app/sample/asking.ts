// What the people of Harbour Trust asked and tried: a question everybody can read now, one that waits, and two experiments.
import type { Situation } from '../domain/situation'
import type { Day } from './calendar'
import { step, type SamplePolicy, type SampleStep } from './story'

/** Questions and experiments of the story, by a name of their own. */
export type SampleAsked = 'ship-cat' | 'cartoon' | 'deck-films' | 'tide-quiz'

export type SampleAskingAct =
  | {
      do: 'ask'
      asked: SampleAsked
      words: string
      situation: Situation
      /** The section it is about; null: where the situation leads. */
      about: { policy: SamplePolicy; clause: string } | null
    }
  | { do: 'reply'; asked: SampleAsked; answer: string }
  | { do: 'make-public'; asked: SampleAsked; clause: string; question: string; answer: string }
  | {
      do: 'propose'
      asked: SampleAsked
      title: string
      what: string
      why: string
      reach: string
      hopedFor: string
      guardrails: string
      ends: Day
    }
  | { do: 'agree'; asked: SampleAsked; comment: string }
  | { do: 'end-experiment'; asked: SampleAsked; learned: string; goesOn: 'keep' | 'change' | 'stop' }

const questions: SampleStep[] = [
  step('ngozi', 20, '10:12', {
    do: 'ask',
    asked: 'ship-cat',
    words:
      'I filmed the ship’s cat asleep on the bell. A family stands behind it, and their little girl laughs. Can I put it on my own page?',
    situation: { about: 'children', profile: 'personal' },
    about: { policy: 'staff', clause: 'people-and-pictures' },
  }),
  step('fatima', 20, '11:40', {
    do: 'reply',
    asked: 'ship-cat',
    answer:
      'The cat, gladly. For the girl you would need a yes from her parents, and you cannot ask them any more. Cut the film so that only the cat is left, or film it again.',
  }),
  step('fatima', 20, '11:52', {
    do: 'make-public',
    asked: 'ship-cat',
    clause: 'people-and-pictures',
    question: 'A child I do not know stands in the background of my film. Can I post it on my own page?',
    answer:
      'Not with the child in it, unless a parent has said yes. Cut the film so that nobody under 18 can be recognised, or film it again.',
  }),
  {
    by: 'callum',
    when: { minutesAgo: 40 },
    do: 'ask',
    asked: 'cartoon',
    words:
      'Somebody drew a very funny cartoon of our crane. May I share it on my own page? I do not know who drew it.',
    situation: { about: 'others-work', profile: 'personal' },
    about: null,
  },
]

const experiments: SampleStep[] = [
  step('lucas', 45, '09:30', {
    do: 'propose',
    asked: 'deck-films',
    title: 'Films from the deck without a script',
    what: 'Two minutes a week, filmed on a phone by whoever is on deck, with captions. No music, no titles.',
    why: 'Our polished films take nine days each, and the shaky one from the storm was seen by five times as many people.',
    reach: 'Families who live near the harbour and have never been on board',
    hopedFor: 'Come on board on a Saturday',
    guardrails:
      'No faces of anyone under 18. Nothing while the boat moves. Lucas reads the replies each working day.',
    ends: { days: -12 },
  }),
  step('samuel', 44, '08:20', {
    do: 'agree',
    asked: 'deck-films',
    comment: 'Yes. If one goes wrong, I take the call.',
  }),
  step('lucas', 8, '16:05', {
    do: 'end-experiment',
    asked: 'deck-films',
    learned:
      'Seven films, four deckhands, no incident. Forty-one families named a film at the gate. The captions took longer than the filming. Films about mistakes, such as the knot that came loose, did best.',
    goesOn: 'keep',
  }),
  step('jack', 12, '11:10', {
    do: 'propose',
    asked: 'tide-quiz',
    title: 'A tide quiz each Friday',
    what: 'One question about the tides each Friday at four, answered by the harbour master on Monday.',
    why: 'People ask us about the tides anyway. A quiz may bring the quiet ones to talk to us.',
    reach: 'Neighbours who follow us and never write',
    hopedFor: 'Send in one guess',
    guardrails:
      'No prizes. No advice on whether it is safe to sail. Jack and Fiona read the guesses on Monday.',
    ends: { days: 24 },
  }),
  step('helen', 11, '07:55', { do: 'agree', asked: 'tide-quiz', comment: 'I will guess too.' }),
]

export const sampleAsking: readonly SampleStep[] = [...questions, ...experiments]
