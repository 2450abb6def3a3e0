// Every command of the command line: what it takes, what it says about itself, and where it is. Loaded only when called.
import type { Given } from './arguments'
import type { ExitCode, Shell } from './shell'

export type CommandEntry = {
  name: string
  /** One line for the overview, without a full stop. */
  summary: string
  /** Words after the name, in order. `what` completes "needs …". */
  takes: { name: string; what: string; optional?: true }[]
  /** Without `value` it is a switch. `required` only tells the help; the command says why when it is missing. */
  options: { name: string; value?: string; required?: true; says: string }[]
  /** Paragraphs and examples for the command's own help. */
  help: string
  load: () => Promise<{ run: (given: Given, shell: Shell) => Promise<ExitCode> }>
}

const format = {
  name: 'format',
  value: 'md|docx|json',
  says: 'Markdown, Word or JSON. Without it the ending of --out decides, else md.',
}
const out = {
  name: 'out',
  value: 'file',
  says: 'The file to write. Without it md and json go to standard output.',
}

export const commands: readonly CommandEntry[] = [
  {
    name: 'templates',
    summary: 'list the policy templates',
    takes: [],
    options: [
      {
        name: 'json',
        says: 'All of it as JSON: clauses with ids and titles, questions with id, type and options.',
      },
    ],
    help: `With --json it prints one list. Each template has id, version, title, language, summary, clauses and questions.
The ids of the questions are what an answers file for "draft" is made of.`,
    load: () => import('./commands/templates'),
  },
  {
    name: 'check-templates',
    summary: 'look for mistakes in templates and playbook scenarios',
    takes: [{ name: 'dir', what: 'a folder', optional: true }],
    options: [],
    help: `Without a folder it checks the templates that ship with Candor. Any other folder is read as text and never run,
so it is safe to check templates that came from a stranger. Each mistake is one line: file:line, what is wrong, what
to do. The exit code is 1 when there is a mistake.`,
    load: () => import('./commands/check-templates'),
  },
  {
    name: 'draft',
    summary: 'draft a policy from a template and a file with answers',
    takes: [{ name: 'template', what: 'the id of a template, as "candor templates" lists it' }],
    options: [
      {
        name: 'answers',
        value: 'a.json',
        required: true,
        says: 'The answers; - reads them from standard input.',
      },
      format,
      out,
    ],
    help: `The answers file holds one object: question id to answer. An answer is text, true or false, the value of an option,
a list of values or texts, a number, or a date like "2027-03-14", as the type of the question says. What is not
answered stands in the draft as a placeholder in brackets, so {} gives a complete draft with every gap in sight.
The same answers give the same bytes, on every machine and on every day. No database is opened.

  candor templates --json > templates.json
  candor draft employee-social-media --answers answers.json --format docx --out policy.docx`,
    load: () => import('./commands/draft'),
  },
  {
    name: 'import',
    summary: 'read a Word or Markdown file as sections of a policy, without saving anything',
    takes: [{ name: 'file', what: 'a .docx, .md or .txt file' }],
    options: [
      {
        name: 'template',
        value: 'id',
        says: 'The template to compare with. Without it: employee-social-media.',
      },
      {
        name: 'changes',
        value: 'taken-in|left-out',
        says: 'What to do with tracked changes that nobody decided. Without it they are taken in.',
      },
      { name: 'json', says: 'All of it as JSON: clauses, coverage and losses.' },
    ],
    help: `Shows what “Bring your own policy” would make of the file: each heading with the section it was matched to and the
words that decided, which of the 24 sections are there, thin or missing, and everything that could not be carried over:
tracked changes, comments, footnotes, pictures, headers and so on. No database is opened, and the file is not changed.

  candor import old-policy.docx
  candor import old-policy.docx --template house-rules --json > found.json`,
    load: () => import('./commands/import'),
  },
  {
    name: 'export',
    summary: 'export a policy from the database',
    takes: [{ name: 'policy', what: 'the address of a policy: what stands after /policies/' }],
    options: [
      {
        name: 'version',
        value: 'n',
        says: 'A public number like 3.0, the number of a submission like 5, or the word draft. Without it: the one in force.',
      },
      {
        name: 'audience',
        value: 'group',
        says: 'Only what applies to this group, for example volunteers, or to two: board,volunteers. The word everyone leaves all addenda out. Without it: all of it, with addenda marked.',
      },
      format,
      out,
    ],
    help: `  candor export employee-social-media-policy --format docx --out policy.docx
  candor export employee-social-media-policy --audience volunteers --out volunteers.md
  candor export employee-social-media-policy --version 1.0 > old.md`,
    load: () => import('./commands/export'),
  },
  {
    name: 'redline',
    summary: 'write the difference of two documents as tracked changes in a Word file',
    takes: [
      { name: 'old.json', what: 'the earlier document, as "candor draft --format json" writes it' },
      { name: 'new.json', what: 'the later document' },
    ],
    options: [
      { name: 'out', value: 'file.docx', required: true, says: 'The Word file to write.' },
      { name: 'author', value: 'name', says: 'Whose changes they are. Without it: Candor.' },
      {
        name: 'date',
        value: '2027-03-14',
        says: 'When they were made: a day, or a moment like 2027-03-14T09:12:00Z. Without it: 1 January 2020.',
      },
    ],
    help: `Accepting all changes in Word gives exactly the later document, rejecting all exactly the earlier one. Sections
pair by their ids, so that one that stands elsewhere is shown as moved. The same files give the same bytes, on every
machine and on every day. No database is opened.

  candor draft employee-social-media --answers before.json --out old.json
  candor draft employee-social-media --answers after.json --out new.json
  candor redline old.json new.json --out redline.docx --author "Amara Okafor" --date 2027-03-14`,
    load: () => import('./commands/redline'),
  },
  {
    name: 'return',
    summary: 'read what people changed in a Word file that came back',
    takes: [{ name: 'file.docx', what: 'the Word file that came back' }],
    options: [
      {
        name: 'base',
        value: 'new.json',
        says: 'The document it was made from. Without it: the one that the file carries.',
      },
      { name: 'json', says: 'All of it as JSON: suggestions by section, comments, strays and losses.' },
    ],
    help: `Every insertion, deletion, move and comment comes back by the name that made it, one suggestion for each section and
author; changes that Word did not track come back without a name. Changes of our own redline are taken in. What no
section holds is named as a stray, and what a policy cannot hold as a loss: no word of the file vanishes. Nothing is
decided, no database is opened, and the file is not changed.

  candor return redline.docx --base new.json
  candor return redline.docx --json > changes.json`,
    load: () => import('./commands/return'),
  },
  {
    name: 'verify',
    summary: 'check the ledger and the evidence it tells of, or an evidence pack',
    takes: [{ name: 'pack.zip', what: 'an evidence pack', optional: true }],
    options: [
      {
        name: 'head',
        value: 'sequence:hash',
        says: 'A head from a weekly mail, an export, a pack or an earlier run; several with commas between them. With it a ledger that was cut off or written anew is found too.',
      },
      {
        name: 'heads',
        value: 'file',
        says: 'A mail or a Markdown export saved as text: every head in it is compared. - reads standard input.',
      },
      {
        name: 'key',
        value: 'key',
        says: 'With a pack: the public key, or its fingerprint, that you know from elsewhere. Without it nobody can say whose key signed the pack.',
      },
      { name: 'json', says: 'With a pack: all checks as JSON.' },
    ],
    help: `Recomputes every hash and link, and compares versions, decisions and acknowledgements with what the ledger says of
them. Safe while Candor serves. Prints the number of entries and the head: keep the head somewhere else, and give it
back the next time. The exit code is 1 when something is wrong, and the first wrong row is named.

With an evidence pack it needs no database. It checks what verify.html checks, names every file and row that is wrong,
and compares the page in the pack with its own:
  candor verify social-media-policy-1.0.evidence.zip --key "3f0c 9a41 …"`,
    load: () => import('./commands/verify'),
  },
  {
    name: 'backup',
    summary: 'copy the database into one file, also while Candor serves',
    takes: [{ name: 'file', what: 'the file to write' }],
    options: [],
    help: `The copy is complete, checked and on the disk when the command ends. It holds personal data: keep it safe.
An existing file is never written over. On PostgreSQL it names the pg_dump command to use instead.`,
    load: () => import('./commands/backup'),
  },
  {
    name: 'restore',
    summary: 'put a backup in place, with Candor stopped',
    takes: [{ name: 'file', what: 'the backup to restore' }],
    options: [],
    help: `Restores only where there is no database yet, and never writes over one. On PostgreSQL it names the pg_restore
command to use instead.`,
    load: () => import('./commands/restore'),
  },
  {
    name: 'sample',
    summary: 'load the sample organisation into an empty database',
    takes: [],
    options: [],
    help: `Harbour Trust: about 40 people, policies in every state, a campaign under way, incidents. In it anybody can sign in
as anybody, no mail is sent, and every page says that it is a sample. A database that holds anything is refused.`,
    load: () => import('./commands/sample'),
  },
]

/** The command with this name, or undefined. */
export function findCommand(name: string): CommandEntry | undefined {
  return commands.find((command) => command.name === name)
}
