// What ships is right: every template and scenario reads without a mistake, fast, and scenarios can be found.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { triage, triageQuestions } from '../../app/domain/playbook'
import { findScenarios } from '../../app/domain/playbook-search'
import { checkTemplateFolder } from '../../app/templates/check-templates'
import type { Library } from '../../app/templates/library'
import { loadLibrary } from '../../app/templates/library'
import { mistakeLine } from '../../app/templates/mistake'

const shipped = join(import.meta.dirname, '../../policy-templates')

let library: Library
let folder: string
let cacheFile: string
let processorSeconds: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-shipped-'))
  cacheFile = join(folder, 'templates.json')
  const before = process.cpuUsage()
  library = await loadLibrary(shipped, { cacheFile })
  const used = process.cpuUsage(before)
  processorSeconds = (used.user + used.system) / 1e6
})

afterAll(() => rm(folder, { recursive: true }))

test('every shipped file is free of mistakes', async () => {
  expect((await checkTemplateFolder(shipped)).mistakes.map(mistakeLine)).toEqual([])
})

test('reading everything for the first time costs less than 3 seconds of one processor on an idle machine, here 6', () => {
  expect(processorSeconds).toBeLessThan(6)
})

test('reading it again takes less than a quarter of a second', async () => {
  const before = process.cpuUsage()
  expect(await loadLibrary(shipped, { cacheFile })).toEqual(library)
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(0.25)
})

describe('the playbook', () => {
  test('finds each scenario first by its title, and among the first three by each of its aliases', () => {
    const { scenarios } = library
    const rank = (words: string, id: string) =>
      findScenarios(scenarios, words).findIndex(({ scenario }) => scenario.id === id)
    expect(
      scenarios.filter((scenario) => rank(scenario.title, scenario.id) !== 0).map(({ id }) => id),
    ).toEqual([])
    const missed = scenarios.flatMap((scenario) =>
      scenario.aliases
        .filter((alias) => rank(alias, scenario.id) > 2 || rank(alias, scenario.id) < 0)
        .map((alias) => `${scenario.id}: ${alias}`),
    )
    expect(missed).toEqual([])
  })

  test('has something to offer for every set of answers', () => {
    const [whose, what, harm] = triageQuestions
    const empty = whose.options.flatMap((first) =>
      what.options.flatMap((second) =>
        harm.options
          .filter(
            (third) =>
              triage(library.scenarios, { whose: first.value, what: second.value, harm: third.value })
                .length === 0,
          )
          .map((third) => `${first.value} ${second.value} ${third.value}`),
      ),
    )
    expect(empty).toEqual([])
  })
})
