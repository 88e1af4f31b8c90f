import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../shared/contract.ts'
import type { Experiment } from '../../shared/experiment.ts'
import { dayText } from '../../shared/format.ts'
import { spokenWords } from '../../shared/hooks.ts'
import type { Channel } from '../../shared/model.ts'
import { wallOf } from '../../shared/time.ts'
import { useChannelName } from '../channel-name.ts'
import { isDoubled, isRate, metricName } from '../composer/metric-names.ts'
import { BrokenPage } from '../damage/BrokenPage.tsx'
import { useBrokenOne } from '../damage/use-damaged.ts'
import { act, useData, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button, IconButton, LinkButton } from '../kit/Button.tsx'
import { Back, Bar, EmptyState } from '../kit/Page.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { UndoRedo } from '../UndoRedo.tsx'
import { go, goUp } from '../ui.ts'
import { useLate } from '../use-late.ts'
import { useQuery } from '../use-query.ts'
import { Change } from './Change.tsx'
import { ConcludeDialog } from './ConcludeDialog.tsx'
import css from './ExperimentPage.module.css'
import { Ordinary } from './Ordinary.tsx'
import { PairsDialog } from './PairsDialog.tsx'
import { RoundFindings } from './RoundFindings.tsx'
import { Rounds, type ArmWords } from './Rounds.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { Verdict } from './Verdict.tsx'
import { moreText } from './words.ts'

const TABLES = ['experiment', 'round', 'item', 'variant', 'post', 'snapshot', 'verdict', 'channel']

/** One experiment: its question, what its rounds say by now, round by round, and what ordinary posts do. */
export function ExperimentPage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels)
  const { value, error } = useQuery('experiments.get', { id }, TABLES)
  const broken = useBrokenOne('experiment', id)
  const isLate = useLate(value === null && error === null)
  const channel = channels?.find((one) => one.id === value?.experiment.channelId)
  const back = <Back onPress={() => goUp('experiments')}>{t('nav.experiments')}</Back>
  const out = <Button onPress={() => goUp('experiments')}>{t('experiment.back')}</Button>
  if (value && channel) return <Page back={back} channel={channel} value={value} />
  return (
    <>
      <Bar title={t('experiment.one')} before={back} />
      {broken ? (
        <BrokenPage thing={broken} back={out} />
      ) : error ? (
        <EmptyState title={t(error.code === 'not-found' ? 'experiment.missing' : 'experiment.unread')} actions={out}>
          {sentenceOf(error)}
        </EmptyState>
      ) : isLate ? (
        <EmptyState title={t('experiment.reading')} small />
      ) : null}
    </>
  )
}

const NO_WORDS = { words: '', lines: null, options: null }

interface PageProps {
  readonly back: React.ReactNode
  readonly channel: Channel
  readonly value: OutputOf<'experiments.get'>
}

