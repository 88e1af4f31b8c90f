import { useTranslation } from 'react-i18next'
import type { FieldCount } from '../../../shared/engine/index.ts'
import { dayText, metricRangeText, metricText, wholeText } from '../../../shared/format.ts'
import type { Channel } from '../../../shared/model.ts'
import { partsOf } from '../../../shared/time.ts'
import { today } from '../../clock.ts'
import { useLanguage } from '../../data.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { go } from '../../ui.ts'
import css from './Quadrants.module.css'
import { Disc } from './Ten.tsx'
import type { Known } from './words.ts'

interface FieldTableProps {
  readonly channel: Channel
  readonly say: Known
  readonly deepName: string
}

/** The plane in words: a row a field, then the ten posts. */
export function FieldTable({ channel, say: { fields, recent, stands }, deepName }: FieldTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { year } = partsOf(today(channel.zone))
  const fieldName = (field: FieldCount['field'] | null) => t(`quadrants.field.${field ?? 'axis'}`)
  return (
    <>
      <table className={cx(css.table, css.fields)}>
        <thead>
          <tr>
            <th scope="col">{t('quadrants.column.field')}</th>
            <th scope="col" className={css.right}>
              {t('quadrants.column.all')}
            </th>
            <th scope="col" className={css.right}>
              {t('quadrants.ten.title', { count: recent.length })}
            </th>
            <th scope="col">{t('quadrants.column.middle', { metric: t('metric.completion') })}</th>
            <th scope="col">{t('quadrants.column.middle', { metric: deepName })}</th>
            <th scope="col">{t('quadrants.column.next')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, all, recent: late, completion, deep }) => (
            <tr key={field} className={cx(field === stands && css.chosen)}>
              <th scope="row" className="strong">
                {fieldName(field)}
              </th>
              <td className={css.right}>{t('quadrants.posts', { count: all, n: wholeText(all, language) })}</td>
              <td className={css.right}>{t('quadrants.posts', { count: late, n: late })}</td>
              <Middle metric="completion" spread={completion} />
              <Middle metric="deepRate" spread={deep} />
              <td>{t(`quadrants.step.${field}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={cx('small dim', css.note)}>{t('quadrants.stepsAreRules')}</p>
      <table className={cx(css.table, css.posts)}>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {t('quadrants.ten.title', { count: recent.length })}
            </th>
            <th scope="col">{t('quadrants.column.day')}</th>
            <th scope="col" className={css.right}>
              {t('metric.views')}
            </th>
            <th scope="col" className={css.right}>
              {t('metric.completion')}
            </th>
            <th scope="col" className={css.right}>
              {deepName}
            </th>
            <th scope="col">{t('quadrants.column.field')}</th>
          </tr>
        </thead>
        <tbody>
          {recent.map((post, i) => {
            const isSolid = stands !== null && post.field === stands
            return (
              <tr key={post.id} className={cx(stands !== null && !isSolid && css.off)}>
                <td className={css.number}>
                  <Disc number={i + 1} isSolid={isSolid} />
                </td>
                <th scope="row">
                  <LinkButton onPress={() => go('history', post.id)}>{post.title || t('insight.untitled')}</LinkButton>
                </th>
                <td className="nb dim">{dayText(post.publishedDay, language, year)}</td>
                <td className={css.right}>{post.views === null ? '–' : metricText('views', post.views, language)}</td>
                <td className={css.right}>{metricText('completion', post.completion, language)}</td>
                <td className={cx(css.right, 'deep-t')}>{metricText('deepRate', post.deep, language)}</td>
                <td className={cx(isSolid && 'strong')}>{fieldName(post.field)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

interface MiddleProps {
  readonly metric: 'completion' | 'deepRate'
  readonly spread: FieldCount['deep']
}

function Middle({ metric, spread }: MiddleProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (!spread) return <td className="dim small">{t('quadrants.tooFewHere')}</td>
  return (
    <td className="nb">
      <b className={cx('strong', metric === 'deepRate' && 'deep-t')}>{metricText(metric, spread.median, language)}</b>{' '}
      <span className="dim">{metricRangeText(metric, spread.low, spread.high, language)}</span>
    </td>
  )
}
