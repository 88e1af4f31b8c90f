import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FatigueSay } from '../../../shared/insight/fatigue.ts'
import type { Channel } from '../../../shared/model.ts'
import { LEARNT } from '../../../shared/teaching.ts'
import { useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/Page.tsx'
import { Lede, Sheet } from '../../kit/Sheet.tsx'
import { useQuery } from '../../use-query.ts'
import type { ViewProps } from '../views.ts'
import { seePosts } from '../see-posts.ts'
import { Waiting } from '../Waiting.tsx'
import { Aside } from './Aside.tsx'
import { Uses } from './Uses.tsx'
import { WearTable } from './WearTable.tsx'
import { isRead, keyOf, reasons, verdictText } from './words.ts'

/** Whether repeating wears the hooks of a channel off. */
export function Fatigue({ channel }: ViewProps) {
  const [turn, setTurn] = useState(0)
  return <Turn key={turn} channel={channel} onAgain={() => setTurn(turn + 1)} />
}

function Turn({ channel, onAgain }: { readonly channel: Channel; readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const { value, error } = useQuery('insight.fatigue', { channelId: channel.id }, LEARNT)
  if (!value) return <Waiting channelId={channel.id} error={error} onAgain={onAgain} />
  if (value.rows.length > 0) return <Shown channel={channel} say={value} />
  return (
    <EmptyState
      title={t('fatigue.none')}
      actions={
        <Button look="main" onPress={() => seePosts(channel.id, {})}>
          {t('fatigue.toHistory')}
        </Button>
      }
    >
      <p>{t('fatigue.noneWhy')}</p>
    </EmptyState>
  )
}

function Shown({ channel, say }: { readonly channel: Channel; readonly say: FatigueSay }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [chosen, setChosen] = useState<string | null>(null)
  const { rows } = say
  const shown =
    rows.find((row) => keyOf(row) === chosen) ??
    rows.find(({ wear }) => wear.is === 'fading') ??
    rows.find(isRead) ??
    rows[0]
  if (!shown) return null
  return (
    <Sheet aside={<Aside channel={channel} row={shown} />} asideLabel={t('fatigue.aside')}>
      <Lede verdict={verdictText(say, t)}>
        {reasons(say, t, language).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Lede>
      <WearTable channel={channel} rows={rows} chosen={keyOf(shown)} onChoose={(row) => setChosen(keyOf(row))} />
      <Uses key={keyOf(shown)} channel={channel} row={shown} />
    </Sheet>
  )
}
