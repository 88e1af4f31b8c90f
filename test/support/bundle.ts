import { basename, join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** One of the programs beside this one, built into a single file: started in a fifth of the time. Answers where it lies. */
export async function bundle(program: string): Promise<string> {
  const name = basename(program, '.ts')
  const outDir = resolve(import.meta.dirname, '../../node_modules/.cache', name)
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: join(import.meta.dirname, program), outDir, emptyOutDir: true, target: 'node22' },
  })
  return join(outDir, `${name}.js`)
}
