import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { backtestNeeds } from '../../../shared/engine/index.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { rankOf } from '../../../shared/sealed.ts'
import { METRICS } from '../../../shared/values.ts'
import { sentenceOf } from '../../i18n.ts'
import { isDoubled } from '../../composer/metric-names.ts'
import { Button, LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { EmptyState, Progress } from '../../kit/Page.tsx'
import { go } from '../../ui.ts'
import { useLate } from '../../use-late.ts'
import css from './Calibration.module.css'
import { Record } from './Record.tsx'
import { LEAST_SHOWN, useBacktest, type Backtest } from './use-backtest.ts'

const NEED = backtestNeeds(LEAST_SHOWN)

interface AnewProps {
  readonly channel: Channel
  /** Chooses the other record; above whatever is shown. */
  readonly which: ReactNode
}

/** How past forecasts of a channel did, worked out anew post by post from those before it. */
export function Anew({ channel, which }: AnewProps) {
  const [turn, setTurn] = useState(0)
  return <Turn key={turn} channel={channel} which={which} onAgain={() => setTurn(turn + 1)} />
}

function Turn({ channel, which, onAgain }: AnewProps & { readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const metrics = METRICS.filter((metric) => !isDoubled(metric, channel)).toSorted((a, b) => rankOf(a) - rankOf(b))
  const { value, left, error } = useBacktest(channel.id, metrics)
  const [chosen, setChosen] = useState<Metric | null>(null)
  const isLate = useLate(value === null && error === null)

  if (error && !value) {
    return (
      <>
        <div className={css.above}>{which}</div>
        <EmptyState title={t('backtest.unread')} actions={<Button onPress={onAgain}>{t('backtest.again')}</Button>}>
          {sentenceOf(error)}
        </EmptyState>
      </>
    )
  }
  if (!value) {
    return (
      <>
        <div className={css.above}>{which}</div>
        {isLate ? <Working done={metrics.length - left} total={metrics.length} /> : null}
      </>
    )
  }
  const shown = value.series.find(({ metric }) => metric === chosen) ?? value.series[0]
  if (!shown) {
    return (
      <>
        <div className={css.above}>{which}</div>
        <TooFew backtest={value} />
      </>
    )
  }
  return (
    <Record
      channel={channel}
      series={value.series}
      shown={shown}
      posts={value.posts}
      onChoose={setChosen}
      which={which}
    >
      {error ? (
        <p role="alert" className={css.note}>
          {t('backtest.restUnread')} {sentenceOf(error)}{' '}
          <LinkButton onPress={onAgain}>{t('backtest.again')}</LinkButton>
        </p>
      ) : left > 0 ? (
        <p role="status" className={cx('dim', css.note)}>
          {t('backtest.left', { count: left })}
        </p>
      ) : null}
    </Record>
  )
}

function Working({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useTranslation()
  return (
    <div className={css.working} role="status">
      <Progress
        label={t('backtest.working')}
        done={done}
        total={total}
        count={t('backtest.workingOf', { done: done + 1, total })}
      />
      <p className="small dim">{t('backtest.workingWhy')}</p>
    </div>
  )
}

/** As many dots as posts are needed, those there are filled. */
function TooFew({ backtest: { judgeable } }: { readonly backtest: Backtest }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={judgeable === 0 ? t('backtest.none') : t('backtest.few', { count: NEED - judgeable })}
      actions={
        <Button look="main" onPress={() => go('import')}>
          {t('action.import')}
        </Button>
      }
    >
      <p>{t('backtest.fewWhy', { need: NEED, learn: NEED - LEAST_SHOWN, have: judgeable })}</p>
      <span className={css.dots} aria-hidden>
        {Array.from({ length: NEED }, (_, place) => (
          <i key={place} className={place < judgeable ? css.there : ''} />
        ))}
      </span>
    </EmptyState>
  )
}
