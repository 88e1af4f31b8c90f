import { defineConfig } from 'vitest/config'

const IN_THE_BROWSER_ALONE = [
  'evil-page',
  'states',
  'eight-rounds',
  'backtest',
  'sealed',
  'board',
  'suggestions',
  'odd-posts',
  'experiments',
  'playbook',
  'history',
  'finder',
  'plan-views',
  'new-item',
  'week-start',
  'quadrants',
  'times',
  'ledger',
  'remedies',
  'week-check',
  'come-back',
  'composer',
  'first-start',
  'print',
]

// Started by run.mjs, which has found the program to run in and built what runs.
export default defineConfig({
  test: {
    name: process.env['DOOR'] ?? 'e2e',
    include: ['test/e2e/**/*.e2e.ts'],
    setupFiles: ['test/e2e/when-failed.ts'],
    // What only one of the doors has: the window its walls and processes, the browser its other sites. How the screens
    // look in each of their states is the same behind both, and so is what is a matter of the page and its calls alone:
    // looked at where it is quicker. Nor can a window's clock be moved.
    exclude:
      process.env['DOOR'] === 'electron'
        ? IN_THE_BROWSER_ALONE.map((name) => `test/e2e/${name}.e2e.ts`)
        : ['test/e2e/window*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // The machine may be busy: what is promised here is that it comes; how fast, the benches say.
    expect: { poll: { timeout: 10_000 } },
    // One window at a time: they share the screen and two cores.
    fileParallelism: false,
    isolate: false,
    maxConcurrency: 2,
  },
})
