import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// What a packaged program is to be made of. There is none yet: this reads the configuration, nothing has been tried.

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const config = JSON.parse(read('electron-builder.json')) as {
  readonly asar: boolean
  readonly asarUnpack: readonly string[]
  readonly npmRebuild: boolean
  readonly publish: unknown
  readonly files: readonly string[]
  readonly electronFuses: Readonly<Record<string, boolean>>
}

it('runs no code but its own: no Node by a switch or a variable, nothing from beside its archive', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: false,
  })
  expect(config.asar).toBe(true)
})

it('keeps the database’s binding out of the archive, whence it could only be copied to be loaded', () => {
  expect(config.asarUnpack).toEqual(['**/*.node'])
  expect(config.npmRebuild).toBe(false)
})

it('takes one binding, that of its own system, and of it what runs', () => {
  const prebuilds = 'node_modules/better-sqlite3/prebuilds/'
  const [none, own] = [
    config.files.indexOf(`!${prebuilds}*`),
    config.files.indexOf(`${prebuilds}\${platform}-\${arch}.node`),
  ]
  expect(none).toBeGreaterThan(-1)
  expect(own).toBeGreaterThan(none)
  for (const target of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'])
    expect(existsSync(join(root, prebuilds, `${target}.node`)), target).toBe(true)
})

it('takes with it every package that the built program asks for, and no other', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
  const packed = new Set(config.files.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))
  expect([...packed]).toEqual(Object.keys(dependencies))
  for (const file of globSync('electron/**/*.ts', { cwd: root })) {
    const asked = [...read(file).matchAll(/\bfrom 'better-sqlite3\/(.+?)'/g)]
    expect(asked, file).toEqual([])
  }
})

it('asks no server for a newer version of itself', () => {
  expect(config.publish).toBeNull()
})
