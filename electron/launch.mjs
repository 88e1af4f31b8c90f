// The way in for `npm start` and `npm run cli`: plain JavaScript outside out/, so that it can speak before anything is
// built or loaded. It sees to it that a fitting Node runs, that the build is fresh, and hands over to out/main/*.cjs.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build, buildIfStale, inWords, root } from './build.mjs'

/** better-sqlite3 is built for Node-API 10 and kills an older Node without a word. */
const NEEDED = 10
const [, , door] = process.argv
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

function end(words) {
  process.stderr.write(`${words}\n`)
  process.exit(1)
}

/** Runs this file again under the project's own Node; signals go on to it, since it is the one that holds the data. */
function runUnder(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, DUOTRACK_RELAUNCHED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => end(`${node}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

function run() {
  if (door === 'build') return build()
  buildIfStale()
  process.argv.splice(1, 2, join(root, 'out', 'main', `${door}.cjs`))
  createRequire(import.meta.url)(process.argv[1])
}

if (!['start', 'cli', 'build'].includes(door)) {
  end(`${inWords({ en: 'Usage:', zh: '用法：' })} node electron/launch.mjs start|cli|build …`)
} else if (!existsSync(join(root, 'node_modules', 'electron-vite'))) {
  end(
    inWords({
      en: 'The parts Duotrack is made of are not installed yet. Run `npm ci` in this folder first.',
      zh: '还没有安装依赖：请先在这个文件夹里运行 `npm ci`。',
    }),
  )
} else if (Number(process.versions.napi) >= NEEDED) {
  run()
} else if (existsSync(ownNode) && !process.env['DUOTRACK_RELAUNCHED']) {
  runUnder(ownNode)
} else {
  const { node, napi } = process.versions
  end(
    inWords({
      en:
        `Duotrack needs Node 22.14 or newer (Node-API ${NEEDED}); this is Node ${node} (Node-API ${napi}). ` +
        'Its own Node comes with `npm ci`, which has not run to its end here: run `npm ci` again, without --ignore-scripts.',
      zh:
        `双轨需要 Node 22.14 或更新版本（Node-API ${NEEDED}），当前是 ${node}（Node-API ${napi}）。` +
        '请重新运行 `npm ci`（不要加 --ignore-scripts），它会自带合适的 Node。',
    }),
  )
}
