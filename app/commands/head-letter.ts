// The weekly letter with the ledger's head: what it is, why it came, and what to do with it in a year.
import { momentText } from '../domain/date-words'
import type { Letter } from './letters'

/** Says nothing about people or policies: only the number and the hash of the last entry. */
export function headLetter(facts: { organisation: string; url: string; head: string; at: string }): Letter {
  return {
    subject: `${facts.organisation}: head of the ledger, ${facts.at.slice(0, 10)}`,
    body: `Please keep this message. There is nothing to do today.

${facts.organisation} keeps its policies in Candor (${facts.url}). Every approval, publication and acknowledgement there is an entry in a ledger, and each entry is chained to the one before it. The line below names the last entry as it was on ${momentText(facts.at)}:

${facts.head}

What it is for: somebody who holds the database could cut off its newest entries, or write the whole ledger anew, and nobody inside would see it. You hold a copy of where it ended. With it, both are found out.

How to check, for example a year from now: ask the people who run Candor to give this line to the program while you watch, or do it yourself on a copy of the database:

candor verify --head ${facts.head}

If the answer begins with "The ledger is sound", every entry up to this one is still there and unchanged. If it says "The ledger is not sound", it names the first entry that is wrong. Then ask why.
`,
  }
}
