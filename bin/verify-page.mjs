// Makes verify.html: one file with its script and its style inside, which a browser runs from anywhere and without a network.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/**
 * The page's bytes. The same sources give the same bytes. Its own policy lets in exactly this script and this style, named by
 * their digests, and nothing that talks to a server.
 */
export async function makeVerifyPage(home) {
  const folder = join(home, 'app/evidence')
  const { outputFiles } = await build({
    entryPoints: { script: join(folder, 'verify-page.ts'), style: join(folder, 'verify-page.css') },
    absWorkingDir: home,
    outdir: 'verify-page',
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: ['es2022', 'chrome123', 'firefox121', 'safari17.5'],
    legalComments: 'none',
    logLevel: 'error',
  })
  const textOf = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text.trim()
  const script = textOf('.js').replaceAll('</script', '<\\/script')
  const style = textOf('.css')
  const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; connect-src 'none'; base-uri 'none'; form-action 'none'`
  const html = await readFile(join(folder, 'verify-page.html'), 'utf8')
  const filled = [
    ['{{policy}}', policy],
    ['<style></style>', `<style>${style}</style>`],
    ['<script></script>', `<script>${script}</script>`],
  ].reduce((page, [place, words]) => filledIn(page, place, words), html)
  return new TextEncoder().encode(filled)
}

function filledIn(page, place, words) {
  if (page.split(place).length !== 2) throw new Error(`verify-page.html must have “${place}” once.`)
  return page.replace(place, () => words)
}
