// node test/torture/run.mjs NAME [--count N] [--seed S] [--door D]: runs ./NAME.ts and ends in one JSON line.
// What was run is added to a ledger outside git, so that a large count may be reached in pieces.
import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../electron/build.mjs'
import { findChromium, findElectron } from '../support/programs.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    door: { type: 'string' },
  },
})
const [name] = positionals
const [count, seed] = [Number(values.count), Number(values.seed)]
if (!/^[a-z]+$/.test(name ?? '') || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Usage: node test/torture/run.mjs NAME [--count N] [--seed S] [--door D]\n')
  process.exit(2)
}

buildIfStale()
process.env['DUOTRACK_AS_BUILT'] = '1'
process.env['CHROMIUM_PATH'] = findChromium() ?? ''
process.env['ELECTRON_PATH'] = findElectron().binary ?? ''
const { torture } = await import(`./${name}.ts`)
const began = performance.now()
const { failed, skipped, ...more } = await torture({ count, seed, door: values.door })
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim()
const commit = git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') ? ' and changes' : '')
const seconds = Math.round((performance.now() - began) / 100) / 10
const line = JSON.stringify({ name, seed, count, skipped, failed, commit, seconds, ...more })
appendFileSync('.torture-ledger.jsonl', `${line}\n`)
process.stdout.write(`${line}\n`)
process.exit(failed > 0 ? 1 : 0)
