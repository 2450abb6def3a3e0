// A place with something in every state, and the address of every route in it: for proofs that walk all pages.
import { askException } from '../../app/commands/ask-exception'
import { addLogLine } from '../../app/commands/add-log-line'
import { askQuestion } from '../../app/commands/ask-question'
import { commentOnClause } from '../../app/commands/comment-on-clause'
import { editClause } from '../../app/commands/edit-clause'
import { inviteExpert, openExpertVisit } from '../../app/commands/invite-expert'
import { invitePerson } from '../../app/commands/invite-person'
import { saveAudience } from '../../app/commands/keep-audience'
import { planCampaign } from '../../app/commands/keep-campaign-plan'
import { createApprovalPath } from '../../app/commands/keep-approval-path'
import { importPack } from '../../app/commands/import-pack'
import { keepImport } from '../../app/commands/keep-import'
import { livePolicies } from '../../app/commands/live-rules'
import { proposeExperiment } from '../../app/commands/run-experiment'
import { makeCalendarLink } from '../../app/commands/calendar-link'
import { uploadPeopleList } from '../../app/commands/upload-people-list'
import { createPolicy } from '../../app/commands/create-policy'
import { openDraft } from '../../app/commands/open-draft'
import { makeSignInLink } from '../../app/commands/sign-in-link'
import { publishVersion } from '../../app/commands/publish-version'
import { startIncident } from '../../app/commands/start-incident'
import { submitVersion } from '../../app/commands/submit-version'
import { stepOfPeople } from '../../app/governance/approval-path'
import { defaultStatement } from '../../app/governance/campaign'
import { noChecks, usualReminders } from '../../app/governance/campaign-plan'
import { allTemplateClauses } from '../../app/domain/template'
import { editMark } from '../../app/domain/draft'
import type { Person } from '../../app/domain/person'
import { findExpertLinkByToken } from '../../db/expert-links'
import { newToken, tokenHash } from '../../db/identifier'
import { insertLink } from '../../db/links'
import { transact } from '../../db/transaction'
import { findVersion } from '../../db/versions'
import { approve, aPlace, aVersionInReview, valueOf, type Place } from '../../bin/stress/a-place'
import { aReturn } from '../a-return'
import { anImportedPolicy } from '../an-import'
import { packed } from '../evidence/a-pack'
import { shippedLibrary } from '../shipped-library'

/** Words that stand only in drafts and in versions that are not published. Staff must never be sent them. */
export const secret = 'Unpublished-Zebra'

const templateId = 'employee-social-media'

export type WholePlace = Place & {
  /** Values for the parts of addresses, by the name Remix gives them. */
  parts: Record<string, string>
  campaignId: string
  published: { versionId: string; fingerprint: string }
}

