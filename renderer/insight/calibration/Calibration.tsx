import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealRecord } from '../../../shared/sealed.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState, Progress } from '../../kit/Page.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { sentenceOf } from '../../i18n.ts'
import { useLate } from '../../use-late.ts'
import type { ViewProps } from '../views.ts'
import { Anew } from './Anew.tsx'
import css from './Calibration.module.css'
import { Sealed } from './sealed/Sealed.tsx'
import { useSeals } from './sealed/use-seals.ts'
import { LEAST_SHOWN } from './use-backtest.ts'

const RECORDS = ['sealed', 'anew'] as const
type Which = (typeof RECORDS)[number]

/** How right past forecasts were: those that were sealed, or all worked out anew; never both in one count. */
export function Calibration({ channel }: ViewProps) {
  const [turn, setTurn] = useState(0)
  return <Turn key={turn} channel={channel} onAgain={() => setTurn(turn + 1)} />
}

function Turn({ channel, onAgain }: ViewProps & { readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const seals = useSeals(channel)
  const [asked, setAsked] = useState<Which | null>(null)
  const [first, setFirst] = useState<Which | null>(null)
  const isLate = useLate(seals.value === null && seals.error === null)
  // Where it begins is settled once: numbers that arrive later turn no page.
  if (seals.value && first === null) setFirst(hasEnough(seals.value) ? 'sealed' : 'anew')
  const shown = asked ?? first

  if (shown === null) {
    if (seals.error) {
      return (
        <EmptyState title={t('backtest.unread')} actions={<Button onPress={onAgain}>{t('backtest.again')}</Button>}>
          {sentenceOf(seals.error)}
        </EmptyState>
      )
    }
    return isLate ? (
      <div className={css.working} role="status">
        <Progress label={t('insight.calibration.opening')} done={0} total={1} count="" />
      </div>
    ) : null
  }
  const which = (
    <div className={css.which}>
      <Segmented
        label={t('insight.calibration.which')}
        options={RECORDS.map((id) => ({ id, label: t(`insight.calibration.${id}`) }))}
        value={shown}
        onChange={setAsked}
      />
      <span className="small dim">{t(`insight.calibration.${shown}Note`)}</span>
    </div>
  )
  return shown === 'anew' || !seals.value ? (
    <Anew channel={channel} which={which} />
  ) : (
    <Sealed channel={channel} record={seals.value} which={which} onChoose={seals.choose} />
  )
}

/** Sealed forecasts come first from as many on as the others take. */
const hasEnough = ({ series }: SealRecord): boolean => (series[0]?.n ?? 0) >= LEAST_SHOWN
