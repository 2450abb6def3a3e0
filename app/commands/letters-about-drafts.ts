// The letters about work on a draft: whom it concerns and where to look, never what was written.
import type { Letter } from './letters'

/** To somebody whose name stands in a comment. */
export function mentionLetter(facts: { name: string; by: string; title: string; url: string }): Letter {
  return {
    subject: `You were mentioned: ${facts.title}`,
    body: `Hello ${facts.name},

${facts.by} mentioned you in a comment on the draft of “${facts.title}”. Read it, and answer there:
${facts.url}
`,
  }
}

/** To the author who invited an outside expert, once for each visit in which the expert writes. */
export function expertWroteLetter(facts: {
  name: string
  expert: string
  title: string
  url: string
}): Letter {
  return {
    subject: `${facts.expert} wrote about ${facts.title}`,
    body: `Hello ${facts.name},

${facts.expert}, whom you invited from outside, has written about the draft of “${facts.title}”. Read it here:
${facts.url}

There may be more from the same visit; you get one message for each.
`,
  }
}

/** To an outside expert, with their link. */
export function expertLetter(facts: {
  name: string
  by: string
  organisation: string
  title: string
  until: string
  url: string
}): Letter {
  return {
    subject: `${facts.organisation}: your view on a draft`,
    body: `Hello ${facts.name},

${facts.by} of ${facts.organisation} asks for your view on a draft: “${facts.title}”. Read it, comment on its sections and suggest other words here:
${facts.url}

You need no password. The link is for you alone, so please do not pass it on. It works until ${facts.until}, and opens this one draft and nothing else.
`,
  }
}
