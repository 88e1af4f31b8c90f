import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MATURE_DAYS } from '../../../shared/captures.ts'
import { countText, percentText } from '../../../shared/format.ts'
import type { Forecast, Seal } from '../../../shared/history.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { COUNT_OF } from '../../../shared/platforms.ts'
import { useChannel, useLanguage } from '../../data.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { metricName } from '../../composer/metric-names.ts'
import type { PostDetail } from '../PostPage.tsx'
import { ageDays, isMature, judgedOf } from './ages.ts'
import { ageOf, curvesOf, type Curve, type Unit } from './curve-layout.ts'
import type { Panel } from './CurveChart.tsx'
import css from './Curves.module.css'
import page from './Post.module.css'

const CurveChart = lazy(() => import('./CurveChart.tsx').then((module) => ({ default: module.CurveChart })))

/** As high as the chart that comes, so that nothing below it jumps. */
const CHART_HEIGHT = 332
const FEWEST = 2

/** How the two signals grew with the post's age; with fewer than two captures a sentence, because there is no line. */
export function Curves({ detail }: { readonly detail: PostDetail }) {
  const { t } = useTranslation()
  const channel = useChannel(detail.post.channelId)
  const [unit, setUnit] = useState<Unit>('rates')
  const { post, snapshots } = detail
  const [only] = snapshots
  const isDrawn = channel !== null && snapshots.length >= FEWEST
  return (
    <section className={page.section}>
      <header className={css.head}>
        <h2>{t('post.curves.title')}</h2>
        {isDrawn ? (
          <Segmented<Unit>
            label={t('post.curves.unit')}
            className="push"
            options={[
              { id: 'rates', label: t('post.curves.rates') },
              { id: 'counts', label: t('post.curves.counts') },
            ]}
            value={unit}
            onChange={setUnit}
          />
        ) : null}
      </header>
      {isDrawn ? (
        <Drawn detail={detail} channel={channel} unit={unit} />
      ) : (
        <p className={css.sentence}>
          {only && channel
            ? t('post.curves.one', { count: ageDays(post, only.capturedAt, channel.zone) })
            : t('post.curves.none')}
        </p>
      )}
    </section>
  )
}

interface DrawnProps {
  readonly detail: PostDetail
  readonly channel: Channel
  readonly unit: Unit
}

function Drawn({ detail: { post, snapshots, seals }, channel, unit }: DrawnProps) {
  const { t } = useTranslation()
  const judged = judgedOf(post, snapshots, channel.zone)
  const isFinal = judged !== null && isMature(post, judged, channel.zone)
  const judgedAge = isFinal ? ageOf(post, judged.capturedAt, channel.zone) : MATURE_DAYS
  const panels = curvesOf(post, snapshots, channel, unit).map((curve): Panel => ({
    ...curve,
    name: nameOf(curve, channel, unit, t),
    sealed: sealedOf(curve, channel, unit, seals),
  }))
  const hasGate = panels.some(({ sealed }) => sealed)
  return (
    <>
      <p className="small dim">{t(hasGate ? 'post.curves.gate' : 'post.curves.noGate')}</p>
      <Suspense fallback={<div className={css.waiting} style={{ height: CHART_HEIGHT }} />}>
        <CurveChart
          panels={panels}
          unit={unit}
          judgedAge={judgedAge}
          judgedWords={t(isFinal ? 'post.curves.judged' : 'post.curves.notYet', { count: Math.floor(judgedAge) })}
          label={t('post.curves.label', { names: panels.map(({ name }) => name).join(t('list.and')) })}
        />
      </Suspense>
      <Spoken panels={panels} unit={unit} />
    </>
  )
}

function nameOf(curve: Curve, channel: Channel, unit: Unit, t: ReturnType<typeof useTranslation>['t']): string {
  if (unit === 'rates') return metricName(`${curve.which}Rate`, channel, t)
  const signals = curve.which === 'light' ? [channel.light] : channel.deep
  return signals.map((signal) => t(`signal.${signal}`)).join(t('list.and'))
}

/** What was sealed of just this; nothing where the seal came after the numbers, or the curve means something else. */
function sealedOf(curve: Curve, channel: Channel, unit: Unit, [seal]: readonly Seal[]): Panel['sealed'] {
  if (!seal || seal.afterNumbers || curve.isOverLikes) return null
  const [signal, another] = curve.which === 'light' ? [channel.light] : channel.deep
  const metric: Metric | null =
    unit === 'rates' ? `${curve.which}Rate` : signal && another === undefined ? COUNT_OF[signal] : null
  const found = seal.forecast.find(
    (forecast): forecast is Extract<Forecast, { kind: 'known' }> =>
      forecast.kind === 'known' && forecast.metric === metric,
  )
  // Under five posts a range says next to nothing: beside real numbers it would only mislead.
  return found && found.footing !== 'rough' ? found : null
}

/** The same for ears: each capture a row. */
function Spoken({ panels, unit }: { readonly panels: readonly Panel[]; readonly unit: Unit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ages = [...new Set(panels.flatMap(({ points }) => points.map(({ age }) => age)))].toSorted((a, b) => a - b)
  const textOf = (value: number) => (unit === 'rates' ? percentText(value, language) : countText(value, language))
  return (
    <table className="vh">
      <caption>{t('post.curves.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('post.age')}</th>
          {panels.map(({ which, name }) => (
            <th key={which} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ages.map((age) => (
          <tr key={age}>
            <th scope="row">{t('post.days', { count: Math.floor(age) })}</th>
            {panels.map(({ which, points }) => {
              const point = points.find((one) => one.age === age)
              return <td key={which}>{point ? textOf(point.value) : t('post.curves.absent')}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
