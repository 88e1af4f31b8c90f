import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import { forecast, GATE_NEEDS, type BacktestSeries } from '../../shared/engine/index.ts'
import type { Forecast, TimeSay } from '../../shared/history.ts'
import { chosenVariant, labelsOf } from '../../shared/items.ts'
import type { Item, Letter } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import { METRICS } from '../../shared/values.ts'
import type { Read } from '../db/tx.ts'
import type { Context, Job } from './context.ts'
import { itemOf } from './items.ts'
import type { Learnt } from './patterns.ts'

/** The labels of one variant of an item; of the chosen one where it has no such variant. */
export const labelsIn = (item: Item, letter: Letter) => labelsOf(item, item.variants[letter] ?? chosenVariant(item))

/** What the metrics of one variant of an item are expected to be. */
export const forecastOf = ({ patterns }: Learnt, item: Item, letter: Letter): readonly Forecast[] =>
  forecast(patterns, labelsIn(item, letter), item.target)

/** The forecast of a saved item or of a draft; with `wait: false`, `pending` where the patterns are still being worked out. */
export async function forecastsOf(
  input: DecodedOf<'forecasts.of'>,
  context: Context,
): Promise<OutputOf<'forecasts.of'>> {
  const item = askedItem(input, context)
  const letter = input.variant ?? item.chosen
  if (input.wait === false) {
    const learnt = context.patterns.ifReady(item.channelId)
    return learnt ? answerOf(learnt, item, letter) : { forecast: [], pending: true, time: [] }
  }
  return answerOf(await context.patterns.of(item.channelId), item, letter)
}

const answerOf = (learnt: Learnt, item: Item, letter: Letter): OutputOf<'forecasts.of'> => ({
  forecast: forecastOf(learnt, item, letter),
  pending: false,
  time: learnt.patterns.metrics.map(({ metric, time: { isOpen, posts } }): TimeSay => ({
    metric,
    isHeard: isOpen,
    posts,
    need: GATE_NEEDS,
  })),
})

/** The item that a call is about: a draft not saved yet, or a saved one. */
export function askedItem(
  { itemId, draft }: { readonly itemId?: string | undefined; readonly draft?: Item | undefined },
  { read }: Context,
): Item {
  if (draft) return draft
  if (itemId === undefined) throw new Fail('invalid', 'error.item-or-draft', { path: 'itemId' })
  return itemOf(read, itemId)
}

/** Metric by metric, so that it can say how far it is and be cancelled in between. */
export async function runBacktest(
  { channelId, metric, least }: DecodedOf<'backtests.run'>,
  { read, patterns, progress, signal }: Job,
): Promise<OutputOf<'backtests.run'>> {
  const wanted = metric === undefined ? METRICS : [metric]
  const series: BacktestSeries[] = []
  let judgeable = 0
  for (const [done, one] of wanted.entries()) {
    if (signal.aborted) throw new Fail('cancelled', 'error.cancelled')
    progress({ phase: 'backtest', done, total: wanted.length })
    const made = await patterns.ask('backtest', channelId, { metric: one, ...(least === undefined ? {} : { least }) })
    series.push(...made.series)
    judgeable = Math.max(judgeable, made.judgeable)
  }
  return { series, posts: titlesOf(read, series), judgeable }
}

function titlesOf(read: Read, series: readonly BacktestSeries[]): OutputOf<'backtests.run'>['posts'] {
  const ids = new Set(series.flatMap(({ past }) => past.map(({ id }) => id)))
  return read.query<{ id: string; title: string }>(
    'SELECT id, title FROM post WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...ids]),
  )
}
