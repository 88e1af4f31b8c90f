import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../../shared/contract.ts'
import { dayText, metricText, percentText, wholeText } from '../../../shared/format.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { partsOf } from '../../../shared/time.ts'
import { LEARNT } from '../../../shared/teaching.ts'
import { today } from '../../clock.ts'
import { useLanguage } from '../../data.ts'
import evidence from '../../evidence/Evidence.module.css'
import { PostRow } from '../../evidence/PostRow.tsx'
import { sentenceOf } from '../../i18n.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { useQuery } from '../../use-query.ts'
import { DotStrips } from './DotStrips.tsx'

interface SidesProps {
  readonly channel: Channel
  readonly row: InputOf<'insight.sides'>['row']
  readonly metric: Metric
  readonly tone: 'light' | 'deep' | 'other'
  /** What the posts with it are called, and those without. */
  readonly names: readonly [string, string]
}

/** The posts of both sides: every one a dot; those with it one by one, on request. */
export function Sides({ channel, row, metric, tone, names }: SidesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { value, error } = useQuery('insight.sides', { channelId: channel.id, row }, LEARNT)
  if (error && !value) return <section>{sentenceOf(error)}</section>
  if (!value) return null
  const [withIt, without] = value.sides
  const shown = Math.max(withIt.values.length, without.values.length)
  const isCut = withIt.n > withIt.values.length || without.n > without.values.length
  const isMostlyNone = withIt.any + without.any < 0.2 * (withIt.n + without.n)
  const year = partsOf(today(channel.zone)).year
  return (
    <>
      <section>
        <DotStrips metric={metric} tone={tone} sides={value.sides} names={names} />
        {isMostlyNone ? (
          <p className="small">
            {t('insight.effects.any', {
              with: names[0],
              without: names[1],
              withShare: percentText(withIt.any / Math.max(1, withIt.n), language),
              withoutShare: percentText(without.any / Math.max(1, without.n), language),
            })}
          </p>
        ) : null}
        <p className="small dim">
          {t('insight.effects.raw')}
          {isCut ? ` ${t('insight.effects.cut', { count: shown })}` : null}
        </p>
      </section>
      {withIt.posts.length > 0 ? (
        <section className={evidence.evidence}>
          <LinkButton aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t(isOpen ? 'insight.effects.hide' : 'insight.effects.see', {
              count: withIt.n,
              n: wholeText(withIt.n, language),
            })}
          </LinkButton>
          {isOpen ? (
            <>
              <ul className={evidence.list}>
                {withIt.posts.map((post) => (
                  <PostRow
                    key={post.id}
                    id={post.id}
                    title={post.title}
                    meta={dayText(post.publishedDay, language, year)}
                    value={metricText(metric, post.value, language)}
                    strip={null}
                  />
                ))}
              </ul>
              {withIt.n > withIt.posts.length ? (
                <p className="dim small">{t('evidence.left', { count: withIt.n - withIt.posts.length })}</p>
              ) : null}
            </>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
