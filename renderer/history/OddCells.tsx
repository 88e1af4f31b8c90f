import { countText, metricText } from '../../shared/format.ts'
import type { PostRow } from '../../shared/history.ts'
import type { Settings } from '../../shared/model.ts'
import type { Beside, Oddity } from '../../shared/oddity.ts'
import { t } from '../i18n.ts'
import { cx } from '../kit/cx.ts'
import { AsideMark, Missing } from './cells.tsx'
import { besideText, oddReason, oddSentence } from './oddity-words.ts'
import { SpotStrip } from './SpotStrip.tsx'
import { stripAxis } from './strip.ts'
import css from './PostTable.module.css'

interface OddCellsProps {
  readonly post: PostRow
  readonly oddity: Oddity
  readonly language: Settings['language']
  /** Counts it whatever its numbers, or keeps it out again. */
  readonly onJudge: (post: PostRow) => void
}

/** In the place of the rates: why the post is odd, where its numbers stand beside its neighbours', and the way to say otherwise. */
export function OddCells({ post, oddity, language, onJudge }: OddCellsProps) {
  const views = post.numbers?.views ?? null
  const { beside, is } = oddity
  const label = t(is === 'cleared' ? 'history.odd.asideShort' : 'history.countAgain')
  return (
    <>
      <div role="gridcell" className={css.number}>
        {views === null ? <Missing /> : countText(views, language)}
      </div>
      <div role="gridcell" aria-colspan={7} className={cx(css.because, css.odd)} title={oddSentence(oddity, language)}>
        <AsideMark />
        <span>{oddReason(oddity)}</span>
        {beside ? <Figure beside={beside.likes} language={language} /> : null}
        {beside ? <Figure beside={beside.comments} language={language} /> : null}
        <Judge onJudge={() => onJudge(post)}>{label}</Judge>
      </div>
    </>
  )
}

interface FigureProps {
  readonly beside: Beside
  readonly language: Settings['language']
}

function Figure({ beside, language }: FigureProps) {
  const { metric, found, usual } = beside
  const label = besideText(beside, language)
  return (
    <i className={css.figure} title={label}>
      {t(`history.odd.short.${metric}`)}
      <b className="num">{metricText(metric, found, language)}</b>
      <SpotStrip
        which="ink"
        value={found}
        band={usual}
        axis={stripAxis([usual, { low: found, high: found, n: 1 }])}
        label={label}
      />
    </i>
  )
}

interface JudgeProps {
  readonly onJudge: () => void
  readonly children: string
}

/** Counts a post, or sets it aside. The keys are the table's. */
export const Judge = ({ onJudge, children }: JudgeProps) => (
  <button
    type="button"
    tabIndex={-1}
    className={css.takeBack}
    onClick={(event) => {
      event.stopPropagation()
      onJudge()
    }}
  >
    {children}
  </button>
)
