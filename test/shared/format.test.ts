import { expect, test } from 'vitest'
import {
  countRangeText,
  countText,
  daySpanText,
  dayText,
  monthText,
  durationText,
  momentText,
  offsetText,
  percentRangeText,
  percentTickText,
  percentText,
} from '../../shared/format.ts'

test('counts are written as creators write them', () => {
  expect(countText(9840, 'zh-CN')).toBe('9,840')
  expect(countText(11_400, 'zh-CN')).toBe('1.14万')
  expect(countText(384_000, 'zh-CN')).toBe('38.4万')
  expect(countText(123_456_789, 'zh-CN')).toBe('1.23亿')
  expect(countText(11_400, 'en')).toBe('11.4K')
  expect(countText(-1200, 'zh-CN')).toBe('−1,200')
})

test('a share keeps the two digits that count', () => {
  expect(percentText(0.38, 'zh-CN')).toBe('38%')
  expect(percentText(0.031, 'zh-CN')).toBe('3.1%')
  expect(percentText(0.0042, 'zh-CN')).toBe('0.42%')
  expect(percentText(0, 'zh-CN')).toBe('0%')
  expect(percentText(0.0996, 'zh-CN')).toBe('10%')
  expect(percentText(-0.36, 'zh-CN')).toBe('−36%')
})

test('a range names its unit once and never reads as nothing to something', () => {
  expect(percentRangeText(0.02, 0.048, 'zh-CN')).toBe('2.0–4.8%')
  expect(percentRangeText(0.0021, 0.0085, 'zh-CN')).toBe('0.21–0.85%')
  expect(percentRangeText(0.0004, 0.023, 'zh-CN')).toBe('0.04–2.30%')
  expect(countRangeText(5400, 27_000, 'zh-CN')).toBe('5,400–2.7万')
})

test('days and spans of days in both languages', () => {
  expect(dayText('2026-11-25', 'zh-CN', 2026)).toBe('11月25日')
  expect(dayText('2027-01-02', 'zh-CN', 2026)).toBe('2027年1月2日')
  expect(dayText('2026-11-25', 'en')).toBe('25 Nov')
  expect(daySpanText('2026-11-23', '2026-11-29', 'zh-CN')).toBe('11月23–29日')
  expect(daySpanText('2026-11-30', '2026-12-06', 'zh-CN')).toBe('11月30日–12月6日')
  expect(daySpanText('2026-11-30', '2026-12-06', 'en')).toBe('30 Nov – 6 Dec')
})

test('a moment of today is a time, any other has its day', () => {
  expect(momentText('2026-11-25T02:42:00Z', 'Asia/Shanghai', '2026-11-25T10:00:00Z', 'zh-CN')).toBe('10:42')
  expect(momentText('2026-11-24T14:40:00Z', 'Asia/Shanghai', '2026-11-25T10:00:00Z', 'zh-CN')).toBe('11月24日 22:40')
})

test('a zone is as far from UTC as it is at that moment, to the minute', () => {
  expect(offsetText('Asia/Shanghai', '2026-11-25T02:42:37Z')).toBe('UTC+8')
  expect(offsetText('America/St_Johns', '2026-11-25T02:42:37Z')).toBe('UTC−3:30')
  expect(offsetText('Europe/London', '2026-07-01T00:00:59Z')).toBe('UTC+1')
  expect(offsetText('UTC', '2026-11-25T02:42:37Z')).toBe('UTC')
})

test('a length is minutes and seconds, from an hour on with hours', () => {
  expect(durationText(80)).toBe('1:20')
  expect(durationText(3725)).toBe('1:02:05')
})

test('an axis says no more digits than its steps ask for', () => {
  expect(percentTickText(0.02, 0.02, 'zh-CN')).toBe('2%')
  expect(percentTickText(0.015, 0.005, 'zh-CN')).toBe('1.5%')
  expect(percentTickText(0, 0.005, 'en')).toBe('0%')
})

test('a month is said with its year', () => {
  expect(monthText('2026-11-25', 'zh-CN')).toBe('2026年11月')
  expect(monthText('2026-11-25', 'en')).toBe('Nov 2026')
})
