// Checks of the approval: each decision about this text, by somebody who did not write it, and enough of them.
import { currentStep, type Decision, type ReviewStep, type StepRule } from '../governance/review'
import { approvalMarkdown } from './approval-markdown'
import { wholeFile, type OpenPack } from './open-pack'
import type { Manifest } from './pack-format'
import { numberAt, rowOf, rowsAt, textAt, textsAt, type Row } from './pack-rows'
import { checkOf, newFaults, note, type FaultList, type PackCheck } from './report'
import { takeTold, type ToldOf } from './told'

const file = 'approval-record.json'

/** Every decision names the fingerprint, no two are the same, and the record in words says what the rows say. */
export async function checkDecisions(
  pack: OpenPack,
  manifest: Manifest,
  record: Row | undefined,
): Promise<PackCheck> {
  const list = newFaults()
  const version = rowOf(record?.['version'])
  if (
    textAt(version, 'id') !== manifest.version.id ||
    textAt(version, 'fingerprint') !== manifest.version.fingerprint
  )
    note(list, { file, place: 'version', sentence: 'The approval record is about another version or text.' })
  const decisions = rowsAt(record, 'decisions')
  const seen = new Set<string>()
  decisions.forEach((decision, index) => {
    const fault = (sentence: string) => note(list, { file, place: `decision ${index + 1}`, sentence })
    const who = textAt(decision, 'personName')
    if (textAt(decision, 'fingerprint') !== manifest.version.fingerprint)
      fault(`The decision of ${who} is about another text.`)
    if (seen.has(textAt(decision, 'id'))) fault(`The decision of ${who} stands there twice.`)
    seen.add(textAt(decision, 'id'))
  })
  await compareWords(pack, record, list)
  const good =
    decisions.length === 0
      ? 'Nobody has decided on this version.'
      : `${decisions.length === 1 ? 'The one decision names' : `All ${decisions.length} decisions name`} the fingerprint of this text.`
  return checkOf('decisions', list, good)
}

async function compareWords(pack: OpenPack, record: Row | undefined, list: FaultList): Promise<void> {
  const bytes = await wholeFile(pack, 'approval-record.md').catch(() => undefined)
  if (!bytes || !record) return
  const found = new TextDecoder().decode(bytes).split('\n')
  const wanted = approvalMarkdown(record).split('\n')
  const at = wanted.findIndex((line, index) => found[index] !== line)
  if (at < 0 && found.length === wanted.length) return
  const line = at < 0 ? wanted.length + 1 : at + 1
  const sentence = `Line ${line} of approval-record.md does not say what approval-record.json says.`
  note(list, { file: 'approval-record.md', place: `line ${line}`, sentence })
}

/** Enough approvals in each step, none by the author or an editor; or an emergency publication that says so. */
export function checkApproval(
  manifest: Manifest,
  { record, publication }: { record: Row | undefined; publication: Row | undefined },
): PackCheck {
  const list = newFaults()
  const fault = (place: string, sentence: string) => note(list, { file, place, sentence })
  const version = rowOf(record?.['version'])
  const rows = rowsAt(record, 'decisions')
  const writers = new Set([
    textAt(version, 'submittedBy'),
    ...rowsAt(version, 'editors').map((one) => textAt(one, 'id')),
  ])
  rows.forEach((decision, index) => {
    const { personId, seat, outcome } = decisionOf(decision)
    if (outcome === 'approved' && (writers.has(personId) || writers.has(seat)))
      fault(
        `decision ${index + 1}`,
        `${textAt(decision, 'personName')} wrote or edited this text and approved it all the same.`,
      )
  })
  const steps = rowsAt(record, 'steps').map(stepOf)
  const open = currentStep({ steps, decisions: rows.map(decisionOf) })
  const isApproved = steps.length > 0 && open === undefined
  const outcome = textAt(rowOf(record?.['round']), 'outcome')
  if (outcome === 'approved' && !isApproved)
    fault(
      open ? `step ${open.position + 1}` : 'steps',
      `The record says “approved”, but ${open ? `the step “${open.title}”` : 'a step'} does not have the approvals it needs.`,
    )
  const own = rowsAt(publication, 'publications').find(
    (one) => textAt(one, 'versionId') === manifest.version.id,
  )
  const emergency = textAt(own, 'emergencyReason')
  if (own && !isApproved && emergency === '')
    fault('round', 'This version was published although the approvals it needed are not there.')
  return checkOf(
    'approval',
    list,
    approvalSentence({ isApproved, outcome, emergency, isPublished: own !== undefined }),
  )
}

