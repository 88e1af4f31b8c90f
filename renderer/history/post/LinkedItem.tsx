import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText, percentText } from '../../../shared/format.ts'
import { MOST_DAYS_APART, titleLikeness } from '../../../shared/importers/links.ts'
import { titleOf } from '../../../shared/items.ts'
import type { Item } from '../../../shared/model.ts'
import { dice } from '../../../shared/text.ts'
import { addDays, daysBetween, partsOf } from '../../../shared/time.ts'
import { useChannelName } from '../../channel-name.ts'
import { today } from '../../clock.ts'
import { act, homeZone, useLanguage } from '../../data.ts'
import { Button, LinkButton } from '../../kit/Button.tsx'
import { AbMark, Rails } from '../../kit/marks.tsx'
import { go } from '../../ui.ts'
import { useQuery } from '../../use-query.ts'
import type { PostDetail } from '../PostPage.tsx'
import css from './Post.module.css'

/** How far from its publishing a plan may have stood to be offered. */
const NEAR_DAYS = 7
const OFFERED = 6

/** The planned item that a post came of, or those it may have come of. */
export function LinkedItem({ detail }: { readonly detail: PostDetail }) {
  const { t } = useTranslation()
  const { post, item } = detail
  return (
    <section>
      <h3>
        {t('post.link.title')}
        {item ? (
          <LinkButton
            className="small push"
            onPress={() => void act('posts.unlink', { id: post.id }, { said: t('post.link.undone') })}
          >
            {t('post.link.undo')}
          </LinkButton>
        ) : null}
      </h3>
      {item ? <Card item={item} variant={post.variant} /> : <Offers detail={detail} />}
    </section>
  )
}

function Card({ item, variant }: { readonly item: Item; readonly variant: 'A' | 'B' | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = useChannelName(item.channelId)
  const when = [item.day ? dayText(item.day, language, partsOf(today(homeZone())).year) : null, item.time, channel]
  return (
    <button type="button" className={css.card} onClick={() => go('item', item.id)}>
      <Rails track={item.track} />
      <span className="small dim">
        {when.filter(Boolean).join(' ')} {variant ? <AbMark letter={variant} label={variant} /> : null}
      </span>
      <span className={css.cardTitle}>{titleOf(item) || t('history.untitled')}</span>
    </button>
  )
}

function Offers({ detail: { post } }: { readonly detail: PostDetail }) {
  const [isChoosing, setChoosing] = useState(false)
  const { t } = useTranslation()
  const language = useLanguage()
  const { value } = useQuery(
    'items.between',
    {
      from: addDays(post.publishedDay, -NEAR_DAYS),
      to: addDays(post.publishedDay, NEAR_DAYS),
      channelId: post.channelId,
    },
    ['item', 'post'],
  )
  const offers = (value ?? [])
    .filter(({ status }) => status !== 'dropped')
    .map((item) => ({ item, alike: titleLikeness(post.title, titleOf(item)), share: dice(titleOf(item), post.title) }))
    .toSorted((a, b) => Number(b.alike?.begins ?? 0) - Number(a.alike?.begins ?? 0) || b.share - a.share)
  if (value && offers.length === 0) return <p className="small dim">{t('post.link.none', { count: NEAR_DAYS })}</p>
  const likely = offers.filter(
    ({ item, alike }) => alike && (!item.day || Math.abs(daysBetween(item.day, post.publishedDay)) <= MOST_DAYS_APART),
  )
  if (value && likely.length === 0 && !isChoosing)
    return (
      <p className="small dim">
        {t('post.link.unlike')}{' '}
        <LinkButton className="small" onPress={() => setChoosing(true)}>
          {t('post.link.byHand')}
        </LinkButton>
      </p>
    )
  return (
    <>
      <p className="small dim">{t('post.link.choose')}</p>
      <ul className={css.offers}>
        {(isChoosing ? offers : likely).slice(0, OFFERED).map(({ item, alike, share }) => (
          <li key={item.id}>
            <span>
              <b title={titleOf(item)}>{titleOf(item) || t('history.untitled')}</b>
              <i>
                {isChoosing
                  ? item.day && dayText(item.day, language, partsOf(post.publishedDay).year)
                  : t(alike?.begins ? 'importing.links.begins' : 'importing.links.alike', {
                      share: percentText(share, language),
                      days:
                        item.day === post.publishedDay || !item.day
                          ? t('importing.links.sameDay')
                          : t('importing.links.daysApart', {
                              count: Math.abs(daysBetween(item.day, post.publishedDay)),
                            }),
                    })}
              </i>
            </span>
            <Button
              small
              onPress={() => void act('posts.link', { id: post.id, itemId: item.id }, { said: t('post.link.done') })}
            >
              {t('importing.links.yes')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
