import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { percentText, wholeText } from '../../../shared/format.ts'
import type { Numbers } from '../../../shared/history.ts'
import { COUNT_OF } from '../../../shared/platforms.ts'
import { now } from '../../clock.ts'
import { act, useChannel, useLanguage } from '../../data.ts'
import { IconButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import type { PostDetail } from '../PostPage.tsx'
import { ageDays, isMature, judgedOf } from './ages.ts'
import { capturedText, columnsOf, type Column } from './columns.ts'
import { NumbersEntry } from './NumbersEntry.tsx'
import css from './Post.module.css'

/** Every capture of a post's numbers, oldest first, the one it is judged by strong; and a row to write one by hand. */
export function Snapshots({ detail: { post, snapshots } }: { readonly detail: PostDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = useChannel(post.channelId)
  const zone = channel?.zone ?? 'UTC'
  const judged = judgedOf(post, snapshots, zone)
  const columns = columnsOf(channel, snapshots)
  const hue = (column: Column) =>
    channel && column === COUNT_OF[channel.light]
      ? 'light-t'
      : channel?.deep.some((signal) => COUNT_OF[signal] === column)
        ? 'deep-t'
        : ''
  const grid = { gridTemplateColumns: `112px 148px repeat(${columns.length}, minmax(0, 1fr)) 72px` }
  return (
    <section className={css.section}>
      <h2>
        {t('post.snapshots')}
        <span className="num dim">{snapshots.length}</span>
      </h2>
      {snapshots.length === 0 ? <p className="dim">{t('post.noSnapshots')}</p> : null}
      <div role="table" aria-label={t('post.snapshots')} className={css.table}>
        <div role="row" className={cx(css.row, css.head)} style={grid}>
          <span role="columnheader">{t('post.nthDay')}</span>
          <span role="columnheader">{t('post.capturedAt')}</span>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={cx(css.right, hue(column))}>
              {t(`post.column.${column}`)}
            </span>
          ))}
          <span role="columnheader" className={css.right}>
            {t('post.from')}
          </span>
        </div>
        {snapshots.map((snapshot) => {
          const isJudged = snapshot === judged
          return (
            <div key={snapshot.id} role="row" className={cx(css.row, isJudged && css.judged)} style={grid}>
              <span role="cell">
                {t('post.days', { count: ageDays(post, snapshot.capturedAt, zone) })}
                {isJudged ? <em>{isMature(post, snapshot, zone) ? t('post.judged') : t('post.judgedYoung')}</em> : null}
              </span>
              <span role="cell" className="dim">
                {capturedText(snapshot.capturedAt, zone, now(), language)}
              </span>
              {columns.map((column) => (
                <span key={column} role="cell" className={cx(css.right, hue(column))}>
                  {textOf(snapshot.numbers, column, language)}
                </span>
              ))}
              <span role="cell" className={cx(css.right, css.source, 'dim')}>
                {t(`post.source.${snapshot.source}`)}
                {snapshot.source === 'hand' ? (
                  <IconButton
                    small
                    className={css.take ?? ''}
                    icon={<X className="i12" aria-hidden />}
                    label={t('post.removeNumbers', {
                      at: capturedText(snapshot.capturedAt, zone, now(), language),
                    })}
                    onPress={() =>
                      void act('posts.removeNumbers', { id: snapshot.id }, { said: t('post.numbersRemoved') })
                    }
                  />
                ) : null}
              </span>
            </div>
          )
        })}
      </div>
      <NumbersEntry
        key={`${post.id} ${snapshots.length}`}
        post={post}
        columns={columns}
        snapshots={snapshots}
        grid={grid}
      />
    </section>
  )
}

function textOf(numbers: Numbers, column: Column, language: 'zh-CN' | 'en') {
  const value = numbers[column]
  if (value === null) return <span className="dim">–</span>
  return column === 'completion' ? percentText(value, language) : wholeText(value, language)
}
