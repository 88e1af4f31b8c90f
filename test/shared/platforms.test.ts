import { expect, test } from 'vitest'
import { PLATFORM, PLATFORMS, signalsOn } from '../../shared/platforms.ts'

test('a platform offers what its viewers can do: 投币 is for B站 alone', () => {
  expect(PLATFORMS.filter((platform) => signalsOn(platform, []).includes('coin'))).toEqual(['bilibili', 'other'])
  expect(signalsOn('wechat-channels', [])).toEqual(['like', 'heart', 'comment', 'share', 'save', 'follow'])
})

test('a signal that was chosen before stays among those to choose from', () => {
  expect(signalsOn('douyin', ['like', 'heart', null])).toEqual(['like', 'heart', 'comment', 'share', 'save', 'follow'])
})

test('the pair that a platform begins with can be had on it', () => {
  for (const platform of PLATFORMS) {
    const { light, deep, signals } = PLATFORM[platform]
    expect(signals, platform).toEqual(expect.arrayContaining([light, ...deep]))
  }
})
