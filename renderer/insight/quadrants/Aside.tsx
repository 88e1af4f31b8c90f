import { BookOpen, ChartNoAxesColumn } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANCE_HELPS, FIELDS, type Field, type Help, type Helps } from '../../../shared/engine/index.ts'
import { hookWords } from '../../../shared/finding-words.ts'
import { labelName } from '../../../shared/flag-words.ts'
import { wholeText } from '../../../shared/format.ts'
import { hooksOf } from '../../../shared/items.ts'
import { newHook } from '../../../shared/hooks.ts'
import { applyRemedy } from '../../../shared/plan.ts'
import type { Channel, Format, HookKind, Item, Track } from '../../../shared/model.ts'
import { newId } from '../../composer/composer.ts'
import { metricName } from '../../composer/metric-names.ts'
import { act, useLanguage } from '../../data.ts'
import { changeText } from '../../experiments/words.ts'
import { openWritten } from '../../fresh.ts'
import type { Filters } from '../../history/filters.ts'
import { inWords } from '../../i18n.ts'
import { Button } from '../../kit/Button.tsx'
import { spanText } from '../../playbook/words.ts'
import { go } from '../../ui.ts'
import { seePosts } from '../see-posts.ts'
import { usePlanned, whenText } from '../use-planned.ts'
import css from './Quadrants.module.css'
import type { Known } from './words.ts'

/** Which side is weak in a field, the weaker first. */
const WEAK: Readonly<Record<Field | 'none', readonly ('completion' | 'deep')[]>> = {
  unfelt: ['deep'],
  shallow: ['completion'],
  neither: ['completion', 'deep'],
  both: ['deep', 'completion'],
  none: ['deep', 'completion'],
}
/** What the articles say lets viewers in, and holds them. */
const RULES: Readonly<Record<'completion' | 'deep', readonly HookKind[]>> = {
  deep: ['thread', 'backstage', 'golden-line'],
  completion: ['suspense'],
}
const MOST = 3

interface AsideProps {
  readonly channel: Channel
  readonly say: Known
}

