import { ChevronDown, ChevronRight } from 'lucide-react'
import { createElement, Fragment, memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saidChance } from '../../shared/chance.ts'
import type { SimilarPost } from '../../shared/evidence.ts'
import { metricRangeText, metricText, wholeText } from '../../shared/format.ts'
import type { Forecast } from '../../shared/history.ts'
import type { Item, Letter, Metric } from '../../shared/model.ts'
import { useLanguage } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { AbMark } from '../kit/marks.tsx'
import { go } from '../ui.ts'
import { useComposer } from './composer.ts'
import { ForecastBar } from './ForecastBar.tsx'
import { isDoubled, metricIcon, metricName, metricTone } from './metric-names.ts'
import css from './Side.module.css'
import { sameMetric, useAxes, type Axis } from './use-axes.ts'

const MAIN: readonly Metric[] = ['lightRate', 'deepRate', 'commentRate', 'views']
const rank = (metric: Metric) => (MAIN.includes(metric) ? MAIN.indexOf(metric) : MAIN.length)
/** Of a bar that has its row to itself, and of one beside its numbers. */
const WIDE = 312
const NARROW = 112

/** What is expected of one version, and the past posts like it. */
export interface Side {
  readonly letter: Letter
  readonly forecasts: readonly Forecast[]
  readonly similar: readonly SimilarPost[]
}

interface ForecastRowsProps {
  /** One, or A and B one above the other. */
  readonly sides: readonly Side[]
  readonly target: Item['target']
  /** True where there are two versions and this is said of both. */
  readonly isOfBoth?: boolean
  /** Said where there are, and where there are none; nothing where nobody looked for any. */
  readonly hasDots?: boolean
  /** How many past posts the dots were looked for among; 0 where they could not be read. */
  readonly of?: number
}

