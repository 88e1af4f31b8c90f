import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**', 'test/torture/**'],
    testTimeout: 30_000,
    // Vitest leaves one core to itself, which is half of a machine with two. No module here keeps anything that another file
    // would stumble over: read once, they cost a third less.
    maxWorkers: '100%',
    isolate: false,
  },
})
