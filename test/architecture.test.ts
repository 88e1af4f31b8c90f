import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type CallName } from '../shared/contract.ts'

const root = join(import.meta.dirname, '..')

/** A source file as the walls see it: comments taken out, imports listed as paths from the root. */
interface Source {
  readonly path: string
  readonly lines: number
  readonly code: string
  readonly imports: readonly string[]
}

const COMMENT_OR_STRING = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g
const IMPORT = /\b(?:from|import|import\s*\(|require\s*\()\s*['"]([^'"]+)['"]/g

function sourceOf(path: string, text: string): Source {
  const code = text.replace(COMMENT_OR_STRING, (part) => (part.startsWith('/') ? ' ' : part))
  const named = [...code.matchAll(IMPORT)].map((match) => match[1] ?? '')
  const imports = named.map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name))
  return { path, lines: text.split('\n').length - 1, code, imports }
}

const sources = globSync('{shared,electron,renderer,test}/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.includes('node_modules'))
  .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')))

/** What stands in quotes is data: a word in a label is no use of what it names. */
const unquoted = (code: string) => code.replace(COMMENT_OR_STRING, "''")

interface Wall {
  readonly says: string
  /** Files it is about. */
  readonly of: RegExp
  /** Files with leave, each for a reason. */
  readonly except?: readonly string[]
  readonly breaks: (source: Source) => boolean
  /** A file that breaks it: a wall that lets this through does not stand. */
  readonly intruder: readonly [path: string, text: string]
}

/** What a file imports of which more than types is left when it runs, as paths from the root. */
const valueImports = (path: string, code: string) =>
  [...code.matchAll(/import\s+(?!type\b)[^'"]*['"]([^'"]+)['"]/g)].map(([, name = '']) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
  )
const SCHEMAS = [
  'zod',
  'shared/contract.ts',
  'shared/contract-experiments.ts',
  'shared/contract-insight.ts',
  'shared/contract-playbook.ts',
  'shared/contract-goals.ts',
  'shared/contract-insight.ts',
  'shared/contract-workspace.ts',
  'shared/model.ts',
  'shared/history.ts',
  'shared/importing.ts',
]

const PRODUCT = /^(shared|electron|renderer)\//
const CARRIERS = /^electron\/(doors\/|(main|preload|menu|dialogs|host|serve|cli|start|engine-worker|xlsx-worker)\.ts$)/

const WALLS: readonly Wall[] = [
  {
    says: 'only main, preload and what stands beside them import electron',
    of: PRODUCT,
    except: ['main', 'preload', 'session', 'menu', 'dialogs'].map((name) => `electron/${name}.ts`),
    breaks: ({ imports }) => imports.some((name) => name === 'electron'),
    intruder: ['electron/doors/x.ts', "const { app } = require('electron')"],
  },
  {
    says: 'shared imports only shared, and no package that knows a platform',
    of: /^shared\//,
    breaks: ({ imports }) =>
      imports.some((name) => !name.startsWith('shared/') && !['zod', 'temporal-polyfill', 'tyme4ts'].includes(name)),
    intruder: ['shared/x.ts', "import { readFile } from 'node:fs'"],
  },
  {
    says: 'the renderer knows shared and nothing of electron or node',
    of: /^renderer\//,
    breaks: ({ imports }) => imports.some((name) => /^(electron|node:|test\/)/.test(name)),
    intruder: ['renderer/x.ts', "import { studio } from '../electron/core/studio.ts'"],
  },
  {
    says: 'the page loads no schemas: it names their types only',
    of: /^(renderer\/|shared\/(?!(contract|contract-experiments|contract-goals|contract-insight|contract-playbook|contract-things|contract-workspace|model|history|importing)\.ts$))/,
    breaks: ({ path, code }) => valueImports(path, code).some((name) => SCHEMAS.includes(name)),
    intruder: ['renderer/x.ts', "import { channel, type Item } from '../shared/model.ts'"],
  },
  {
    says: 'electron knows nothing of the renderer',
    of: /^electron\//,
    breaks: ({ imports }) => imports.some((name) => name.startsWith('renderer/')),
    intruder: ['electron/x.ts', "import { ui } from '../renderer/ui.ts'"],
  },
  {
    says: 'the core never imports a carrier',
    of: /^electron\/(core|db)\//,
    breaks: ({ imports }) => imports.some((name) => CARRIERS.test(name)),
    intruder: ['electron/core/x.ts', "import { listen } from '../doors/http-server.ts'"],
  },
  {
    says: 'the database knows nothing of the core',
    of: /^electron\/db\//,
    breaks: ({ imports }) => imports.some((name) => name.startsWith('electron/core/')),
    intruder: ['electron/db/x.ts', "import { Context } from '../core/context.ts'"],
  },
  {
    says: 'nothing that ships imports a test',
    of: PRODUCT,
    breaks: ({ imports }) => imports.some((name) => name.startsWith('test/')),
    intruder: ['shared/x.ts', "import { itemFrom } from '../test/support/make.ts'"],
  },
  {
    says: 'Date is used by shared/time.ts, the two clocks and the XLSX reader',
    of: PRODUCT,
    except: ['shared/time.ts', 'electron/clock.ts', 'renderer/clock.ts', 'electron/core/importing/read-xlsx.ts'],
    breaks: ({ code }) => /\bDate\b/.test(unquoted(code)),
    intruder: ['shared/x.ts', 'export const now = () => Date.now()'],
  },
  {
    says: 'weeks begin where the settings say: only statistics and the made-up sample ask for a Monday',
    of: /^(renderer|electron)\/(?!insight\/|core\/(insight|sample)\/)/,
    except: ['renderer/history/strip.ts'],
    breaks: ({ code }) => /\bmondayOf(Week)?\b/.test(code),
    intruder: ['renderer/plan/x.ts', 'export const first = mondayOf(today)'],
  },
  {
    says: 'nothing in shared is left to luck',
    of: /^shared\//,
    breaks: ({ code }) => /\bMath\s*\.\s*random\b|\brandomUUID\b/.test(code),
    intruder: ['shared/x.ts', 'export const id = () => Math.random()'],
  },
  {
    says: 'SQL stands in the core and the database only',
    of: /^(shared|renderer|electron\/(?!core\/|db\/))/,
    breaks: ({ code }) =>
      /\b(SELECT\b[\s\S]{1,200}?\bFROM|INSERT\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|CREATE\s+TABLE|UPDATE\s+"?\w+"?\s+SET|PRAGMA\s+\w+)\b/.test(
        code,
      ),
    intruder: ['electron/doors/x.ts', 'db.prepare(`SELECT id FROM item`)'],
  },
  {
    says: 'only the database writes',
    of: /^(shared|renderer|electron\/(?!db\/))/,
    breaks: ({ code }) =>
      /\b((INSERT|REPLACE)\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+"?\w+"?\s+SET|DROP\s+TABLE)\b/i.test(code),
    intruder: ['electron/core/x.ts', "tx.run('delete from item where id = ?')"],
  },
  {
    says: 'no file is longer than 400 lines',
    of: /./,
    breaks: ({ lines }) => lines > 400,
    intruder: ['shared/x.ts', '\n'.repeat(401)],
  },
]

describe('the walls of the house', () => {
  it('are held against every source file there is', () => {
    expect(sources.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['shared/contract.ts', 'electron/core/studio.ts']),
    )
    expect(sources.length).toBeGreaterThan(100)
  })

  it.each(WALLS)('$says', ({ of, except = [], breaks }) => {
    const found = sources.filter((source) => of.test(source.path) && !except.includes(source.path) && breaks(source))
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it.each(WALLS)('would notice it if not: $says', ({ of, breaks, intruder: [path, text] }) => {
    expect(of.test(path)).toBe(true)
    expect(breaks(sourceOf(path, text))).toBe(true)
  })

  it.each(WALLS.flatMap(({ says, except = [] }) => except.map((path) => [path, says] as const)))(
    '%s still needs its leave: %s',
    (path, says) => {
      const wall = WALLS.find((one) => one.says === says)
      const source = sources.find((one) => one.path === path)
      expect(source && wall?.breaks(source)).toBe(true)
    },
  )
})

describe('every call of the contract', () => {
  const names = Object.keys(contract) as CallName[]
  const isShell = (name: CallName) => contract[name].kind === 'shell'

  it('has a handler, and every handler a call', async () => {
    const { handlers } = await import('../electron/core/handlers.ts')
    expect(Object.keys(handlers).toSorted()).toEqual(names.filter((name) => !isShell(name)).toSorted())
  })

  it('that is the window’s own is answered by the page or the window', () => {
    const answering = sources.filter(({ path }) => path.startsWith('renderer/') || CARRIERS.test(path))
    const unanswered = names.filter(
      (name) => isShell(name) && !answering.some(({ code }) => code.includes(`'${name}':`)),
    )
    expect(unanswered).toEqual([])
  })

  it('is called by a test', () => {
    const tests = sources.filter(({ path }) => path.startsWith('test/') && path !== 'test/architecture.test.ts')
    expect(names.filter((name) => !tests.some(({ code }) => code.includes(`'${name}'`)))).toEqual([])
  })
})

describe('shared is pure: the compiler does not know, there,', () => {
  /** One line each: what only a platform has, then what the language itself has. */
  const FOREIGN = [
    'process',
    'window',
    'document',
    'setTimeout',
    'console',
    'Buffer',
    'require',
    'fetch',
    'localStorage',
    'crypto',
  ]
  const OWN = ['Map', 'Intl', 'Promise', 'JSON']
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-walls-'))
  let told: readonly string[] = []

  beforeAll(() => {
    const probe = join(folder, 'probe.ts')
    writeFileSync(probe, [...FOREIGN, ...OWN].map((name, i) => `export const x${i}: unknown = ${name}`).join('\n'))
    const compilerOptions = {
      noEmit: true,
      composite: false,
      emitDeclarationOnly: false,
      incremental: false,
      rootDir: folder,
    }
    const config = {
      extends: join(root, 'shared/tsconfig.json'),
      compilerOptions,
      files: [probe],
      include: [],
      references: [],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
      cwd: folder,
    })
    told = stdout.split('\n').filter((line) => /error/.test(line))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(FOREIGN.map((name, i) => [name, i + 1] as const))('%s', (name, line) => {
    expect(told.filter((error) => error.startsWith(`probe.ts(${line},`))).toEqual([
      expect.stringContaining(`'${name}'`),
    ])
  })

  it('while it does know what the language itself has, and says nothing else', () => {
    expect(told).toHaveLength(FOREIGN.length)
  })
})
