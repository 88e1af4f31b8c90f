import { ChevronDown, ChevronRight } from 'lucide-react'
import { createElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { metricRangeText, metricText, wholeText } from '../../shared/format.ts'
import type { Forecast } from '../../shared/history.ts'
import type { Item, Metric } from '../../shared/model.ts'
import { useLanguage } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { RangeBar } from '../kit/RangeBar.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import { useComposer } from './composer.ts'
import { isDoubled, metricIcon, metricName, metricTone } from './metric-names.ts'
import css from './Side.module.css'

const MAIN: readonly Metric[] = ['lightRate', 'deepRate', 'commentRate', 'views']
/** What a forecast depends on: the item as sent, what is known of the past, the channel's pair. */
const TABLES = ['patterns', 'channel', 'post', 'snapshot']
const WIDTH = 312

/** What the item may bring by its first numbers at seven days or later, as far as this channel's own posts can tell. */
export function Forecasts({ draft }: { readonly draft: Item }) {
  const { t } = useTranslation()
  const { letter, showLetter } = useComposer()
  const { value } = useQuery('forecasts.of', { draft, variant: letter, wait: false }, TABLES)
  const forecasts = value?.forecast ?? []

  return (
    <section aria-label={t('composer.forecast')} aria-busy={value?.pending ?? true}>
      <div className={css.head}>
        <h2 className={css.name}>{t('composer.forecast')}</h2>
        {value?.pending ? <span className="dim small">{t('composer.pending')}</span> : null}
        {draft.variants.B ? (
          <Segmented
            className="push"
            label={t('composer.versionShown')}
            options={[
              { id: 'A', label: 'A' },
              { id: 'B', label: 'B' },
            ]}
            value={letter}
            onChange={showLetter}
          />
        ) : null}
      </div>
      {value && !value.pending ? <Rows forecasts={forecasts} target={draft.target} /> : null}
    </section>
  )
}

interface RowsProps {
  readonly forecasts: readonly Forecast[]
  readonly target: Item['target']
}

/** Forecasts as rows: the channel's own pair first, the rest folded. */
export function Rows({ forecasts, target }: RowsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { channel } = useComposer()
  const [isOpen, setIsOpen] = useState(false)
  const axes = useAxes(forecasts, target, channel)
  const known = forecasts.filter((forecast) => forecast.kind === 'known')

  if (known.length === 0) return <Nothing forecasts={forecasts} />
  const isAsked = (metric: Metric) => MAIN.includes(metric) || isTargeted(metric)
  const isTargeted = (metric: Metric) => target !== null && sameMetric(target.metric, metric, channel)
  const rows = forecasts.filter(({ metric }) => !isDoubled(metric, channel))
  const main = rows.filter(({ metric }) => isAsked(metric)).toSorted((a, b) => rank(a.metric) - rank(b.metric))
  const rest = rows.filter((forecast) => !isAsked(forecast.metric) && forecast.kind === 'known')
  const counts = main.flatMap((forecast) => (forecast.kind === 'known' ? forecast.n : []))
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const row = (forecast: Forecast) => (
    <Row
      key={forecast.metric}
      forecast={forecast}
      target={isTargeted(forecast.metric) ? (target?.value ?? null) : null}
      axis={axes.get(forecast.metric)}
    />
  )

  return (
    <>
      <ul>{main.map(row)}</ul>
      {isOpen ? <ul>{rest.map(row)}</ul> : null}
      <p className={css.foot}>
        {t('composer.reading', {
          posts:
            least === most ? wholeText(least, language) : `${wholeText(least, language)}–${wholeText(most, language)}`,
        })}
      </p>
      {rest.length > 0 ? (
        <Button
          small
          look="bare"
          className={css.fold ?? ''}
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronDown className="i12" aria-hidden /> : <ChevronRight className="i12" aria-hidden />}
          onPress={() => setIsOpen(!isOpen)}
        >
          {t(isOpen ? 'composer.fewer' : 'composer.rest', { count: rest.length })}
        </Button>
      ) : null}
    </>
  )
}

