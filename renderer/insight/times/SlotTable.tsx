import { useTranslation } from 'react-i18next'
import { tellOf } from '../../../shared/engine/index.ts'
import { metricRangeText, metricText, wholeText } from '../../../shared/format.ts'
import { weekdaysFrom } from '../../../shared/time.ts'
import { useLanguage, useWeekStart } from '../../data.ts'
import { slotName } from '../../history/words.ts'
import { LinkButton } from '../../kit/Button.tsx'
import type { MapProps } from './HeatMap.tsx'
import css from './Times.module.css'
import { effectRange, effectText } from './words.ts'

/** The cells of five posts or more in words, in the order of the week; the others counted. */
export function SlotTable({ map, isOpen, onShow }: Pick<MapProps, 'map' | 'isOpen' | 'onShow'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const days = weekdaysFrom(useWeekStart())
  const inOrder = map.cells.toSorted((a, b) => days.indexOf(a.weekday) - days.indexOf(b.weekday) || a.hour - b.hour)
  const rows = inOrder.flatMap((cell) => (cell.raw ? [{ ...cell, raw: cell.raw }] : []))
  const thin = map.cells.filter(({ n, raw }) => n > 0 && raw === null)
  return (
    <>
      <table className={css.slots}>
        <thead>
          <tr>
            <th scope="col">{t('times.table.slot')}</th>
            <th scope="col" className={css.ra}>
              {t('times.table.posts')}
            </th>
            <th scope="col" className={css.ra}>
              {t('times.table.raw')}
            </th>
            <th scope="col">{t('times.table.range')}</th>
            <th scope="col" className={css.ra}>
              {t('times.table.adjusted')}
            </th>
            <th scope="col">{t('times.table.range')}</th>
            {isOpen ? <th scope="col">{t('times.table.says')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((cell) => (
            <tr key={`${cell.weekday}-${cell.hour}`}>
              <th scope="row">
                <LinkButton onPress={() => onShow(cell)}>{slotName(cell, t, language)}</LinkButton>
              </th>
              <td className={css.ra}>{wholeText(cell.n, language)}</td>
              <td className={css.ra}>{metricText(map.metric, cell.raw.median, language)}</td>
              <td className="dim num">{metricRangeText(map.metric, cell.raw.low, cell.raw.high, language)}</td>
              <td className={css.ra}>
                {cell.adjusted ? effectText(map, cell.adjusted.effect, language) : t('times.few')}
              </td>
              <td className="dim num">{cell.adjusted ? effectRange(map, cell.adjusted, t, language) : ''}</td>
              {isOpen ? <td>{cell.adjusted ? t(`times.tells.${tellOf(cell.adjusted)}`) : t('times.few')}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {thin.length > 0 ? (
        <p className={css.note}>
          {t('times.table.thin', {
            count: thin.length,
            cells: wholeText(thin.length, language),
            n: wholeText(
              thin.reduce((sum, { n }) => sum + n, 0),
              language,
            ),
          })}
        </p>
      ) : null}
    </>
  )
}