function Page({ back, channel, value }: PageProps) {
  const { t } = useTranslation()
  const { experiment, state, reading, rounds, arms } = value
  const [open, setOpen] = useState<'schedule' | 'conclude' | 'pairs' | null>(null)
  const close = () => setOpen(null)
  const { verdict } = reading
  const taken = new Set(rounds.map(({ round }) => round.position))
  let position = 1
  while (taken.has(position)) position += 1
  const used = new Set(rounds.flatMap(({ round }) => [round.itemA, round.itemB]).filter((one) => one !== null))
  const isEnded = state === 'ended'
  const toCome = rounds.flatMap(({ round, posts }) =>
    posts.a === null || posts.b === null
      ? arms.flatMap(({ id, day }) => (day && (id === round.itemA || id === round.itemB) ? [{ id, day }] : []))
      : [],
  )
  const remove = async () => {
    const said = t('experiment.removed')
    if (await act('experiments.remove', { id: experiment.id }, { said })) goUp('experiments')
  }
  /** The newest item of the side that was concluded to be better. */
  const model =
    experiment.better === 'A' || experiment.better === 'B'
      ? (rounds
          .map(({ round }) => round[experiment.better === 'A' ? 'itemA' : 'itemB'])
          .findLast((one) => one !== null) ?? null)
      : null
  const writeLike = async (itemId: string) => {
    const draft = await act('items.duplicate', { id: itemId })
    if (draft) go('item', draft.id)
  }
  const keepWinner = () =>
    act(
      'playbook.keepWinner',
      { experimentId: experiment.id },
      {
        said: (kept) => t('experiment.kept', { words: spokenWords(kept[0] ?? NO_WORDS), count: kept.length }),
      },
    )
  const wordsOf = (item: string | null, post: string | null): ArmWords | null => {
    const named = arms.find(({ id }) => id === (post ?? item))
    if (!named) return null
    const lead = post ? () => go('history', post) : item ? () => go('item', item) : null
    return { title: named.title, day: named.day, open: lead }
  }
  return (
    <>
      <Bar title={t('experiment.one')} before={back}>
        <span className="push" />
        <UndoRedo />
        <IconButton label={t('experiment.remove')} icon={<Trash2 aria-hidden />} onPress={() => void remove()} />
        {isEnded ? (
          <Button onPress={() => void act('experiments.reopen', { id: experiment.id })}>
            {t('experiment.reopen')}
          </Button>
        ) : (
          <>
            <Button onPress={() => setOpen('conclude')} isDisabled={rounds.length === 0}>
              {t('experiment.conclude.open')}
            </Button>
            {experiment.isAfterwards ? (
              <Button look="main" icon={<Plus aria-hidden />} onPress={() => setOpen('pairs')}>
                {t('experiment.pairs.open')}
              </Button>
            ) : (
              <Button look="main" icon={<Plus aria-hidden />} onPress={() => setOpen('schedule')}>
                {t('experiment.schedule.open', { n: position })}
              </Button>
            )}
          </>
        )}
      </Bar>
      <Sheet
        aside={
          <>
            {verdict.kind === 'unread' || verdict.chance === null ? null : (
              <section>
                <h3>{t('experiment.ordinary.title')}</h3>
                <Ordinary pairs={reading.ordinary} seen={verdict.seen} />
              </section>
            )}
            {rounds.length === 0 ? null : <AlsoSeen channel={channel} id={experiment.id} />}
            <section>
              <h3>{t('experiment.readTitle')}</h3>
              <p>{t('experiment.readWhy')}</p>
            </section>
          </>
        }
      >
        <h2 className={css.question}>{experiment.name}</h2>
        <Terms channel={channel} experiment={experiment} counted={verdict.kind === 'unread' ? 0 : verdict.rounds} />
        <Verdict channel={channel} experiment={experiment} reading={reading} />
        {isEnded && experiment.better ? (
          <p className={css.conclusion}>
            <b>{t('experiment.conclude.own')}</b>{' '}
            {t(`experiment.conclude.answer.${experiment.better}`, {
              name: experiment.better === 'A' ? experiment.a : experiment.b,
            })}{' '}
            <LinkButton onPress={() => setOpen('conclude')}>{t('experiment.conclude.change')}</LinkButton>
            {experiment.better === 'A' || experiment.better === 'B' ? (
              <Button small className={css.again ?? ''} onPress={() => void keepWinner()}>
                {t('experiment.keep', { letter: experiment.better })}
              </Button>
            ) : null}
            {model ? (
              <Button small className={css.again ?? ''} onPress={() => void writeLike(model)}>
                {t('experiment.again', { letter: experiment.better })}
              </Button>
            ) : null}
            {experiment.conclusion ? <span>{experiment.conclusion}</span> : null}
          </p>
        ) : null}
        {isEnded ? null : <RoundFindings channelId={channel.id} items={toCome} />}
        {rounds.length === 0 ? (
          <p className={css.noRounds}>{t(experiment.isAfterwards ? 'experiment.noPairs' : 'experiment.noRounds')}</p>
        ) : (
          <Rounds
            channel={channel}
            experiment={experiment}
            reading={reading}
            rounds={rounds.map((row) => ({
              row,
              a: wordsOf(row.round.itemA, row.posts.a),
              b: wordsOf(row.round.itemB, row.posts.b),
            }))}
            onWithdraw={isEnded ? null : (roundId) => void act('experiments.withdraw', { roundId })}
          />
        )}
      </Sheet>
      {open === 'schedule' ? (
        <ScheduleDialog channel={channel} experiment={experiment} position={position} used={used} onClose={close} />
      ) : open === 'conclude' ? (
        <ConcludeDialog experiment={experiment} verdict={verdict} onClose={close} />
      ) : open === 'pairs' ? (
        <PairsDialog channel={channel} experiment={experiment} onClose={close} />
      ) : null}
    </>
  )
}

interface TermsProps {
  readonly channel: Channel
  readonly experiment: Experiment
  readonly counted: number
}

/** What was settled before the start. */
function Terms({ channel, experiment, counted }: TermsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { plannedRounds: planned, createdAt } = experiment
  const channelName = useChannelName(channel.id)
  const facts = [
    ['channel', channelName],
    ['only', t(`experiment.tried.${experiment.tried}`)],
    ['metric', t('experiment.metricAt', { metric: metricName(experiment.metric, channel, t) })],
    ['matters', moreText(experiment.smallest - 1, language)],
    [
      'progress',
      planned === null
        ? t('experiment.rounds', { count: counted })
        : t('experiment.progressOf', { count: counted, planned }),
    ],
    ['since', dayText(wallOf(createdAt, channel.zone).day, language)],
  ] as const
  return (
    <dl className={css.terms}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`experiment.fact.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const MOST_SEEN = 6

interface AlsoSeenProps {
  readonly channel: Channel
  readonly id: string
}

/** The other metrics: seen, never a result. They take longer, and the page does not wait for them. */
function AlsoSeen({ channel, id }: AlsoSeenProps) {
  const { t } = useTranslation()
  const { value } = useQuery('experiments.get', { id, alsoSeen: true }, TABLES)
  const rows = (value?.alsoSeen ?? []).filter(
    ({ metric }) => (isRate(metric) || metric === 'views') && !isDoubled(metric, channel),
  )
  const read = rows.flatMap(({ metric, verdict }) => (verdict.kind === 'unread' ? [] : [{ metric, verdict }]))
  if (read.length === 0) return null
  return (
    <section>
      <h3>{t('experiment.alsoSeen')}</h3>
      <p className="small dim">{t('experiment.alsoSeenWhy')}</p>
      <dl className={css.seen}>
        {read.slice(0, MOST_SEEN).map(({ metric, verdict }) => (
          <div key={metric}>
            <dt>{metricName(metric, channel, t)}</dt>
            <dd>
              <Change of={verdict} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
