// An experiment near its last day is due to whoever proposed it and to the leader who agreed, until it is ended.
import { expect, test } from 'vitest'
import { decideExperiment, endExperiment, proposeExperiment } from '../../app/commands/run-experiment'
import { gatherDue } from '../../app/jobs/gather-due'
import { dueWords } from '../../app/governance/reminder'
import { aProposal } from '../commands/asking-commands'
import { anInstance, deskOf, noon, valueOf } from '../instance'
import { joel, ruth } from '../people'

test('its proposer and its leader are reminded until somebody says what was learned', async () => {
  const candor = await anInstance()
  const { id } = valueOf(await proposeExperiment(deskOf(candor, joel), aProposal))
  const due = async () =>
    (await gatherDue(candor.db, noon, 'UTC')).map(({ personId, dueOn }) => [personId, dueOn])
  expect(await due()).toEqual([])
  valueOf(await decideExperiment(deskOf(candor, ruth), { id, decision: 'agreed', comment: '' }))
  expect(await due()).toEqual([
    [joel.id, '2026-12-18'],
    [ruth.id, '2026-12-18'],
  ])
  const [first] = await gatherDue(candor.db, noon, 'UTC')
  expect(first && dueWords(first)).toBe('End the experiment, and say what was learned: “A tide quiz”')
  valueOf(await endExperiment(deskOf(candor, joel), { id, learned: 'Few replied.', goesOn: 'stop' }))
  expect(await due()).toEqual([])
})
