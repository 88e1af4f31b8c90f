import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../../..', name), 'utf8')) as never

it('npm ci compiles nothing: the lock says that better-sqlite3 brings its builds along (npm run lock puts it back)', () => {
  const { packages } = read('package-lock.json') as { packages: Record<string, { gypfile?: boolean }> }
  expect(packages['node_modules/better-sqlite3']?.gypfile).toBe(false)
})

it('npm ci runs one install script, that of the Node we run on', () => {
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> }
  expect(allowScripts).toEqual({ node: true, 'better-sqlite3': false, 'electron-winstaller': false })
})

it('every version is exact, and the lock names no registry', () => {
  const manifest = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  const { packages } = read('package-lock.json') as { packages: Record<string, { resolved?: string }> }
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
})
