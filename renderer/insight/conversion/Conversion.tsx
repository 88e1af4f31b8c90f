import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversionPart } from '../../../shared/insight/conversion.ts'
import { metricRangeText, metricText, percentText } from '../../../shared/format.ts'
import type { Channel, HookKind } from '../../../shared/model.ts'
import { HOOK_KINDS } from '../../../shared/values.ts'
import { LEARNT } from '../../../shared/teaching.ts'
import { useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/Page.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Lede, Sheet } from '../../kit/Sheet.tsx'
import { go } from '../../ui.ts'
import { useQuery } from '../../use-query.ts'
import css from '../effects/Effects.module.css'
import type { ViewProps } from '../views.ts'
import { Waiting } from '../Waiting.tsx'
import { chanceText, signalWords } from '../effects/words.tsx'
import { ConversionTable } from './ConversionTable.tsx'
import { HookAside } from './HookAside.tsx'
import { comparedIn, verdictText } from './verdict.ts'

/** What becomes of a like, by kind of hook. */
export function Conversion({ channel }: ViewProps) {
  const [turn, setTurn] = useState(0)
  return <Turn key={turn} channel={channel} onAgain={() => setTurn(turn + 1)} />
}

function Turn({ channel, onAgain }: ViewProps & { readonly onAgain: () => void }) {
  const { value, error } = useQuery('insight.conversion', { channelId: channel.id }, LEARNT)
  const [of, setOf] = useState<ConversionPart['of']>('comments')
  if (!value) return <Waiting channelId={channel.id} error={error} onAgain={onAgain} />
  const part = value.find((one) => one.of === of) ?? value[0]
  return part ? <Part channel={channel} parts={value} part={part} onChoose={setOf} /> : null
}

interface PartProps {
  readonly channel: Channel
  readonly parts: readonly ConversionPart[]
  readonly part: ConversionPart
  readonly onChoose: (of: ConversionPart['of']) => void
}

function Part({ channel, parts, part, onChoose }: PartProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const signals = signalWords(channel, t)
  const whatOf = (of: ConversionPart['of']) => (of === 'comments' ? signals.comments : signals.deep)
  const [chosenHook, setChosen] = useState<HookKind | null>(null)
  const words = { light: signals.light, lights: signals.lights, what: whatOf(part.of) }
  const chosen = part.rows.find(({ hook }) => hook === chosenHook) ?? part.rows[0] ?? null
  const unused = HOOK_KINDS.filter((kind) => part.rows.every(({ hook }) => hook !== kind))
  const { usual } = part
  const tools = parts.length > 1 && (
    <div className={css.tools}>
      <Segmented
        label={t('insight.conversion.which')}
        options={parts.map(({ of }) => ({
          id: of,
          label: capital(t('insight.conversion.per', { what: whatOf(of), light: signals.light })),
        }))}
        value={part.of}
        onChange={onChoose}
      />
    </div>
  )
  if (part.posts === 0 || !usual)
    return (
      <Sheet aside={null}>
        {tools}
        <EmptyState
          isFlush
          title={t(part.answered === 0 ? 'insight.conversion.noColumn' : 'insight.conversion.none', words)}
          actions={
            <Button look="main" onPress={() => go('import')}>
              {t('action.import')}
            </Button>
          }
        >
          {t(part.answered === 0 ? 'insight.conversion.noColumnWhy' : 'insight.conversion.noneWhy', words)}
        </EmptyState>
      </Sheet>
    )
  return (
    <Sheet
      asideLabel={t('insight.conversion.aside')}
      aside={
        chosen ? (
          <HookAside key={`${part.of} ${chosen.hook}`} channel={channel} of={part.of} row={chosen} words={words} />
        ) : null
      }
    >
      {tools}
      <Lede verdict={verdictText(part, words, t, language)}>
        <p>
          {part.sparse
            ? t('insight.conversion.usualAny', {
                ...words,
                count: usual.of,
                any: usual.any,
                share: percentText(usual.any / usual.of, language),
              })
            : t('insight.conversion.usual', {
                ...words,
                count: usual.of,
                median: metricText('commentConversion', usual.median, language),
                range: metricRangeText('commentConversion', usual.low, usual.high, language),
              })}{' '}
          {comparedIn(part) > 0
            ? t('insight.conversion.chance', { count: comparedIn(part), chance: chanceText(part.byChance) })
            : null}
        </p>
      </Lede>
      {part.rows.length > 0 ? (
        <ConversionTable part={part} channel={channel} chosen={chosen?.hook ?? null} onChoose={setChosen} />
      ) : (
        <EmptyState
          isFlush
          small
          title={t('insight.conversion.untagged')}
          actions={<Button onPress={() => go('history')}>{t('insight.conversion.tag')}</Button>}
        >
          {t('insight.conversion.untaggedWhy')}
        </EmptyState>
      )}
      {part.rows.length > 0 && unused.length > 0 ? (
        <p className={`small dim ${css.note}`}>
          {t('insight.conversion.unused', {
            hooks: unused.map((kind) => t(`hook.${kind}`)).join(t('insight.conversion.listOf')),
          })}
        </p>
      ) : null}
    </Sheet>
  )
}

const capital = (said: string) => said.charAt(0).toUpperCase() + said.slice(1)
