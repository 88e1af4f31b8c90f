import { describe, expect, it } from 'vitest'
import { wordsIn, LANGUAGES } from '../../electron/doors/words.ts'
import { FINDING_CODES, type Finding, type FindingCode, type Remedy } from '../../shared/finding.ts'
import { recordText } from '../../shared/flag-words.ts'
import { findingMessage, hookWords, remedyLabel } from '../../shared/finding-words.ts'
import { at, hookFrom, itemFrom, findingsWith } from '../support/make.ts'

const finding = (code: FindingCode, params: Finding['params'], remedy: Remedy | null = null): Finding => ({
  code,
  severity: 'warning',
  source: 'rule',
  itemId: 'i',
  variant: null,
  params,
  evidence: { n: 0, postIds: [], itemIds: [] },
  remedy,
  key: code,
})

const editHook: Remedy = { do: 'edit-hook', hookId: 'h' }
const near = { light: 'like', deep: 'heart', placement: 'ending', lightSecond: 72, deepSecond: 74 }
const target = { metric: 'lightRate', target: 0.09, low: 0.02, high: 0.048, value: 0.031 }
const low = { metric: 'commentConversion', percent: 26, median: 0.031, level: 0.042, hook: 'question' }
const worn = {
  hook: 'question',
  placement: 'ending',
  metric: 'commentConversion',
  n: 41,
  percent: 34,
  least: 18,
  most: 47,
}
const owed = { what: '直播拆解', day: '2026-11-25' }
const reasons: Remedy = {
  do: 'add-hook',
  kind: 'question',
  placement: 'pinned',
  signal: 'comment',
  wording: 'reasons',
  variant: null,
}
const retell: Remedy = { do: 'retell-hook', hookId: 'h', signal: 'heart', wording: 'rescue' }

/** Every form that the checks can speak in. */
const weak = { metric: 'views', posts: 14, percent: 21, least: 4, most: 35 } as const
const balance = { watched: 0.41, watchedUsual: 0.33, felt: 0.004, feltUsual: 0.007 } as const

const seeOther: Remedy = { do: 'open', itemIds: ['o'], postIds: [] }
const unfair = { name: '双轨？', title: '夜市', day: '2026-11-25' } as const
const small = { name: '双轨？', metric: 'likeRate', percent: 50, planned: 6 } as const

const asked = { id: 'e', channelId: 'wechat-channels', name: '悬念？', tried: 'hook', metric: 'likeRate' } as const

