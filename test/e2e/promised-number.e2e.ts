import { afterAll, beforeAll, expect, test } from 'vitest'
import { hookFrom } from '../support/make.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'

// From how many likes on something is promised: typed as people write numbers.

let door: OpenDoor

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const { id: channelId } = await world.call('channels.save', { name: '小路在路上', platform: 'douyin' })
    const promise = { signal: 'like' as const, threshold: 50, what: '开直播', by: null, outcome: null }
    const hook = hookFrom({ kind: 'threshold', second: 70, signal: 'like', words: '点赞够了我开直播', promise })
    await world.call('items.save', {
      item: { channelId, title: '雪天', durationSeconds: 80, variants: { A: { hooks: [hook] } } },
    })
  })
  await door.page.getByText('雪天').first().click()
  await door.page.getByText('点赞够了我开直播').first().click()
})
afterAll(() => door.close())

test('1.2万 is taken; what is no number stays with a word of refusal, and the number before it is kept', async () => {
  const { page } = door
  const field = page.getByRole('textbox', { name: '达到多少' })
  const refusal = page.getByText('这不是个数，还没记下。写成500或1.2万')
  expect(await field.inputValue()).toBe('50')
  await field.fill('1.2万')
  await field.blur()
  expect(await field.inputValue()).toBe('12,000')
  await field.fill('-5')
  await refusal.waitFor()
  await field.blur()
  expect(await field.inputValue()).toBe('-5')
  await page
    .getByText(/^已保存/)
    .first()
    .waitFor()
  await page.reload()
  await page.getByText('点赞够了我开直播').first().click()
  await expect.poll(() => field.inputValue()).toBe('12,000')
  expect(await refusal.count()).toBe(0)
})
