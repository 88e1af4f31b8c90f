import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../../shared/format.ts'
import {
  byChance,
  coinVerdict,
  LEAST_TOLD,
  type CoinVerdict,
  type FlagTally,
} from '../../../shared/insight/flag-record.ts'
import type { Channel, Settings } from '../../../shared/model.ts'
import { LEARNT } from '../../../shared/teaching.ts'
import { isDoubled, metricName } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { Reading } from '../../evidence/Reading.tsx'
import { sentenceOf } from '../../i18n.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { useQuery } from '../../use-query.ts'
import page from './Calibration.module.css'
import css from './FlagRecords.module.css'

/** Rows that stand there at first. */
const SHOWN = 10

/** How findings on own data would have fared on the past: each kind about each metric, beside a coin. */
export function FlagRecords({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation()
  const { value, error } = useQuery('insight.flagRecords', { channelId: channel.id }, LEARNT)
  const tallies = value?.filter(({ metric }) => !isDoubled(metric, channel))
  return (
    <section className={page.part}>
      <h3>
        {t('insight.calibration.flags.title')}
        <span className={page.aside}>{t('insight.calibration.flags.note')}</span>
      </h3>
      {tallies ? (
        tallies.length > 0 ? (
          <Tallies tallies={tallies} channel={channel} />
        ) : (
          <p className={css.said}>{t('insight.calibration.flags.none')}</p>
        )
      ) : error ? (
        <p role="alert" className={css.said}>
          {sentenceOf(error)}
        </p>
      ) : (
        <p role="status" className={cx('dim', css.said)}>
          <Reading channelId={channel.id}>{t('insight.calibration.flags.reading')}</Reading>
        </p>
      )}
    </section>
  )
}

interface TalliesProps {
  readonly tallies: readonly FlagTally[]
  readonly channel: Channel
}

function Tallies({ tallies, channel }: TalliesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isAll, setAll] = useState(false)
  const judged = tallies.filter(({ of, isCoin }) => isCoin && of >= LEAST_TOLD).length
  const rest = tallies.length - SHOWN
  return (
    <>
      <table className={css.table}>
        <thead className="vh">
          <tr>
            {(['kind', 'each', 'count', 'verdict'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`insight.calibration.flags.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tallies.slice(0, isAll ? tallies.length : SHOWN).map((tally) => (
            <Row key={`${tally.code} ${tally.metric}`} tally={tally} channel={channel} language={language} />
          ))}
        </tbody>
      </table>
      {rest > 0 ? (
        <p className={css.said}>
          <LinkButton aria-expanded={isAll} onPress={() => setAll(!isAll)}>
            {isAll ? t('insight.calibration.flags.less') : t('insight.calibration.flags.more', { count: rest })}
          </LinkButton>
        </p>
      ) : null}
      {judged > 0 ? (
        <p className={css.said}>
          {t('insight.calibration.flags.chance', {
            count: judged,
            n: wholeText(judged, language),
            chance: byChance(tallies).toFixed(1),
          })}
        </p>
      ) : null}
      <p className={cx('small dim', css.said)}>{t('insight.calibration.flags.counted')}</p>
    </>
  )
}

interface RowProps {
  readonly tally: FlagTally
  readonly channel: Channel
  readonly language: Settings['language']
}

/** One dot for each time it was said, those that held first: the record keeps no order of time. */
function Row({ tally, channel, language }: RowProps) {
  const { t } = useTranslation()
  const { code, metric, of, held } = tally
  const verdict = coinVerdict(tally)
  return (
    <tr>
      <th scope="row">
        {t(`findingName.${code}`)} <span className="dim nb">· {metricName(metric, channel, t)}</span>
      </th>
      <td>
        <span className={css.dots} aria-hidden>
          {Array.from({ length: of }, (_, place) => (
            <i key={place} className={place < held ? css.right : ''} />
          ))}
        </span>
      </td>
      <td className={css.count}>
        {of < LEAST_TOLD ? (
          <span className="dim">{t('insight.calibration.flags.times', { count: of, n: wholeText(of, language) })}</span>
        ) : (
          <b className="strong">
            {t('insight.calibration.flags.held', {
              count: of,
              of: wholeText(of, language),
              held: wholeText(held, language),
            })}
          </b>
        )}
      </td>
      <td>
        <span className={cx(css.verdict, (verdict === 'better' || verdict === 'worse') && css.told)}>
          <Mark verdict={verdict} />
          {t(`insight.calibration.flags.is.${verdict}`)}
        </span>
      </td>
    </tr>
  )
}

/** Told: a filled disc with a tick, or a square with a cross; untold: a dashed ring. */
const Mark = ({ verdict }: { readonly verdict: CoinVerdict }) => (
  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
    {verdict === 'better' ? (
      <>
        <circle cx="7" cy="7" r="6.2" className={css.disc} />
        <path d="m4.3 7.2 1.9 1.9 3.6-3.9" className={css.tick} />
      </>
    ) : verdict === 'worse' ? (
      <path d="M1.5 1.5h11v11h-11zM4.5 4.5l5 5M9.5 4.5l-5 5" className={css.cross} />
    ) : (
      <circle cx="7" cy="7" r="5.6" className={css.ring} />
    )}
  </svg>
)
