import { Redo2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { actionOf } from './actions.ts'
import { useData } from './data.ts'
import { IconButton } from './kit/Button.tsx'
import { ButtonGroup } from './kit/Page.tsx'

interface UndoRedoProps {
  /** There is something to undo that the file does not know of yet. */
  readonly hasMore?: boolean
}

/** The two buttons of a bar, alive while there is a step to take. */
export function UndoRedo({ hasMore = false }: UndoRedoProps) {
  const { t } = useTranslation()
  const canUndo = useData(({ history }) => Boolean(history?.undo))
  const canRedo = useData(({ history }) => Boolean(history?.redo))
  return (
    <ButtonGroup>
      <IconButton
        label={t('action.undo')}
        keys="Mod+Z"
        icon={<Undo2 aria-hidden />}
        isDisabled={!canUndo && !hasMore}
        onPress={() => void actionOf('undo')?.run()}
      />
      <IconButton
        label={t('action.redo')}
        keys="Mod+Shift+Z"
        icon={<Redo2 aria-hidden />}
        isDisabled={!canRedo}
        onPress={() => void actionOf('redo')?.run()}
      />
    </ButtonGroup>
  )
}
