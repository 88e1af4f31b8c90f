// Builds out/ when it is missing or older than the sources. Plain JavaScript: it runs before there is a build.
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const out = join(root, 'out')
const next = join(out, 'next')
const stamp = join(out, 'built')
const lock = join(root, 'node_modules', '.cache', 'duotrack-build.lock')
const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/** When the newest of the files and folders under `path` was changed; a folder changes when a file in it is deleted. */
function newest(path) {
  const state = statSync(path, { throwIfNoEntry: false })
  if (!state?.isDirectory()) return state?.mtimeMs ?? 0
  return Math.max(state.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false })
  return !built || sources.some((source) => newest(join(root, source)) > built.mtimeMs)
}

/** `en` or `zh`, as the system speaks: the locales cannot be read before there is a build. */
export function inWords({ en, zh }) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const spoken = LC_ALL || LC_MESSAGES || LANG || new Intl.DateTimeFormat().resolvedOptions().locale
  return spoken.toLowerCase().startsWith('zh') ? zh : en
}

/**
 * Tells on stderr; ends the process with words if the build fails, and then leaves what was built before. What the tool
 * says of a build that went well is for those who asked for one.
 */
function make(isAsked) {
  const begun = new Date()
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  process.stderr.write(`${inWords({ en: 'Building Duotrack …', zh: '正在构建双轨 …' })}\n`)
  const args = [tool, 'build', '--logLevel', 'warn', '--outDir', next]
  const run = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 })
  if (isAsked || run.status !== 0) process.stderr.write(Buffer.concat([run.stdout, run.stderr]))
  if (run.status !== 0) {
    const words = { en: 'The build failed; the reason stands above.', zh: '构建失败，原因见上。' }
    process.stderr.write(`${inWords(words)}\n`)
    process.exit(1)
  }
  for (const room of ['main', 'preload', 'renderer']) {
    rmSync(join(out, room), { recursive: true, force: true })
    renameSync(join(next, room), join(out, room))
  }
  // The stamp says when the build began: a source saved meanwhile is newer, and built next time.
  writeFileSync(stamp, '')
  utimesSync(stamp, begun, begun)
}

/** Of several processes that would build, one does and the others wait for it. */
function alone(work) {
  mkdirSync(dirname(lock), { recursive: true })
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

export const build = () => alone(() => make(true))

/** With `DUOTRACK_AS_BUILT` set, out/ is taken as it stands: for tests that start hundreds of processes. */
export function buildIfStale() {
  if (process.env['DUOTRACK_AS_BUILT'] || !isStale()) return
  alone(() => {
    if (isStale()) make(false)
  })
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
