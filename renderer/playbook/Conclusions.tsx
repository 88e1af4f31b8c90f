import { useTranslation } from 'react-i18next'
import type { ExperimentRow } from '../../shared/experiment.ts'
import { monthText } from '../../shared/format.ts'
import type { Channel } from '../../shared/model.ts'
import { daysBetween, wallOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { metricName } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { Change } from '../experiments/Change.tsx'
import { verdictTitle } from '../experiments/words.ts'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { EmptyState } from '../kit/Page.tsx'
import { go } from '../ui.ts'
import css from './Playbook.module.css'

const MOST = 4
const MONTH = 30.4
/** Viewers change: after so many months a question may be put again. */
const OLD_MONTHS = 6

interface ConclusionsProps {
  /** Experiments that are over. */
  readonly rows: readonly ExperimentRow[]
  readonly channels: readonly Channel[]
  readonly showsAll: boolean
}

/** What experiments came to, as they say it themselves: read from them, nowhere copied. */
export function Conclusions({ rows, channels, showsAll }: ConclusionsProps) {
  const { t } = useTranslation()
  const ordered = rows.toSorted((a, b) => ((a.experiment.endedAt ?? '') < (b.experiment.endedAt ?? '') ? 1 : -1))
  const shown = showsAll ? ordered : ordered.slice(0, MOST)
  return (
    <section className={css.section}>
      <header className={css.head}>
        <h2>{t('playbook.conclusions.title')}</h2>
        <span className="dim">{t('playbook.conclusions.from')}</span>
        {shown.length < rows.length ? (
          <LinkButton className={cx('small', 'push')} onPress={() => go('experiments')}>
            {t('playbook.conclusions.all', { count: rows.length })}
          </LinkButton>
        ) : null}
      </header>
      {rows.length === 0 ? (
        <EmptyState
          small
          isFlush
          title={t('playbook.conclusions.none')}
          actions={<LinkButton onPress={() => go('experiments')}>{t('playbook.conclusions.go')}</LinkButton>}
        />
      ) : (
        <table className={cx(css.table, css.ended)}>
          <thead className="vh">
            <tr>
              {['question', 'verdict', 'metric', 'rounds', 'ended', 'age'].map((column) => (
                <th key={column} scope="col">
                  {t(`playbook.conclusions.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Conclusion key={row.experiment.id} row={row} channels={channels} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Conclusion({ row, channels }: { readonly row: ExperimentRow; readonly channels: readonly Channel[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { experiment, verdict } = row
  const channel = channels.find(({ id }) => id === experiment.channelId)
  if (!channel || experiment.endedAt === null) return null
  const ended = wallOf(experiment.endedAt, channel.zone).day
  const months = Math.floor(daysBetween(ended, today(channel.zone)) / MONTH)
  const isRead = verdict.kind !== 'unread'
  return (
    <tr>
      <th scope="row">
        <LinkButton onPress={() => go('experiments', experiment.id)}>{experiment.name}</LinkButton>
        {experiment.conclusion ? <span className="small dim">{experiment.conclusion}</span> : null}
      </th>
      <td className={cx(verdict.kind === 'confirmed' && 'strong')}>
        {verdictTitle(verdict, experiment)}
        {experiment.isAfterwards ? <span className="small dim"> {t('experiment.afterwards')}</span> : null}
      </td>
      <td className="num">
        {metricName(experiment.metric, channel, t)} {isRead ? <Change of={verdict} /> : null}
      </td>
      <td className={cx('num', 'dim')}>{t('experiment.rounds', { count: row.rounds })}</td>
      <td className={cx('num', 'dim')}>{monthText(ended, language)}</td>
      <td className={cx('small', 'dim')}>
        {months === 0 ? t('playbook.age.new') : t('playbook.age.months', { count: months })}
        {months >= OLD_MONTHS ? t('playbook.age.again') : ''}
      </td>
    </tr>
  )
}
