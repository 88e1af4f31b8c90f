import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerRow } from '../../../shared/insight/ledger.ts'
import type { Channel } from '../../../shared/model.ts'
import { metricIcon, metricName, metricTone } from '../../composer/metric-names.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { axisOf, EffectCells, EffectHeads } from '../effects/EffectCells.tsx'
import css from '../effects/Effects.module.css'
import { VerdictMark } from '../effects/VerdictMark.tsx'
import { signalWords } from '../effects/words.tsx'

interface LedgerTableProps {
  readonly channel: Channel
  readonly rows: readonly LedgerRow[]
  /** The axis is that of all of them, whichever are shown. */
  readonly all: readonly LedgerRow[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

const LOOK = { supported: css.yes, contradicted: css.no, open: css.open }

export function LedgerTable({ channel, rows, all, chosen, onChoose }: LedgerTableProps) {
  const { t } = useTranslation()
  const words = signalWords(channel, t)
  const axis = axisOf(all)
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('insight.ledger.column.rule')}</th>
          <th scope="col">{t('insight.ledger.column.signal')}</th>
          <EffectHeads axis={axis} estimate={t('insight.ledger.column.own')} />
          <th scope="col">{t('insight.ledger.column.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { id, metric, reading, verdict } = row
          const tone = metricTone(metric, channel)
          const icon = metricIcon(metric, channel)
          return (
            <tr key={id} className={cx(id === chosen && css.chosen, reading.kind !== 'compared' && css.low)}>
              <th scope="row">
                <LinkButton aria-pressed={id === chosen} className={css.rule ?? ''} onPress={() => onChoose(id)}>
                  {t(`insight.ledger.rule.${id}.says`, words)}
                </LinkButton>
              </th>
              <td>
                <span className={cx(css.signal, tone === 'light' && css.light, tone === 'deep' && css.deep)}>
                  {icon
                    ? createElement(icon, { className: cx('i14', tone === 'deep' && 'solid'), 'aria-hidden': true })
                    : null}
                  {metricName(metric, channel, t)}
                </span>
              </td>
              <EffectCells of={reading} axis={axis} tone={tone} metric={metricName(metric, channel, t)} />
              <td>
                <span className={cx(css.verdict, LOOK[verdict])}>
                  <VerdictMark is={verdict} />
                  {t(`insight.ledger.is.${verdict}`)}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
