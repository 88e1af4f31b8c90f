import { useTranslation } from 'react-i18next'
import { dayText, metricRangeText, metricText, percentText, wholeText } from '../../../../shared/format.ts'
import type { Channel } from '../../../../shared/model.ts'
import { UNSCORED, type SealRecord, type SealRow } from '../../../../shared/sealed.ts'
import { partsOf, wallOf, type Instant } from '../../../../shared/time.ts'
import { metricName } from '../../../composer/metric-names.ts'
import { today } from '../../../clock.ts'
import { useLanguage } from '../../../data.ts'
import { Button, LinkButton } from '../../../kit/Button.tsx'
import { go } from '../../../ui.ts'
import css from '../Calibration.module.css'

const STEPS = ['freeze', 'open', 'score'] as const

interface SealedAsideProps {
  readonly channel: Channel
  readonly record: SealRecord
  readonly shown: NonNullable<SealRecord['shown']>
  readonly onList: () => void
}

/** What a seal is, the one that was opened last, and what is not scored. */
export function SealedAside({ channel, record, shown, onList }: SealedAsideProps) {
  const { t } = useTranslation()
  const latest = latestOf(shown.rows)
  return (
    <>
      <section>
        <h3>{t('insight.calibration.seal.title')}</h3>
        <ol className={css.steps}>
          {STEPS.map((step) => (
            <li key={step}>
              <b className="strong">{t(`insight.calibration.seal.${step}`)}</b>
              <p className="small">{t(`insight.calibration.seal.${step}Why`)}</p>
            </li>
          ))}
        </ol>
      </section>
      {latest ? <Latest channel={channel} shown={shown} row={latest} /> : null}
      <section>
        <h3>{t('insight.calibration.unscored.title')}</h3>
        <Unscored record={record} />
        <p className={css.onScreen}>
          <Button onPress={onList}>{t('insight.calibration.showAll')}</Button>
        </p>
      </section>
    </>
  )
}

/** How many seals are not scored, by reason; those that may be yet come last. */
export function Unscored({ record: { unscored, deleted, sealed } }: { readonly record: SealRecord }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const counts = UNSCORED.filter((why) => unscored[why] > 0)
  if (sealed === 0 && deleted === 0) return null
  return (
    <>
      {counts.length > 0 ? (
        <dl className={css.facts}>
          {counts.map((why) => (
            <div key={why}>
              <dt>{t(`insight.calibration.unscored.${why}`)}</dt>
              <dd>
                {t('backtest.counted.posts', { count: unscored[why], posts: wholeText(unscored[why], language) })}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{t('insight.calibration.unscored.no')}</p>
      )}
      {deleted > 0 ? (
        <p className="small dim">{t('insight.calibration.unscored.deleted', { count: deleted })}</p>
      ) : null}
    </>
  )
}

const isOpened = ({ is }: SealRow) => ['in', 'under', 'over', 'had', 'none'].includes(is)

/** The scored one whose numbers were captured last. */
const latestOf = (rows: readonly SealRow[]): SealRow | null =>
  rows
    .filter(isOpened)
    .reduce<SealRow | null>((last, row) => (last?.openedAt && (row.openedAt ?? '') <= last.openedAt ? last : row), null)

interface LatestProps extends Pick<SealedAsideProps, 'channel' | 'shown'> {
  readonly row: SealRow
}

function Latest({ channel, shown, row }: LatestProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { postId, title, sealedAt, openedAt, said, value, is } = row
  const { metric } = shown.tally
  const name = metricName(metric, channel, t)
  if (!postId || !openedAt || !said || value === null) return null
  const at = (moment: Instant) => {
    const { day, time } = wallOf(moment, channel.zone)
    return `${dayText(day, language, partsOf(today(channel.zone)).year)} ${time}`
  }
  return (
    <section>
      <h3>{t('insight.calibration.latest.title')}</h3>
      <p>
        <LinkButton onPress={() => go('history', postId)}>{title || t('insight.untitled')}</LinkButton>
      </p>
      <dl className={css.facts}>
        <div>
          <dt>{t('insight.calibration.latest.sealed')}</dt>
          <dd>{at(sealedAt)}</dd>
        </div>
        <div>
          <dt>{t('insight.calibration.latest.from')}</dt>
          <dd>{t('insight.calibration.latest.posts', { count: said.n, n: wholeText(said.n, language) })}</dd>
        </div>
        <div>
          <dt>{t('insight.calibration.latest.said', { metric: name })}</dt>
          <dd className="nb">
            {said.chance === null ? (
              <>
                <b className="strong">{metricText(metric, said.median, language)}</b>{' '}
                {metricRangeText(metric, said.low, said.high, language)}
              </>
            ) : (
              t('insight.calibration.chance', { chance: percentText(said.chance, language) })
            )}
          </dd>
        </div>
        <div>
          <dt>{t('insight.calibration.latest.opened')}</dt>
          <dd>{at(openedAt)}</dd>
        </div>
        <div>
          <dt>{t('insight.calibration.latest.value')}</dt>
          <dd className="nb">
            <b className="strong">{metricText(metric, value, language)}</b> {t(`backtest.is.${is}`)}
          </dd>
        </div>
      </dl>
    </section>
  )
}
