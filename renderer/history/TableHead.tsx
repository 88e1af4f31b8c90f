import { ArrowDown, ArrowUp, Heart, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cx } from '../kit/cx.ts'
import { Tick } from '../kit/Tick.tsx'
import { filter, useFilters, type Sort } from './filters.ts'
import css from './PostTable.module.css'
import { MOST_SELECTED, type Selection } from './use-selection.ts'
import type { Posts } from './use-posts.ts'

interface HeadProps {
  readonly posts: Posts
  readonly selection: Selection
}

/** The columns, those that can be sorted by as buttons, and the box that picks everything. */
export function TableHead({ posts, selection }: HeadProps) {
  const { t } = useTranslation()
  const sort = useFilters((filters) => filters.sort)
  const size = selection.rows.size
  const most = Math.min(posts.total, MOST_SELECTED)
  return (
    <div role="row" aria-rowindex={1} className={css.head}>
      <div role="columnheader">
        <Tick
          label={t('history.pickAll')}
          isOn={size > 0 && size >= most}
          isMixed={size > 0 && size < most}
          onPress={() => (size > 0 ? selection.clear() : void selection.all(posts))}
        />
      </div>
      <SortBy sort={sort} by="newest" other="oldest" label={t('history.column.published')} />
      <div role="columnheader">{t('history.column.title')}</div>
      <div role="columnheader">{t('history.column.channel')}</div>
      <SortBy sort={sort} by="views" right label={t('metric.views')} />
      <SortBy sort={sort} by="lightRate" right tone="light" label={t('history.column.light')} />
      <div role="columnheader" title={t('history.usualWhy')}>
        {t('history.column.usual')}
      </div>
      <SortBy sort={sort} by="deepRate" right tone="deep" label={t('history.column.deep')} />
      <div role="columnheader" title={t('history.usualWhy')}>
        {t('history.column.usual')}
      </div>
      <div role="columnheader" className={css.right}>
        {t('history.column.comments')}
      </div>
      <div role="columnheader" className={css.right}>
        {t('history.column.completion')}
      </div>
      <div role="columnheader" className={css.hooksHead}>
        {t('history.column.hooks')}
      </div>
    </div>
  )
}

interface SortByProps {
  readonly sort: Sort
  readonly by: Sort
  /** The same column the other way round. */
  readonly other?: Sort
  readonly label: string
  readonly tone?: 'light' | 'deep'
  readonly right?: boolean
}

function SortBy({ sort, by, other, label, tone, right = false }: SortByProps) {
  const isOn = sort === by || sort === other
  const order = isOn ? { 'aria-sort': sort === other ? ('ascending' as const) : ('descending' as const) } : {}
  return (
    <div role="columnheader" className={cx(right && css.right)} {...order}>
      <button
        type="button"
        className={cx(tone && css[tone])}
        onClick={() => filter({ sort: sort === by && other ? other : by })}
      >
        {tone === 'light' ? <ThumbsUp className="i12" aria-hidden /> : null}
        {tone === 'deep' ? <Heart className="i12 solid" aria-hidden /> : null}
        {label}
        {isOn && sort !== other ? <ArrowDown className="i12" aria-hidden /> : null}
        {isOn && sort === other ? <ArrowUp className="i12" aria-hidden /> : null}
      </button>
    </div>
  )
}
