// Builds the Remix app. Tests have their own vitest.config.ts: the Remix plugin stays out of them.
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { denyImports } from 'vite-env-only'
import remixConfig from './remix.config.js'

/** The database, the command line and the templates' compiler never reach a browser. */
const onlyOnTheServer = denyImports({
  client: {
    specifiers: ['kysely', 'sqlite3', 'pg', 'mdx-bundler', 'docx', /^node:/],
    files: ['**/db/**', '**/app/commands/**', '**/app/identity/**', '**/app/templates/**', '**/app/jobs/**'],
  },
})

export default defineConfig(({ command }) => ({
  // In development Remix looks for styles by walking the server's modules as if they were the browser's; the build is the judge.
  plugins: [command === 'build' && onlyOnTheServer, remix(remixConfig)],
  build: { target: 'es2022', assetsInlineLimit: 0 },
}))
