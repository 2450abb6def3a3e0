// R7: two people at once on one approval round, a thousand times: a legal history, one winner, one ledger row each.
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { decideVersion } from '../../app/commands/decide-version'
import { giveDelegation } from '../../app/commands/give-delegation'
import { withdrawSubmission } from '../../app/commands/withdraw-submission'
import type { Candor } from '../../app/context'
import { stepOfPeople } from '../../app/governance/approval-path'
import { fingerprint } from '../../app/domain/fingerprint'
import type { Outcome } from '../../app/domain/outcome'
import { verifyLedger } from '../../db/ledger'
import { openRound } from '../../db/open-round'
import { findRoundOfVersion } from '../../db/rounds'
import { transact } from '../../db/transaction'
import type { Version } from '../../db/versions'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, noon, valueOf } from '../instance'
import { amara, ben, nadia, ruth } from '../people'
import { anAnswer, aPolicy, approve, aWord, publish, submit, versionOf } from '../policies'

/** Rounds of each of the five pairs on each of the two engines; four policies run beside each other. */
const each = Number(process.env['CANDOR_ROUNDS'] ?? 100)
const lanes = 4
/** Every so many rounds the draft is really sent; between them a round is opened on the same version, which is quicker. */
const reallySent = 10

type Answer = Outcome<unknown>

type Scene = { candor: Candor; policyId: string; number: number; version: Version | null }

/** A version that waits for the word of these people. */
async function sent(scene: Scene, people: string[]): Promise<Version> {
  const { candor, policyId, number, version } = scene
  if (version && number % reallySent !== 0) {
    const at = new Date(noon.getTime() + number)
    const step = {
      ...stepOfPeople(people),
      asks: { kind: 'people' as const },
      dueOn: null,
      approvers: people,
    }
    const words = { note: '', changeNote: 'Other words.', dueOn: null, pathName: '', proposedGrounds: [] }
    const round = { policyId, versionId: version.id, openedBy: amara.id, at, steps: [step], ...words }
    await transact(candor.db, (trx) => openRound(trx, { ...round, proposedClass: 'material' }))
    return version
  }
  await anAnswer(candor, policyId, `readers ${number}`)
  const { ordinal } = valueOf(await submit(candor, policyId, { steps: [stepOfPeople(people)] }))
  scene.version = await versionOf(candor, policyId, ordinal)
  return scene.version
}

/** Both at once, the second a moment later in some rounds and the first in others, so that each comes first at times. */
async function atOnce<One, Other>(
  number: number,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[One, Other]> {
  const late = (number % 7) * 2
  const [first, second] = number % 2 === 0 ? [late, 0] : [0, late]
  return Promise.all([setTimeout(first).then(one), setTimeout(second).then(other)])
}

function wins(answers: Answer[]): string {
  return answers.map((answer) => (answer.ok ? 'yes' : answer.rule)).join(' / ')
}

/** Each pair: runs both at once, looks whether the history is one that could have been, and says who came first. */
const pairs: Record<string, (scene: Scene) => Promise<string>> = {
  async 'approve and edit'(scene) {
    const { candor, policyId, number } = scene
    const version = await sent(scene, [ben.id])
    const [approved] = await atOnce(
      number,
      () => approve(candor, version, ben),
      () => anAnswer(candor, policyId, `other readers ${number}`),
    )
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round?.outcome).toBe(approved.ok ? 'approved' : 'voided')
    expect(round?.decisions).toHaveLength(approved.ok ? 1 : 0)
    if (number % reallySent !== 0) return wins([approved])
    // What is published is what was approved, whatever the draft says by then.
    scene.version = null
    const effectiveAt = new Date(noon.getTime() + number * 1_000)
    expect((await publish(candor, version, { effectiveAt })).ok).toBe(approved.ok)
    return wins([approved])
  },
  async 'two last approvers'(scene) {
    const version = await sent(scene, [ben.id, ruth.id])
    const answers = await atOnce(
      scene.number,
      () => approve(scene.candor, version, ben),
      () => approve(scene.candor, version, ruth),
    )
    const outcomes = answers.map((answer) => valueOf(answer).roundOutcome)
    expect(outcomes.filter((outcome) => outcome === 'approved')).toHaveLength(1)
    const round = await findRoundOfVersion(scene.candor.db, version.id)
    expect(round).toMatchObject({ outcome: 'approved', decisions: [{}, {}] })
    return outcomes[0] === 'approved' ? 'the one was last' : 'the other was last'
  },
  async 'approve and take back'(scene) {
    const { candor } = scene
    const version = await sent(scene, [ben.id])
    const answers = await atOnce(
      scene.number,
      () => approve(candor, version, ben),
      () => withdrawSubmission(deskOf(candor, amara), { versionId: version.id, reason: 'Too early.' }),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round?.outcome).toBe(answers[0].ok ? 'approved' : 'voided')
    return wins(answers)
  },
  async 'stand aside and approve'(scene) {
    const { candor, number } = scene
    const version = await sent(scene, [ben.id, ruth.id])
    const recusal = aWord(version, { outcome: 'recused', comment: 'My sister.', changeClass: null })
    const answers = await atOnce(
      number,
      () => decideVersion(deskOf(candor, ben), recusal),
      () => approve(candor, version, ruth),
    )
    // Whichever comes first, Ruth is all that is left to ask, and she said yes.
    const outcomes = answers.map((answer) => valueOf(answer).roundOutcome)
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round?.outcome).toBe('approved')
    expect(round?.decisions.map(({ outcome }) => outcome).toSorted()).toEqual(['approved', 'recused'])
    return outcomes[0] === 'approved' ? 'the recusal was last' : 'the approval was last'
  },
  async 'the absent person and their delegate'(scene) {
    const { candor, number } = scene
    const version = await sent(scene, [ruth.id])
    const answers = await atOnce(
      number,
      () => approve(candor, version, ruth),
      () => decideVersion(deskOf(candor, nadia), aWord(version, { inPlaceOf: ruth.id })),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round?.decisions).toMatchObject([{ seat: ruth.id }])
    return wins(answers)
  },
}