const FORMS: readonly Finding[] = [
  finding(
    'no-opening-hook',
    {},
    { do: 'add-hook', kind: 'suspense', placement: 'opening', signal: null, variant: null },
  ),
  finding(
    'no-ending-ask',
    {},
    { do: 'add-hook', kind: 'question', placement: 'ending', signal: 'comment', variant: null },
  ),
  finding('track-mismatch', { form: 'bond', track: 'bond', signal: 'heart' }),
  finding('track-mismatch', { form: 'reach', track: 'reach', signal: 'like' }),
  finding(
    'tracks-collide',
    { form: 'near', ...near },
    { do: 'move-hook', hookId: 'h', placement: 'middle', second: 64 },
  ),
  finding('tracks-collide', { form: 'near', ...near }, editHook),
  finding(
    'tracks-collide',
    { form: 'together', ...near },
    { do: 'move-hook', hookId: 'h', placement: 'middle', second: null },
  ),
  finding('tracks-collide', { form: 'together', ...near }, editHook),
  finding('tracks-collide', { form: 'sentence', light: 'like', deep: 'heart' }, editHook),
  finding('tracks-collide', { form: 'dual', light: 'like', deep: 'heart' }, editHook),
  ...['crowd', 'crowd-same'].flatMap((form) => {
    const crowd = { form, n: 3, same: 2, signal: 'like', atSecond: 85, hook: 'threshold' }
    return [
      finding('tracks-collide', crowd, { do: 'move-hook', hookId: 'h', placement: 'ending', second: 79 }),
      finding('tracks-collide', crowd, editHook),
    ]
  }),
  finding('choice-incomplete', { form: 'missing', signal: '' }, editHook),
  finding('choice-incomplete', { form: 'same', signal: '' }, editHook),
  finding('choice-incomplete', { form: 'one-act', signal: 'like' }, editHook),
  finding('promise-incomplete', { form: 'missing', hook: 'threshold', missing: 'threshold,what,by' }, editHook),
  finding('promise-incomplete', { form: 'early', hook: 'threshold', day: '2026-11-20' }, editHook),
  finding(
    'promise-incomplete',
    { form: 'numbers', said: 50, number: 100 },
    { do: 'reword-hook', hookId: 'h', found: '过50', written: '过100' },
  ),
  finding(
    'promise-incomplete',
    { form: 'numbers', said: 50, number: 100 },
    { do: 'set-threshold', hookId: 'h', value: 50 },
  ),
  ...(['promise-overdue', 'promise-without-follow-up'] as const).flatMap((code) => [
    finding(code, owed, { do: 'plan-item', channelId: 'c', title: '直播拆解', kind: null, day: '2026-11-26' }),
    finding(code, owed, { do: 'settle', hookId: 'h' }),
  ]),
  finding('stance-caution', { form: 'reasons' }, reasons),
  finding('stance-caution', { form: 'word', found: '站队' }, editHook),
  finding(
    'begging',
    { form: 'often', n: 5, cap: 3, hook: 'unlock', placement: 'middle' },
    { do: 'drop-hook', hookId: 'h' },
  ),
  finding(
    'begging',
    { form: 'phrase', found: '互赞', places: 'caption', count: 1 },
    { do: 'replace-words', found: '互赞', neutral: '多交流' },
  ),
  finding(
    'begging',
    { form: 'again', n: 3, most: 2, signal: 'like', hook: 'unlock', placement: 'middle' },
    { do: 'drop-hook', hookId: 'h' },
  ),
  finding('begging', { form: 'phrase', found: '不点赞就', places: 'hook', count: 1 }, editHook),
  ...['follow', 'stance', 'threshold', 'selling'].map((form) =>
    finding('tone-mismatch', { form, hook: 'follow', tag: '救助' }, retell),
  ),
  finding(
    'ad-share',
    { percent: 20, cap: 10, count: 2, n: 10, days: 30, day: '2026-11-25' },
    { do: 'move', to: at('2026-12-20') },
  ),
  finding('ab-missing', { form: 'empty' }, { do: 'copy-to-b' }),
  finding('ab-missing', { form: 'same' }, { do: 'edit-words', place: 'B.title', found: '' }),
  finding(
    'too-close',
    { title: '一碗面', time: '20:00', day: '2026-11-25', hours: 3 },
    { do: 'move', to: at('2026-11-25', '23:00') },
  ),
  finding(
    'kind-gap',
    { kinds: 'deep,interactive', n: 5, days: 7, day: '2026-11-25' },
    { do: 'plan-item', channelId: 'c', title: '', kind: 'deep', day: '2026-11-26' },
  ),
  finding('platform-timer', { form: 'soon', platform: 'douyin', hours: 2 }),
  finding('platform-timer', { form: 'far', platform: 'xiaohongshu', days: 14 }),
  finding('platform-timer', { form: 'many', platform: 'wechat-channels', n: 6, cap: 5, day: '2026-11-25' }),
  ...['documented', 'reported'].map((form) =>
    finding(
      'title-length',
      { form, platform: 'youtube', most: 100, n: 120 },
      { do: 'edit-words', place: 'title', found: '' },
    ),
  ),
  finding(
    'sensitive-word',
    { form: 'legal', word: '最佳', found: '最佳', places: 'title,hook', count: 2 },
    { do: 'replace-words', found: '最佳', neutral: '很好的' },
  ),
  finding('sensitive-word', { form: 'legal', word: '包治百病', found: '包治百病', places: 'hook', count: 1 }, editHook),
  finding(
    'sensitive-word',
    { form: 'own', word: '链接', found: '链接', places: 'caption', count: 1 },
    { do: 'edit-words', place: 'A.caption', found: '链接' },
  ),
  finding('sensitive-word', { form: 'own', word: '链接', found: '链接', places: 'hook', count: 1 }, editHook),
  finding('duplicate', { title: '一碗面', percent: 92, count: 2 }, { do: 'open', itemIds: ['j'], postIds: [] }),
  finding('overload', { n: 4, cap: 3, day: '2026-11-25' }, { do: 'move', to: at('2026-11-26', '20:00') }),
  finding(
    'same-hour',
    { title: '一碗面', time: '20:00', day: '2026-11-25', count: 1 },
    { do: 'move', to: at('2026-11-25', '21:30') },
  ),
  finding('in-the-past', { day: '2026-11-23', time: '20:00' }, { do: 'publish' }),
  finding('clock-change', { form: 'skipped', day: '2026-03-08', time: '02:30', zone: 'America/New_York' }),
  finding('clock-change', { form: 'doubled', day: '2026-11-01', time: '01:30', zone: 'America/New_York' }),
  finding('target-out-of-range', { form: 'high', ...target }, { do: 'set-target', value: 0.031 }),
  finding('target-out-of-range', { form: 'low', ...target }, { do: 'set-target', value: 0.031 }),
  finding('conversion-low', { form: 'alone', ...low }),
  finding(
    'conversion-low',
    { form: 'better', ...low },
    { do: 'add-hook', kind: 'question', placement: 'pinned', signal: 'comment', variant: null },
  ),
  finding('outside-experience', { format: 'live', length: 720, tags: '转机\n签证' }),
  finding(
    'hook-weak',
    { hook: 'suspense', ...weak, alongFactor: 'format', along: 'live', betterFactor: 'hooks', better: 'question' },
    { do: 'add-hook', kind: 'question', placement: 'opening', signal: 'comment', variant: null },
  ),
  finding('format-weak', { format: 'live', ...weak, least: -3, alongFactor: 'duration', along: '180' }),
  finding('tag-weak', {
    tags: '转机\n签证',
    ...weak,
    alongFactor: 'duration',
    along: 'over',
    betterFactor: 'tags',
    better: '夜市',
  }),
  finding('slot-weak', { weekday: 3, ...weak }),
  finding('slot-weak', { hours: '23,0,1', ...weak, betterFactor: 'hour', better: '8\n9' }),
  finding(
    'slot-weak',
    { weekday: 3, hours: '21', ...weak, betterFactor: 'slot', better: '4 8' },
    { do: 'move', to: at('2026-11-25', '08:30') },
  ),
  finding('slot-unknown', { weekday: 7, hours: '4', metric: 'views' }),
  finding(
    'deep-signal-diagnosis',
    { form: 'unfelt', ...balance },
    {
      do: 'add-hook',
      kind: 'thread',
      placement: 'ending',
      signal: 'heart',
      variant: null,
    },
  ),
  finding('deep-signal-diagnosis', { form: 'shallow', ...balance }),
  finding('hook-fatigue', { form: 'kind', ...worn, words: '' }, { do: 'drop-hook', hookId: 'h' }),
  finding('hook-fatigue', { form: 'kind', ...worn, words: '' }, editHook),
  finding('hook-fatigue', { form: 'words', ...worn, words: '你会怎么选' }, editHook),
  finding('ab-missing', { form: 'arm', name: '双轨？', position: 2 }),
  finding('ab-missing', { form: 'arm-undated', name: '双轨？', position: 2, title: '夜市' }, seeOther),
  finding(
    'ab-differs-in-many',
    { name: '双轨？', tried: 'hook', title: '夜市', differs: 'format,length,ad' },
    seeOther,
  ),
  finding(
    'ab-unfair-slots',
    { form: 'slots', ...unfair, metric: 'likeRate', percent: 12, weekday: 5, hours: '20' },
    { do: 'move', to: at('2026-11-26') },
  ),
  finding('ab-unfair-slots', { form: 'order', ...unfair }, { do: 'move', to: at('2026-11-26') }),
  finding('ab-unfair-slots', { form: 'order', ...unfair }, { do: 'move-both', moves: [] }),
  finding(
    'ab-underpowered',
    { form: 'more', ...small, needed: 14, other: 'completion', otherRounds: 6 },
    { do: 'plan-rounds', experiment: asked, rounds: 14 },
  ),
  finding(
    'ab-underpowered',
    { form: 'more', ...small, needed: 44, other: 'completion', otherRounds: 6 },
    { do: 'design-anew', by: 'metric', design: { ...asked, a: '', b: '', smallest: 1.3 }, rounds: 6 },
  ),
  finding(
    'ab-underpowered',
    { form: 'never', ...small, needed: 0 },
    { do: 'design-anew', by: 'size', design: { ...asked, a: '', b: '', smallest: 2 }, rounds: 4 },
  ),
  finding('baseline-polluted', { n: 5, of: 60, percent: 8 }, { do: 'see-odd', channelId: 'wechat-channels' }),
]

