// `npm run lock`, after every `npm install`: puts back what npm drops from the lock file. Without `gypfile: false`,
// `npm ci` compiles better-sqlite3, which dies on a machine without Python although ready builds are in the package.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
lock.packages['node_modules/better-sqlite3'].gypfile = false
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
