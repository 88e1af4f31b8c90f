// Builds out/ when it is missing or older than the sources. Plain JavaScript: it runs before there is a build.
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'out', 'built')
const lock = join(root, 'node_modules', '.cache', 'duotrack-build.lock')
const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/** When the newest of the files and folders under `path` was changed; a folder changes when a file in it is deleted. */
function newest(path) {
  const state = statSync(path)
  if (!state.isDirectory()) return state.mtimeMs
  return Math.max(state.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

export function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false })
  return !built || sources.some((source) => newest(join(root, source)) > built.mtimeMs)
}

/** Builds, telling on stderr; ends the process with words if the build fails. */
export function build() {
  const begun = new Date()
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  process.stderr.write('Building Duotrack … 正在构建 …\n')
  const run = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (run.status !== 0) {
    process.stderr.write('The build failed; the reason stands above. 构建失败,原因见上。\n')
    process.exit(1)
  }
  // The stamp says when the build began: a source saved meanwhile is newer, and built next time.
  writeFileSync(stamp, '')
  utimesSync(stamp, begun, begun)
}

/** Builds if need be. Of several processes that find a stale build, one builds and the others wait for it. */
export function buildIfStale() {
  if (!isStale()) return
  mkdirSync(dirname(lock), { recursive: true })
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  try {
    if (isStale()) build()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(path) {
  try {
    const file = openSync(path, 'wx')
    writeFileSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isAlive(holderOf(path))) rmSync(path, { force: true })
    return false
  }
}

function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || process.pid
  } catch {
    return process.pid
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
