// A round as pages draw it: its path with where it stands, and who may answer in whose place today.
import { listDelegationsFrom, listDelegationsTo } from '../../db/delegations'
import type { Round } from '../../db/rounds'
import type { Db } from '../../db/tables'
import { isInside } from '../governance/delegation'
import { mustLookAgain, pathOfRound, type Place, type RoundView } from '../governance/path-view'
import { placesOf, waitedFor } from '../governance/review'

/** The round's path as it stands at this moment. */
export async function describeRound(db: Db, round: Round, at: Date): Promise<RoundView> {
  const waited = waitedFor(round)?.seats ?? []
  const given = (await listDelegationsFrom(db, waited, at)).filter((one) => isInside(one, at))
  const standIns: Record<string, string[]> = {}
  for (const seat of waited)
    standIns[seat] = given
      .filter(({ from, to }) => from.id === seat && placesOf(round, to.id, [seat]).includes(seat))
      .map(({ to }) => to.name)
  const path = pathOfRound(round, standIns)
  const isVoided = round.outcome === 'voided'
  return {
    path,
    pathName: round.pathName,
    isStuck: path.some((step) => step.state === 'stuck'),
    voided: isVoided
      ? { because: round.closedBecause ?? 'The draft was changed.', again: mustLookAgain(round) }
      : null,
  }
}

/** Why a round was voided and who must look again, as sentences; null where nobody voided it. */
export function endedBecause(round: Round): string | null {
  if (round.closedBecause === null) return null
  const again = mustLookAgain(round)
  const because = `${round.closedBecause.replace(/\.$/, '')}.`
  if (again.length === 0) return because
  return `${because} When the text is sent again, these people look again: ${again.join(', ')}.`
}

/** Whose places this person may fill in the round now. */
export async function listPlaces(
  db: Db,
  round: Round,
  asked: { personId: string; at: Date },
): Promise<Place[]> {
  const given = await listDelegationsTo(db, asked.personId, asked.at)
  const givenBy = given.map(({ from }) => from.id)
  return placesOf(round, asked.personId, givenBy).map((id) => {
    const one = round.asked.find(({ personId }) => personId === id)
    return {
      personId: id,
      name: one?.name ?? '',
      title: one?.jobTitle ?? '',
      isOwn: id === asked.personId,
    }
  })
}
