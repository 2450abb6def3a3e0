// Decide: one approver's approve, send back or recusal, on exactly the text they read, for themselves or in somebody's place.
import { insertDecision } from '../../db/decisions'
import { listDelegationsTo } from '../../db/delegations'
import { closeRound, lockOpenRound } from '../../db/open-round'
import { findPerson } from '../../db/people'
import { findPolicy } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findRoundOfVersion } from '../../db/rounds'
import type { Db } from '../../db/tables'
import { findVersion } from '../../db/versions'
import type { Desk } from '../context'
import { acceptFirstClass } from '../governance/change-class'
import type { LedgerAction } from '../governance/ledger'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { decide, meaningOf, type DecisionOutcome, type RoundOutcome, type Word } from '../governance/review'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { proveIdentity, type Identity } from './prove-identity'
import { tellOfWord, type AskedWord } from './tell-of-word'

export type VersionWord = Word & {
  versionId: string
  /** Null only where no browser asks. */
  identity: Identity | null
}

const actions: Record<DecisionOutcome, LedgerAction> = {
  approved: 'version.approved',
  'sent-back': 'version.sent-back',
  recused: 'version.recused',
}

/**
 * Records the approver's word and ends the round when it was the last one needed, or a send back; when a step is complete,
 * the approvers of the next one are told. Out: the round's outcome, null while others are still asked.
 * Refuses what `decide` in governance/review and `proveIdentity` refuse, a place that nobody gave to this person, and a first
 * version that is called less than material.
 */
export async function decideVersion(
  desk: Desk,
  word: VersionWord,
): Promise<Outcome<{ roundOutcome: RoundOutcome | null }>> {
  const person = actingPerson(desk)
  // A form with a mistake costs no try at the password, and a password that was right is not asked for again.
  const early = await askedAbout(desk.candor.db, desk, word)
  const isWhole = early.ok && check(early.value, desk, word).ok
  const proof = isWhole ? await proveIdentity(desk, word.identity) : undefined
  if (proof && !proof.ok) return proof
  return change<{ roundOutcome: RoundOutcome | null }>(desk, async (work) => {
    const { trx, at } = work
    const found = await askedAbout(trx, desk, word)
    if (!found.ok) return found
    // Taken before the decisions are read again, so that two last approvers come one after the other.
    await lockOpenRound(trx, found.value.round.roundId)
    const round = (await findRoundOfVersion(trx, word.versionId)) ?? found.value.round
    const asked = { ...found.value, round }
    const decision = check(asked, desk, word)
    if (!decision.ok) return decision
    if (!proof)
      return refused('round-changed', 'The round has just changed. Open the page again, then decide.')

    const { stepId, roundOutcome } = decision.value
    const giver = asked.delegation && (await findPerson(trx, asked.delegation.from.id))
    await proof.value.keep(trx)
    await insertDecision(trx, {
      round,
      stepId,
      person,
      outcome: word.outcome,
      comment: word.comment,
      meaning: meaningOf(word.outcome, asked.delegation?.from ?? null),
      changeClass: word.outcome === 'approved' ? word.changeClass : null,
      inPlaceOf: asked.delegation && giver ? { delegationId: asked.delegation.id, person: giver } : null,
      proof: { at: proof.value.at.toISOString(), by: proof.value.by },
      at,
    })
    if (roundOutcome) await closeRound(trx, round.roundId, { outcome: roundOutcome, because: null, at })
    await recordWord(work, asked, { word, roundOutcome })
    await tellOfWord(work, desk, { asked, word, roundOutcome })
    return accepted({ roundOutcome })
  })
}

/** The round, its version and policy, and by which delegation the person decides for somebody else. */
async function askedAbout(db: Db, desk: Desk, word: VersionWord): Promise<Outcome<AskedWord>> {
  const round = await findRoundOfVersion(db, word.versionId)
  const version = await findVersion(db, word.versionId)
  const policy = version && (await findPolicy(db, version.policyId))
  if (!round || !version || !policy) return refused('no-round', 'Nobody asked for approval of this version.')
  const publications = await listPublications(db, policy.id)
  const own = publications.find((publication) => publication.versionId === version.id)
  const publisher = own?.emergency?.publishedBy
  // Nor may somebody else say it for them.
  if (publisher !== undefined && [actingPerson(desk).id, word.inPlaceOf].includes(publisher)) {
    return refused(
      'emergency-publisher-cannot-approve',
      publisher === word.inPlaceOf
        ? 'Whoever gave you this place published this version in an emergency, so nobody may approve it for them. Ask another approver.'
        : 'You published this version in an emergency, so somebody else must approve it. Ask another approver.',
    )
  }
  const isFirst = publications.every((publication) => publication.versionId === version.id)
  if (word.inPlaceOf === null) return accepted({ round, version, policy, isFirst, delegation: null })
  const given = await listDelegationsTo(db, actingPerson(desk).id, desk.at)
  const delegation = given.find(({ from }) => from.id === word.inPlaceOf)
  if (!delegation) {
    return refused(
      'no-delegation',
      'You may not decide in this person’s place now: the time they gave you is over, or they took it back.',
    )
  }
  return accepted({ round, version, policy, isFirst, delegation })
}

function check(asked: AskedWord, desk: Desk, word: VersionWord): ReturnType<typeof decide> {
  const decision = decide(asked.round, actingPerson(desk), word)
  if (!decision.ok || word.outcome !== 'approved' || !asked.isFirst) return decision
  const first = acceptFirstClass(word.changeClass)
  return first.ok ? decision : first
}

async function recordWord(
  { record }: Change,
  asked: AskedWord,
  { word, roundOutcome }: { word: VersionWord; roundOutcome: RoundOutcome | null },
): Promise<void> {
  const { version, delegation } = asked
  await record({
    action: actions[word.outcome],
    subject: { kind: 'version', id: version.id },
    policyId: version.policyId,
    detail: {
      title: version.title,
      version: version.ordinal,
      fingerprint: version.fingerprint,
      roundOutcome,
      hasComment: word.comment !== '',
      ...(word.outcome === 'approved' && { changeClass: word.changeClass }),
      ...(delegation && { inPlaceOf: delegation.from.id }),
    },
    ...(delegation && { names: [{ personId: delegation.from.id, name: delegation.from.name }] }),
  })
}
