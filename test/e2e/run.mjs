// `npm run test:browser` and `npm run test:electron`: the same scripts over both doors. Where there is nothing to run
// them in it says «skipped», which is never «passed»; with CI or REQUIRE_* set that is a failure.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale, root } from '../../electron/build.mjs'
import { findChromium, findElectron } from '../support/programs.ts'

function skip(because, isRequired) {
  process.stderr.write(`${isRequired ? 'failed' : 'skipped'}: ${because}\n`)
  process.exit(isRequired ? 1 : 0)
}

const [, , door, ...more] = process.argv
// Where no language is set, Chromium reads no file whose name is beyond ASCII.
const env = { LANG: 'C.UTF-8', ...process.env, DOOR: door }
if (door === 'browser' || door === 'pictures') {
  const chromium = findChromium()
  if (!chromium) skip('no Chromium (set CHROMIUM_PATH)', Boolean(process.env['CI'] || process.env['REQUIRE_BROWSER']))
  env['CHROMIUM_PATH'] = chromium
} else if (door === 'electron') {
  const { binary, because } = findElectron()
  if (!binary) skip(because, Boolean(process.env['REQUIRE_ELECTRON']))
  env['ELECTRON_PATH'] = binary
} else {
  process.stderr.write('Usage: node test/e2e/run.mjs browser|electron [file…] | pictures [name…]\n')
  process.exit(2)
}

buildIfStale()
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const tests = [vitest, 'run', '--config', join('test', 'e2e', 'vitest.config.ts'), ...more]
const args = door === 'pictures' ? [join('test', 'e2e', 'pictures.ts'), ...more] : tests
const run = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...env, DUOTRACK_AS_BUILT: '1' } })
process.exit(run.status ?? 1)
