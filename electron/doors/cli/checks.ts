import { saidChance } from '../../../shared/chance.ts'
import { BACKTEST_NEEDS } from '../../../shared/engine/index.ts'
import type { Finding } from '../../../shared/finding.ts'
import { groupFindings } from '../../../shared/finding-groups.ts'
import { findingMessage, versionText } from '../../../shared/finding-words.ts'
import { recordText } from '../../../shared/flag-words.ts'
import { metricText } from '../../../shared/format.ts'
import { timeVerdict } from '../../../shared/gate-words.ts'
import type { Forecast } from '../../../shared/history.ts'
import { titleOf } from '../../../shared/items.ts'
import { METRICS } from '../../../shared/values.ts'
import { Usage } from '../args.ts'
import type { Language, Words } from '../words.ts'
import { ask, type Caller } from './caller.ts'
import { asInstant, asWeek, needed, noMore, oneOf } from './check-args.ts'
import { command } from './command.ts'
import { EVER } from './items.ts'
import { table } from './table.ts'

export const check = command({
  name: 'check',
  usage: '[--channel ID] [--week 2026-W48|2026-11-25 | --item ID] [--now INSTANT]',
  options: {
    channel: { type: 'string' },
    week: { type: 'string' },
    item: { type: 'string' },
    now: { type: 'string' },
  },
  read: ({ values: { channel, week, item, now }, positionals }) => {
    noMore(positionals)
    if (week !== undefined && item !== undefined) throw new Usage('--week | --item')
    return {
      ...(channel === undefined ? {} : { channelId: channel }),
      ...(week === undefined ? {} : { week: asWeek(week) }),
      ...(item === undefined ? {} : { itemId: item }),
      ...(now === undefined ? {} : { now: asInstant(now, '--now') }),
    }
  },
  run: async (input, { caller, words, language }) => {
    const answered = await ask(caller, 'findings.of', { ...input, wait: true })
    const said = (finding: Finding) => {
      const { title, why } = findingMessage(words, language, finding)
      return { title, why: [why, recordText(words, finding)].filter(Boolean).join(' ') }
    }
    const findings = answered.findings.map((one) => ({ ...one, message: words('finding.message', said(one)) }))
    const heads = [words('cli.severity'), words('cli.item'), words('cli.what')]
    const titles = await titlesOf(caller)
    const groups = groupFindings(answered.findings, said)
    // Said whole at the first of its items; of the others only what differs.
    const rows = groups.flatMap((group) =>
      group.members.map(({ finding, title, why }, index) => [
        index === 0 ? words(`severity.${finding.severity}`) : '',
        [versionText(words, finding), titles.get(finding.itemId) || finding.itemId].filter(Boolean).join(' · '),
        index === 0 ? words('finding.message', { title, why }) : group.why === null ? why : words('cli.likewise'),
      ]),
    )
    const counts = SEVERITIES.map((severity) =>
      words('cli.count', { severity: words(`severity.${severity}`), n: answered.counts[severity] }),
    )
    const text = [rows.length > 0 ? table(heads, rows) : words('cli.no-findings'), counts.join(' · ')].join('\n\n')
    return { json: { findings, counts: answered.counts }, text }
  },
})

const SEVERITIES = ['error', 'warning', 'tip'] as const

async function titlesOf(caller: Caller): Promise<ReadonlyMap<string, string>> {
  const items = [...(await ask(caller, 'items.between', EVER)), ...(await ask(caller, 'items.undated', {}))]
  return new Map(items.map((item) => [item.id, titleOf(item)]))
}

export const forecast = command({
  name: 'forecast',
  usage: '--item ID',
  options: { item: { type: 'string' } },
  read: ({ values, positionals }) => {
    noMore(positionals)
    return { itemId: needed(values.item, '--item') }
  },
  run: async (input, { caller, words, language }) => {
    const { forecast: answered } = await ask(caller, 'forecasts.of', { ...input, wait: true })
    const isOfAny = answered.some((one) => one.kind === 'known' && one.any)
    const isAimed = answered.some((one) => one.kind === 'known' && one.target)
    const heads = [
      'metric',
      'median',
      'low',
      'high',
      'n',
      ...(isOfAny ? ['any'] : []),
      ...(isAimed ? ['chance'] : []),
    ].map((head) => words(`cli.forecast-${head}`))
    const told = table(
      heads,
      answered.map((one) => [
        words(`metric.${one.metric}`),
        ...partsOf(one, words, language),
        ...(isOfAny ? [anyOf(one, words)] : []),
        ...(isAimed ? [chanceOf(one, words)] : []),
      ]),
    )
    return { json: { forecast: answered }, text: `${words('cli.forecast-head')}\n\n${told}` }
  },
})

function partsOf(one: Forecast, words: Words, language: Language): readonly (string | number)[] {
  if (one.kind === 'unknown') return [words(`cli.unknown-${one.why}`, { need: one.need }), '', '', one.n]
  const { metric, median, low, high, n } = one
  return [...[median, low, high].map((value) => metricText(metric, value, language)), n]
}

/** The chance of any at all, of a metric that is mostly 0. */
function anyOf(one: Forecast, words: Words): string {
  if (one.kind === 'unknown' || !one.any || one.footing === 'rough') return ''
  const { form, percent } = saidChance(one.any.chance, one.footing)
  return words(`chance.${form}`, { percent })
}

/** The chance of the target, where this is its metric and it can be told. */
function chanceOf(one: Forecast, words: Words): string {
  if (one.kind === 'unknown' || !one.target || one.target.chance === null) return ''
  const { form, percent } = saidChance(one.target.chance, one.footing)
  return words(`chance.${form}`, { percent })
}

const SCORES = ['model', 'median', 'last10', 'slot', 'level'] as const

export const backtest = command({
  name: 'backtest',
  usage: '--channel ID [--metric M]',
  options: { channel: { type: 'string' }, metric: { type: 'string' } },
  read: ({ values, positionals }) => {
    noMore(positionals)
    return {
      channelId: needed(values.channel, '--channel'),
      ...(values.metric === undefined ? {} : { metric: oneOf(METRICS, values.metric, '--metric') }),
    }
  },
  run: async (input, { caller, words, progress, language }) => {
    const { series } = await ask(caller, 'backtests.run', input, progress)
    if (series.length === 0) return { json: { series }, text: words('cli.backtest-none', { need: BACKTEST_NEEDS }) }
    const heads = ['metric', 'n', 'sparse', 'coverage', ...SCORES].map((head) => words(`cli.backtest-${head}`))
    const rows = series.map(({ metric, n, sparse, coverage80, pinball }) => [
      words(`metric.${metric}`),
      n,
      sparse ? words('cli.yes') : '',
      `${(coverage80 * 100).toFixed(1)} %`,
      ...SCORES.map((name) => pinball[name].toFixed(4)),
    ])
    const scores = series.map(({ metric, n, sparse, coverage80, time, pinball }) => ({
      metric,
      n,
      sparse,
      coverage80,
      time,
      pinball,
    }))
    const time = timeVerdict(series, words, language, (metric) => words(`metric.${metric}`))
    return { json: { series: scores }, text: `${table(heads, rows)}\n\n${time.join('\n')}` }
  },
})
