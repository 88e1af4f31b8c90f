import { useTranslation } from 'react-i18next'
import { metricRangeText, metricText } from '../../../shared/format.ts'
import type { Forecast, Post } from '../../../shared/history.ts'
import type { Beside, Oddity } from '../../../shared/oddity.ts'
import { useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { RangeBar } from '../../kit/RangeBar.tsx'
import { DASHED_BELOW } from '../strip.ts'
import { AsideMark } from '../cells.tsx'
import { judgePost } from '../judging.ts'
import { oddReason } from '../oddity-words.ts'
import css from './OddBanner.module.css'

interface OddBannerProps {
  readonly post: Post
  readonly oddity: Oddity
}

/** Why a post is held to be odd, each number beside those of posts around it, and one click to say otherwise. */
export function OddBanner({ post, oddity }: OddBannerProps) {
  const { t } = useTranslation()
  const { is, beside } = oddity
  const isCleared = is === 'cleared'
  return (
    <section className={css.banner} aria-label={t('history.odd.mark')}>
      <p className={css.head} role="status">
        <AsideMark />
        <span>{isCleared ? oddReason(oddity) : t('history.because', { reason: oddReason(oddity) })}</span>
        <Button small onPress={() => void judgePost({ ...post, oddity })}>
          {t(isCleared ? 'history.odd.asideAgain' : 'history.odd.count')}
        </Button>
      </p>
      {beside ? (
        <>
          <dl className={css.numbers}>
            <Line beside={beside.likes} />
            <Line beside={beside.comments} />
          </dl>
          <p className="small dim">{t('history.odd.why', { count: beside.likes.usual.n })}</p>
        </>
      ) : null}
    </section>
  )
}

/** The range of the neighbours as the bars of forecasts show one, with what this post had as the outcome. */
function Line({ beside: { metric, found, usual } }: { readonly beside: Beside }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const range: Forecast = { metric, kind: 'known', ...usual, footing: usual.n < DASHED_BELOW ? 'thin' : 'firm' }
  return (
    <div>
      <dt>{t(`metric.${metric}`)}</dt>
      <dd className={css.value}>
        <b className="num strong">{metricText(metric, found, language)}</b>
      </dd>
      <dd>
        <RangeBar forecast={range} tone="other" outcome={found} width={240} />
      </dd>
      <dd className="small dim num">
        {t('history.odd.usual', { range: metricRangeText(metric, usual.low, usual.high, language) })}
      </dd>
    </div>
  )
}
