import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardAnswer } from '../../../shared/board.ts'
import { LEARNT } from '../../../shared/teaching.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/Page.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { go } from '../../ui.ts'
import { useQuery } from '../../use-query.ts'
import type { ViewProps } from '../views.ts'
import { Waiting } from '../Waiting.tsx'
import { Figures } from './Figures.tsx'
import { Goals } from './Goals.tsx'

const TABLES = [...LEARNT, 'goal', 'item', 'hook', 'promise', 'setting']

/** What the last weeks came to beside those before, and how far the goals are. */
export function Board({ channel }: ViewProps) {
  const [turn, setTurn] = useState(0)
  return <Turn key={turn} channel={channel} onAgain={() => setTurn(turn + 1)} />
}

function Turn({ channel, onAgain }: ViewProps & { readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const { value, error } = useQuery('insight.board', { channelId: channel.id }, TABLES)
  // While a changed history is read, what was known of it stays.
  const [last, setLast] = useState<BoardAnswer | null>(null)
  if (value && value !== last) setLast(value)
  const board = value ?? last
  if (!board) return <Waiting channelId={channel.id} error={error} onAgain={onAgain} />
  const goals = <Goals channel={channel} board={board} />
  if (board.days === null) {
    return (
      <Sheet aside={goals} asideLabel={t('insight.board.goal.title')}>
        <EmptyState
          isFlush
          title={t('insight.board.none')}
          actions={
            <Button look="main" onPress={() => go('import')}>
              {t('action.import')}
            </Button>
          }
        >
          {t('insight.board.noneWhy')}
        </EmptyState>
      </Sheet>
    )
  }
  return <Figures channel={channel} board={board} days={board.days} aside={goals} />
}
