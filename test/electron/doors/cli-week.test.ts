import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve, type Served } from '../../../electron/serve.ts'
import { makeBuilt, makeTerminal } from '../../support/terminal.ts'

// 2026-11-22 and 2026-11-29 were Sundays.

describe.each(['opening the file itself', 'asking the studio that is running'])(
  'a week on the command line, %s,',
  (way) => {
    const folder = mkdtempSync(join(tmpdir(), 'duotrack-cli-week-'))
    const built = makeBuilt()
    const { run, ask } = makeTerminal(folder)
    let served: Served | null = null
    let id = ''

    const begins = (weekStart: number) => ask('call', 'settings.save', JSON.stringify({ weekStart }))
    const listed = async (week: string) =>
      (await ask<{ items: { id: string }[] }>('item', 'list', '--week', week)).items.map((item) => item.id)

    beforeAll(async () => {
      if (way !== 'opening the file itself') {
        const opened = await serve({ folder, built, port: null })
        if (!opened.ok) throw new Error(opened.error.message)
        served = opened.value
      }
      const added = await ask<{ channel: { id: string } }>('channel', 'add', '--name', '小双', '--platform', 'douyin')
      const planned = ['item', 'add', '--channel', added.channel.id, '--title', '一碗面', '--day', '2026-11-25']
      id = (await ask<{ item: { id: string } }>(...planned)).item.id
    })
    afterAll(async () => {
      await served?.close()
      for (const one of [folder, built]) rmSync(one, { recursive: true })
    })

    it('may be named by one of its days: then it begins where the creator’s weeks begin', async () => {
      expect([await listed('2026-11-29'), await listed('2026-11-22')]).toEqual([[id], []])
      await begins(7)
      expect([await listed('2026-11-29'), await listed('2026-11-22')]).toEqual([[], [id]])
      await begins(6)
      expect([await listed('2026-11-21'), await listed('2026-11-27'), await listed('2026-11-28')]).toEqual([
        [id],
        [id],
        [],
      ])
      await begins(1)
    })

    it('named by its number it is the ISO week for everybody: scripts go on meaning what they meant', async () => {
      for (const weekStart of [7, 6, 1]) {
        await begins(weekStart)
        expect([await listed('2026-W48'), await listed('2026-W47')]).toEqual([[id], []])
      }
    })

    it('is checked and exported so too', async () => {
      await begins(7)
      const checked = async (week: string) =>
        (await ask<{ findings: { itemId: string }[] }>('check', '--week', week)).findings.some(
          (one) => one.itemId === id,
        )
      expect([await checked('2026-11-22'), await checked('2026-11-29')]).toEqual([true, false])
      const exported = (week: string) =>
        ask('export', '--what', 'plan', '--as', 'ics', '--week', week, '--out', join(folder, 'plan.ics'))
      expect(await exported('2026-11-22')).toMatchObject({ code: 0, rows: 1 })
      expect(await exported('2026-11-29')).toMatchObject({ code: 0, rows: 0 })
    })

    it.each(['2026-W54', '2026-02-30', 'sunday'])(
      '«%s» is refused, with words that say both ways to write it',
      async (week) => {
        const { code, err } = await run('check', '--week', week)
        expect(code).toBe(2)
        expect(err).toContain('2026-W48')
        expect(err).toContain('2026-11-25')
      },
    )
  },
)
