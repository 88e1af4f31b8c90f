import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceboTrial } from '../../shared/engine/index.ts'
import { percentText, wholeText } from '../../shared/format.ts'
import type { Channel, Metric } from '../../shared/model.ts'
import { METRICS } from '../../shared/values.ts'
import { isDoubled, isRate, metricName } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/Page.tsx'
import { Select } from '../kit/Select.tsx'
import { Lede, Sheet } from '../kit/Sheet.tsx'
import { go } from '../ui.ts'
import { useLate } from '../use-late.ts'
import css from './Trial.module.css'
import { EFFECTS, useTrial, type Trials } from './use-trial.ts'
import { moreText } from './words.ts'

/** How far the verdict can be trusted on this creator's own posts: fooled how often, and finding how much. */
export function Trial({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation()
  const [metric, setMetric] = useState<Metric>('lightRate')
  const options = METRICS.filter((one) => (isRate(one) || one === 'views') && !isDoubled(one, channel)).map((id) => ({
    id,
    label: metricName(id, channel, t),
  }))
  return (
    <Sheet
      aside={
        <>
          <section>
            <h3>{t('experiment.trial.how')}</h3>
            <p>{t('experiment.trial.howPlacebo')}</p>
            <p>{t('experiment.trial.howPower')}</p>
          </section>
          <section>
            <h3>{t('experiment.trial.naive')}</h3>
            <p>{t('experiment.trial.naiveWhy')}</p>
          </section>
        </>
      }
    >
      <Select
        className={css.metric ?? ''}
        label={t('experiment.trial.metric')}
        labelHidden
        small
        options={options}
        value={metric}
        onChange={setMetric}
      />
      <OfMetric key={metric} channel={channel} metric={metric} />
    </Sheet>
  )
}

function OfMetric({ channel, metric }: { readonly channel: Channel; readonly metric: Metric }) {
  const { t } = useTranslation()
  const { value, error } = useTrial(channel.id, metric)
  const isLate = useLate(value === null && error === null)
  if (error && !value)
    return (
      <EmptyState title={t('experiment.unread')} small isFlush>
        {sentenceOf(error)}
      </EmptyState>
    )
  if (!value) return isLate ? <EmptyState title={t('experiment.trial.working')} small isFlush /> : null
  const { placebo, powers } = value
  if (placebo.kind === 'too-few')
    return (
      <EmptyState
        isFlush
        title={t('experiment.trial.tooFew', { count: placebo.n, n: placebo.n, need: placebo.need })}
        actions={
          <Button look="main" onPress={() => go('import')}>
            {t('action.import')}
          </Button>
        }
      >
        {t('experiment.trial.tooFewWhy')}
      </EmptyState>
    )
  return <Tried placebo={placebo} powers={powers} metric={metricName(metric, channel, t)} />
}

interface TriedProps extends Pick<Trials, 'powers'> {
  readonly placebo: PlaceboTrial
  readonly metric: string
}

function Tried({ placebo, powers, metric }: TriedProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { falsePositive, rounds, runs, n } = placebo
  const share = (value: number | null) => (value === null ? t('experiment.trial.none') : percentText(value, language))
  const { verdictPeeking: ours, naivePeeking: naive } = falsePositive
  const rules = [
    { id: 'ours', once: falsePositive.verdict, peeking: ours },
    { id: 'naiveTest', once: falsePositive.naiveOnce, peeking: naive },
  ] as const
  return (
    <>
      <Lede verdict={t('experiment.trial.verdict', { share: share(ours) })}>
        <p>
          {t('experiment.trial.verdictWhy', {
            metric,
            n: wholeText(n, language),
            runs: wholeText(runs, language),
            rounds,
          })}
        </p>
        {naive === null ? null : <p>{t('experiment.trial.beside', { share: share(naive) })}</p>}
      </Lede>
      <table className={css.table}>
        <caption>{t('experiment.trial.placebo')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('experiment.trial.rule')}</th>
            <th scope="col">{t('experiment.trial.once')}</th>
            <th scope="col" colSpan={2}>
              {t('experiment.trial.peeking')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ id, once, peeking }) => (
            <tr key={id}>
              <th scope="row">{t(`experiment.trial.${id}`)}</th>
              <td>{share(once)}</td>
              <td className="strong">{share(peeking)}</td>
              <td className={css.bar}>{peeking === null ? null : <Bar share={peeking} mark={0.05} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={css.table}>
        <caption>{t('experiment.trial.power')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('experiment.trial.effect')}</th>
            <th scope="col">{t('experiment.trial.wrong')}</th>
            <th scope="col" colSpan={2}>
              {t('experiment.trial.confirmed')}
            </th>
            <th scope="col">{t('experiment.trial.needed')}</th>
          </tr>
        </thead>
        <tbody>
          {EFFECTS.map((effect) => {
            const trial = powers.find((one) => one.effect === effect)?.trial
            return (
              <tr key={effect}>
                <th scope="row">{moreText(effect - 1, language)}</th>
                {trial?.kind === 'tried' ? (
                  <>
                    <td>{share(trial.wrongDirection)}</td>
                    <td className="strong">{share(trial.confirmed)}</td>
                    <td className={css.bar}>
                      <Bar share={trial.confirmed} />
                    </td>
                    <td>
                      {trial.roundsForPower80 === null
                        ? t('experiment.trial.never')
                        : t('experiment.rounds', { count: trial.roundsForPower80 })}
                    </td>
                  </>
                ) : (
                  <td colSpan={4} className="dim">
                    {trial ? t('experiment.tooFewShort') : t('experiment.trial.working')}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

const WIDTH = 220

/** A share of all runs; the mark is what it may come to. The number stands beside it. */
const Bar = ({ share, mark }: { readonly share: number; readonly mark?: number }) => (
  <svg width={WIDTH} height="14" viewBox={`0 0 ${WIDTH} 14`} aria-hidden>
    <rect x="0" y="4" width={WIDTH} height="6" fill="var(--band)" />
    <rect x="0" y="4" width={share * WIDTH} height="6" fill="var(--ink-1)" />
    {mark === undefined ? null : (
      <path d={`M${mark * WIDTH} 0v14`} stroke="var(--ink-1)" strokeWidth="1.5" strokeDasharray="2 2" />
    )}
  </svg>
)
