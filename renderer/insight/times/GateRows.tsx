import { useTranslation } from 'react-i18next'
import { GATE_LEAST_GAIN, GATE_NEEDS, GATE_SURE, surenessOf, type GateVerdict } from '../../../shared/engine/index.ts'
import { percentText, percentTickText, wholeText } from '../../../shared/format.ts'
import { useLanguage } from '../../data.ts'
import { gainText, sureText } from './gate-texts.ts'
import css from './Times.module.css'

const TRACK = 140

/** What posting time has to get past to be given a colour, and how far it came. */
export function GateRows({ time }: { readonly time: GateVerdict }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const need = (said: string) => t('times.gate.need', { need: said })
  const rows =
    time.posts < GATE_NEEDS
      ? [
          {
            id: 'posts',
            at: time.posts / GATE_NEEDS,
            threshold: 1,
            value: wholeText(time.posts, language),
            need: need(wholeText(GATE_NEEDS, language)),
          },
        ]
      : [
          {
            id: 'gain',
            at: (time.gain / GATE_LEAST_GAIN) * 0.8,
            threshold: 0.8,
            value: gainText(time.gain, language),
            need: need(percentTickText(GATE_LEAST_GAIN, 0.01, language)),
          },
          {
            id: 'sure',
            at: surenessOf(time),
            threshold: GATE_SURE,
            value: sureText(surenessOf(time), language),
            need: need(percentText(GATE_SURE, language)),
          },
        ]
  return (
    <dl className={css.gate} aria-label={t('times.gate.title')}>
      {rows.map((row) => (
        <div key={row.id}>
          <dt>{t(`times.gate.${row.id}`)}</dt>
          <dd>
            <Track at={row.at} threshold={row.threshold} />
            <b className="num">{row.value}</b>
            <span className="dim num">{row.need}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A ring where it is, a tick at the threshold, the line thick beyond it. */
function Track({ at, threshold }: { readonly at: number; readonly threshold: number }) {
  const x = (share: number) => 5 + Math.min(1, Math.max(0, share)) * (TRACK - 10)
  const tick = x(threshold)
  return (
    <svg width={TRACK} height="18" aria-hidden>
      <path d={`M0 9H${TRACK}`} className={css.axis} />
      <path d={`M${tick} 9H${TRACK}`} className={css.beyond} />
      <path d={`M${tick} 3v12`} className={css.threshold} />
      <circle cx={x(at)} cy="9" r="4.5" className={css.ring} />
    </svg>
  )
}
