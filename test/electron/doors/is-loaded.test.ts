import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { isLoaded } from '../../../electron/doors/is-loaded.ts'

const aborted = () => Promise.reject(new Error('ERR_FAILED (-2) loading app://duotrack/'))

it('a window that is closed while its page still loads has not failed: nobody is told of an error', async () => {
  const window = new EventEmitter()
  const loading = new Promise((_, reject) => window.once('end', () => reject(new Error('ERR_FAILED (-2)'))))
  const loaded = isLoaded(window, loading)
  window.emit('close')
  window.emit('end')
  expect(await loaded).toBe(false)
})

it('one that is closed as its page is there is gone on with no further', async () => {
  const window = new EventEmitter()
  const loaded = isLoaded(window, Promise.resolve())
  window.emit('close')
  expect(await loaded).toBe(false)
})

it('a page that cannot be loaded is a failure, and one that is there is there', async () => {
  await expect(isLoaded(new EventEmitter(), aborted())).rejects.toThrow('ERR_FAILED')
  expect(await isLoaded(new EventEmitter(), Promise.resolve())).toBe(true)
})
