// One-time codes of people without e-mail: only digests are stored, and one code works for one person and campaign.
import { sql } from 'kysely'
import type { KioskCodeFacts } from '../app/domain/kiosk-code'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type KioskCode = KioskCodeFacts & {
  id: string
  campaignId: string
  campaignTitle: string
  statement: string
  personId: string
  personName: string
  /** The campaign rests: the code works again when it goes on. */
  isPaused: boolean
}

/** The code with this digest, whatever became of it; undefined when there is none. */
export async function findKioskCode(db: Db, codeHash: string): Promise<KioskCode | undefined> {
  const row = await db
    .selectFrom('kiosk_codes')
    .innerJoin('campaigns', 'campaigns.id', 'kiosk_codes.campaign_id')
    .innerJoin('people', 'people.id', 'kiosk_codes.person_id')
    .innerJoin('campaign_targets', (join) =>
      join
        .onRef('campaign_targets.campaign_id', '=', 'kiosk_codes.campaign_id')
        .onRef('campaign_targets.person_id', '=', 'kiosk_codes.person_id'),
    )
    .select([
      'kiosk_codes.id',
      'kiosk_codes.campaign_id',
      'kiosk_codes.person_id',
      'kiosk_codes.expires_at',
      'kiosk_codes.used_at',
      'kiosk_codes.ended_at',
      'campaigns.title',
      'campaigns.statement',
      'campaigns.closed_at',
      'campaigns.paused_at',
      'people.name',
      'people.left_at',
      'campaign_targets.settled_at',
    ])
    .where('kiosk_codes.code_hash', '=', codeHash)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      campaignId: row.campaign_id,
      campaignTitle: row.title,
      statement: row.statement,
      personId: row.person_id,
      personName: row.name,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
      endedAt: row.ended_at,
      campaignClosedAt: row.closed_at,
      isPaused: row.paused_at !== null,
      personLeftAt: row.left_at,
      isOwed: row.settled_at === null,
    }
  )
}

/** Whose code is wanted: everybody without e-mail who still owes an answer, those of a department, or one person. */
export type CodeChoice =
  | { kind: 'without-mail' }
  | { kind: 'department'; departmentId: string }
  | { kind: 'person'; personId: string }

export type CodePerson = { personId: string; name: string; department: string }

/** The people of a choice who still owe an answer and are here, by department and name; at most `limit`. */
export async function listCodePeople(
  db: Db,
  campaignId: string,
  { choice, limit }: { choice: CodeChoice; limit: number },
): Promise<CodePerson[]> {
  let query = owing(db, campaignId)
    .select(['campaign_targets.person_id', 'people.name', 'campaign_targets.department_name'])
    .orderBy('campaign_targets.department_name')
    .orderBy('people.name')
    .orderBy('campaign_targets.person_id')
    .limit(limit)
  if (choice.kind === 'without-mail') query = query.where('people.email', 'is', null)
  if (choice.kind === 'department')
    query = query.where(
      (row) => row.fn.coalesce('campaign_targets.department_id', row.val('')),
      '=',
      choice.departmentId,
    )
  if (choice.kind === 'person') query = query.where('campaign_targets.person_id', '=', choice.personId)
  const rows = await query.execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    department: row.department_name,
  }))
}

/** How many people a campaign still waits for, by department, and how many of them have no e-mail. */
export async function countOwing(
  db: Db,
  campaignId: string,
): Promise<{ departmentId: string; name: string; owing: number; withoutMail: number }[]> {
  const rows = await owing(db, campaignId)
    .select((row) => [
      'campaign_targets.department_id',
      'campaign_targets.department_name',
      row.fn.countAll<number>().as('owing'),
      row.fn.count<number>('people.email').as('with_mail'),
    ])
    .groupBy(['campaign_targets.department_id', 'campaign_targets.department_name'])
    .orderBy('campaign_targets.department_name')
    .execute()
  return rows.map((row) => ({
    departmentId: row.department_id ?? '',
    name: row.department_name,
    owing: Number(row.owing),
    withoutMail: Number(row.owing) - Number(row.with_mail),
  }))
}

/** People who still owe an answer and whose name has these words, in order of name. */
export async function findOwing(
  db: Db,
  campaignId: string,
  { words, limit }: { words: string; limit: number },
): Promise<CodePerson[]> {
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const rows = await owing(db, campaignId)
    .select(['campaign_targets.person_id', 'people.name', 'campaign_targets.department_name'])
    .where(sql<boolean>`lower(people.name) like ${pattern} escape '\\'`)
    .orderBy('people.name')
    .orderBy('campaign_targets.person_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ personId: row.person_id, name: row.name, department: row.department_name }))
}

function owing(db: Db, campaignId: string) {
  return db
    .selectFrom('campaign_targets')
    .innerJoin('people', 'people.id', 'campaign_targets.person_id')
    .where('campaign_targets.campaign_id', '=', campaignId)
    .where('campaign_targets.settled_at', 'is', null)
    .where('people.left_at', 'is', null)
}

/** Writes new codes, and ends the older ones of the same people in this campaign. */
export async function insertKioskCodes(
  trx: Trx,
  made: {
    campaignId: string
    codes: { personId: string; codeHash: string }[]
    madeBy: string
    at: Date
    expiresAt: Date
  },
): Promise<void> {
  const at = made.at.toISOString()
  for (let start = 0; start < made.codes.length; start += 100) {
    const batch = made.codes.slice(start, start + 100)
    await trx
      .updateTable('kiosk_codes')
      .set({ ended_at: at })
      .where('campaign_id', '=', made.campaignId)
      .where(
        'person_id',
        'in',
        batch.map((one) => one.personId),
      )
      .where('ended_at', 'is', null)
      .where('used_at', 'is', null)
      .execute()
    await trx
      .insertInto('kiosk_codes')
      .values(
        batch.map((one) => ({
          id: newId(),
          code_hash: one.codeHash,
          campaign_id: made.campaignId,
          person_id: one.personId,
          made_by: made.madeBy,
          made_at: at,
          expires_at: made.expiresAt.toISOString(),
          opened_at: null,
          used_at: null,
          ended_at: null,
        })),
      )
      .execute()
  }
}

/** A code was used for the last answer that was owed. */
export async function useKioskCode(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('kiosk_codes')
    .set({ used_at: at.toISOString() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .execute()
}
