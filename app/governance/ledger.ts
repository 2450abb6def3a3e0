// The ledger in words: who did what to which thing, and the sentence a timeline shows for it.
import type { Person, PersonId } from '../domain/person'
import {
  actorName,
  because,
  before,
  count,
  dayFact,
  exceptionHolder,
  fact,
  forPerson,
  incident,
  inPlaceOf,
  nameOf,
  planned,
  publicNumber,
  subjectName,
  suggester,
  titled,
  version,
  type LedgerDetail,
  type LedgerSubject,
  type TimelineEntry,
} from './timeline-entry'

export type Actor =
  | { kind: 'person'; person: Person }
  /** Somebody outside, by their link to one draft; `id` is the link's. */
  | { kind: 'expert'; id: string; name: string }
  | { kind: 'clock' }
  | { kind: 'setup' }
  | { kind: 'command-line' }

/** One entry as a command hands it over. */
export type LedgerEntry = {
  at: Date
  actor: Actor
  action: LedgerAction
  subject: LedgerSubject
  policyId?: string
  detail?: LedgerDetail
  /** Other people the sentence names. The actor's name is added by itself. */
  names?: { personId: PersonId; name: string }[]
}

type Words = (entry: TimelineEntry) => string

/**
 * Every action, and what it says after the actor's name. `detail` keys that appear in a sentence: title, version, number,
 * role, department, group, audience, answers, severity, because, people, days, suggester.
 */
