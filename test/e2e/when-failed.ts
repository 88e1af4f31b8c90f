import { afterEach } from 'vitest'
import { seenNow } from '../support/seen.ts'

// What did not come is half of a failure: what stood there instead is the other.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const text of await seenNow()) process.stderr.write(`«${task.name}» failed, and the page read:\n${text}\n\n`)
})
