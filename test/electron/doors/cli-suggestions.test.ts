import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeTerminal } from '../../support/terminal.ts'

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-cli-hooks-'))
  const { run, ask } = makeTerminal(folder)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('lists the hooks that the words of posts show, tags them and takes back a wrong one', async () => {
    const { channel } = await ask<{ channel: { id: string } }>(
      'channel',
      'add',
      '--name',
      '旧作',
      '--platform',
      'douyin',
    )
    const file = join(folder, 'words.csv')
    const rows = ['绿皮车清单，建议收藏', '硬座指南，记得收藏', '路过嘉峪关']
    writeFileSync(
      file,
      `platform_post_id,published_at,title,views\n${rows.map((title, i) => `w${i},2026-06-0${i + 1} 20:00,${title},100`).join('\n')}\n`,
    )
    await ask('import', file, '--channel', channel.id)
    type Listed = { total: number; rows: { postId: string; kind: string; text: string }[] }
    const listed = await ask<Listed>('hooks', 'list', '--channel', channel.id)
    expect(listed).toMatchObject({ code: 0, posts: 2, total: 2, kinds: [{ kind: 'save', count: 2 }] })
    const [first] = listed.rows
    expect(await ask('hooks', 'reject', '--kind', 'save', '--post', first!.postId)).toMatchObject({ code: 0 })
    expect(await ask('hooks', 'accept', '--kind', 'save', '--channel', channel.id)).toEqual({ code: 0, changed: 1 })
    expect(await ask('hooks', 'list', '--channel', channel.id)).toMatchObject({ total: 0, rows: [] })
    expect((await ask('hooks', 'accept', '--kind', 'applause')).code).toBe(2)
    expect((await run('hooks', 'list', '--channel', channel.id, '--lang', 'zh-CN')).out.join('')).toContain(
      '没有可以标的钩子',
    )
  })
})
