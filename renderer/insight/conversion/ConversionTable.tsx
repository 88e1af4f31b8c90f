import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversionPart, ConversionRow } from '../../../shared/insight/conversion.ts'
import type { Channel, HookKind } from '../../../shared/model.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { HOOK_ICON } from '../../kit/signals.tsx'
import { axisOf, EffectCells, EffectHeads } from '../effects/EffectCells.tsx'
import css from '../effects/Effects.module.css'
import { signalWords } from '../effects/words.tsx'
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
  const axis = axisOf(part.rows)
  const metric = t(`insight.conversion.metric.${part.of}`, signalWords(channel, t))
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('insight.conversion.column.hook')}</th>
          <EffectHeads
            axis={axis}
            estimate={t(part.sparse ? 'insight.conversion.column.effectAny' : 'insight.conversion.column.effect')}
          />
          <th scope="col">{t('insight.conversion.column.is')}</th>
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row) => {
          const { hook, reading } = row
          return (
            <tr key={hook} className={cx(hook === chosen && css.chosen, reading.kind !== 'compared' && css.low)}>
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
              <EffectCells of={reading} axis={axis} tone={part.of === 'deep' ? 'deep' : 'other'} metric={metric} />
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
