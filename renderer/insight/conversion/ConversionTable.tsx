import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../../shared/format.ts'
import type { ConversionPart, ConversionRow } from '../../../shared/insight/conversion.ts'
import type { Channel, HookKind } from '../../../shared/model.ts'
import { useLanguage } from '../../data.ts'
import { forestAxis } from '../../experiments/forest-axis.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { HOOK_ICON } from '../../kit/signals.tsx'
import { AxisHead, EffectBar, FIRM, PLOT } from '../effects/EffectBar.tsx'
import css from '../effects/Effects.module.css'
import { changeSaid, signalWords, whyNot } from '../effects/words.tsx'
import { rowVerdict } from './verdict.ts'

interface ConversionTableProps {
  readonly part: ConversionPart
  readonly channel: Channel
  readonly chosen: HookKind | null
  readonly onChoose: (hook: HookKind) => void
}

const isOf = ({ reading }: ConversionRow) => (reading.kind === 'compared' ? reading.is : 'open')

/** Each kind that was used: how its posts differ from those without it, all else equal. */
export function ConversionTable({ part, channel, chosen, onChoose }: ConversionTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const axis = forestAxis(
    part.rows.flatMap(({ reading }) => (reading.kind === 'compared' ? [reading.low, reading.high] : [])),
    PLOT,
  )
  const metric = t(`insight.conversion.metric.${part.of}`, signalWords(channel, t))
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('insight.conversion.column.hook')}</th>
          <th scope="col" className={css.plot}>
            <span className="vh">{t('insight.ledger.column.plot')}</span>
            <AxisHead axis={axis} none={t('insight.effects.none')} />
          </th>
          <th scope="col" className={css.right}>
            {t(part.sparse ? 'insight.conversion.column.effectAny' : 'insight.conversion.column.effect')}
          </th>
          <th scope="col" className={css.right}>
            {t('insight.ledger.column.n')}
          </th>
          <th scope="col">{t('insight.conversion.column.is')}</th>
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row) => {
          const { hook, reading } = row
          const isKnown = reading.kind === 'compared'
          return (
            <tr key={hook} className={cx(hook === chosen && css.chosen, !isKnown && css.low)}>
              <th scope="row">
                <LinkButton
                  aria-pressed={hook === chosen}
                  className={cx(css.rule, css.signal)}
                  onPress={() => onChoose(hook)}
                >
                  {createElement(HOOK_ICON[hook], { className: 'i14', 'aria-hidden': true })}
                  {t(`hook.${hook}`)}
                </LinkButton>
              </th>
              {isKnown ? (
                <>
                  <td>
                    <EffectBar of={reading} axis={axis} tone={part.of === 'deep' ? 'deep' : 'other'} />
                  </td>
                  <td className={cx(css.right, 'num')}>{changeSaid(reading, language)}</td>
                </>
              ) : (
                <td colSpan={2} className="small dim">
                  {whyNot(reading, metric, t)}
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
                <span className={isOf(row) === 'open' ? css.open : css.yes}>{rowVerdict(row, t)}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
