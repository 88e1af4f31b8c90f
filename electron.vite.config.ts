import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const main = (name: string) => resolve(import.meta.dirname, `electron/${name}.ts`)

// The database driver and Electron stay outside the bundle; all else goes in, so that an old Node can run it.
const external = ['electron', 'better-sqlite3']

/** What the first screen needs goes into one file: each further one is a round trip to main before anything is drawn. */
interface Chunking {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}
const entry = resolve(import.meta.dirname, 'renderer/main.tsx')
let first: ReadonlySet<string> | null = null

function firstModules(chunking: Chunking): ReadonlySet<string> {
  const found = new Set<string>()
  const follow = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const imported of chunking.getModuleInfo(id)?.importedIds ?? []) follow(imported)
  }
  follow(entry)
  return found
}

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      minify: false,
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: {
          main: main('main'),
          host: main('host'),
          start: main('start'),
          cli: main('cli'),
          'engine-worker': main('engine-worker'),
          'xlsx-worker': main('xlsx-worker'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: { preload: main('preload') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    html: { cspNonce: 'NONCE_PLACEHOLDER' },
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      cssMinify: true,
      // Read from the same machine's memory.
      chunkSizeWarningLimit: 2000,
      rollupOptions: {
        input: resolve(import.meta.dirname, 'renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              {
                name: (id, chunking) => ((first ??= firstModules(chunking)).has(id) ? 'first' : null),
                debugName: 'first',
              },
            ],
          },
        },
      },
    },
  },
})
