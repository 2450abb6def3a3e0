// The sample's check questions: what Priyanka asks the Events team about answering reviews, how they did, and one statement on paper.
import type { SampleDepartment, SampleKey } from './people'
import type { SamplePolicy, SampleStep } from './story'

export type SampleUnderstandingAct =
  | { do: 'take-checks'; policy: SamplePolicy; checks: string[] }
  | {
      do: 'check-campaign'
      policy: SamplePolicy
      title: string
      department: SampleDepartment
      days: number
      passMark: number
      tries: number
    }
  /** `wrong`: how many of the questions, from the last, are answered wrongly. */
  | { do: 'answer-checks'; policy: SamplePolicy; wrong: number }
  | { do: 'record-for'; policy: SamplePolicy; person: SampleKey; givenDaysAgo: number; reason: string }

const policy = 'reviews'

export const sampleUnderstanding: SampleStep[] = [
  {
    ...{ by: 'priyanka', when: { workingDaysAgo: 10, time: '14:05' } },
    ...{ do: 'take-checks', policy, checks: ['a-journalist-asks', 'somebody-changes-their-mind'] },
  },
  {
    ...{ by: 'priyanka', when: { workingDaysAgo: 10, time: '14:20' } },
    ...{ do: 'check-campaign', policy, title: 'Answering reviews, for the festival team' },
    ...{ department: 'Events', days: 25, passMark: 2, tries: 3 },
  },
  answers('hannah', 9, '10:15', 1),
  answers('hannah', 9, '10:22', 0),
  answers('kwame', 8, '16:40', 1),
  answers('aoife', 8, '17:02', 0),
  answers('mateo', 6, '08:31', 1),
  answers('mateo', 6, '08:35', 0),
  answers('yusuf', 5, '11:48', 0),
  {
    ...{ by: 'priyanka', when: { workingDaysAgo: 4, time: '09:46' } },
    ...{ do: 'record-for', policy: 'staff', person: 'elsie', givenDaysAgo: 5 },
    reason: 'Spent the week in the dry dock, where there is no device and no signal',
  },
]

function answers(
  by: SampleKey,
  workingDaysAgo: number,
  time: `${number}:${number}`,
  wrong: number,
): SampleStep {
  return { by, when: { workingDaysAgo, time }, do: 'answer-checks', policy, wrong }
}
