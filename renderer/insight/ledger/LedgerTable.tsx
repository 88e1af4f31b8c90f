import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../../shared/format.ts'
import type { LedgerRow } from '../../../shared/insight/ledger.ts'
import type { Channel } from '../../../shared/model.ts'
import { metricIcon, metricName, metricTone } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { forestAxis } from '../../experiments/forest-axis.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { AxisHead, EffectBar, FIRM, PLOT } from '../effects/EffectBar.tsx'
import css from '../effects/Effects.module.css'
import { VerdictMark } from '../effects/VerdictMark.tsx'
import { changeSaid, signalWords, whyNot } from '../effects/words.tsx'

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
  const language = useLanguage()
  const words = signalWords(channel, t)
  const axis = forestAxis(
    all.flatMap(({ reading }) => (reading.kind === 'compared' ? [reading.low, reading.high] : [])),
    PLOT,
  )
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('insight.ledger.column.rule')}</th>
          <th scope="col">{t('insight.ledger.column.signal')}</th>
          <th scope="col" className={css.plot}>
            <span className="vh">{t('insight.ledger.column.plot')}</span>
            <AxisHead axis={axis} none={t('insight.effects.none')} />
          </th>
          <th scope="col" className={css.right}>
            {t('insight.ledger.column.own')}
          </th>
          <th scope="col" className={css.right}>
            {t('insight.ledger.column.n')}
          </th>
          <th scope="col">{t('insight.ledger.column.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { id, metric, reading, verdict } = row
          const tone = metricTone(metric, channel)
          const icon = metricIcon(metric, channel)
          const isKnown = reading.kind === 'compared'
          return (
            <tr key={id} className={cx(id === chosen && css.chosen, !isKnown && css.low)}>
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
              {isKnown ? (
                <>
                  <td>
                    <EffectBar of={reading} axis={axis} tone={tone} />
                  </td>
                  <td className={cx(css.right, 'num')}>{changeSaid(reading, language)}</td>
                </>
              ) : (
                <td colSpan={2} className="small dim">
                  {whyNot(reading, metricName(metric, channel, t), t)}
                </td>
              )}
              <td
                className={cx(
                  css.right,
                  'num',
                  (!isKnown || Math.min(reading.withIt, reading.without) < FIRM) && 'dim',
                )}
                title={t('insight.effects.sides', { with: reading.withIt, without: reading.without })}
              >
                {wholeText(reading.withIt, language)}
              </td>
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
