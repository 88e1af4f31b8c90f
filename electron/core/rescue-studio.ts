import * as path from 'node:path'
import type { CallName, Change, RescueState } from '../../shared/contract.ts'
import { contract } from '../../shared/contract.ts'
import { Fail, failed, ok, type AppError, type Result } from '../../shared/result.ts'
import { listBackups } from '../db/backup-list.ts'
import { copyElsewhere, restoreOverDamaged } from '../db/rescue.ts'
import { salvage } from '../db/salvage.ts'
import { TABLE_NAMES } from '../db/tables.ts'
import { takeTo } from './taking-along.ts'
import { openStudio, type Studio, type StudioOptions } from './studio.ts'

/** Why there is no studio, where a page can still do something about it. */
const HELPED = ['damaged-file', 'newer-file', 'read-only', 'disk-full', 'not-found']

/**
 * The studio; or, where its file cannot or must not be opened, one that answers why, offers what there is to do, and becomes the
 * real one once the file opens. Nothing is ever begun anew in the place of what is there.
 */
export function openStudioOrRescue(opening: StudioOptions): Result<Studio> {
  const opened = openStudio(opening)
  return opened.ok || !HELPED.includes(opened.error.code) ? opened : ok(rescueStudio(opening, opened.error))
}

function rescueStudio(opening: StudioOptions, first: AppError): Studio {
  const { folder } = opening
  const file = path.join(folder, 'duotrack.db')
  const listeners = new Set<(change: Change) => void>()
  let error = first
  let inner: Studio | null = null

  const tell = (change: Change) => listeners.forEach((listener) => listener(change))
  const tryAgain = (): boolean => {
    const opened = openStudio(opening)
    if (!opened.ok) {
      error = opened.error
      return false
    }
    inner = opened.value
    inner.onChanged(tell)
    tell({ tables: [...TABLE_NAMES, 'history'], sequence: 0 })
    return true
  }

  const stateNow = (): RescueState => ({
    error,
    file,
    // A newer file is whole: nothing is put in its place.
    backups: error.code === 'damaged-file' ? listBackups(path.join(folder, 'backups')) : [],
  })

  const answers: Readonly<Record<string, (input: unknown) => unknown>> = {
    'rescue.state': stateNow,
    'rescue.retry': () => ({ isOpen: tryAgain() }),
    'rescue.restore': (input) => {
      if (error.code !== 'damaged-file') throw new Fail(error.code, error.message, error)
      const done = restoreOverDamaged(folder, (input as { file: string }).file)
      tryAgain()
      return done
    },
    'workspace.takeTo': (input) =>
      takeTo((input as { folder: string }).folder, folder, (there) => copyElsewhere(folder, there)),
    'rescue.salvage': () => {
      const { tables, rows, damaged } = salvage(file)
      if (rows === 0) throw new Fail('damaged-file', 'error.nothing-salvaged')
      const text = JSON.stringify({ product: 'duotrack', salvaged: true, damaged, tables }, null, 1)
      const base64 = Buffer.from(text).toString('base64')
      return { name: 'duotrack-salvaged.json', mime: 'application/json', base64, rows, damaged }
    },
  }

  return {
    call: async (name, input, options) => {
      if (inner) return inner.call(name, input, options)
      const answer = Object.hasOwn(answers, name) ? answers[name] : undefined
      if (!answer) return failed(error)
      try {
        const parsed = contract[name as CallName].input.safeParse(input ?? {})
        return parsed.success
          ? ok(answer(parsed.data))
          : failed({ code: 'invalid', message: 'error.invalid', path: '' })
      } catch (thrown) {
        if (thrown instanceof Fail) return failed(thrown.error)
        const id = opening.newId()
        opening.log('error', 'rescue failed', { id, name, error: String(thrown) })
        return failed({ code: 'internal', message: 'error.internal', params: { id } })
      }
    },
    upload: (name, bytes, modifiedAt) => (inner ? inner.upload(name, bytes, modifiedAt) : failed(error)),
    onChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    rest: () => inner?.rest(),
    close: () => inner?.close() ?? Promise.resolve(),
  }
}
