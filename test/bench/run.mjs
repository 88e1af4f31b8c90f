// npm run bench [-- NAME …]: one JSON line a figure, beside something simple measured in the same run.
import { readdirSync } from 'node:fs'

const wanted = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`No bench named ${unknown.join(', ')}. There are: ${names.join(', ')}\n`)
  process.exit(2)
}
for (const name of wanted.length > 0 ? wanted : names) {
  const { bench } = await import(`./${name}.bench.ts`)
  for await (const figure of bench()) process.stdout.write(`${JSON.stringify(figure)}\n`)
}