/** Forecasts as rows: the channel's own pair first, the rest folded. */
export const ForecastRows = memo(function ForecastRows(props: ForecastRowsProps) {
  const { sides, target, isOfBoth = false, hasDots = false, of = 0 } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { channel } = useComposer()
  const [isOpen, setIsOpen] = useState(false)
  const axes = useAxes(sides, target, channel)
  const forecasts = sides[0]?.forecasts ?? []

  if (!forecasts.some(({ kind }) => kind === 'known')) return <Nothing forecasts={forecasts} />
  const isTargeted = (metric: Metric) => target !== null && sameMetric(target.metric, metric, channel)
  const isAsked = (metric: Metric) => MAIN.includes(metric) || isTargeted(metric)
  const rows = forecasts.filter(({ metric }) => !isDoubled(metric, channel))
  const main = rows.filter(({ metric }) => isAsked(metric)).toSorted((a, b) => rank(a.metric) - rank(b.metric))
  const rest = rows.filter((forecast) => !isAsked(forecast.metric) && forecast.kind === 'known')
  const counts = main.flatMap((forecast) => (forecast.kind === 'known' ? forecast.n : []))
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const row = ({ metric }: Forecast) => (
    <Row
      key={metric}
      metric={metric}
      sides={sides}
      target={isTargeted(metric) ? target : null}
      axis={axes.get(metric)}
    />
  )
  const posts =
    least === most ? wholeText(least, language) : `${wholeText(least, language)}–${wholeText(most, language)}`

  return (
    <>
      {isOfBoth ? <p className={css.both}>{t('composer.bothAlike')}</p> : null}
      <ul>{main.map(row)}</ul>
      {isOpen ? <ul>{rest.map(row)}</ul> : null}
      <p className={css.foot}>
        {t('composer.reading', { posts })}
        {of === 0 ? null : (
          <>
            <br />
            {hasDots ? t('composer.dots') : t('composer.noSimilar', { count: of })}
          </>
        )}
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
})

interface RowProps {
  readonly metric: Metric
  readonly sides: readonly Side[]
  readonly target: Item['target']
  readonly axis: Axis | undefined
}

type Known = Extract<Forecast, { kind: 'known' }>

/** One metric: a bar of its own, or one each for A and B. */
function Row({ metric, sides, target, axis }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { channel } = useComposer()
  const tone = metricTone(metric, channel)
  const known = sides.flatMap((side) => {
    const forecast = side.forecasts.find((one) => one.metric === metric)
    return forecast?.kind === 'known' ? [{ ...side, forecast, aim: aimOf(side, target) }] : []
  })
  const [first] = known
  const name = (
    <span className={cx(css.metric, tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}>
      <MetricMark metric={metric} isSolid={tone === 'deep'} />
      {metricName(metric, channel, t)}
    </span>
  )
  if (!first) {
    const unknown = sides[0]?.forecasts.find((one) => one.metric === metric)
    return (
      <li className={css.row}>
        {name}
        {unknown?.kind === 'unknown' ? (
          <span className={css.why}>
            {t(`composer.unknown.${unknown.why}`, { count: unknown.n, n: unknown.n, need: unknown.need })}
          </span>
        ) : null}
      </li>
    )
  }
  const goal = target ? metricText(target.metric, target.value, language) : null
  const chances = known.map(({ aim, forecast }) => (aim === null ? null : saidChance(aim, forecast.footing)))
  const { footing, n } = first.forecast
  const hasChance = chances.some((chance) => chance !== null)
  const isUntold = target !== null && !hasChance && footing !== 'rough'
  // A range of what is mostly nothing draws nothing: the words alone say it.
  const barOf = ({ forecast, similar }: (typeof known)[number], width: number) =>
    isOfAny(forecast) ? (
      <span />
    ) : (
      <ForecastBar forecast={forecast} target={target?.value ?? null} axis={axis} similar={similar} width={width} />
    )
  const chanceText = (index: number) => {
    const chance = chances[index]
    return chance ? t(`chance.${chance.form}`, { percent: chance.percent }) : ''
  }
  const { any } = first.forecast
  const notes = (
    <>
      {any && isOfAny(first.forecast) ? <span className={css.why}>{t('chance.had', { n, had: any.had })}</span> : null}
      {isUntold ? <span className={css.why}>{t('composer.noChance')}</span> : null}
      {footing === 'firm' ? null : <span className={css.thin}>{t(`composer.footing.${footing}`, { count: n })}</span>}
    </>
  )

  if (known.length === 1)
    return (
      <li className={css.row}>
        {name}
        <span className={css.value}>
          <Numbers forecast={first.forecast} />
          {goal === null ? null : <span className={css.target}>{t('composer.targetIs', { value: goal })}</span>}
        </span>
        {barOf(first, WIDE)}
        {hasChance ? (
          <span className={css.chance}>{t('composer.chance', { value: goal, chance: chanceText(0) })}</span>
        ) : null}
        {notes}
      </li>
    )
  return (
    <li className={css.row}>
      {name}
      {goal === null ? null : (
        <span className={css.goal}>
          {hasChance ? t('composer.chanceOf', { value: goal }) : t('composer.targetIs', { value: goal })}
        </span>
      )}
      <div className={cx(css.pair, hasChance && css.aimed)}>
        {known.map((side, index) => (
          <Fragment key={side.letter}>
            <AbMark letter={side.letter} label={t('composer.version', { letter: side.letter })} />
            {barOf(side, NARROW)}
            <span className={css.numbers}>
              <Numbers forecast={side.forecast} />
            </span>
            {hasChance ? <span className={cx('num', css.share)}>{chanceText(index)}</span> : null}
          </Fragment>
        ))}
      </div>
      {notes}
    </li>
  )
}

/** The chance of the target stands with the forecast of the very metric it names, which may be another name of this row's. */
const aimOf = ({ forecasts }: Side, target: Item['target']): number | null => {
  const own = target && forecasts.find(({ metric }) => metric === target.metric)
  return own?.kind === 'known' ? (own.target?.chance ?? null) : null
}

/** True where the chance of any at all is what there is to say. */
const isOfAny = ({ any, footing }: Known) => any !== undefined && footing !== 'rough'

function Numbers({ forecast }: { readonly forecast: Known }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { metric, footing, low, median, high, any } = forecast
  if (any && isOfAny(forecast)) {
    const { form, percent } = saidChance(any.chance, footing)
    return (
      <>
        <span>{t('chance.atLeastOne')}</span>
        <b className="num">{t(`chance.${form}`, { percent })}</b>
      </>
    )
  }
  return (
    <>
      {footing === 'rough' ? null : <b className="num">{metricText(metric, median, language)}</b>}
      <span className="num">{metricRangeText(metric, low, high, language)}</span>
    </>
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
      <p>{t(`composer.unknown.${why}`, { count: few.n, n: few.n, need: few.need })}</p>
      <LinkButton onPress={() => go('import')}>{t('composer.importSome')}</LinkButton>
    </div>
  )
}
