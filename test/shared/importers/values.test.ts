import { describe, expect, it, test } from 'vitest'
import { readPublished } from '../../../shared/importers/dates.ts'
import {
  readCount,
  readFormat,
  readHooks,
  readId,
  readRate,
  readSeconds,
  readTags,
  splitDescription,
} from '../../../shared/importers/values.ts'

describe('a count', () => {
  test.each([
    ['1234', 1234],
    [' 1,234,567 ', 1_234_567],
    ['１２３４', 1234],
    ['１，２３４', 1234],
    ['12235.0', 12_235],
    ['0', 0],
    ['-0', 0],
  ])('%s is %d', (cell, value) => expect(readCount(cell)).toEqual({ value }))

  test.each(['', '  ', '-', '--', 'undefined', 'N/A', 'n/a'])('«%s» is missing, never 0', (cell) =>
    expect(readCount(cell)).toEqual({ value: null }),
  )

  test.each([
    ['1.2万', 12_000],
    ['3.05 万', 30_500],
    ['1.5亿', 150_000_000],
    ['18.4K', 18_400],
    ['1.23E+05', 123_000],
  ])('%s is read as %d and said to be rounded', (cell, value) =>
    expect(readCount(cell)).toEqual({ value, remark: 'rounded' }),
  )

  test.each([
    ['12O', 'count-unreadable'],
    ['l2', 'count-unreadable'],
    ['12,34', 'count-unreadable'],
    ['1 234 views', 'count-unreadable'],
    ['#DIV/0!', 'count-unreadable'],
    ['NaN', 'count-unreadable'],
    ['Infinity', 'count-unreadable'],
    ['0x10', 'count-unreadable'],
    ['3.5', 'count-not-whole'],
    ['-1', 'count-negative'],
    ['99999999999999999999', 'count-too-large'],
    ['1e300', 'count-too-large'],
  ])('%s is refused: %s', (cell, problem) => expect(readCount(cell)).toEqual({ problem }))

  it('may be negative only for followers won and lost', () => expect(readCount('-12', true)).toEqual({ value: -12 }))
})

describe('a rate is read by what its column is, never by how large it is', () => {
  test.each([
    ['11.14%', 'percent-sign', 0.1114],
    ['0.85%', 'percent-sign', 0.0085],
    ['102.69%', 'percent-sign', 1.0269],
    ['0.074074', 'fraction', 0.074074],
    ['0.85', 'fraction', 0.85],
    ['0.85', 'percent', 0.0085],
    ['3.16', 'percent', 0.0316],
    ['42%', 'fraction-or-percent-sign', 0.42],
    ['0.42', 'fraction-or-percent-sign', 0.42],
    ['１１．１４％', 'percent-sign', 0.1114],
    ['7.5E-2', 'fraction', 0.075],
  ] as const)('%s in a %s column is %d', (cell, form, value) => expect(readRate(cell, form)).toEqual({ value }))

  it('refuses a bare number where the column carries signs', () =>
    expect(readRate('11.14', 'percent-sign')).toEqual({ problem: 'rate-sign-missing' }))
  it('refuses 42 as a fraction', () => expect(readRate('42', 'fraction')).toEqual({ problem: 'rate-range' }))
  it('refuses words', () => expect(readRate('高%', 'percent-sign')).toEqual({ problem: 'rate-unreadable' }))
  it('keeps missing missing', () => expect(readRate('--', 'fraction')).toEqual({ value: null }))
})

test.each([
  ['32.50秒', 32.5],
  ['8.209459', 8.209459],
  ['0:32', 32],
  ['1:02:03', 3723],
  ['1分20秒', 80],
  ['1小时2分3秒', 3723],
])('%s lasts %d seconds', (cell, value) => expect(readSeconds(cell)).toEqual({ value }))
test('what is no duration is refused', () => {
  expect(readSeconds('半分钟')).toEqual({ problem: 'seconds-unreadable' })
  expect(readSeconds('9999999')).toEqual({ problem: 'seconds-range' })
})

describe('a publishing time', () => {
  const shanghai = 'Asia/Shanghai'
  test.each([
    ['2026-03-21', '2026-03-21', null],
    ['2026/5/29', '2026-05-29', null],
    ['2026年3月1日', '2026-03-01', null],
    ['2025-09-26 19:30:00', '2025-09-26', '2025-09-26T11:30:00Z'],
    ['2025年09月26日19时30分52秒', '2025-09-26', '2025-09-26T11:30:52Z'],
    ['2026年06月03日 16:41:25', '2026-06-03', '2026-06-03T08:41:25Z'],
    ['2026-03-21T20:30:00+08:00', '2026-03-21', '2026-03-21T12:30:00Z'],
    ['2026-03-21T23:30:00Z', '2026-03-22', '2026-03-21T23:30:00Z'],
    ['46233', '2026-07-30', null],
    ['46233.8125', '2026-07-30', '2026-07-30T11:30:00Z'],
    ['46233.99999999', '2026-07-31', null],
  ])('%s', (cell, day, at) => expect(readPublished(cell, { zone: shanghai })).toEqual({ value: { day, at } }))

  test.each([
    ['2026-02-30', 'date-impossible'],
    ['2026-13-01', 'date-impossible'],
    ['2026-03-21 24:10', 'time-impossible'],
    ['2026-03-21 12:60', 'time-impossible'],
    ['03/04/2026', 'date-order-unknown'],
    ['昨天 20:30', 'date-unreadable'],
    ['2O26-03-21', 'date-unreadable'],
    ['2026-02-30T10:00:00+08:00', 'date-impossible'],
  ])('%s is refused: %s', (cell, problem) => expect(readPublished(cell, { zone: shanghai })).toEqual({ problem }))

  it('takes the wall time of the channel’s own zone', () =>
    expect(readPublished('2026-07-01 08:00', { zone: 'America/New_York' })).toEqual({
      value: { day: '2026-07-01', at: '2026-07-01T12:00:00Z' },
    }))
})

test('hashtags of a description become tags; they stay in the title only if nothing else is there', () => {
  expect(splitDescription('三招学会剪辑\n第二招 #剪辑 #新手')).toEqual({
    title: '三招学会剪辑 第二招',
    tags: ['剪辑', '新手'],
  })
  expect(splitDescription('#早安 #日常')).toEqual({ title: '#早安 #日常', tags: ['早安', '日常'] })
  expect(splitDescription('复盘#涨粉，三个月')).toEqual({ title: '复盘 ，三个月', tags: ['涨粉'] })
})

test('tags are separated by semicolons of either width, without # and without doubles', () =>
  expect(readTags('剪辑; #开场；剪辑;;')).toEqual({ value: ['剪辑', '开场'] }))
test('hooks are known by their English and Chinese names; unknown ones are said', () => {
  expect(readHooks('suspense;双轨CTA')).toEqual({ value: ['suspense', 'dual-track'] })
  expect(readHooks('suspence;幕后')).toEqual({ value: ['backstage'], remark: 'unknown-hook' })
})
test('a format is known by its English and Chinese names', () => {
  expect(readFormat('图文')).toEqual({ value: 'gallery' })
  expect(readFormat('reel')).toEqual({ value: null, remark: 'unknown-format' })
})
test('an id whose digits Excel has rounded away is no id', () => {
  expect(readId('1.23457E+17')).toEqual({ value: null, remark: 'id-damaged' })
  expect(readId('7303030303030303030')).toEqual({ value: '7303030303030303030' })
})
