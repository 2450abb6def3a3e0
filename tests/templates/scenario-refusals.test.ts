// What a playbook file is refused for, besides what every file is refused for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseScenario } from '../../app/templates/read-scenario'

const slip = readFileSync(join(import.meta.dirname, 'fixtures/library/playbook/slip.mdx'), 'utf8')

test.each([
  [
    'an unknown triage key',
    slip.replace('- quiet', '- quite'),
    '"quite" is not a triage key.',
    'Did you mean "quiet"?',
  ],
  [
    'an unknown section',
    slip.replace('  - mistakes', '  - mistake'),
    '"mistake" is not a section.',
    'Did you mean "mistakes"?',
  ],
  [
    'a severity of five',
    slip.replace('severity: 4', 'severity: 5'),
    'severity in the front matter cannot be used as it is.',
    /from 1 to 4/,
  ],
  [
    'an unknown rule for removing',
    slip.replace('remove: remove-and-say-so', 'remove: remove'),
    '"remove" is not a remove.',
    /remove-now/,
  ],
  [
    'no signs',
    slip.replace('signs:\n  - The post is about your weekend\n', ''),
    'The front matter lacks signs.',
    /at least one/,
  ],
  [
    'a clock without a status',
    slip.replace('clocks: []', 'clocks: [{law: a, where: b, limit: c}]'),
    'An entry of clocks does not have exactly law, where, limit, status.',
    /law:/,
  ],
  [
    'a clock with an unclear status',
    slip.replace('clocks: []', 'clocks: [{law: a, where: b, limit: c, status: fine}]'),
    '"fine" does not say whether the limit was checked.',
    /known, not checked/,
  ],
  [
    'a missing clause',
    slip.replace(/<Clause id="call"[\s\S]*?<\/Clause>/, ''),
    'The scenario lacks the clause "call".',
    /steps, call/,
  ],
  [
    'an unknown clause',
    slip.replace('<Clause id="call"', '<Clause id="calls"'),
    'A scenario has no clause "calls".',
    'Did you mean "call"?',
  ],
  [
    'a section of policies',
    slip.replace('id="call" section="mistakes"', 'id="call" section="scope"'),
    '"scope" is not a section for a scenario.',
    /crisis, mistakes/,
  ],
  [
    'a question',
    slip.replace('- The time', 'Ask <Answer question="who" />.'),
    'A scenario asks no questions, so <Answer> cannot stand here.',
    /always true/,
  ],
  [
    'an unknown role',
    slip.replace('role="channel-owner"', 'role="chanel-owner"'),
    '"chanel-owner" is not a role of <Contact>.',
    'Did you mean "channel-owner"?',
  ],
  [
    'a step id used twice',
    slip.replace('<Step id="remove"', '<Step id="save"'),
    /The step id "save" is already taken/,
    /another id/,
  ],
])('%s', (_, source, sentence, fix) => {
  const reading = parseScenario(source, { file: 'slip.mdx' })
  const found = reading.ok
    ? undefined
    : reading.mistakes.find((mistake) =>
        typeof sentence === 'string' ? mistake.sentence === sentence : sentence.test(mistake.sentence),
      )
  expect(found, JSON.stringify(reading)).toBeDefined()
  expect(found?.fix).toMatch(fix)
})

test('clauses in another order', () => {
  const call = /<Clause id="call"[\s\S]*?<\/Clause>\n/.exec(slip)?.[0] ?? ''
  const reading = parseScenario(slip.replace(call, '') + call, { file: 'slip.mdx' })
  expect(reading).toMatchObject({
    ok: false,
    mistakes: [{ sentence: 'The clause "remove" stands in the wrong place.' }],
  })
})
