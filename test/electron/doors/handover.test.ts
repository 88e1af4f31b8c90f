import { createDecipheriv, createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { handOver } from '../../../electron/doors/handover.ts'
import { bearer, makeServer } from '../../support/http.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duotrack-handover-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const tokenOf = (run: number) => `token-of-run-${run}`.padEnd(43, '-')

/** What a page with `token` makes of it; null where it is not for that page. */
function unwrap(wrapped: string, token: string): string | null {
  const bytes = Buffer.from(wrapped, 'base64')
  const key = createHash('sha256').update(`duotrack-handover ${token}`).digest()
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16))
  try {
    return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

it('a page of an earlier run can read the new token, a page of another workspace cannot', () => {
  expect(handOver(folder, tokenOf(1))).toEqual([])
  expect(handOver(folder, tokenOf(2)).map((one) => unwrap(one, tokenOf(1)))).toEqual([tokenOf(2)])
  const third = handOver(folder, tokenOf(3))
  expect(third.map((one) => unwrap(one, tokenOf(1)))).toEqual([tokenOf(3), null])
  expect(third.map((one) => unwrap(one, tokenOf(2)))).toEqual([null, tokenOf(3)])
  expect(third.map((one) => unwrap(one, tokenOf(3)))).toEqual([null, null])
})

it('what was wrapped and changed on the way opens for nobody', () => {
  handOver(folder, tokenOf(1))
  const [wrapped = ''] = handOver(folder, tokenOf(2))
  const bytes = Buffer.from(wrapped, 'base64')
  bytes[20] = (bytes[20] ?? 0) ^ 1
  expect(unwrap(bytes.toString('base64'), tokenOf(1))).toBeNull()
})

it('the file is for its owner alone, holds no token, and remembers five runs', () => {
  for (let run = 1; run <= 9; run += 1) handOver(folder, tokenOf(run))
  const file = join(folder, 'handover.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).not.toContain('token-of-run')
  const wrapped = handOver(folder, tokenOf(10))
  expect(wrapped.map((one, index) => unwrap(one, tokenOf(index + 5)))).toEqual(Array(5).fill(tokenOf(10)))
})

it.each(['', '{', '{}', '["zz"]', '[7]'])('a file with %s in it hands nothing over', (content) => {
  writeFileSync(join(folder, 'handover.json'), content)
  expect(handOver(folder, tokenOf(1))).toEqual([])
})

it('the server tells it only to a page that is let in', async () => {
  const server = await makeServer()
  expect((await fetch(server.at('/handover'))).status).toBe(401)
  expect((await fetch(server.at('/handover'), { headers: { authorization: 'Bearer old' } })).status).toBe(401)
  const told = await fetch(server.at('/handover'), { headers: bearer })
  expect([told.status, await told.json()]).toEqual([200, []])
  await server.end()
})