const wordsOf = {
  'organisation.created': () => 'set up Candor',
  'organisation.changed': () => 'changed the settings of the organisation',
  'mail.rules-changed': () => 'changed how much mail people get, and when',
  'mail.tried-again': () => 'had a message that failed sent again',
  'word-styles.used': () => 'gave Word files the look of the organisation’s own file',
  'word-styles.ended': () => 'gave Word files the look that Candor makes',
  'anchoring.changed': () => 'changed where the ledger’s head is sent and stamped',
  'anchor.mailed': (entry) =>
    `mailed the ledger’s head to ${count(entry, 'addresses', 'address outside', 'addresses outside')}`,
  'anchor.stamped': (entry) =>
    `had the ledger’s head at entry ${fact(entry, 'sequence', '?')} stamped by a service outside`,
  'sample.loaded': () => 'loaded the sample organisation',
  'person.added': (entry) => `added ${subjectName(entry)}`,
  'person.changed': (entry) => `changed the details of ${subjectName(entry)}`,
  'person.left': (entry) => `recorded that ${subjectName(entry)} left`,
  'person.merged': (entry) =>
    `joined two records into that of ${subjectName(entry)}, who is one person${because(entry)}`,
  'people.list-begun': (entry) =>
    `began to bring in the list${titled(entry)}: ${count(entry, 'people', 'person', 'people')}`,
  'people.list-applied': (entry) =>
    `brought in ${count(entry, 'people', 'person', 'people')} of a list (lines ${fact(entry, 'from', '?')} to ${fact(entry, 'to', '?')})`,
  'people.list-ended': (entry) =>
    `brought in the list${titled(entry)}: ${count(entry, 'people', 'person', 'people')}`,
  'person.invited': (entry) => `invited ${subjectName(entry)}`,
  'person.moved': (entry) =>
    `moved ${subjectName(entry)} to ${fact(entry, 'department', 'another department')}`,
  'role.granted': (entry) => `gave ${subjectName(entry)} the role ${fact(entry, 'role', 'of a colleague')}`,
  'role.ended': (entry) =>
    `took the role ${fact(entry, 'role', 'of a colleague')} from ${subjectName(entry)}`,
  'department.added': (entry) => `added the department ${fact(entry, 'department', '')}`.trimEnd(),
  'group.added': (entry) => `added the group ${fact(entry, 'group', '')}`.trimEnd(),
  'group.joined': (entry) => `put ${subjectName(entry)} into the group ${fact(entry, 'group', '?')}`,
  'group.left': (entry) => `took ${subjectName(entry)} out of the group ${fact(entry, 'group', '?')}`,
  'password.set': () => 'set a password',
  'policy.created': (entry) => `started the policy${titled(entry)}`,
  'policy.imported': (entry) => `brought in the policy${titled(entry)} from a file`,
  'draft.answered': (entry) => `answered ${count(entry, 'answers', 'question', 'questions')} of the draft`,
  'draft.clause-edited': (entry) => `wrote the section${titled(entry)} by hand`,
  'draft.clause-restored': (entry) => `gave the section${titled(entry)} back to the template’s words`,
  'draft.audience-chosen': (entry) =>
    `chose whom the section${titled(entry)} is for: ${fact(entry, 'audience', 'everyone')}`,
  'draft.section-added': (entry) => `added the section${titled(entry)}`,
  'draft.section-moved': (entry) => `moved the section${titled(entry)}`,
  'draft.section-left-out': (entry) => `left the section${titled(entry)} out`,
  'draft.section-brought-back': (entry) => `brought the section${titled(entry)} back`,
  'draft.renamed': (entry) => `renamed the draft to${titled(entry)}`,
  'profile.changed': (entry) =>
    `changed ${count(entry, 'answers', 'answer', 'answers')} in the organisation’s profile`,
  'draft.profile-applied': (entry) =>
    `brought ${count(entry, 'answers', 'answer', 'answers')} of the organisation’s profile into the draft`,
  'draft.template-upgraded': (entry) =>
    `brought the draft to version ${fact(entry, 'to', '?')} of its template${before(entry)}`,
  'template.uploaded': (entry) =>
    `uploaded version ${fact(entry, 'version', '?')} of the template${titled(entry)}`,
  'template.withdrawn': (entry) => `withdrew the template${titled(entry)}${because(entry)}`,
  'comment.written': (entry) => `commented on the section${titled(entry)}`,
  'comment.replied': (entry) => `replied to a comment on the section${titled(entry)}`,
  'thread.resolved': (entry) => `resolved a comment on the section${titled(entry)}`,
  'thread.reopened': (entry) => `opened a comment on the section${titled(entry)} again`,
  'word.returned': (entry) =>
    `brought back a Word file${titled(entry)}: ${count(entry, 'suggestions', 'suggestion', 'suggestions')}, ${count(entry, 'comments', 'comment', 'comments')}`,
  'suggestion.made': (entry) => `suggested other words for the section${titled(entry)}`,
  'suggestion.taken': (entry) =>
    `took the words that ${suggester(entry)} suggested for the section${titled(entry)}`,
  'suggestion.left': (entry) =>
    `did not take the words that ${suggester(entry)} suggested for the section${titled(entry)}`,
  'suggestion.withdrawn': (entry) => `withdrew suggested words for the section${titled(entry)}`,
  'expert.invited': (entry) =>
    `gave ${subjectName(entry)} (outside expert) a link to the draft${titled(entry)} for ${count(entry, 'days', 'day', 'days')}`,
  'expert.opened': (entry) => `opened the draft${titled(entry)}`,
  'expert.revoked': (entry) => `revoked the link of ${subjectName(entry)} (outside expert)`,
  'version.submitted': (entry) => `sent ${version(entry)} for approval`,
  'version.approved': (entry) => `approved ${version(entry)}${inPlaceOf(entry)}`,
  'version.sent-back': (entry) => `sent back ${version(entry)}${inPlaceOf(entry)}`,
  'version.recused': (entry) => `stood aside from the decision on ${version(entry)}`,
  'approver.named': (entry) =>
    `asked ${subjectName(entry)} to decide on ${version(entry)} as well${inPlaceOf(entry)}`,
  'round.withdrawn': (entry) => `took ${version(entry)} back before it was decided`,
  'delegation.given': (entry) =>
    `let ${subjectName(entry)} decide${inPlaceOf(entry)} for ${count(entry, 'days', 'day', 'days')}`,
  'delegation.ended': (entry) => `ended the time in which ${subjectName(entry)} decides${inPlaceOf(entry)}`,
  'path.created': (entry) => `made the approval path${titled(entry)}`,
  'path.changed': (entry) => `changed the approval path${titled(entry)}`,
  'path.archived': (entry) => `put the approval path${titled(entry)} away`,
  'governance.changed': () => 'changed how approvals are run',
  'version.published': (entry) => `published ${publicNumber(entry)}${planned(entry)}`,
  'version.published-in-emergency': (entry) =>
    `published ${publicNumber(entry)} in an emergency, before it was approved`,
  'version.took-effect': (entry) => `noted that ${publicNumber(entry)} took effect`,
  'version.withdrawn': (entry) => `withdrew ${publicNumber(entry)}`,
  'version.reaffirmed': (entry) => `looked at ${publicNumber(entry)} again; it stays as it is`,
  'policy.retired': (entry) => `retired the policy${titled(entry)}`,
  'policy.review-set': (entry) => `set the next review to ${dayFact(entry, 'reviewOn', 'another day')}`,
  'policy.owner-changed': (entry) => `made ${subjectName(entry)} the owner`,
  'plan.made': (entry) => `planned the publication of ${version(entry)}`,
  'plan.cancelled': (entry) => `cancelled the planned publication of ${version(entry)}${because(entry)}`,
  'plan.failed': (entry) => `could not publish ${version(entry)} as planned${because(entry)}`,
  'department.head-named': (entry) =>
    `made ${subjectName(entry)} the head of ${fact(entry, 'department', 'a department')}`,
  'department.head-ended': (entry) => `left ${fact(entry, 'department', 'a department')} without a head`,
  'calendar.made': () => 'made an address for a calendar',
  'calendar.ended': () => 'ended the address of a calendar',
  'version.acknowledged': (entry) => `acknowledged ${publicNumber(entry)}`,
  'version.acknowledged-for': (entry) =>
    `recorded for ${forPerson(entry)} that they acknowledged ${publicNumber(entry)}: ${fact(entry, 'reason', 'no reason')}`,
  'version.declined': (entry) => `declined to acknowledge ${publicNumber(entry)}`,
  'campaign.codes-made': (entry) =>
    `made one-time codes for ${count(entry, 'people', 'person', 'people')} in${titled(entry)}`,
  'checks.written': (entry) => `wrote a check question${titled(entry, ':')}`,
  'checks.changed': (entry) => `changed a check question${titled(entry, ':')}`,
  'checks.moved': () => 'changed the order of the check questions',
  'checks.ended': (entry) => `removed a check question${titled(entry, ':')}`,
  'checks.passed': (entry) =>
    `answered ${fact(entry, 'score', '?')} questions about ${publicNumber(entry)} and passed`,
  'checks.failed': (entry) =>
    `answered ${fact(entry, 'score', '?')} questions about ${publicNumber(entry)} and did not pass`,
  'checks.tries-given': (entry) =>
    `gave ${forPerson(entry)} ${count(entry, 'tries', 'more try', 'more tries')} at the questions`,
  'round.voided': (entry) => `ended the approval round of ${version(entry)}${because(entry)}`,
  'campaign.launched': (entry) =>
    `asked ${count(entry, 'people', 'person', 'people')} to acknowledge${titled(entry)}`,
  'campaign.enrolled': (entry) =>
    `enrolled ${count(entry, 'people', 'person', 'people')}${fact(entry, 'as', '') === 'joiner' ? ' who joined' : fact(entry, 'as', '') === 'mover' ? ' who moved in' : ''} in the campaign${titled(entry)}`,
  'campaign.reopened': (entry) =>
    `asked ${count(entry, 'people', 'person', 'people')} who came back again in the campaign${titled(entry)}`,
  'campaign.released': (entry) =>
    `asks ${count(entry, 'people', 'person', 'people')} no more in the campaign${titled(entry)}${because(entry)}`,
  'campaign.followed': (entry) =>
    `let the campaign${titled(entry)} go on with version ${fact(entry, 'number', '?')}, which asks nothing new`,
  'campaign.paused': (entry) => `paused the campaign${titled(entry)}`,
  'campaign.resumed': (entry) => `let the campaign${titled(entry)} go on`,
  'campaign.due-changed': (entry) =>
    `moved the due date of the campaign${titled(entry)} to ${dayFact(entry, 'dueOn', 'a later day')}`,
  'campaign.closed': (entry) => `closed the campaign${titled(entry)}${because(entry)}`,
  'campaign.exempted': (entry) => `exempted ${subjectName(entry)} from the campaign${titled(entry)}`,
  'campaign.exemption-ended': (entry) =>
    `ended the exemption of ${subjectName(entry)} from the campaign${titled(entry)}`,
  'campaign-plan.made': (entry) => `planned the campaign${titled(entry)}`,
  'campaign-plan.changed': (entry) => `changed the plan of the campaign${titled(entry)}`,
  'campaign-plan.scheduled': (entry) =>
    `set the launch of the campaign${titled(entry)} to ${fact(entry, 'startsOn', 'a day')}${fact(entry, 'repeats', '') === 'yearly' ? ' and every year after it' : ''}`,
  'campaign-plan.unscheduled': (entry) => `took the launch of the campaign${titled(entry)} off the calendar`,
  'campaign-plan.discarded': (entry) => `discarded the plan of the campaign${titled(entry)}`,
  'campaign-plan.failed': (entry) =>
    `could not launch the campaign${titled(entry)} as planned${because(entry)}`,
  'audience.saved': (entry) => `saved the audience${titled(entry)}`,
  'audience.changed': (entry) => `changed the audience${titled(entry)}`,
  'audience.archived': (entry) => `put the audience${titled(entry)} away`,
  'exception.requested': (entry) => `asked for an exception from the section${titled(entry)}`,
  'exception.withdrawn': (entry) => `took back a request for an exception from the section${titled(entry)}`,
  'exception.approved': (entry) =>
    `approved an exception from the section${titled(entry)} for ${exceptionHolder(entry)}, until ${dayFact(entry, 'untilOn', 'a day')}`,
  'exception.refused': (entry) =>
    `refused an exception from the section${titled(entry)} for ${exceptionHolder(entry)}`,
  'exception.revoked': (entry) =>
    `ended the exception of ${exceptionHolder(entry)} from the section${titled(entry)} early`,
  'exception.expired': (entry) =>
    `noted that the exception of ${exceptionHolder(entry)} from the section${titled(entry)} expired`,
  'evidence.packed': (entry) => `made an evidence pack of ${publicNumber(entry)}`,
  'evidence.imported': (entry) => `brought in an evidence pack${titled(entry)}`,
  'key.made': () => 'made the key that signs evidence packs',
  'key.renewed': (entry) => `renewed the key that signs evidence packs${because(entry)}`,
  'question.asked': (entry) => `asked ${nameOf(entry, fact(entry, 'askedOf', ''))} a question`,
  'question.taken-back': () => 'took a question back',
  'question.answered': (entry) => `answered a question of ${nameOf(entry, fact(entry, 'askedBy', ''))}`,
  'question.answered-again': (entry) =>
    `corrected the answer to a question of ${nameOf(entry, fact(entry, 'askedBy', ''))}`,
  'answer.made-public': () => 'made a question and its answer public next to the section',
  'answer.withdrawn': () => 'withdrew a public question and its answer',
  'experiment.proposed': (entry) => `proposed the experiment${titled(entry)}`,
  'experiment.agreed': (entry) => `said yes to the experiment${titled(entry)}`,
  'experiment.declined': (entry) => `said no to the experiment${titled(entry)}`,
  'experiment.ended': (entry) => `ended the experiment${titled(entry)} and wrote down what was learned`,
  'incident.reported': (entry) => `reported ${incident(entry)}${titled(entry, ':')}`,
  'incident.severity-changed': (entry) =>
    `set the severity of ${incident(entry)} to SEV${fact(entry, 'severity', '?')}`,
  'incident.step-done': (entry) => `did a step in ${incident(entry)}${titled(entry, ':')}`,
  'incident.noted': (entry) => `wrote in the log of ${incident(entry)}`,
  'incident.closed': (entry) => `closed ${incident(entry)}`,
} satisfies Record<string, Words>

export type LedgerAction = keyof typeof wordsOf

/** Every action there is, for filters. */
export const ledgerActions = Object.keys(wordsOf).filter(isLedgerAction)

function isLedgerAction(action: string): action is LedgerAction {
  return Object.hasOwn(wordsOf, action)
}

/** The entry as one plain sentence without a full stop: "Amara Okafor sent submission 3 for approval". */
export function ledgerSentence(entry: TimelineEntry): string {
  const words: Words = isLedgerAction(entry.action) ? wordsOf[entry.action] : () => `recorded ${entry.action}`
  return `${actorName(entry)} ${words(entry)}`
}