const rank = (metric: Metric) => (MAIN.includes(metric) ? MAIN.indexOf(metric) : MAIN.length)

/** A target of 点赞率 is one of the light rate where that is what the channel counts as light. */
const sameMetric = (target: Metric, metric: Metric, channel: Parameters<typeof metricTone>[1]): boolean =>
  target === metric ||
  (isDoubled(target, channel) &&
    metricTone(target, channel) === (metric === 'lightRate' ? 'light' : metric === 'deepRate' ? 'deep' : ''))

type Axis = readonly [low: number, high: number]

/** The axes of the bars: fixed when first seen, widened where a range no longer fits, so that a bar moves when its forecast does. */
function useAxes(forecasts: readonly Forecast[], target: Item['target'], pair: Parameters<typeof sameMetric>[2]) {
  const [axes, setAxes] = useState<ReadonlyMap<Metric, Axis>>(new Map())
  const wider = new Map(axes)
  for (const forecast of forecasts) {
    if (forecast.kind === 'unknown' || forecast.high <= 0) continue
    const { metric, low, median, high } = forecast
    const value = target && sameMetric(target.metric, metric, pair) ? target.value : median
    const [from, to] = [Math.min(low > 0 ? low : median / 10, value || median), Math.max(high, value)]
    const known = axes.get(metric)
    if (!known || from < known[0] || to > known[1])
      wider.set(metric, [Math.min(from / 2, known?.[0] ?? Infinity), Math.max(to * 2, known?.[1] ?? 0)])
  }
  const isWider = [...wider].some(([metric, axis]) => axes.get(metric) !== axis)
  // Kept from one forecast to the next, and needed in this very drawing.
  if (isWider) setAxes(wider)
  return wider
}

interface RowProps {
  readonly forecast: Forecast
  readonly target: number | null
  readonly axis: Axis | undefined
}

function Row({ forecast, target, axis }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { channel } = useComposer()
  const { metric } = forecast
  const tone = metricTone(metric, channel)
  const name = (
    <span className={cx(css.metric, tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}>
      <MetricMark metric={metric} isSolid={tone === 'deep'} />
      {metricName(metric, channel, t)}
    </span>
  )
  if (forecast.kind === 'unknown') {
    return (
      <li className={css.row}>
        {name}
        <span className={css.why}>{t(`composer.unknown.${forecast.why}`, { n: forecast.n, need: forecast.need })}</span>
      </li>
    )
  }
  const { low, median, high, n, footing } = forecast
  return (
    <li className={css.row}>
      {name}
      <span className={css.value}>
        {footing === 'rough' ? null : <b className="num">{metricText(metric, median, language)}</b>}
        <span className="num">{metricRangeText(metric, low, high, language)}</span>
        {target === null ? null : (
          <span className={css.target}>{t('composer.targetIs', { value: metricText(metric, target, language) })}</span>
        )}
      </span>
      <span className={css.bar}>
        <RangeBar forecast={forecast} tone={tone} target={target} width={WIDTH} {...(axis ? { domain: axis } : {})} />
      </span>
      {footing === 'firm' ? null : <span className={css.thin}>{t(`composer.footing.${footing}`, { count: n })}</span>}
    </li>
  )
}

function MetricMark({ metric, isSolid }: { readonly metric: Metric; readonly isSolid: boolean }) {
  const { channel } = useComposer()
  const icon = metricIcon(metric, channel)
  return icon ? createElement(icon, { className: cx('i14', isSolid && 'solid'), 'aria-hidden': true }) : null
}

/** No number where there is nothing to count from. */
function Nothing({ forecasts }: { readonly forecasts: readonly Forecast[] }) {
  const { t } = useTranslation()
  const [first] = forecasts
  const why = first?.kind === 'unknown' ? first.why : 'no-history'
  const few = first?.kind === 'unknown' ? first : { n: 0, need: 5 }
  return (
    <div className={css.nothing}>
      <p>{t(`composer.unknown.${why}`, { n: few.n, need: few.need })}</p>
      <LinkButton onPress={() => go('import')}>{t('composer.importSome')}</LinkButton>
    </div>
  )
}
