// What each kind of record says of itself, and what its entry in the ledger says of it: the two sides of the check.
/** A kind of record that an entry of the ledger tells of. */
export type Evidence =
  | 'version'
  | 'decision'
  | 'publication'
  | 'acknowledgement'
  | 'attempt'
  | 'decline'
  | 'withdrawal'
  | 'affirmation'
  | 'retirement'
  | 'exception'
  | 'exception-decision'
  | 'exception-end'
  | 'exemption'
  | 'exemption-end'
  | 'merge'
  | 'answer'
  | 'public-answer'
  | 'public-answer-end'
  | 'experiment'
  | 'experiment-decision'
  | 'experiment-end'

/** What each kind of evidence says of itself, in the words of the ledger. A retirement is about no one text. */
export const evidenceRows: Record<Evidence, string> = {
  version: `select id, 'version.submitted' as action, submitted_by as actor, submitted_by_name as name, submitted_at as at,
      fingerprint, id as subject from versions`,
  decision: `select id, 'version.' || outcome as action, person_id as actor, person_name as name, decided_at as at,
      fingerprint, version_id as subject, change_class, for_person from decisions`,
  publication: `select publications.id, published_by as actor, published_by_name as name, published_at as at, fingerprint,
      case when emergency_reason is null then 'version.published' else 'version.published-in-emergency' end as action,
      publications.id as subject, change_class, major || '.' || minor as number, effective_at, valid_to, approve_by
    from publications join versions on versions.id = version_id`,
  acknowledgement: `select id, case when method = 'proxy' then 'version.acknowledged-for' else 'version.acknowledged' end as action,
      recorded_by as actor, acknowledged_at as at, fingerprint,
      case when person_id = recorded_by then person_name end as name, campaign_id as subject,
      version_number as number, case when (method = 'proxy') = (person_id = recorded_by) then 'other' else method end as method,
      case when method = 'proxy' then person_id end as for_person, given_on,
      case when reason <> '' then replace(replace(reason, '\\', '\\\\'), '"', '\\"') end as reason
    from acknowledgements`,
  attempt: `select check_attempts.id, case when passed = 'yes' then 'checks.passed' else 'checks.failed' end as action,
      person_id as actor, person_name as name, attempted_at as at, fingerprint, campaign_id as subject,
      correct || '/' || asked as score
    from check_attempts join versions on versions.id = version_id`,
  decline: `select id, 'version.declined' as action, person_id as actor, person_name as name, declined_at as at, fingerprint,
      campaign_id as subject, replace(replace(reason, '\\', '\\\\'), '"', '\\"') as reason from declines`,
  withdrawal: `select withdrawals.id, 'version.withdrawn' as action, withdrawn_by as actor, withdrawn_by_name as name,
      withdrawn_at as at, fingerprint, publication_id as subject
    from withdrawals join versions on versions.id = version_id`,
  affirmation: `select id, 'version.reaffirmed' as action, affirmed_by as actor, affirmed_by_name as name,
      affirmed_at as at, fingerprint, id as subject, review_due from affirmations`,
  retirement: `select id, 'policy.retired' as action, retired_by as actor, retired_by_name as name, retired_at as at,
      null as fingerprint, policy_id as subject from retirements`,
  exception: `select id, 'exception.requested' as action, person_id as actor, person_name as name, requested_at as at, fingerprint,
      id as subject, clause_id, from_on, asked_until_on from exceptions`,
  'exception-decision': `select id, 'exception.' || decision as action, decided_by as actor, decided_by_name as name,
      decided_at as at, fingerprint, id as subject, from_on, until_on from exceptions where decision is not null`,
  'exception-end': `select id, 'exception.revoked' as action, revoked_by as actor, revoked_by_name as name, revoked_at as at,
      fingerprint, id as subject from exceptions where revoked_at is not null
    union all select id, 'exception.withdrawn', person_id, person_name, withdrawn_at, fingerprint, id from exceptions
      where withdrawn_at is not null
    union all select id, 'exception.expired', cast(null as text), cast(null as text), expired_at, fingerprint, id from exceptions
      where expired_at is not null`,
  exemption: `select id, 'campaign.exempted' as action, granted_by as actor, granted_by_name as name, granted_at as at,
      null as fingerprint, person_id as subject, campaign_id from exemptions`,
  'exemption-end': `select id, 'campaign.exemption-ended' as action, ended_by as actor, cast(null as text) as name, ended_at as at,
      null as fingerprint, person_id as subject, campaign_id from exemptions where ended_at is not null`,
  merge: `select id, 'person.merged' as action, merged_by as actor, merged_by_name as name, merged_at as at,
      null as fingerprint, kept_id as subject, merged_id from person_merges`,
  answer: `select question_answers.id, answered_by as actor, answered_by_name as name, question_answers.answered_at as at,
      case when question_answers.answered_at = asked_questions.answered_at then 'question.answered'
        else 'question.answered-again' end as action, null as fingerprint, question_id as subject
    from question_answers join asked_questions on asked_questions.id = question_id`,
  'public-answer': `select id, 'answer.made-public' as action, published_by as actor, published_by_name as name,
      published_at as at, null as fingerprint, question_id as subject, clause_id, id as public_answer from public_answers`,
  'public-answer-end': `select id, 'answer.withdrawn' as action, withdrawn_by as actor, cast(null as text) as name,
      withdrawn_at as at, null as fingerprint, question_id as subject, clause_id, id as public_answer
    from public_answers where withdrawn_at is not null`,
  experiment: `select id, 'experiment.proposed' as action, proposed_by as actor, proposed_by_name as name, proposed_at as at,
      null as fingerprint, id as subject, ends_on from experiments`,
  'experiment-decision': `select id, 'experiment.' || decision as action, decided_by as actor, decided_by_name as name,
      decided_at as at, null as fingerprint, id as subject from experiments where decision is not null`,
  'experiment-end': `select id, 'experiment.ended' as action, ended_by as actor, ended_by_name as name, ended_at as at,
      null as fingerprint, id as subject, goes_on from experiments where ended_at is not null`,
}