/** A live policy with a later submission in review, one that is only a draft, a campaign, an incident, and open links. */
export async function aWholePlace(): Promise<WholePlace> {
  const library = await shippedLibrary()
  const place = await aPlace({ staff: 2, library })
  const { by, desk, candor } = place
  const live = await aVersionInReview(place, 'Social media policy', templateId)
  await approve(place, live)
  const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const campaign = { audience: { kind: 'everyone' }, statement: defaultStatement, dueOn } as const
  const request = { versionId: live.versionId, changeClass: 'material', effectiveAt: null } as const
  const { campaignId } = valueOf(
    await publishVersion(desk(by.author), { ...request, changeNote: 'The first.', campaign }),
  )
  const clause = await editedBySecret(place, live.policyId)
  await submitted(place, live.policyId)
  const comment = { policyId: live.policyId, clauseId: clause, quote: '', text: `Ask the ${secret}?` }
  valueOf(await commentOnClause(desk(by.approver), { ...comment, tell: by.author.id }))
  const draft = valueOf(
    await createPolicy(desk(by.author), { templateId, title: `${secret} policy of the harbour` }),
  )
  await editedBySecret(place, draft.policyId)

  const [scenario] = library.scenarios
  if (!scenario) throw new Error('No scenario is installed.')
  const { number } = valueOf(
    await startIncident(desk(by.author), { scenario, what: 'A photo went out.', drill: false }),
  )
  valueOf(await addLogLine(desk(by.responder), { number, line: 'Called the editor.' }))
  const invited = { name: 'Tove Lind', email: 'tove@example.org', jobTitle: '', department: '' }
  const { link } = valueOf(await invitePerson(desk(by.administrator), { ...invited, roles: ['staff'] }))
  return {
    ...place,
    campaignId: String(campaignId),
    published: live,
    parts: {
      slug: live.slug,
      draftSlug: draft.slug,
      clause,
      code: 'BCDFG-HJKMN',
      question: 'organisation-name',
      ordinal: '2',
      campaign: String(campaignId),
      number: String(number),
      scenario: scenario.id,
      template: templateId,
      'id of templates': templateId,
      id: place.staff[1]?.id ?? '',
      'id of policies': await anImportOf(by.author, place),
      'id of ask': await aQuestion(place),
      'id of experiments': await anExperiment(place),
      'id of settings': await anApprovalPath(place),
      'id of people/audiences': await anAudience(place),
      'id of acknowledgements/plans': await aCampaignPlan(place, live.policyId),
      'id of evidence': await anEvidencePack(place, live.policyId),
      'id of exceptions': await anExceptionOf(by.author, place, live),
      reading: await aReturn(desk(by.author), live.policyId),
      list: await aListOf(place),
      'token of invitation': link?.split('/').at(-1) ?? '',
      'token of expert': await anOpenDraftForAnExpert(place),
      'token of calendar': await aCalendar(by.staff, place),
      'token of reset': await aResetLink(candor, place.staff[1] ?? by.staff),
      'token of setup': newToken(),
      'token of enter': await aSignInLink(candor, place.staff[1] ?? by.staff),
    },
  }
}

/** An exception that the author asks for from the first section of the live version. */
async function anExceptionOf(
  author: Person,
  { candor, desk }: Place,
  live: { policyId: string; versionId: string; fingerprint: string },
): Promise<string> {
  const version = await findVersion(candor.db, live.versionId)
  const today = new Date().toISOString().slice(0, 10)
  const wish = {
    what: 'I answer in my own name.',
    why: 'The festival asks for it.',
    fromOn: today,
    untilOn: today,
  }
  const { policyId, fingerprint } = live
  const clauseId = version?.document.clauses[0]?.id ?? ''
  return valueOf(await askException(desk(author), { policyId, fingerprint, clauseId, ...wish })).id
}

/** A pack of the live version, brought in again as if it came from elsewhere. */
async function anEvidencePack({ candor, desk, by }: Place, policyId: string): Promise<string> {
  const bytes = await packed(candor, policyId, by.auditor)
  return valueOf(await importPack(desk(by.administrator), { name: 'pack.zip', bytes, knownKey: '' })).id
}

/** A staff member's question about a section, for the author who owns the policy. */
async function aQuestion({ candor, desk, by }: Place): Promise<string> {
  const [policy] = await livePolicies(candor.db, { at: candor.now() })
  const clauseId = policy?.document.clauses[0]?.id ?? ''
  const about = { situation: null, place: { policyId: policy?.policyId ?? '', clauseId } }
  return valueOf(await askQuestion(desk(by.staff), { words: 'May I say that?', ...about })).id
}

/** Proposed by a staff member, and not decided. */
async function anExperiment({ desk, by }: Place): Promise<string> {
  const endsOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const text = {
    title: 'A quiz',
    what: 'One a week.',
    why: 'To learn.',
    reach: 'Neighbours',
    hopedFor: 'Reply',
  }
  return valueOf(await proposeExperiment(desk(by.staff), { ...text, guardrails: 'No money.', endsOn })).id
}

async function anAudience({ desk, by }: Place): Promise<string> {
  const rule = { conditions: [{ attribute: 'kind' as const, is: 'any' as const, values: ['volunteer'] }] }
  return valueOf(await saveAudience(desk(by.author), { name: 'Volunteers', rule })).id
}

