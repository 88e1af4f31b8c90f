import { useTranslation } from 'react-i18next'
import { metricText } from '../../shared/format.ts'
import type { Metric } from '../../shared/model.ts'
import { METRICS } from '../../shared/values.ts'
import { useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { NumberField } from '../kit/Field.tsx'
import { Popover } from '../kit/Popover.tsx'
import { Select } from '../kit/Select.tsx'
import { useComposer, useItem } from './composer.ts'
import css from './Details.module.css'
import { isDoubled, isRate, metricName } from './metric-names.ts'

/** First what the two tracks are about. */
const FIRST: readonly Metric[] = ['lightRate', 'deepRate', 'commentRate', 'commentConversion', 'completion', 'views']

/** What the item should bring: a metric and a value. */
export function Target() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { channel, isLocked, edit } = useComposer()
  const target = useItem((item) => item.target)
  const words = target
    ? `${metricName(target.metric, channel, t)} ${metricText(target.metric, target.value, language)}`
    : null
  const metrics = [...FIRST, ...METRICS.filter((metric) => !FIRST.includes(metric))].filter(
    (metric) => metric === target?.metric || !isDoubled(metric, channel),
  )
  const isShare = target !== null && isRate(target.metric)
  return (
    <div>
      <span className={css.label} aria-hidden>
        {t('composer.target')}
      </span>
      <Popover
        label={t('composer.target')}
        width={248}
        trigger={
          <Button
            look="bare"
            className={css.value ?? ''}
            isDisabled={isLocked}
            aria-label={`${t('composer.target')} ${words ?? t('composer.unset')}`}
          >
            {words ?? <span className="dim">{t('composer.unset')}</span>}
          </Button>
        }
      >
        <div className={css.slot}>
          <Select
            label={t('composer.targetMetric')}
            placeholder={t('composer.unset')}
            options={metrics.map((id) => ({ id, label: metricName(id, channel, t) }))}
            value={target?.metric ?? null}
            onChange={(metric) =>
              edit('target', (before) => {
                const isAlike = before.target !== null && isRate(before.target.metric) === isRate(metric)
                return {
                  ...before,
                  target: { metric, value: isAlike ? (before.target?.value ?? 0) : isRate(metric) ? 0.03 : 10_000 },
                }
              })
            }
          />
          <NumberField
            key={target?.metric ?? ''}
            label={t('composer.targetValue')}
            value={target?.value ?? null}
            min={0}
            isDisabled={!target}
            {...(isShare
              ? { format: { style: 'percent', maximumFractionDigits: 2 }, step: 0.0001, max: 10 }
              : { format: { maximumFractionDigits: 0 }, step: 1, max: 1e12 })}
            onChange={(value) => {
              if (target && value !== null) edit('target', (before) => ({ ...before, target: { ...target, value } }))
            }}
          />
          {target ? (
            <Button look="bare" onPress={() => edit('target', (before) => ({ ...before, target: null }))}>
              {t('composer.noTarget')}
            </Button>
          ) : null}
        </div>
      </Popover>
    </div>
  )
}