/** What to plan next: what goes together with more of the weak side on the creator's own posts, else rules of thumb. */
export function Aside({ channel, say }: AsideProps) {
  const { t } = useTranslation()
  const { stands, helps } = say
  const planned = usePlanned(channel)
  const weak = WEAK[stands ?? 'none']
  return (
    <>
      {weak.map((side, i) => (
        <Side
          key={side}
          side={side}
          helps={helps[side]}
          most={weak.length > 1 ? MOST - 1 : MOST}
          isNamed={weak.length > 1}
          channel={channel}
          planned={planned}
        >
          {i === 0 ? (
            <>
              <h3>{t('quadrants.next.title')}</h3>
              <p className="small dim">
                {stands === null || stands === 'both'
                  ? t('quadrants.next.either')
                  : t('quadrants.next.against', { field: t(`quadrants.field.${stands}`) })}
              </p>
            </>
          ) : null}
        </Side>
      ))}
      <section>
        <h3>{t('quadrants.others')}</h3>
        <dl className={css.steps}>
          {FIELDS.filter((field) => field !== stands).map((field) => (
            <div key={field}>
              <dt>{t(`quadrants.field.${field}`)}</dt>
              <dd>{t(`quadrants.step.${field}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="small dim">{t('quadrants.stepsAreRules')}</p>
      </section>
    </>
  )
}

interface SideProps {
  readonly side: 'completion' | 'deep'
  readonly helps: Helps
  readonly most: number
  readonly isNamed: boolean
  readonly channel: Channel
  readonly planned: readonly Item[]
  /** What stands above the first. */
  readonly children: ReactNode
}

function Side({ side, helps, most, isNamed, channel, planned, children }: SideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const metric = metricName(helps.metric, channel, t)
  const more = helps.more.slice(0, most)
  const less = helps.less.slice(0, most - more.length)
  const own = more.length + less.length > 0
  const chance = helps.looked * CHANCE_HELPS
  return (
    <section>
      {children}
      {isNamed ? <h4 className={css.side}>{t('quadrants.next.side', { metric })}</h4> : null}
      <ul className={css.helps}>
        {more.map((help) => (
          <HelpRow key={keyOf(help)} help={help} is="more" metric={metric} channel={channel} planned={planned} />
        ))}
        {less.map((help) => (
          <HelpRow key={keyOf(help)} help={help} is="less" metric={metric} channel={channel} planned={planned} />
        ))}
        {own
          ? null
          : RULES[side].map((kind) => (
              <li key={kind}>
                <h4>{t('quadrants.more.hooks', { label: labelName(inWords, language, 'hooks', kind) })}</h4>
                <p className="small">{t(`quadrants.rule.${kind}`)}</p>
                <p className={css.source}>
                  <BookOpen className="i12" aria-hidden />
                  {t('source.rule')}
                </p>
                <div className={css.acts}>
                  <AddHook kind={kind} channel={channel} planned={planned} />
                </div>
              </li>
            ))}
      </ul>
      <p className="small dim">
        {helps.looked === 0
          ? t('quadrants.next.unlooked', { metric })
          : own
            ? t('quadrants.next.chance', {
                count: helps.looked,
                n: wholeText(helps.looked, language),
                some:
                  chance < 1 ? t('quadrants.next.lessThanOne') : t('quadrants.next.about', { n: Math.round(chance) }),
              })
            : t('quadrants.next.nothing', { count: helps.looked, n: wholeText(helps.looked, language), metric })}
      </p>
      {own ? <p className="small dim">{t('quadrants.next.together')}</p> : null}
    </section>
  )
}

const keyOf = ({ factor, labels }: Help) => `${factor} ${labels.join(' ')}`

interface HelpRowProps {
  readonly help: Help
  readonly is: 'more' | 'less'
  readonly metric: string
  readonly channel: Channel
  readonly planned: readonly Item[]
}

function HelpRow({ help, is, metric, channel, planned }: HelpRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { factor, labels, posts, median, low, high, stands, alongside } = help
  const nameOf = (of: string, label: string) => labelName(inWords, language, of, label)
  const label = new Intl.ListFormat(language, { type: 'conjunction' }).format(labels.map((one) => nameOf(factor, one)))
  const filters = filtersOf(help)
  const kind = factor === 'hooks' && is === 'more' ? (labels[0] as HookKind) : null
  return (
    <li>
      <h4>{t(`quadrants.${is}.${factor}`, { label })}</h4>
      <p className="small">
        {t('quadrants.next.effect', {
          metric,
          change: changeText(median, language),
          span: spanText(low, high, language, t),
        })}
      </p>
      <p className={css.source}>
        <ChartNoAxesColumn className="i12" aria-hidden />
        {t(stands ? 'quadrants.next.firm' : 'quadrants.next.hint', { count: posts, n: wholeText(posts, language) })}
      </p>
      {alongside ? (
        <p className="small dim">{t('finding.part.along', { label: nameOf(alongside.factor, alongside.label) })}</p>
      ) : null}
      <div className={css.acts}>
        {kind ? <AddHook kind={kind} channel={channel} planned={planned} /> : null}
        {!kind && is === 'more' ? (
          <Button small onPress={() => void openWritten({ channelId: channel.id, ...draftOf(help) })}>
            {t('quadrants.next.idea')}
          </Button>
        ) : null}
        {filters ? (
          <Button small look="bare" onPress={() => seePosts(channel.id, filters)}>
            {t('quadrants.next.see', { count: posts, n: wholeText(posts, language) })}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** What the history can be narrowed to; null where it cannot. */
function filtersOf({ factor, labels: [label = ''] }: Help): Partial<Filters> | null {
  if (factor === 'hooks') return { hook: label as HookKind }
  if (factor === 'format') return { format: label as Format }
  if (factor === 'track') return { track: label as Track }
  return factor === 'tags' ? { text: label } : null
}

/** An idea that has the label. */
function draftOf({ factor, labels }: Help) {
  const [label = ''] = labels
  if (factor === 'format') return { format: label as Format }
  if (factor === 'track') return { track: label as Track }
  if (factor === 'tags') return { tags: [...labels] }
  return factor === 'duration' && label !== 'over' ? { durationSeconds: Number(label) } : {}
}

interface AddHookProps {
  readonly kind: HookKind
  readonly channel: Channel
  readonly planned: readonly Item[]
}

/** Puts the hook into the next plan that has none of its kind, as one step to be taken back; without such a plan, into a new idea. */
function AddHook({ kind, channel, planned }: AddHookProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const next = planned.find((item) => hooksOf(item).every((hook) => hook.kind !== kind))
  const hook = newHook(newId(), kind, channel, null, next?.durationSeconds ?? null)
  const remedy = { do: 'add-hook', kind, placement: hook.placement, signal: hook.signal, variant: null } as const
  if (!next)
    return (
      <Button
        small
        onPress={() =>
          void openWritten({
            channelId: channel.id,
            variants: { A: { hooks: [{ ...hook, words: hookWords(inWords, language, remedy).words }] } },
          })
        }
      >
        {t('quadrants.next.idea')}
      </Button>
    )
  const add = async () => {
    const item = applyRemedy(next, remedy, newId, hookWords(inWords, language, remedy))
    const saved = await act('items.save', { item }, { said: t('plan.said.mended') })
    if (saved) go('item', saved.id)
  }
  return (
    <Button small onPress={() => void add()}>
      {t('quadrants.next.addTo', { when: whenText(next, channel, language) })}
    </Button>
  )
}
