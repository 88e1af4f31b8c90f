// `npm run test:browser` and `npm run test:electron`: the same scripts over both doors. Where there is nothing to run
// them in it says «skipped», which is never «passed»; with CI or REQUIRE_* set that is a failure.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { buildIfStale, root } from '../../electron/build.mjs'

const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function findChromium() {
  const asked = process.env['CHROMIUM_PATH']
  if (asked) return isProgram(asked) ? asked : null
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...CHROMIUMS, ...onPath].find(isProgram) ?? null
}

/** As Electron's own package finds it, but without downloading it. */
function findElectron() {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : null
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? (name && join(folder, 'dist'))
  const binary = dist && join(dist, name ?? 'electron')
  if (!binary || !isProgram(binary))
    return { binary: null, because: 'no Electron binary (npx install-electron gets it)' }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return { binary: null, because: 'no display to show a window on (xvfb-run makes one)' }
  return { binary, because: '' }
}

function skip(because, isRequired) {
  process.stderr.write(`${isRequired ? 'failed' : 'skipped'}: ${because}\n`)
  process.exit(isRequired ? 1 : 0)
}

const [, , door, ...more] = process.argv
const env = { ...process.env, DOOR: door }
if (door === 'browser') {
  const chromium = findChromium()
  if (!chromium) skip('no Chromium (set CHROMIUM_PATH)', Boolean(process.env['CI'] || process.env['REQUIRE_BROWSER']))
  env['CHROMIUM_PATH'] = chromium
} else if (door === 'electron') {
  const { binary, because } = findElectron()
  if (!binary) skip(because, Boolean(process.env['REQUIRE_ELECTRON']))
  env['ELECTRON_PATH'] = binary
} else {
  process.stderr.write('Usage: node test/e2e/run.mjs browser|electron [file…]\n')
  process.exit(2)
}

buildIfStale()
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const args = [vitest, 'run', '--config', join('test', 'e2e', 'vitest.config.ts'), ...more]
const run = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...env, DUOTRACK_AS_BUILT: '1' } })
process.exit(run.status ?? 1)
