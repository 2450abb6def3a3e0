// The first message of a campaign: what to read, by when, and where.
import { dayText } from '../domain/date-words'

export type CampaignLetter = {
  name: string
  /** Titles with their numbers: "Social media policy 3.0". */
  titles: string[]
  /** ISO date. */
  dueOn: string
  /** Where the person reads it. */
  url: string
}

/** Subject and body of the message, in plain text. */
export function campaignLetter({ name, titles, dueOn, url }: CampaignLetter): {
  subject: string
  body: string
} {
  const [first = 'a policy', ...others] = titles
  const what = others.length === 0 ? `“${first}” applies to you.` : 'These policies apply to you:'
  return {
    subject: others.length === 0 ? `Please read: ${first}` : `Please read: ${titles.length} policies`,
    body: [
      `Dear ${name},`,
      what,
      ...(others.length === 0 ? [] : [titles.map((title) => `- ${title}`).join('\n')]),
      `Please read and acknowledge ${others.length === 0 ? 'it' : 'them'} by ${dayText(dueOn)}.`,
      url,
    ].join('\n\n'),
  }
}
