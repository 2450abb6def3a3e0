// One runner for everything: pure rules, stores on both engines, components, routes, and journeys in a real browser.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    globalSetup: ['tests/databases/postgres-server.ts'],
    reporters: ['default', './tests/total-reporter.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
