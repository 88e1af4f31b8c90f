// `npm run test:browser` and `npm run test:electron`: the same scripts over both doors. Where there is nothing to run
// them in it says «skipped», which is never «passed»; with CI or REQUIRE_* set that is a failure.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
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
const start = (args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...env, DUOTRACK_AS_BUILT: '1' } }).status ??
  1

/** The files of which a test failed. */
function failedIn(file) {
  if (!existsSync(file)) return []
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative(root, name))
}

if (door === 'pictures') process.exit(start([join('test', 'e2e', 'pictures.ts'), ...more]))

const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'test/e2e/vitest.config.ts']
const told = mkdtempSync(join(tmpdir(), 'duotrack-e2e-'))
const results = join(told, 'results.json')
let status = start([...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...more])
// On a machine that others work on too, a window or a page is lost at times. Each file that failed is gone through once
// more, by itself, and what passes then is told of: it is a defect of the test, if not of the studio.
const failed = status !== 0 && process.env['CI'] ? failedIn(results) : []
if (failed.length > 0) {
  process.stderr.write(`failed, and once more: ${failed.join(', ')}\n`)
  status = start([...vitest, ...failed])
  if (status === 0) process.stderr.write(`UNSTEADY, failed at first and then passed: ${failed.join(', ')}\n`)
}
rmSync(told, { recursive: true, force: true })
process.exit(status)