describe.each(LANGUAGES)('in %s', (language) => {
  const t = wordsIn(language)
  const said = FORMS.map((one) => ({ ...findingMessage(t, language, one), label: remedyLabel(t, language, one) }))

  it('every code is covered', () => {
    expect(new Set(FORMS.map(({ code }) => code))).toEqual(new Set(FINDING_CODES))
  })

  it('every sentence and every button is written, with nothing left to fill in and no key showing through', () => {
    for (const { title, why, label } of said)
      for (const text of [title, why, label ?? 'none']) {
        expect(text).not.toBe('')
        expect(text).not.toMatch(
          /\{\{|\}\}|undefined|null|NaN|\b(finding|signal|placement|hook|hookShort|metric|format|track|kind|platform)\.[a-z]/,
        )
      }
  })

  it('buttons name what will be, never «fix»', () => {
    for (const { label } of said) expect(label ?? '').not.toMatch(/修复|修正|\bfix\b|repair/i)
  })

  it('the words that remedies bring name the signal', () => {
    const dual = {
      do: 'add-hook',
      kind: 'dual-track',
      placement: 'ending',
      signal: 'like',
      deepSignal: 'heart',
      variant: null,
    } as const
    const words = hookWords(t, language, dual)
    const [like, heart] = language === 'en' ? ['like', 'heart'] : ['点赞', '小红心']
    expect(words.words).toContain(like)
    expect(words.words).toContain(heart)
    expect(words.light?.words).toContain(like)
    expect(words.deep?.words).toContain(heart)
    expect(words.light?.condition).not.toBe('')
    expect(words.deep?.condition).not.toBe('')
    for (const kind of ['suspense', 'golden-line', 'unlock', 'question', 'choice'] as const) {
      const text = hookWords(t, language, { ...dual, kind }).words
      expect(text).not.toMatch(/^$|\{\{|finding\./)
    }
    for (const wording of ['rescue', 'grief', 'family'] as const)
      expect(hookWords(t, language, { ...retell, wording }).words).toContain(heart)
    expect(hookWords(t, language, reasons).words).toMatch(/理由|reasons/)
    expect(hookWords(t, language, { do: 'publish' })).toEqual({ words: '' })
  })
})

const byName = (code: FindingCode) => FORMS.find((one) => one.code === code)!

describe('a finding as a planner reads it', () => {
  const zh = wordsIn('zh-CN')
  const en = wordsIn('en')
  const hooks = [hookFrom({ signal: 'like', second: 72 }), hookFrom({ signal: 'heart', second: 74 })]
  const [collision] = findingsWith('tracks-collide', itemFrom({ durationSeconds: 80, hooks }))

  it('says where the two asks stand and where the deep one goes', () => {
    expect(findingMessage(zh, 'zh-CN', collision!)).toEqual({
      title: '两个请求挤在同一时刻',
      why: '点赞在1:12，小红心在1:14，没有各自的条件，观众常常只做一个。',
    })
    expect(remedyLabel(zh, 'zh-CN', collision!)).toBe('小红心移到1:04')
    expect(findingMessage(en, 'en', collision!).why).toContain('The like is asked for at 1:12, the heart at 1:14')
    expect(remedyLabel(en, 'en', collision!)).toBe('Move the heart to 1:04')
  })

  it('names the day where a move leaves it, and only the hour where it does not', () => {
    expect(remedyLabel(zh, 'zh-CN', byName('overload'))).toBe('移到周四 20:00')
    expect(remedyLabel(zh, 'zh-CN', byName('same-hour'))).toBe('移到21:30')
    expect(remedyLabel(zh, 'zh-CN', byName('promise-overdue'))).toBe('排到周四')
    expect(remedyLabel(zh, 'zh-CN', byName('kind-gap'))).toBe('周四加一条深度内容')
    expect(remedyLabel(en, 'en', byName('overload'))).toBe('Move to Thu 20:00')
    expect(remedyLabel(zh, 'zh-CN', byName('target-out-of-range'))).toBe('目标改为3.1%')
  })

  it('names the date too where a weekday could be several', () => {
    expect(remedyLabel(zh, 'zh-CN', byName('ad-share'))).toBe('移到12月20日 20:00')
    expect(remedyLabel(en, 'en', byName('ad-share'))).toContain('Dec')
  })

  it('puts the words of a tag into quotes of its language', () => {
    const one = finding('outside-experience', { format: '', length: 0, tags: '转机' })
    expect(findingMessage(zh, 'zh-CN', one).title).toBe('以前没发过「转机」')
    expect(findingMessage(en, 'en', one).title).toBe('You have not posted “转机” before')
  })

  it('lists several things as its language does', () => {
    const one = finding('outside-experience', { format: 'live', length: 0, tags: '转机\n签证' })
    expect(findingMessage(zh, 'zh-CN', one).title).toBe('以前没发过直播、「转机」或「签证」')
    expect(findingMessage(en, 'en', one).title).toBe('You have not posted live, “转机”, or “签证” before')
  })
})

describe('a finding on flagged labels', () => {
  const t = wordsIn('zh-CN')
  const said = (code: FindingCode, params: Finding['params']) => findingMessage(t, 'zh-CN', finding(code, params))

  it('says how many posts, how much less and how surely, and that going together is no cause', () => {
    const { title, why } = said('hook-weak', { hook: 'suspense', ...weak })
    expect(title).toBe('带「悬念开场」的作品，播放常偏低')
    expect(why).toBe('14条里，比你同期水平低21%（8成把握低4–35%）。这是一起出现，不等于原因。')
    expect(said('format-weak', { format: 'live', ...weak, least: -3 }).why).toContain('至多低35%，也可能不低')
  })

  it('names what always comes along, and what does better', () => {
    const { why } = said('tag-weak', {
      tags: '转机',
      ...weak,
      alongFactor: 'format',
      along: 'live',
      betterFactor: 'tags',
      better: '夜市',
    })
    expect(why).toContain('它总是和直播一起出现，分不清是哪一个。')
    expect(why).toContain('更高的是「夜市」。')
  })

  it.each([
    [{ weekday: 3 }, '周三'],
    [{ hours: '23,0,1' }, '23–1点'],
    [{ weekday: 3, hours: '21' }, '周三21点'],
  ] as const)('says the time of %o as %s', (params, text) => {
    expect(said('slot-weak', { ...params, ...weak }).title).toBe(`${text}发的作品，播放常偏低`)
  })

  it('tells its own record, and where there is none yet, that', () => {
    const one = finding('hook-weak', { hook: 'suspense', ...weak })
    for (const form of ['flags', 'range', 'fresh', 'again'] as const) {
      expect(recordText(t, { ...one, record: { form, of: 7, held: 6 } })).toMatch(/7.*6/)
      expect(recordText(t, { ...one, record: { form, of: 0, held: 0 } })).toBe('旧作还不够回看这类提醒准不准。')
    }
    expect(recordText(t, one)).toBeNull()
  })
})
