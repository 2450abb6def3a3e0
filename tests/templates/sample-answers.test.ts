// Sample answers beside a template: read with it, and refused with file, line and fix where they do not fit.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkTemplateFolder } from '../../app/templates/check-templates'
import { readTemplate } from '../../app/templates/read-template'
import { aFolder } from '../databases/database'
import { clause } from './sources'

async function aTemplateWith(sample: string | undefined): Promise<string> {
  const folder = join(await aFolder(), 'mine')
  await mkdir(folder)
  await writeFile(join(folder, 'template.mdx'), clause('Ask <Answer question="who" />.'))
  if (sample !== undefined) await writeFile(join(folder, 'sample.yaml'), sample)
  return folder
}

async function sampleOf(sample: string | undefined) {
  const reading = await readTemplate(await aTemplateWith(sample))
  return reading.ok ? reading.value.sample : reading.mistakes
}

test('a template has the answers of its sample, and without one it has none', async () => {
  const yaml = 'who: "Sam: the helper"\nok: true\nsize: small\ngoals: [listen, help]\n'
  expect(await sampleOf(yaml)).toEqual({
    who: 'Sam: the helper',
    ok: true,
    size: 'small',
    goals: ['listen', 'help'],
  })
  expect(await sampleOf(undefined)).toEqual({})
})

test.each([
  [
    'an unknown question',
    'whom: "Sam"',
    1,
    /"whom" is not a question of this template\. Did you mean "who"\?/,
  ],
  ['an unknown option', 'size: smal', 1, /"smal" is not one of the options\. Did you mean "small"\?/],
  ['a number where words belong', 'who: 4', 1, /is the number 4/],
  ['yes in words', 'ok: "yes"', 1, /Give true or false/],
  ['YAML that does not close', 'who: "Sam\nok: true', 2, /cannot be read here/],
  ['a key twice', 'who: Sam\nwho: Ada', 2, /cannot be read here/],
  ['an alias', 'who: &a Sam\nsize: *a', 1, /not a list of question ids/],
  ['a list instead of keys', '- Sam', 1, /not a list of question ids/],
  ['an object’s own words', '__proto__: Sam', 1, /is not a question/],
])('%s is refused with its file, a line and a fix', async (_what, yaml, line, sentence) => {
  const folder = await aTemplateWith(yaml)
  const reading = await readTemplate(folder)
  if (reading.ok) throw new Error(JSON.stringify(reading.value.sample))
  expect(reading.mistakes).toEqual([
    {
      file: join(folder, 'sample.yaml'),
      line,
      sentence: expect.stringMatching(sentence),
      fix: expect.stringMatching(/\w/),
    },
  ])
})

test('a sample of more than 1 MB is not read', async () => {
  expect(await sampleOf(`who: "${'x'.repeat(1_000_100)}"`)).toMatchObject([
    { sentence: 'The file is larger than 1 MB.' },
  ])
})

test('checking a folder reports the sample’s mistakes too', async () => {
  const folder = await aTemplateWith('size: smal')
  const { mistakes } = await checkTemplateFolder(join(folder, '..'))
  expect(mistakes.map((mistake) => mistake.file)).toEqual([join(folder, 'sample.yaml')])
})
