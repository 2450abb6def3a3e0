// Sessions: who is signed in. Only the SHA-256 of a token is stored.
import type { CompiledQuery } from 'kysely'
import type { Person } from '../app/domain/person'
import { newId } from './identifier'
import { readOrganisation, type Organisation } from './organisation'
import { asRole } from './people'
import type { Db, OrganisationTable, Trx } from './tables'

export type Session = {
  id: string
  person: Person
  lastSeenAt: string
  expiresAt: string
  endedAt: string | null
  personLeftAt: string | null
}

/** How a session began. One that began by a link in a mail proves nothing at a decision. */
export type EnteredBy = 'password' | 'link'

/** The organisation and the session in one answer: what every request needs first. */
export type Caller = { organisation: Organisation | null; session: Session | null }

type CallerRow = OrganisationTable & {
  session_id: string | null
  last_seen_at: string
  expires_at: string
  ended_at: string | null
  person_id: string
  person_name: string
  email: string | null
  job_title: string
  left_at: string | null
  role: string | null
  department: string | null
}

/** Built once per store: compiling it costs more than running it. */
const compiled = new WeakMap<Db, CompiledQuery<CallerRow>>()

/**
 * Finds who holds the token with this hash, and the organisation, in one indexed query.
 * It says what is stored; whether the session still counts is decided in app/identity.
 */
export async function findCaller(db: Db, tokenHash: string): Promise<Caller> {
  const query = compiled.get(db) ?? callerQuery(db)
  compiled.set(db, query)
  const { rows } = await db.executeQuery<CallerRow>({ ...query, parameters: [tokenHash] })
  const first = rows[0]
  if (!first) return { organisation: null, session: null }
  const organisation = readOrganisation(first)
  if (!first.session_id) return { organisation, session: null }
  const roles = new Set(rows.flatMap((row) => asRole(row.role)))
  return {
    organisation,
    session: {
      id: first.session_id,
      lastSeenAt: first.last_seen_at,
      expiresAt: first.expires_at,
      endedAt: first.ended_at,
      personLeftAt: first.left_at,
      person: {
        id: first.person_id,
        name: first.person_name,
        email: first.email ?? '',
        jobTitle: first.job_title,
        department: first.department ?? '',
        roles: [...roles],
      },
    },
  }
}

function callerQuery(db: Db): CompiledQuery<CallerRow> {
  return db
    .selectFrom('organisation')
    .leftJoin('sessions', (join) => join.on('sessions.token_hash', '=', 'placeholder'))
    .leftJoin('people', 'people.id', 'sessions.person_id')
    .leftJoin('role_grants', (join) =>
      join.onRef('role_grants.person_id', '=', 'people.id').on('role_grants.ended_at', 'is', null),
    )
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.until_at', 'is', null),
    )
    .leftJoin('departments', 'departments.id', 'memberships.department_id')
    .selectAll('organisation')
    .select([
      'sessions.id as session_id',
      'sessions.last_seen_at',
      'sessions.expires_at',
      'sessions.ended_at',
      'people.id as person_id',
      'people.name as person_name',
      'people.email',
      'people.job_title',
      'people.left_at',
      'role_grants.role',
      'departments.name as department',
    ])
    .compile() as unknown as CompiledQuery<CallerRow>
}

/** Starts a session and returns its id. */
export async function insertSession(
  trx: Trx,
  session: { tokenHash: string; personId: string; at: Date; expiresAt: Date; enteredBy?: EnteredBy },
): Promise<string> {
  const id = newId()
  const at = session.at.toISOString()
  await trx
    .insertInto('sessions')
    .values({
      id,
      token_hash: session.tokenHash,
      person_id: session.personId,
      created_at: at,
      last_seen_at: at,
      expires_at: session.expiresAt.toISOString(),
      ended_at: null,
      entered_by: session.enteredBy ?? 'password',
    })
    .execute()
  return id
}

/** Notes that the session was used. */
export async function touchSession(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ last_seen_at: at.toISOString() })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** When this person last proved who they are in this session; undefined when never, or when it is not theirs or has ended. */
export async function findProof(db: Db, id: string, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select(['created_at', 'proven_at', 'entered_by'])
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  return row.proven_at ?? (row.entered_by === 'link' ? undefined : row.created_at)
}

/** Notes that the person has just proved again who they are. */
export async function renewProof(trx: Trx, id: string, at: Date): Promise<void> {
  await trx.updateTable('sessions').set({ proven_at: at.toISOString() }).where('id', '=', id).execute()
}

/** Ends one session. */
export async function endSession(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ ended_at: at.toISOString() })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends all sessions of a person, except the one given. Returns how many were open. */
export async function endSessionsOf(
  trx: Trx,
  personId: string,
  at: Date,
  except: string | null = null,
): Promise<number> {
  let query = trx
    .updateTable('sessions')
    .set({ ended_at: at.toISOString() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
  if (except) query = query.where('id', '!=', except)
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** How many sessions of a person are still open. */
export async function countOpenSessions(db: Db, personId: string, at: Date): Promise<number> {
  const row = await db
    .selectFrom('sessions')
    .select(({ fn }) => fn.countAll().as('open'))
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at.toISOString())
    .executeTakeFirstOrThrow()
  return Number(row.open)
}

/** Forgets sessions that ended or ran out before the given moment. */
export async function deleteOldSessions(trx: Trx, before: Date): Promise<void> {
  await trx.deleteFrom('sessions').where('expires_at', '<', before.toISOString()).execute()
}