onBothEngines('two people at once on one round', (engine) => {
  test(`come out right ${each * 5} times in a row`, { timeout: 1_200_000 }, async () => {
    const candor = await anInstance(engine)
    const days = { fromDay: '2026-11-24', untilDay: '2026-12-24', reason: 'On leave.' }
    valueOf(await giveDelegation(deskOf(candor, ruth), { ...days, fromId: ruth.id, toId: nadia.id }))
    const seen = new Map<string, number>()
    const lane = async (place: number): Promise<void> => {
      const { policyId } = await aPolicy(candor, `Policy ${place}`)
      const scene: Scene = { candor, policyId, number: 0, version: null }
      for (let round = place; round < each; round += lanes)
        for (const [pair, race] of Object.entries(pairs)) {
          const key = `${pair}: ${await race(scene)}`
          seen.set(key, (seen.get(key) ?? 0) + 1)
          scene.number += 1
        }
    }
    await Promise.all(Array.from({ length: lanes }, (_, place) => lane(place)))
    await historyIsLegal(candor)
    for (const [key, count] of [...seen].toSorted()) console.info(`R7 on ${engine}: ${key}: ${count}`)
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(each * 5)
  })
})

/** Every approval speaks of the text it was given for, what was published is what was approved, and the ledger tells each once. */
async function historyIsLegal({ db }: Candor): Promise<void> {
  const words = await db
    .selectFrom('decisions')
    .innerJoin('versions', 'versions.id', 'decisions.version_id')
    .innerJoin('rounds', 'rounds.id', 'decisions.round_id')
    .select(['decisions.outcome', 'decisions.fingerprint', 'versions.fingerprint as of_version'])
    .select(['versions.document', 'rounds.outcome as round_outcome'])
    .execute()
  const wrong = words.filter((word) => word.fingerprint !== word.of_version)
  expect(wrong).toEqual([])
  for (const word of words.slice(0, 20)) expect(fingerprint(JSON.parse(word.document))).toBe(word.fingerprint)
  const published = await db
    .selectFrom('publications')
    .innerJoin('rounds', 'rounds.version_id', 'publications.version_id')
    .select('rounds.outcome')
    .execute()
  expect(published.every((row) => row.outcome === 'approved')).toBe(true)
  const told = async (action: string) =>
    (await db.selectFrom('ledger_entries').select('id').where('action', '=', action).execute()).length
  const said = (outcome: string) => words.filter((word) => word.outcome === outcome).length
  const rounds = await db.selectFrom('rounds').select(['outcome', 'closed_because']).execute()
  const tookBack = rounds.filter((round) => round.closed_because?.includes('took it back')).length
  expect(await told('version.approved')).toBe(said('approved'))
  expect(await told('version.recused')).toBe(said('recused'))
  expect(await told('round.withdrawn')).toBe(tookBack)
  const voided = rounds.filter((round) => round.outcome === 'voided').length
  expect(await told('round.voided')).toBe(voided - tookBack)
  expect(await verifyLedger(db)).toMatchObject({ ok: true })
}
