// npm run bench [-- NAME …]: one JSON line a figure, beside something simple measured in the same run. What needs a
// program that is not there says «skipped» on stderr and gives no figure.
import { readdirSync } from 'node:fs'
import { buildIfStale } from '../../electron/build.mjs'
import { findChromium, findElectron } from '../support/programs.ts'

const wanted = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`No bench named ${unknown.join(', ')}. There are: ${names.join(', ')}\n`)
  process.exit(2)
}

buildIfStale()
process.env['DUOTRACK_AS_BUILT'] = '1'
const chromium = findChromium()
const electron = findElectron()
const missing = {
  browser: chromium ? null : 'no Chromium (set CHROMIUM_PATH)',
  electron: electron.binary ? null : electron.because,
}
if (chromium) process.env['CHROMIUM_PATH'] = chromium
if (electron.binary) process.env['ELECTRON_PATH'] = electron.binary

for (const name of wanted.length > 0 ? wanted : names) {
  const { bench, needs = null } = await import(`./${name}.bench.ts`)
  if (missing[needs]) process.stderr.write(`skipped: ${name}: ${missing[needs]}\n`)
  else for await (const figure of bench()) process.stdout.write(`${JSON.stringify(figure)}\n`)
}
