// The approval record in words. Made from approval-record.json and from nothing else, so that the two can be compared.
import { rowsAt, rowOf, textAt, textsAt, numberAt, type Row } from './pack-rows'

/** In: approval-record.json as an object. Out: approval-record.md. */
export function approvalMarkdown(record: Row): string {
  const version = rowOf(record['version'])
  const round = rowOf(record['round'])
  const zone = textAt(record, 'timeZone')
  const lines = [
    `# Approval record of ${plain(textAt(version, 'title'))}, submission ${String(version?.['ordinal'] ?? '')}`,
    '',
    `- Fingerprint: ${plain(textAt(version, 'fingerprint'))}`,
    `- Sent by ${plain(textAt(version, 'submittedByName'))} at ${plain(textAt(version, 'submittedAt'))} (UTC)`,
    `- Written or edited by: ${rowsAt(version, 'editors')
      .map((one) => plain(textAt(one, 'name')))
      .join(', ')}`,
    ...roundLines(round),
    '',
    '## Steps',
    '',
    ...rowsAt(record, 'steps').flatMap(stepLines),
    '',
    '## Decisions',
    '',
    ...decisionLines(rowsAt(record, 'decisions'), zone),
  ]
  return `${lines.join('\n')}\n`
}

function roundLines(round: Row | undefined): string[] {
  if (!round) return ['- No approval was asked for.']
  return [
    `- Approval asked for at ${plain(textAt(round, 'openedAt'))} (UTC)${before(textAt(round, 'pathName'), ', by the path ')}`,
    `- What changed: ${plain(textAt(round, 'changeNote')) || 'not said'}`,
    `- Note to the approvers: ${plain(textAt(round, 'note')) || 'none'}`,
    `- Outcome: ${plain(textAt(round, 'outcome')) || 'open'}${before(textAt(round, 'closedAt'), ' at ')}${before(textAt(round, 'closedBecause'), ': ')}`,
  ]
}

function stepLines(step: Row): string[] {
  const rule = rowOf(step['rule'])
  const kind = textAt(rule, 'kind')
  const needs = kind === 'some' ? `${numberAt(rule, 'needed')} of those asked` : `${kind} of those asked`
  return [
    `${numberAt(step, 'position') + 1}. ${plain(textAt(step, 'title'))}: ${needs} must approve`,
    ...rowsAt(step, 'asked').map(
      (one) =>
        `   - asked: ${plain([textAt(one, 'name'), textAt(one, 'title')].filter(Boolean).join(', '))}, at ${plain(textAt(one, 'askedAt'))} (UTC)`,
    ),
    ...(textsAt(step, 'approvers').length === 0 ? ['   - nobody is asked'] : []),
  ]
}

function decisionLines(decisions: Row[], zone: string): string[] {
  if (decisions.length === 0) return ['Nobody has decided on this version yet.']
  return decisions.flatMap((decision, index) => {
    const other = rowOf(decision['forPerson'])
    return [
      `${index + 1}. ${plain(textAt(decision, 'personName'))}${before(textAt(decision, 'personTitle'), ', ')}: ${plain(textAt(decision, 'outcome'))}`,
      ...(other
        ? [`   - in place of ${plain(textAt(other, 'name'))}${before(textAt(other, 'title'), ', ')}`]
        : []),
      `   - at ${plain(textAt(decision, 'decidedAt'))} (UTC), ${plain(textAt(decision, 'decidedAtLocal'))} (${plain(zone)})`,
      `   - meaning: ${plain(textAt(decision, 'meaning'))}`,
      `   - identity: ${plain(textAt(decision, 'provenBy'))}${before(textAt(decision, 'provenAt'), ', proven at ')}`,
      `   - kind of change: ${plain(textAt(decision, 'changeClass')) || 'not set'}`,
      `   - comment: ${plain(textAt(decision, 'comment')) || 'none'}`,
      `   - about the text with fingerprint ${plain(textAt(decision, 'fingerprint'))}`,
      `   - record ${plain(textAt(decision, 'id'))}, step ${plain(textAt(decision, 'stepId'))}, person ${plain(textAt(decision, 'personId'))}`,
    ]
  })
}

function before(text: string, words: string): string {
  return text === '' ? '' : `${words}${plain(text)}`
}

/** Words people typed, on one line and without Markdown's signs taking effect. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([\\`*_[\]<>#|])/g, '\\$1')
}
