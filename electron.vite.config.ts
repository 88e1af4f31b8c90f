import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const main = (name: string) => resolve(import.meta.dirname, `electron/${name}.ts`)

// The database driver and Electron stay outside the bundle; all else goes in, so that an old Node can run it.
const external = ['electron', 'better-sqlite3']

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
      // Read from the same machine's memory: one file is as good as five.
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input: resolve(import.meta.dirname, 'renderer/index.html') },
    },
  },
})