async function aCampaignPlan({ desk, by }: Place, policyId: string): Promise<string> {
  const plan = {
    ...{ title: 'Refresher', policies: [{ policyId, versionId: null }], statement: defaultStatement },
    ...{ reminders: usualReminders, checks: noChecks, earlier: 'keep' as const },
    audience: { kind: 'everyone' as const },
    due: { kind: 'days' as const, days: 14 },
  }
  return valueOf(await planCampaign(desk(by.author), plan)).id
}

/** A path of one step, kept as a preset. */
async function anApprovalPath({ desk, by }: Place): Promise<string> {
  const steps = [stepOfPeople([by.approver.id])]
  return valueOf(await createApprovalPath(desk(by.administrator), { name: 'Always the same', steps })).id
}

/** A list of people that waits for the meaning of its columns. */
async function aListOf({ desk, by }: Place): Promise<string> {
  const bytes = Buffer.from('Name;E-mail\nTove Berg;tove.berg@example.org\n')
  return valueOf(await uploadPeopleList(desk(by.administrator), { name: 'list.csv', bytes, encoding: '' })).id
}

/** A file that the author brought and has not made a draft of. */
async function anImportOf(author: Person, { desk }: Place): Promise<string> {
  const file = {
    fileName: 'old.docx',
    sha256: 'ab'.repeat(32),
    policy: anImportedPolicy(),
    beforeChanges: null,
  }
  return valueOf(await keepImport(desk(author), { ...file, templateId, title: `${secret} of old` })).id
}

/** Writes the secret words by hand into the first clause of a draft. Gives the id of the clause. */
async function editedBySecret({ candor, desk, by }: Place, policyId: string): Promise<string> {
  const { draft, template } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const clause = allTemplateClauses(template.clauses).find((one) => one.clauses.length === 0)
  if (!clause) throw new Error('The template has no clause.')
  const form = { policyId, clauseId: clause.id, started: editMark(draft, clause.id), heading: clause.heading }
  valueOf(
    await editClause(desk(by.author), {
      ...form,
      markdown: `Ask the ${secret} before you post.`,
      losses: '',
    }),
  )
  return clause.id
}

async function submitted({ candor, desk, by }: Place, policyId: string): Promise<void> {
  const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const path = { kind: 'steps', steps: [stepOfPeople([by.approver.id])] } as const
  const form = { policyId, revision: draft.revision, path, note: secret, changeNote: secret, dueOn: null }
  valueOf(await submitVersion(desk(by.author), { ...form, acceptsGaps: true }))
}

/** A lawyer's link to a draft of its own, which they have opened: whoever holds the link reads it. */
async function anOpenDraftForAnExpert({ candor, desk, by }: Place): Promise<string> {
  const { policyId } = valueOf(await createPolicy(desk(by.author), { templateId, title: 'For the lawyer' }))
  const form = { policyId, name: 'Adeola Grant', email: '', days: '7' }
  const { link } = valueOf(await inviteExpert(desk(by.author), form))
  const token = link?.split('/').at(-1) ?? ''
  const found = await findExpertLinkByToken(candor.db, tokenHash(token))
  if (!found) throw new Error('The link is not kept.')
  const actor = { kind: 'expert', id: found.id, name: found.name } as const
  valueOf(await openExpertVisit({ candor, actor, at: new Date() }))
  return token
}

/** The address of somebody's calendar feed: whoever holds it reads it. */
async function aCalendar(person: Person, { desk }: Place): Promise<string> {
  const { url } = valueOf(await makeCalendarLink(desk(person)))
  return url?.split('/').at(-1) ?? ''
}

async function aResetLink({ db }: Place['candor'], person: Person): Promise<string> {
  const token = newToken()
  const at = new Date()
  const expiresAt = new Date(at.getTime() + 3_600_000)
  await transact(db, (trx) =>
    insertLink(trx, { kind: 'reset', tokenHash: tokenHash(token), personId: person.id, at, expiresAt }),
  )
  return token
}

/** A link in a mail that signs somebody in, not used yet. */
async function aSignInLink({ db }: Place['candor'], { id }: Person): Promise<string> {
  const path = await transact(db, (trx) =>
    makeSignInLink(trx, { personId: id, path: '/policies', at: new Date(), because: 'reminder' }),
  )
  return path.split('/').at(-1) ?? ''
}
