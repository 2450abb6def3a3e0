// Questions on both engines: pages by key, what waits first, one ending only, and public answers that are withdrawn.
import { expect, test } from 'vitest'
import type { Engine } from '../../db/connect'
import { listExperiments } from '../../db/experiments'
import {
  findPublicAnswer,
  insertPublicAnswer,
  listPublicAnswers,
  withdrawPublicAnswer,
} from '../../db/public-answers'
import {
  closeQuestion,
  findAskedQuestion,
  insertQuestion,
  insertQuestionAnswer,
  listQuestions,
} from '../../db/questions'
import { transact } from '../../db/transaction'
import { proposeExperiment } from '../../app/commands/run-experiment'
import { aProposal } from '../commands/asking-commands'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, joel, maria } from '../people'
import { anApprovedVersion, aPolicy } from '../policies'

/** Two questions with the same promise and one with a later one. */
async function threeQuestions(engine: Engine) {
  const candor = await anInstance(engine)
  const { db } = candor
  const ids: string[] = []
  for (const minutes of [10, 10, 20])
    ids.push(
      await transact(db, (trx) =>
        insertQuestion(trx, {
          ...{ policyId: null, clauseId: null, versionId: null, situation: null, words: `In ${minutes}?` },
          ...{ askedBy: joel, askedOf: maria, promisedBy: minutesLater(minutes), at: noon },
        }),
      ),
    )
  return { candor, db, ids }
}

onBothEngines('questions', (engine) => {
  test('those that wait come by their promise, page by page, and none twice', async () => {
    const { db, ids } = await threeQuestions(engine)
    const waiting = { show: 'waiting', askedOf: maria.id, at: noon, limit: 2 } as const
    const first = await listQuestions(db, waiting)
    const last = first.at(-1)
    const after = { label: last?.promisedBy ?? '', id: last?.id ?? '' }
    const second = await listQuestions(db, { ...waiting, after })
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids)
    expect(await listQuestions(db, { ...waiting, askedOf: amara.id })).toEqual([])
    const overdue = await listQuestions(db, { ...waiting, show: 'overdue', at: minutesLater(15) })
    expect(overdue.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  })

  test('an answer or a withdrawal ends the waiting, and only the first of them counts', async () => {
    const { db, ids } = await threeQuestions(engine)
    const [one = '', other = ''] = ids
    const answer = (at: Date) =>
      transact(db, (trx) => insertQuestionAnswer(trx, { questionId: one, answer: 'Yes.', by: maria, at }))
    await answer(minutesLater(5))
    await answer(minutesLater(6))
    expect((await findAskedQuestion(db, one))?.answeredAt).toBe(minutesLater(5).toISOString())
    const close = (id: string) => transact(db, (trx) => closeQuestion(trx, id, minutesLater(7)))
    expect([await close(one), await close(other), await close(other)]).toEqual([false, true, false])
  })

  test('a public answer stands next to its clause until it is withdrawn, once', async () => {
    const { candor, db, ids } = await threeQuestions(engine)
    const { policyId } = await aPolicy(candor)
    const { id: versionId } = await anApprovedVersion(candor, policyId)
    const [questionId = ''] = ids
    const place = { questionId, policyId, clauseId: 'c', versionId }
    const id = await transact(db, (trx) =>
      insertPublicAnswer(trx, { ...place, question: 'Q?', answer: 'A.', by: maria, at: noon }),
    )
    expect((await listPublicAnswers(db, policyId)).map((one) => one.id)).toEqual([id])
    const withdraw = () => transact(db, (trx) => withdrawPublicAnswer(trx, { id, by: maria.id, at: noon }))
    expect([await withdraw(), await withdraw()]).toEqual([true, false])
    expect(await findPublicAnswer(db, { policyId, questionId })).toBeUndefined()
  })

  test('experiments come newest first, page by page', async () => {
    const { candor, db } = await threeQuestions(engine)
    const made: string[] = []
    for (let index = 0; index < 3; index += 1)
      made.unshift(valueOf(await proposeExperiment(deskOf(candor, joel), aProposal)).id)
    const first = await listExperiments(db, { limit: 2 })
    const last = first.at(-1)
    const before = { label: last?.proposedAt ?? '', id: last?.id ?? '' }
    const second = await listExperiments(db, { before, limit: 2 })
    expect([...first, ...second].map(({ id }) => id)).toEqual(made)
  })
})
