import { expect, it } from 'vitest'
import { asKind, newHook } from '../../../shared/hooks.ts'
import { makeWorld } from '../../support/world.ts'

it.each(['md', 'ics', 'csv'] as const)(
  'a planned week as %s says both asks of a dual-track, and both sides of a choice',
  async (as) => {
    const world = makeWorld()
    const channel = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
    const item = await world.call('items.save', {
      item: { channelId: channel.id, title: '绿皮车', day: '2026-11-27', time: '20:00', durationSeconds: 60 },
    })
    const dual = asKind(newHook('dual', 'dual-track', channel, null, 60), 'dual-track', channel)
    const choice = newHook('choice', 'choice', channel, null, 60)
    const hooks = [
      {
        ...dual,
        lines: dual.lines && {
          light: { ...dual.lines.light, words: '看懂了点个赞' },
          deep: { ...dual.lines.deep, words: '想回家的点小红心' },
        },
      },
      {
        ...choice,
        options: choice.options && {
          a: { ...choice.options.a, label: '硬座' },
          b: { ...choice.options.b, label: '卧铺' },
        },
      },
    ]
    await world.call('items.save', {
      item: { ...item, variants: { ...item.variants, A: { ...item.variants.A, hooks } } },
    })
    const { base64 } = await world.call('exports.make', { what: 'plan', as, week: '2026-W48' })
    const text = Buffer.from(base64, 'base64').toString('utf8').replaceAll('\r\n ', '')
    for (const words of ['看懂了点个赞', '想回家的点小红心', '硬座 / 卧铺']) expect(text).toContain(words)
    await world.end()
  },
)

it.each(['\r', '\r\n', '\n'])('a title on two lines (%j between them) is one line of a calendar', async (between) => {
  const world = makeWorld()
  const channel = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
  await world.call('items.save', {
    item: { channelId: channel.id, title: `绿皮车${between}过秦岭`, day: '2026-11-27', time: '20:00' },
  })
  const { base64 } = await world.call('exports.make', { what: 'plan', as: 'ics', week: '2026-W48' })
  const lines = Buffer.from(base64, 'base64').toString('utf8').replaceAll('\r\n ', '').split('\r\n')
  expect(lines.find((line) => line.startsWith('SUMMARY'))).toContain('绿皮车\\n过秦岭')
  expect(lines.join('')).not.toMatch(/[\r\n]/)
  await world.end()
})
