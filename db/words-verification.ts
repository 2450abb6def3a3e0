// Checking words: what stands in an exemption, an answer or an experiment against the digest that its ledger entry holds.
import { sql } from 'kysely'
import { toldWords } from '../app/governance/told-words'
import { kindWords } from './evidence-rows'
import type { LedgerFault } from './ledger-chain'
import type { Db } from './tables'

type Words = { [key: string]: string }

type Told = {
  kind:
    | 'exemption'
    | 'merge'
    | 'answer'
    | 'public-answer'
    | 'experiment'
    | 'experiment-decision'
    | 'experiment-end'
  subjectKind: 'person' | 'question' | 'experiment'
  actions: string[]
  /** Rows with an id, what they are about, when they were written, and the words in the other columns under their names in the digest. */
  rows: string
}

const told: readonly Told[] = [
  {
    kind: 'exemption',
    ...{ subjectKind: 'person', actions: ['campaign.exempted'] },
    rows: `select id, person_id as subject, granted_at as at, campaign_id as campaign, person_id as person, reason from exemptions`,
  },
  {
    kind: 'merge',
    ...{ subjectKind: 'person', actions: ['person.merged'] },
    rows: `select id, kept_id as subject, merged_at as at, merged_id as merged, reason from person_merges`,
  },
  {
    kind: 'answer',
    ...{ subjectKind: 'question', actions: ['question.answered', 'question.answered-again'] },
    rows: `select id, question_id as subject, answered_at as at, question_id as question, answer from question_answers`,
  },
  {
    kind: 'public-answer',
    ...{ subjectKind: 'question', actions: ['answer.made-public'] },
    rows: `select id, question_id as subject, published_at as at, clause_id as clause, question, answer from public_answers`,
  },
  {
    kind: 'experiment',
    ...{ subjectKind: 'experiment', actions: ['experiment.proposed'] },
    rows: `select id, id as subject, proposed_at as at, title, what, why, reach, hoped_for as "hopedFor", guardrails from experiments`,
  },
  {
    kind: 'experiment-decision',
    ...{ subjectKind: 'experiment', actions: ['experiment.agreed', 'experiment.declined'] },
    rows: `select id, id as subject, decided_at as at, decision_comment as comment from experiments where decision is not null`,
  },
  {
    kind: 'experiment-end',
    ...{ subjectKind: 'experiment', actions: ['experiment.ended'] },
    rows: `select id, id as subject, ended_at as at, learned from experiments where ended_at is not null`,
  },
]

const page = 200

/** The first record whose words are not those that were written. */
export async function rewordedRecord(db: Db): Promise<LedgerFault | undefined> {
  for (const one of told) {
    const fault = await rewordedAmong(db, one)
    if (fault) return fault
  }
  return undefined
}

async function rewordedAmong(
  db: Db,
  { kind, subjectKind, actions, rows }: Told,
): Promise<LedgerFault | undefined> {
  for (let after = ''; ;) {
    const found = await sql<{ id: string; subject: string; at: string } & Words>`
      select * from (${sql.raw(rows)}) records where id > ${after} order by id limit ${sql.lit(page)}`.execute(
      db,
    )
    const last = found.rows.at(-1)
    if (!last) return undefined
    const entries = await db
      .selectFrom('ledger_entries')
      .select(['subject_id', 'at', 'detail'])
      .where('subject_kind', '=', subjectKind)
      .where('subject_id', 'in', [...new Set(found.rows.map(({ subject }) => subject))])
      .where('action', 'in', actions)
      .execute()
    const changed = found.rows.find(({ id: _, subject, at, ...words }) => {
      const says = `"words":"${toldWords(words)}"`
      return !entries.some(
        (entry) => entry.subject_id === subject && entry.at === at && entry.detail.includes(says),
      )
    })
    if (changed) {
      const sentence = `The words of the ${kindWords[kind]} ${changed.id} are not those that were written.`
      return { kind, sequence: null, id: changed.id, sentence }
    }
    if (found.rows.length < page) return undefined
    after = last.id
  }
}
