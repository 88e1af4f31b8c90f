import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../../shared/format.ts'
import type { QuadrantsSay } from '../../../shared/insight/quadrants.ts'
import type { Channel } from '../../../shared/model.ts'
import { LEARNT } from '../../../shared/teaching.ts'
import { metricName } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/Page.tsx'
import { Lede, Sheet } from '../../kit/Sheet.tsx'
import { go } from '../../ui.ts'
import { useQuery } from '../../use-query.ts'
import { AsTable, useAsTable } from '../AsTable.tsx'
import type { ViewProps } from '../views.ts'
import { Waiting } from '../Waiting.tsx'
import { Aside } from './Aside.tsx'
import { FieldTable } from './FieldTable.tsx'
import { Plot } from './Plot.tsx'
import css from './Quadrants.module.css'
import { Ten } from './Ten.tsx'
import { lackingText, reasons, verdictText, type Known } from './words.ts'

/** How a channel's last ten videos lie between watched and felt. */
export function Quadrants({ channel }: ViewProps) {
  const [turn, setTurn] = useState(0)
  return <Turn key={turn} channel={channel} onAgain={() => setTurn(turn + 1)} />
}

function Turn({ channel, onAgain }: { readonly channel: Channel; readonly onAgain: () => void }) {
  const { value, error } = useQuery('insight.quadrants', { channelId: channel.id }, LEARNT)
  if (!value) return <Waiting channelId={channel.id} error={error} onAgain={onAgain} />
  return value.is === 'known' ? <Shown channel={channel} say={value} /> : <NoPlane channel={channel} say={value} />
}

type None = Exclude<QuadrantsSay, Known>

/** Why there is nothing to show: which column is missing, how many posts. */
function NoPlane({ channel, say }: { readonly channel: Channel; readonly say: None }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const deepName = metricName('deepRate', channel, t)
  const { lacking, n } = say
  const nothing = n === 0 && Object.values(lacking).every((count) => count === 0)
  const column =
    say.is !== 'missing' || nothing
      ? null
      : lacking.completion > 0
        ? 'completion'
        : lacking.deep > 0
          ? 'deep'
          : lacking.gallery > 0 && lacking['seldom-seen'] === 0
            ? 'gallery'
            : 'young'
  const title = nothing
    ? t('quadrants.none')
    : column
      ? t(`quadrants.missing.${column}`, { metric: deepName })
      : say.is === 'too-few'
        ? t('quadrants.tooFew', { count: say.need - n })
        : t(`quadrants.flat.${say.is === 'flat' ? say.by : 'deep'}`, { metric: deepName })
  return (
    <EmptyState
      title={title}
      actions={
        <Button look="main" onPress={() => go('import')}>
          {t('action.import')}
        </Button>
      }
    >
      <p>{t('quadrants.needs', { metric: deepName })}</p>
      {say.is === 'too-few' ? <p>{t('quadrants.tooFewWhy', { n: wholeText(n, language), need: say.need })}</p> : null}
      <p>{lackingText(say, deepName, t, language)}</p>
    </EmptyState>
  )
}

function Shown({ channel, say }: { readonly channel: Channel; readonly say: Known }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isTable, setTable] = useAsTable()
  const [lit, setLit] = useState<string | null>(null)
  const deepName = metricName('deepRate', channel, t)
  const verdict = verdictText(say, t)
  const lacking = lackingText(say, deepName, t, language)
  const isCut = say.dots.completion.length + say.recent.length < say.n
  return (
    <Sheet aside={<Aside channel={channel} say={say} />} asideLabel={t('quadrants.next.title')}>
      <Lede verdict={verdict}>
        {reasons(say, deepName, t, language).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Lede>
      <div className={css.tools}>
        <AsTable isTable={isTable} onChange={setTable} />
        <p className="dim small">
          {t('quadrants.axes', { count: say.n, n: wholeText(say.n, language) })}
          {isCut
            ? t('quadrants.cut', { count: wholeText(say.dots.completion.length + say.recent.length, language) })
            : ''}
          {lacking}
        </p>
      </div>
      {isTable ? (
        <FieldTable channel={channel} say={say} deepName={deepName} />
      ) : (
        <div className={css.pair}>
          <Plot
            say={say}
            deepName={deepName}
            label={t('quadrants.label', { metric: deepName, n: wholeText(say.n, language), verdict })}
            lit={lit}
          />
          <Ten say={say} deepName={deepName} onPoint={setLit} />
        </div>
      )}
    </Sheet>
  )
}
