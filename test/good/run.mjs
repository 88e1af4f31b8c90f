// npm run how-good -- --data FOLDER [--language en|zh] [--write] [NAME …]: the table «How good is it?», measured on real
// histories in the import template. Every `NAME.good.ts` here gives some of its lines; `--write` puts all into the READMEs.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { historiesIn } from '../support/real-histories.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    language: { type: 'string', default: 'en' },
    write: { type: 'boolean', default: false },
  },
})
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.good.ts'))
  .map((file) => file.slice(0, -'.good.ts'.length))
const { data = '', language, write } = values
const isKnown = ['en', 'zh'].includes(language) && positionals.every((name) => names.includes(name))
const histories = existsSync(data) ? historiesIn(data) : []
if (histories.length === 0 || !isKnown || (write && positionals.length > 0)) {
  process.stderr.write(`Usage: npm run how-good -- --data FOLDER [--language en|zh] [--write | ${names.join(' | ')}]\n`)
  process.stderr.write('FOLDER holds CSV files in the import template, one history each.\n')
  process.exit(2)
}

const HEADS = { en: ['measured', 'should be', 'is', 'met'], zh: ['量的是', '应当', '实际', '达到'] }
const MET = { en: { true: 'yes', false: '**no**', null: '' }, zh: { true: '是', false: '**否**', null: '' } }
const line = (cells) => `| ${cells.join(' | ')} |\n`
const heads = (as) => line(HEADS[as]) + line(HEADS[as].map(() => '---'))
const row = (as, { said, target, value, met }) => line([said[as], target, value, MET[as][met]])

process.stdout.write(heads(language))
const figures = []
for (const name of positionals.length > 0 ? positionals : names) {
  const began = performance.now()
  const { measure } = await import(`./${name}.good.ts`)
  for (const figure of measure(histories)) {
    figures.push(figure)
    process.stdout.write(row(language, figure))
  }
  process.stderr.write(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
}

if (write) {
  const READMES = { 'README.md': 'en', 'README.zh-CN.md': 'zh' }
  for (const [file, as] of Object.entries(READMES)) {
    const table = heads(as) + figures.map((figure) => row(as, figure)).join('')
    const [before, , after] = readFileSync(file, 'utf8').split(/<!-- \/?how-good -->/)
    if (after === undefined) throw new Error(`${file} has no place marked for the table`)
    writeFileSync(file, `${before}<!-- how-good -->\n\n${table}\n<!-- /how-good -->${after}`)
  }
  execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', ...Object.keys(READMES)], { stdio: 'inherit' })
}
process.exit(figures.some(({ met }) => met === false) ? 1 : 0)