const publicAnswer: [key: string, column: string][] = [
  ['clause', 'clause_id'],
  ['publicAnswer', 'public_answer'],
]

/** What else the entry's detail says of it: the key there, and the column here. */
export const details: Partial<Record<Evidence, [key: string, column: string][]>> = {
  decision: [
    ['changeClass', 'change_class'],
    ['inPlaceOf', 'for_person'],
  ],
  publication: [
    ['changeClass', 'change_class'],
    ['number', 'number'],
    ['effectiveAt', 'effective_at'],
    ['validTo', 'valid_to'],
    ['approveBy', 'approve_by'],
  ],
  acknowledgement: [
    ['number', 'number'],
    ['method', 'method'],
    ['forPerson', 'for_person'],
    ['givenOn', 'given_on'],
    ['reason', 'reason'],
  ],
  attempt: [['score', 'score']],
  decline: [['reason', 'reason']],
  affirmation: [['reviewOn', 'review_due']],
  exception: [
    ['clause', 'clause_id'],
    ['fromOn', 'from_on'],
    ['untilOn', 'asked_until_on'],
  ],
  'exception-decision': [
    ['fromOn', 'from_on'],
    ['untilOn', 'until_on'],
  ],
  exemption: [['campaign', 'campaign_id']],
  'exemption-end': [['campaign', 'campaign_id']],
  merge: [['merged', 'merged_id']],
  'public-answer': publicAnswer,
  'public-answer-end': publicAnswer,
  experiment: [['endsOn', 'ends_on']],
  'experiment-end': [['goesOn', 'goes_on']],
}

export const evidenceActions: Record<Evidence, string> = {
  version: `'version.submitted'`,
  decision: `'version.approved', 'version.sent-back', 'version.recused'`,
  publication: `'version.published', 'version.published-in-emergency'`,
  acknowledgement: `'version.acknowledged', 'version.acknowledged-for'`,
  attempt: `'checks.passed', 'checks.failed'`,
  decline: `'version.declined'`,
  withdrawal: `'version.withdrawn'`,
  affirmation: `'version.reaffirmed'`,
  retirement: `'policy.retired'`,
  exception: `'exception.requested'`,
  'exception-decision': `'exception.approved', 'exception.refused'`,
  'exception-end': `'exception.revoked', 'exception.withdrawn', 'exception.expired'`,
  exemption: `'campaign.exempted'`,
  'exemption-end': `'campaign.exemption-ended'`,
  merge: `'person.merged'`,
  answer: `'question.answered', 'question.answered-again'`,
  'public-answer': `'answer.made-public'`,
  'public-answer-end': `'answer.withdrawn'`,
  experiment: `'experiment.proposed'`,
  'experiment-decision': `'experiment.agreed', 'experiment.declined'`,
  'experiment-end': `'experiment.ended'`,
}

/** What a sentence calls each. */
export const kindWords: Record<Evidence, string> = {
  version: 'version',
  decision: 'decision',
  publication: 'publication',
  acknowledgement: 'acknowledgement',
  attempt: 'attempt',
  decline: 'decline',
  withdrawal: 'withdrawal',
  affirmation: 'affirmation',
  retirement: 'retirement',
  exception: 'exception',
  'exception-decision': 'decision on an exception',
  'exception-end': 'end of an exception',
  exemption: 'exemption',
  'exemption-end': 'end of an exemption',
  merge: 'merge of two records',
  answer: 'answer to a question',
  'public-answer': 'public answer',
  'public-answer-end': 'end of a public answer',
  experiment: 'experiment',
  'experiment-decision': 'decision on an experiment',
  'experiment-end': 'end of an experiment',
}

/** All of them, in the order in which they are checked. */
export const kinds = Object.keys(kindWords) as Evidence[]
