// The layer table of docs/architecture.md, executable: who may import whom. Fails when nothing was read.
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const ours = (...layers) => `^(${layers.join('|')})`
const everything = '^(app|db|bin)/|^server\\.ts$'

/** The pure rules, in three rooms. */
const rules = ['app/domain/', 'app/compare/', 'app/governance/']

/** layer → what of ours it may import. What is not listed is forbidden. */
const mayImport = {
  'app/domain/': rules,
  'app/compare/': rules,
  'app/governance/': rules,
  'app/render/': [...rules, 'app/render/'],
  'app/lint/': [...rules, 'app/lint/'],
  'app/templates/': [...rules, 'app/templates/', 'app/import/'],
  // Also in browsers, from a file, without a server.
  'app/evidence/': [...rules, 'app/render/', 'app/evidence/'],
  // A returned Word file is read against what the export prints: labels, headings, table shapes.
  'app/import/': [
    ...rules,
    'app/render/(block-groups|block-labels|clause-heading|printable|table-shape)\\.ts',
    'app/import/',
  ],
  'db/': [...rules, 'db/'],
  'app/outside/': [...rules, 'app/outside/'],
  'app/mail/': [...rules, 'app/mail/', 'app/settings\\.ts'],
  'app/commands/': [
    ...rules,
    'db/',
    'app/outside/',
    'app/templates/',
    'app/import/',
    'app/evidence/',
    'app/mail/',
    'app/render/',
    'app/identity/(password-hash|tries|wait)\\.ts',
    'app/commands/',
    'app/sample/',
    'app/context\\.ts',
  ],
  'app/sample/': [...rules, 'app/sample/'],
  'app/jobs/': [
    ...rules,
    'db/',
    'app/commands/',
    'app/mail/',
    'app/jobs/',
    'app/context\\.ts',
    'app/settings\\.ts',
  ],
  'app/identity/': [...rules, 'db/', 'app/identity/', 'app/context\\.ts', 'app/settings\\.ts'],
  'app/forms/': [...rules, 'app/forms/'],
  // Runs in browsers only, on the pages that load it.
  'app/editor/': [...rules, 'app/ui/', 'app/editor/'],
  'app/drafting/': [
    ...rules,
    'app/render/',
    'app/lint/',
    'app/commands/',
    'app/forms/',
    'app/identity/',
    'app/ui/',
    'app/drafting/',
    'app/context\\.ts',
  ],
  'app/ui/': [
    ...rules,
    'app/lint/',
    'app/render/(?!word|markdown)',
    'app/evidence/(report|pack-format)\\.ts',
    'app/ui/',
    'app/forms/refused-form\\.ts',
  ],
  'app/http/': [...rules, 'db/', 'app/identity/', 'app/http/', 'app/context\\.ts', 'app/settings\\.ts'],
  'app/pages/': [
    ...rules,
    'db/',
    'app/render/',
    'app/ui/',
    'app/identity/',
    'app/commands/acknowledge\\.ts',
    'app/http/(kept-pages|plain-forms)\\.ts',
    'app/pages/',
    'app/context\\.ts',
  ],
}

const outsideTheRules = [
  'react',
  'react-dom',
  'kysely',
  'sqlite3',
  'pg',
  'zod',
  '@remix-run',
  'docx',
  'mdx-bundler',
]

/** layer → packages it must not know. */
const mustNotKnow = {
  'app/domain/': outsideTheRules,
  'app/compare/': outsideTheRules,
  'app/governance/': outsideTheRules,
  'app/render/': ['kysely', 'sqlite3', 'pg', '@remix-run'],
  'app/lint/': ['react', 'kysely', 'sqlite3', 'pg', '@remix-run'],
  'app/templates/': ['kysely', 'sqlite3', 'pg', '@remix-run', 'react'],
  'app/evidence/': ['react', 'react-dom', 'kysely', 'sqlite3', 'pg', '@remix-run'],
  'app/import/': ['kysely', 'sqlite3', 'pg', '@remix-run', 'react', 'mdx-bundler', 'esbuild'],
  'db/': ['react', 'react-dom', '@remix-run', 'docx', 'mdx-bundler'],
  'app/mail/': ['kysely', 'sqlite3', 'pg', 'react', '@remix-run'],
  'app/commands/': ['react', 'react-dom', '@remix-run', 'kysely'],
  'app/jobs/': ['react', '@remix-run', 'kysely'],
  'app/editor/': ['kysely', 'sqlite3', 'pg', '@remix-run'],
  'app/forms/': ['react', 'kysely', 'sqlite3', 'pg'],
  'app/drafting/': ['kysely', 'sqlite3', 'pg'],
  'app/ui/': ['kysely', 'sqlite3', 'pg', '@remix-run/node'],
  'app/routes/': ['kysely', 'sqlite3', 'pg'],
}

const forbidden = [
  ...Object.entries(mayImport).map(([layer, allowed]) => ({
    name: `${layer} imports only ${allowed.join(', ')}`,
    severity: 'error',
    from: { path: `^${layer}` },
    to: { path: everything, pathNot: allowed.map((pattern) => `^${pattern}`) },
  })),
  ...Object.entries(mustNotKnow).map(([layer, packages]) => ({
    name: `${layer} does not know ${packages.join(', ')}`,
    severity: 'error',
    from: { path: `^${layer}` },
    to: { path: packages.map((name) => `(^|/)node_modules/${name}/`) },
  })),
  {
    name: 'the rules are pure: no Node',
    severity: 'error',
    from: { path: ours(...rules) },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'what checks a pack runs in browsers too: no Node',
    severity: 'error',
    from: { path: ours('app/evidence/') },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'a route imports no other route',
    severity: 'error',
    from: { path: '^app/routes/' },
    to: { path: '^app/routes/' },
  },
  {
    name: 'the command line knows no page',
    severity: 'error',
    from: { path: '^bin/' },
    to: { path: ours('app/routes/', 'app/ui/', 'app/pages/', 'app/drafting/', 'app/forms/') },
  },
  {
    name: 'no cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'only the dialect file knows the driver',
    severity: 'error',
    from: { pathNot: '^(db/sqlite-|bin/bench/)' },
    to: { path: '(^|/)node_modules/sqlite3/' },
  },
]

const tsConfig = extractTSConfig('tsconfig.json')
const { output } = await cruise(
  ['app', 'db', 'bin', 'server.ts'],
  {
    ruleSet: { forbidden },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
  {},
  { tsConfig },
)
const read = output.summary.totalCruised
const errors = output.summary.violations.filter((violation) => violation.rule.severity === 'error')
for (const { rule, from, to } of errors) console.error(`${from} → ${to}\n  ${rule.name}`)
if (read === 0) {
  console.error('The layer check read no module at all, so it proves nothing. Is TypeScript 5 installed?')
  process.exit(1)
}
console.log(`Layers: ${read} modules read, ${errors.length} violations.`)
process.exit(errors.length === 0 ? 0 : 1)
