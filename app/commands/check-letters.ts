// The letter about somebody who has used all tries at a policy's questions.
import type { Letter } from './letters'

/** To the owner of the policy, once: somebody needs a few words rather than another click. */
export function outOfTriesLetter(facts: { owner: string; name: string; title: string; url: string }): Letter {
  return {
    subject: `A few words would help ${facts.name}: ${facts.title}`,
    body: `Hello ${facts.owner},

${facts.name} has read "${facts.title}" and has used all tries at its questions without passing.

Please talk to them: it may well be the section that is unclear. Afterwards you or a colleague can give them more tries here, and see which questions fail most:
${facts.url}
`,
  }
}
