// candor templates and check-templates: what there is, and what is wrong with it.
import { mkdir, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder } from '../databases/database'
import { shippedLibrary } from '../shipped-library'
import { candor } from './a-shell'

type ListedTemplate = {
  id: string
  version: string
  title: string
  clauses: { id: string; title: string; parent: string | null }[]
  questions: {
    id: string
    type: string
    label: string
    clause: string
    options: { value: string; label: string }[]
  }[]
}

const frontmatter = `---
version: "1.0.0"
kind: policy
title: Small policy
language: en-GB
summary: Says who answers.
forWhom: Small teams.
minutes: 5
---
`

describe('candor templates', () => {
  test('lists id, version, title and size for people', async () => {
    const { code, out } = await candor(['templates'])
    expect(code).toBe(0)
    expect(out).toMatch(/employee-social-media {2}\d+\.\d+\.\d+\n/)
    expect(out).toMatch(/\d+ sections, \d+ questions, about \d+ minutes/)
  })

  test('--json gives every clause with id and title, and every question with id, type and options', async () => {
    const { out } = await candor(['templates', '--json'])
    const [listed] = JSON.parse(out) as ListedTemplate[]
    const [template] = (await shippedLibrary()).templates
    expect(listed).toMatchObject({ id: template?.id, version: template?.version, title: template?.title })
    expect(listed?.clauses.length).toBeGreaterThanOrEqual(16)
    expect(listed?.questions.map(({ id, type }) => ({ id, type }))).toEqual(
      template?.questions.map(({ id, type }) => ({ id, type })),
    )
    const chosen = listed?.questions.find(({ type }) => type === 'multiple')
    expect(chosen?.options[0]).toMatchObject({ value: expect.any(String), label: expect.any(String) })
    const clauses = new Set(listed?.clauses.map(({ id }) => id))
    expect(listed?.questions.filter(({ clause }) => !clauses.has(clause))).toEqual([])
    expect(listed?.clauses.filter(({ parent }) => parent !== null && !clauses.has(parent))).toEqual([])
  })
})

describe('candor check-templates', () => {
  test('what ships has no mistakes', async () => {
    const { code, out, err } = await candor(['check-templates'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^\d\d templates and \d+ scenarios checked: no mistakes\.\n$/)
  })

  test('names every mistake with file, line, sentence and fix', async () => {
    const dir = await aTemplate(`${frontmatter}
<Clause id="purpose" section="purpos" title="Why" why="Reasons." source="Known practice." checked="known">

<Answer question="nobody-asks" />

</Clause>
`)
    const { code, out, err } = await candor(['check-templates', dir])
    expect([code, out]).toEqual([1, ''])
    const file = join(dir, 'mine/template.mdx')
    expect(err).toContain(`${file}:11  `)
    expect(err).toContain('Did you mean "purpose"?')
    expect(err).toContain(`${file}:13  `)
    expect(err).toMatch(/\n\d+ mistakes found\.$/)
  })

  test('a loop of Includes, an id used twice and a wrong sample are named with file and line', async () => {
    const clause = (id: string, text: string) =>
      `<Clause id="${id}" section="purpose" title="Why" why="Reasons." source="Known practice." checked="known">\n\n${text}\n\n</Clause>\n\n`
    const dir = await aTemplate(
      `${frontmatter}\n${clause('one', '<Include file="shared/again.mdx" />')}${clause('one', 'Text.')}`,
    )
    await mkdir(join(dir, 'shared'))
    await writeFile(join(dir, 'shared/again.mdx'), 'Text.\n\n<Include file="shared/again.mdx" />\n')
    await aTemplateIn(dir, 'sampled', `${frontmatter}\n${clause('two', 'Text.')}`)
    await writeFile(join(dir, 'sampled/sample.yaml'), 'nobody-asks: 4\n')
    const { code, err } = await candor(['check-templates', dir])
    expect(code).toBe(1)
    expect(err).toContain(`${join(dir, 'shared/again.mdx')}:3  `)
    expect(err).toMatch(/includes itself in a loop/)
    expect(err).toMatch(/mine\/template\.mdx:\d+ {2}The clause id "one" is already taken \(line \d+\)\./)
    expect(err).toContain(`${join(dir, 'sampled/sample.yaml')}:1  "nobody-asks" is not a question`)
  })

  test('reads a stranger’s template and never runs it', async () => {
    const dir = await aTemplate('')
    const trace = join(dir, 'trace')
    await writeFile(
      join(dir, 'mine/template.mdx'),
      `---js
{ title: (require('node:fs').writeFileSync(${JSON.stringify(trace)}, ''), 'x') }
---
import fs from 'node:fs'

export const done = fs.writeFileSync(${JSON.stringify(trace)}, '')

{fs.writeFileSync(${JSON.stringify(trace)}, '')}
`,
    )
    expect((await candor(['check-templates', dir])).code).toBe(1)
    expect(existsSync(trace)).toBe(false)
  })

  test.each(['/nowhere/at/all', ''])('a folder that is not there or empty is a mistake: %j', async (path) => {
    const { code, err } = await candor(['check-templates', path || (await aFolder())])
    expect(code).toBe(1)
    expect(err).toMatch(/There (is no such|are no templates in this) folder\./)
  })
})

async function aTemplate(source: string): Promise<string> {
  const dir = await aFolder()
  await aTemplateIn(dir, 'mine', source)
  return dir
}

async function aTemplateIn(dir: string, id: string, source: string): Promise<void> {
  await mkdir(join(dir, id))
  await writeFile(join(dir, id, 'template.mdx'), source)
}
