// The one message a person gets on a day: everything they are reminded of, over all policies and kinds.
import { dayText, distanceText } from '../domain/date-words'

/** What is noted when a line goes out, so that it never goes out again. */
export type Note = { kind: string; subjectId: string; stage: string }

export type DigestLine = {
  notes: Note[]
  urgent: boolean
  /** ISO date. */
  dueOn: string
  /** "Decide on “Social media policy”". */
  words: string
  /** Why it is theirs: "because you own it"; "" when the words say it. */
  because: string
  /** People of theirs who have not answered, by name. */
  names: string[]
  /** On this instance; null where there is no page for it. */
  path: string | null
}

export type Letter = { subject: string; body: string }

/** The message. `link` signs its reader in, and stands in the place of the addresses; `today` is an ISO date. */
export function digestLetter(digest: {
  name: string
  lines: DigestLine[]
  today: string
  url: string
  link: string | null
  aWeek: number
}): Letter {
  const { name, today, url, link } = digest
  const lines = [...digest.lines].sort((first, second) => first.dueOn.localeCompare(second.dueOn))
  const isForThem = lines.some((line) => line.path !== null)
  return {
    subject: subjectOf(lines),
    body: [
      `Dear ${name},`,
      ...lines.map((line) => lineText(line, { today, url: link === null ? url : null })),
      ...(link !== null && isForThem ? [`Open it here, without a password:\n${url}${link}`, linkWords] : []),
      `You get at most one such message a day${digest.aWeek < 7 ? `, about ${digest.aWeek} a week,` : ''} and each reminder once.`,
    ].join('\n\n'),
  }
}

/** What a line says of a campaign that somebody owes an answer in. */
export function campaignWords(title: string): string {
  return `Please read and acknowledge “${title}”`
}

const linkWords = 'The link works once, for three days, and is for you alone: do not pass it on.'

function subjectOf(lines: DigestLine[]): string {
  const [only] = lines
  return only && lines.length === 1 ? only.words : `${lines.length} things are due`
}

function lineText(line: DigestLine, { today, url }: { today: string; url: string | null }): string {
  const when = line.dueOn < today ? 'was due' : 'is due'
  const because = line.because === '' ? '' : `, ${line.because}`
  return [
    `${line.words}: it ${when} on ${dayText(line.dueOn)} (${distanceText(line.dueOn, today)})${because}.`,
    ...line.names.map((name) => `- ${name}`),
    ...(line.names.length > 0
      ? ['Ask them what keeps them. A clause that is unclear is worth a question.']
      : []),
    ...(url !== null && line.path !== null ? [`${url}${line.path}`] : []),
  ].join('\n')
}
