import { useTranslation } from 'react-i18next'
import { wholeText } from '../../../../shared/format.ts'
import type { Channel } from '../../../../shared/model.ts'
import type { SealedKey, SealedTally } from '../../../../shared/sealed.ts'
import { useLanguage } from '../../../data.ts'
import { cx } from '../../../kit/cx.ts'
import css from '../Calibration.module.css'
import { compareSentence } from '../compare-words.ts'
import { TallyRow } from '../TallyRow.tsx'
import { tallyOf } from '../verdict.ts'

export const keyOf = ({ metric, isAny }: SealedKey): string => (isAny ? `${metric} any` : metric)

interface SealTableProps {
  readonly series: readonly SealedTally[]
  readonly channel: Channel
  readonly chosen: SealedKey
  readonly nameOf: (tally: SealedTally) => string
  readonly onChoose: (key: SealedKey) => void
}

/** Every metric that was sealed: how many ranges held, where that may lie, and on which side the others missed. */
export function SealTable({ series, channel, chosen, nameOf, onChoose }: SealTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const row = (one: SealedTally) => {
    const { is } = tallyOf(one)
    return (
      <TallyRow
        key={keyOf(one)}
        of={one}
        channel={channel}
        isChosen={keyOf(one) === keyOf(chosen)}
        name={nameOf(one)}
        onPress={() => onChoose({ metric: one.metric, isAny: one.isAny })}
        after={one.any ? compareSentence({ ...one, against: null }, t, language) : null}
        columns={3}
      >
        <td className={css.right}>{wholeText(one.under, language)}</td>
        <td className={css.right}>{wholeText(one.over, language)}</td>
        <td className={cx('nb', is === 'few' ? 'dim' : 'strong')}>
          {t(is === 'over' && one.tied ? 'insight.calibration.tiedShort' : `backtest.coverage.${is}`)}
        </td>
      </TallyRow>
    )
  }
  return (
    <section className={css.part}>
      <h3>
        {t('insight.calibration.all')}
        <span className={css.aside}>{t('insight.calibration.allNote')}</span>
      </h3>
      <table className={cx(css.table, css.metrics, css.sealed)}>
        <thead>
          <tr>
            <th scope="col">{t('backtest.metric')}</th>
            <th scope="col" className={css.right}>
              {t('backtest.column.held')}
            </th>
            <th scope="col">{t('backtest.column.band')}</th>
            <th scope="col" className={css.right}>
              {t('insight.calibration.column.under')}
            </th>
            <th scope="col" className={css.right}>
              {t('insight.calibration.column.over')}
            </th>
            <th scope="col">{t('insight.calibration.verdict')}</th>
          </tr>
        </thead>
        <tbody>{series.map(row)}</tbody>
      </table>
    </section>
  )
}
