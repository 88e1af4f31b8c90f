import { Redo2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { actionOf } from '../actions.ts'
import { useData } from '../data.ts'
import { IconButton } from '../kit/Button.tsx'
import { ButtonGroup } from '../kit/Page.tsx'

export function UndoRedo() {
  const { t } = useTranslation()
  const history = useData((data) => data.history)
  return (
    <ButtonGroup>
      <IconButton
        label={t('action.undo')}
        keys="Mod+Z"
        icon={<Undo2 aria-hidden />}
        isDisabled={!history?.undo}
        onPress={() => void actionOf('undo')?.run()}
      />
      <IconButton
        label={t('action.redo')}
        keys="Mod+Shift+Z"
        icon={<Redo2 aria-hidden />}
        isDisabled={!history?.redo}
        onPress={() => void actionOf('redo')?.run()}
      />
    </ButtonGroup>
  )
}
