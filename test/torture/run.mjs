// node test/torture/run.mjs NAME [--count N] [--seed S]: runs ./NAME.ts and ends in one JSON line.
// What was run is added to a ledger outside git, so that a large count may be reached in pieces.
import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
})
const [name] = positionals
const [count, seed] = [Number(values.count), Number(values.seed)]
if (!/^[a-z]+$/.test(name ?? '') || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Usage: node test/torture/run.mjs NAME [--count N] [--seed S]\n')
  process.exit(2)
}

const { torture } = await import(`./${name}.ts`)
const began = performance.now()
const { failed, skipped, ...more } = await torture({ count, seed })
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const seconds = Math.round((performance.now() - began) / 100) / 10
const line = JSON.stringify({ name, seed, count, skipped, failed, commit, seconds, ...more })
appendFileSync('.torture-ledger.jsonl', `${line}\n`)
process.stdout.write(`${line}\n`)
process.exit(failed > 0 ? 1 : 0)
