import { describe, expect, it } from 'vitest'
import { isLegalKnown, noteOf } from '../../shared/festivals.ts'
import { daysFrom, type Day } from '../../shared/time.ts'

const festivalsOn = (day: Day) => noteOf(day).festivals

describe('the calendar beside a day', () => {
  it('has Spring Festival on the right day of the years where Intl has it on the wrong one', () => {
    expect(festivalsOn('2027-02-06')).toContain('spring-festival')
    expect(festivalsOn('2027-02-07')).not.toContain('spring-festival')
    expect(festivalsOn('2030-02-03')).toContain('spring-festival')
    expect(festivalsOn('2030-02-02')).toEqual(['new-year-eve'])
  })

  it('names the lunar day, also of a leap month', () => {
    expect(noteOf('2026-11-25').lunar).toEqual({ month: 10, day: 17, isLeap: false, name: '十月十七' })
    expect(noteOf('2025-07-25').lunar).toMatchObject({ month: 6, day: 1, isLeap: true, name: '闰六月初一' })
  })

  it('keeps festivals of a month out of its leap month', () => {
    // 2033 has a leap eleventh month; its twelfth has the one little new year.
    const days = daysFrom('2033-12-01', 90)
    expect(days.filter((day) => festivalsOn(day).includes('little-new-year'))).toHaveLength(1)
  })

  it('knows solar terms, fixed days and days counted by weekday', () => {
    expect(festivalsOn('2026-12-22')).toEqual(['dongzhi'])
    expect(festivalsOn('2026-12-07')).toEqual(['daxue'])
    expect(festivalsOn('2026-11-26')).toEqual(['thanksgiving'])
    expect(festivalsOn('2026-05-10')).toContain('mother')
    expect(festivalsOn('2026-05-03')).not.toContain('mother')
    expect(festivalsOn('2026-11-11')).toEqual(['double-eleven'])
  })

  it('marks a day off only where it departs from its weekday', () => {
    expect(noteOf('2026-10-01').legal).toBe('off')
    expect(noteOf('2026-10-03').legal).toBeNull() // a Saturday of the holiday
    expect(noteOf('2026-10-10').legal).toBe('work')
    expect(noteOf('2026-11-28').legal).toBeNull()
  })

  it('does not guess days off that are not published yet', () => {
    expect(isLegalKnown(2026)).toBe(true)
    expect(isLegalKnown(2027)).toBe(false)
    expect(noteOf('2027-10-01').legal).toBeNull()
  })
})
