import { useTranslation } from 'react-i18next'
import { metricText } from '../../../shared/format.ts'
import { useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import { go } from '../../ui.ts'
import css from './Quadrants.module.css'
import type { Known } from './words.ts'

/** The mark of one of the last ten, here and on the plane: solid where it lies in the field they are said to lean to. */
export const Disc = ({ number, isSolid }: { readonly number: number; readonly isSolid: boolean }) => (
  <i className={cx(css.mark, isSolid && css.filled)}>{number}</i>
)

interface TenProps {
  readonly say: Known
  readonly deepName: string
  /** Says which row is pointed at or has the focus. */
  readonly onPoint: (id: string | null) => void
}

/** The last ten, newest first; each leads to its page. */
export function Ten({ say: { recent, stands, fields }, deepName, onPoint }: TenProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const within = fields.find(({ field }) => field === stands)
  return (
    <section className={css.ten}>
      <h3>
        {t('quadrants.ten.title', { count: recent.length })}
        <span className="dim small">{t('quadrants.ten.old')}</span>
      </h3>
      <div className={css.heads} aria-hidden>
        <span>{t('quadrants.ten.watched')}</span>
        <span>{deepName}</span>
      </div>
      <ol>
        {recent.map((post, i) => {
          const isSolid = stands !== null && post.field === stands
          return (
            <li key={post.id}>
              <button
                type="button"
                className={cx(css.row, stands !== null && !isSolid && css.off)}
                onClick={() => go('history', post.id)}
                onMouseEnter={() => onPoint(post.id)}
                onMouseLeave={() => onPoint(null)}
                onFocus={() => onPoint(post.id)}
                onBlur={() => onPoint(null)}
              >
                <Disc number={i + 1} isSolid={isSolid} />
                <span className={css.title} title={post.title}>
                  {post.title || t('insight.untitled')}
                </span>
                <span className="num">
                  <span className="vh">{t('metric.completion')}</span>
                  {metricText('completion', post.completion, language)}
                </span>
                <span className="num deep-t">
                  <span className="vh">{deepName}</span>
                  {metricText('deepRate', post.deep, language)}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <p className="small dim">
        {within
          ? t('quadrants.ten.solid', { count: within.recent, field: t(`quadrants.field.${within.field}`) })
          : t('quadrants.ten.hollow')}
      </p>
    </section>
  )
}
