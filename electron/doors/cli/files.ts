import { chmodSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeWhole } from '../../db/backup.ts'
import { restoreOverDamaged } from '../../db/rescue.ts'
import { Usage } from '../args.ts'
import { ask } from './caller.ts'
import { asWeek, needed, noMore, oneOf } from './check-args.ts'
import { command } from './command.ts'
import { hand } from './imports.ts'

export const backup = command({
  name: 'backup',
  usage: '',
  options: {},
  read: ({ positionals }) => noMore(positionals),
  run: async (_, { caller, words, progress }) => {
    const made = await ask(caller, 'workspace.backup', {}, progress)
    return { json: made, text: words('cli.backed-up', { ...made, count: made.rows }) }
  },
})

export const verify = command({
  name: 'verify',
  usage: '',
  options: {},
  read: ({ positionals }) => noMore(positionals),
  run: async (_, { caller, words }) => {
    const { ok, problems } = await ask(caller, 'workspace.verify', {})
    if (ok) return { json: { ok, problems }, text: words('cli.verified') }
    const error = { code: 'damaged-file', message: words('cli.not-verified'), path: null }
    return { json: { ok, problems, error }, text: [words('cli.not-verified'), ...problems].join('\n'), failed: true }
  },
})

export const restore = command({
  name: 'restore',
  usage: 'FILE',
  options: {},
  read: ({ positionals: [file, ...more] }) => {
    noMore(more)
    // Whoever answers may have been started in another folder.
    return { file: resolve(needed(file, 'FILE')) }
  },
  run: async (input, { caller, words, progress }) => {
    const done = await ask(caller, 'workspace.restore', input, progress)
    return { json: done, text: words('cli.restored', { ...done }) }
  },
  rescue: ({ file }, folder, words) => {
    const done = restoreOverDamaged(folder, file)
    return { json: done, text: words('cli.restored', { ...done }) }
  },
})

export const fill = command({
  name: 'fill',
  usage: 'FILE',
  options: {},
  read: ({ positionals: [file, ...more] }) => {
    noMore(more)
    return { file: resolve(needed(file, 'FILE')) }
  },
  run: async ({ file }, { caller, words, progress }) => {
    const upload = await hand(file, caller)
    const done = await ask(caller, 'workspace.fill', { upload }, progress)
    return { json: done, text: words('cli.filled', { ...done, count: done.rows }) }
  },
})

const WHAT = ['plan', 'posts', 'all'] as const
const AS = ['csv', 'json', 'md', 'ics', 'xlsx', 'db'] as const

export const exportFile = command({
  name: 'export',
  usage: '--what plan|posts|all --as csv|json|md|ics|xlsx|db [--week W] --out FILE',
  options: { what: { type: 'string' }, as: { type: 'string' }, week: { type: 'string' }, out: { type: 'string' } },
  read: ({ values, positionals }) => {
    noMore(positionals)
    const wish = {
      what: oneOf(WHAT, needed(values.what, '--what'), '--what'),
      as: oneOf(AS, needed(values.as, '--as'), '--as'),
      ...(values.week === undefined ? {} : { week: asWeek(values.week) }),
    }
    const out = needed(values.out, '--out')
    if (out === '') throw new Usage('--out ?')
    return { wish, file: resolve(out) }
  },
  run: async ({ wish, file }, { caller, words, progress, umask }) => {
    const { base64, rows } = await ask(caller, 'exports.make', wish, progress)
    writeWhole(file, Buffer.from(base64, 'base64'))
    chmodSync(file, 0o666 & ~umask)
    return { json: { file, rows }, text: words('cli.exported', { file, count: rows, rows }) }
  },
})