function approvalSentence(facts: {
  isApproved: boolean
  outcome: string
  emergency: string
  isPublished: boolean
}): string {
  if (facts.isApproved)
    return 'Each step has the approvals it needed, and nobody approved who wrote or edited the text.'
  if (facts.isPublished)
    return `It was published in an emergency, before it was approved, for this reason: ${facts.emergency}`
  return `It is not approved${facts.outcome === '' ? '' : ` (${facts.outcome})`}, and it is not published.`
}

function decisionOf(row: Row): Decision {
  const other = textAt(rowOf(row['forPerson']), 'id')
  return {
    stepId: textAt(row, 'stepId'),
    personId: textAt(row, 'personId'),
    seat: other === '' ? textAt(row, 'personId') : other,
    // Any other word counts for no approval, which is all that is asked here.
    outcome: textAt(row, 'outcome') as Decision['outcome'],
    changeClass: null,
  }
}

function stepOf(row: Row): ReviewStep {
  return {
    id: textAt(row, 'id'),
    position: numberAt(row, 'position'),
    title: textAt(row, 'title'),
    rule: ruleOf(rowOf(row['rule'])),
    asks: { kind: 'people' },
    dueOn: null,
    approvers: textsAt(row, 'approvers'),
  }
}

/** A rule that says nothing known asks for everybody. */
function ruleOf(row: Row | undefined): StepRule {
  const needed = numberAt(row, 'needed')
  if (textAt(row, 'kind') === 'any') return { kind: 'any' }
  return textAt(row, 'kind') === 'some' && needed >= 1 ? { kind: 'some', needed } : { kind: 'all' }
}

/** Holds the submission, the decisions and the publications against the entries that tell of them. */
export function compareApproval(
  told: ToldOf,
  { record, publication }: { record: Row | undefined; publication: Row | undefined },
  list: FaultList,
): void {
  const version = rowOf(record?.['version'])
  const fingerprint = textAt(version, 'fingerprint')
  const submission = {
    ...{ action: 'version.submitted', at: textAt(version, 'submittedAt') },
    ...{ actor: textAt(version, 'submittedBy'), fingerprint },
  }
  const sent = takeTold(told, submission)
  if (!sent) note(list, { file, place: 'version', sentence: 'The submission is not as the ledger tells it.' })
  if (sent && sent.name !== '' && sent.name !== textAt(version, 'submittedByName'))
    note(list, {
      file,
      place: 'version',
      sentence: 'Whoever sent the version had another name in the ledger.',
    })
  rowsAt(record, 'decisions').forEach((decision, index) => {
    const place = `decision ${index + 1}`
    const who = textAt(decision, 'personName')
    const found = takeTold(told, {
      ...{ action: `version.${textAt(decision, 'outcome')}`, at: textAt(decision, 'decidedAt') },
      ...{ actor: textAt(decision, 'personId'), fingerprint: textAt(decision, 'fingerprint') },
    })
    if (!found) note(list, { file, place, sentence: `The decision of ${who} is not as the ledger tells it.` })
    if (found && found.name !== '' && found.name !== who)
      note(list, { file, place, sentence: `${who} had another name in the ledger when they decided.` })
  })
  compareLife(told, publication, list)
}

/** Publications, withdrawals, affirmations and the retirement of the policy: what each list holds, in the ledger's words. */
const life: {
  key: string
  name: string
  at: string
  by: string
  action: (row: Row) => string
}[] = [
  {
    ...{ key: 'publications', name: 'publication', at: 'publishedAt', by: 'publishedBy' },
    action: (row) =>
      textAt(row, 'emergencyReason') === '' ? 'version.published' : 'version.published-in-emergency',
  },
  {
    ...{ key: 'withdrawals', name: 'withdrawal', at: 'withdrawnAt', by: 'withdrawnBy' },
    action: () => 'version.withdrawn',
  },
  {
    ...{ key: 'affirmations', name: 'affirmation', at: 'affirmedAt', by: 'affirmedBy' },
    action: () => 'version.reaffirmed',
  },
  {
    ...{ key: 'retirements', name: 'retirement', at: 'retiredAt', by: 'retiredBy' },
    action: () => 'policy.retired',
  },
]

function compareLife(told: ToldOf, publication: Row | undefined, list: FaultList): void {
  for (const { key, name, at, by, action } of life) {
    rowsAt(publication, key).forEach((row, index) => {
      const act = { action: action(row), at: textAt(row, at), actor: textAt(row, by) }
      if (takeTold(told, { ...act, fingerprint: textAt(row, 'fingerprint') })) return
      const number = textAt(row, 'number')
      const sentence = `The ${name}${number === '' ? '' : ` of ${number}`} is not as the ledger tells it.`
      note(list, { file: 'publication.json', place: `${name} ${index + 1}`, sentence })
    })
  }
}
