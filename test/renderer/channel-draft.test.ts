import { expect, test } from 'vitest'
import { nameError, newDraft, onPlatform, toggleDeep, withLight } from '../../renderer/settings/channel-draft.ts'
import { wordListError, wordsIn } from '../../renderer/settings/word-list.ts'

test('another platform brings its own pair of signals and keeps what was typed', () => {
  const typed = { ...newDraft('wechat-channels'), name: '小路在路上', persona: '一个人开车' }
  const moved = onPlatform(typed, 'bilibili')
  expect(moved).toMatchObject({ name: '小路在路上', persona: '一个人开车', light: 'like', deep: ['coin', 'save'] })
  expect(moved.iconReading).toBeNull()
})

test('a zone chosen by hand survives a change of platform', () => {
  const chosen = { ...newDraft('douyin'), zone: 'Asia/Urumqi' }
  expect(onPlatform(chosen, 'kuaishou').zone).toBe('Asia/Urumqi')
})

test('a signal is never light and deep at once, and there is always a deep one', () => {
  const draft = newDraft('wechat-channels')
  expect(withLight(draft, 'heart')).toMatchObject({ light: 'heart', deep: ['like'] })
  expect(toggleDeep(draft, 'like').deep).toEqual(['heart'])
  expect(toggleDeep(draft, 'heart').deep).toEqual(['heart'])
  expect(toggleDeep(draft, 'save').deep).toEqual(['heart', 'save'])
})

test('deep signals are three at most', () => {
  const three = toggleDeep(toggleDeep(newDraft('wechat-channels'), 'save'), 'share')
  expect(toggleDeep(three, 'follow').deep).toEqual(['heart', 'save', 'share'])
})

test('two channels cannot have one name', () => {
  expect(nameError({ ...newDraft('douyin'), name: ' 小路 ' }, [{ name: '小路', platform: 'douyin' }])).toBe(
    'channel.nameTaken',
  )
  expect(nameError({ ...newDraft('douyin'), name: '小路' }, [{ name: '小路', platform: 'bilibili' }])).toBeNull()
  expect(nameError({ ...newDraft('douyin'), name: '  ' }, [])).toBe('channel.nameMissing')
  expect(nameError({ ...newDraft('douyin'), name: '新的' }, [{ name: '小路', platform: 'douyin' }])).toBeNull()
})

test('a word list is read from lines and from both kinds of commas, each word once', () => {
  expect(wordsIn('最低价，全网第一\n最低价, best price；点我')).toEqual(['最低价', '全网第一', 'best price', '点我'])
  expect(wordListError(['好'])).toBeNull()
  expect(wordListError(['长'.repeat(41)])?.key).toBe('settings.wordTooLong')
})
