// A shipped template as one text reads into the same template, without a file beside it.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { inlinedSource } from '../../app/templates/inlined-source'
import { findFiles } from '../../app/templates/library-files'
import { parseTemplate } from '../../app/templates/read-template'
import { aFolder } from '../databases/database'
import { home, shippedLibrary } from '../shipped-library'

test('every shipped template can be started from: its text alone gives the same template', async () => {
  const { templates } = await shippedLibrary()
  const files = await findFiles(join(home, 'policy-templates'))
  for (const folder of files.templates) {
    const source = (await inlinedSource(folder)) ?? ''
    const id = folder.split('/').at(-1) ?? ''
    const reading = parseTemplate(source, { file: 'template.mdx', id })
    const shipped = templates.find((template) => template.id === id)
    expect(reading).toEqual({ ok: true, value: { ...shipped, sample: {} } })
  }
})

test('partials in partials are written in; a loop, and a partial that is not there, give nothing', async () => {
  const root = await aFolder()
  const write = async (name: string, text: string) => {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
  await write('whole/template.mdx', 'Before.\n\n<Include file="shared/one.mdx" />\n\nAfter.\n')
  await write('shared/one.mdx', 'One.\n\n<Include file="shared/two.mdx" />\n')
  await write('shared/two.mdx', 'Two.\n')
  await write('loop/template.mdx', '<Include file="shared/loop.mdx" />\n')
  await write('shared/loop.mdx', '<Include file="shared/loop.mdx" />\n')
  await write('gone/template.mdx', '<Include file="shared/nowhere.mdx" />\n')
  await write('outside/template.mdx', '<Include file="../../etc/passwd" />\n')
  expect(await inlinedSource(join(root, 'whole'))).toBe('Before.\n\nOne.\n\nTwo.\n\nAfter.\n')
  expect(await inlinedSource(join(root, 'loop'))).toBeUndefined()
  expect(await inlinedSource(join(root, 'gone'))).toBeUndefined()
  expect(await inlinedSource(join(root, 'outside'))).toBeUndefined()
})
