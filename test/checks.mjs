// Types, lint, format and what nothing uses, all at once, for two of them leave a core idle: `npm test` begins with it. What a
// check says is shown where it finds something.
import { spawn } from 'node:child_process'

const NAMES = ['format', 'lint', 'types', 'unused']

const run = (name) =>
  new Promise((done) => {
    const check = spawn('npm', ['run', '-s', name], { shell: process.platform === 'win32' })
    const said = []
    for (const stream of [check.stdout, check.stderr]) stream.on('data', (part) => said.push(part))
    check.on('error', (error) => done({ name, code: 1, said: [String(error)] }))
    check.on('close', (code) => done({ name, code, said }))
  })

const found = (await Promise.all(NAMES.map(run))).filter(({ code }) => code !== 0)
for (const { name, said } of found) process.stderr.write(`npm run ${name}:\n${said.join('')}\n`)
process.exit(found.length > 0 ? 1 : 0)
