import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimilarPost } from '../../shared/evidence.ts'
import { labelsOf } from '../../shared/items.ts'
import type { Item, Letter } from '../../shared/model.ts'
import { LEARNT, TEACHING } from '../../shared/teaching.ts'
import { LinkButton } from '../kit/Button.tsx'
import { Popover } from '../kit/Popover.tsx'
import { Similar } from '../evidence/Similar.tsx'
import { study } from '../ui.ts'
import { Reading } from '../evidence/Reading.tsx'
import { useQuery } from '../use-query.ts'
import { useComposer } from './composer.ts'
import { ForecastRows, type Side } from './ForecastRows.tsx'
import css from './Side.module.css'

/** Null until it is heard. */
interface Heard {
  readonly forecasts: Side['forecasts'] | null
  readonly similar: Side['similar'] | null
}

const sideOf = (letter: Letter, forecasts: Heard['forecasts'], similar: Heard['similar']): Side => ({
  letter,
  forecasts: forecasts ?? [],
  similar: similar ?? NO_POSTS,
})

/** What one version may bring, and the past posts like it. */
function useSide(draft: Item, letter: Letter) {
  const variant = draft.variants[letter]
  const forecast = useQuery('forecasts.of', variant && { draft, variant: letter, wait: false }, LEARNT).value
  const labels = variant && labelsOf(draft, variant)
  const similar = useQuery(
    'forecasts.similar',
    labels && {
      channelId: draft.channelId,
      labels: { ...labels, tags: [...labels.tags], hooks: [...labels.hooks] },
    },
    TEACHING,
  )
  return {
    forecasts: forecast && !forecast.pending ? forecast.forecast : null,
    isPending: forecast?.pending ?? false,
    // A list that could not be read only costs the dots.
    similar: similar.value?.posts ?? (similar.error ? NO_POSTS : null),
    of: similar.value?.of ?? 0,
  }
}
const NO_POSTS: readonly SimilarPost[] = []

/** What the item may bring by its first numbers at seven days or later, as far as this channel's own posts can tell. */
export function Forecasts({ draft }: { readonly draft: Item }) {
  const { t } = useTranslation()
  const { channel } = useComposer()
  const [a, b] = [useSide(draft, 'A'), useSide(draft, 'B')]
  const hasB = draft.variants.B !== null
  const isReady = ({ forecasts, similar }: Heard) => forecasts !== null && similar !== null
  // An answer that says the same again is the same: then nothing is drawn anew.
  const sides = useMemo(() => {
    const isAlike = !hasB || JSON.stringify(a.forecasts) === JSON.stringify(b.forecasts)
    const inA = sideOf('A', a.forecasts, a.similar)
    return isAlike ? [inA] : [inA, sideOf('B', b.forecasts, b.similar)]
  }, [hasB, a.forecasts, a.similar, b.forecasts, b.similar])
  const similar = inEither(a.similar ?? NO_POSTS, (hasB && b.similar) || NO_POSTS)
  const isShown = isReady(a) && (!hasB || isReady(b))

  return (
    <section aria-label={t('composer.forecast')} aria-busy={!isShown}>
      <div className={css.head}>
        <h2 className={css.name}>{t('composer.forecast')}</h2>
        {isShown && similar.length > 0 ? (
          <span className="push small">
            <Popover
              label={t('evidence.similar')}
              width={330}
              placement="bottom end"
              trigger={<LinkButton>{t('composer.similar', { count: similar.length })}</LinkButton>}
            >
              <Similar
                posts={similar}
                of={a.of}
                forecasts={a.forecasts ?? []}
                target={draft.target}
                channel={channel}
              />
            </Popover>
          </span>
        ) : null}
      </div>
      {isShown ? (
        <ForecastRows
          sides={sides}
          target={draft.target}
          isOfBoth={hasB && sides.length === 1}
          hasDots={similar.length > 0}
          of={a.of}
        />
      ) : null}
      {a.isPending ? (
        <p className={css.pending}>
          <Reading channelId={draft.channelId}>{t('composer.pending')}</Reading>
        </p>
      ) : null}
      <p className={css.record}>
        <LinkButton onPress={() => study('calibration', draft.channelId)}>{t('backtest.title')}</LinkButton>
      </p>
    </section>
  )
}

/** The posts like A, then those that are like B alone. */
function inEither(a: readonly SimilarPost[], b: readonly SimilarPost[]): readonly SimilarPost[] {
  const known = new Set(a.map(({ id }) => id))
  return [...a, ...b.filter(({ id }) => !known.has(id))]
}
