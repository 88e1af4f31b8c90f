import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { spokenWords } from '../../shared/hooks.ts'
import type { Hook } from '../../shared/model.ts'
import { useData } from '../data.ts'
import { IconButton } from '../kit/Button.tsx'
import { TemplateDialog } from '../playbook/TemplateDialog.tsx'
import { useComposer } from './composer.ts'

/** The words of a hook into the playbook, to be used again. */
export function KeepHook({ hook }: { readonly hook: Hook }) {
  const { t } = useTranslation()
  const { channel } = useComposer()
  const channels = useData((data) => data.channels) ?? []
  const [isOpen, setOpen] = useState(false)
  if (spokenWords(hook).trim() === '') return null
  return (
    <>
      <IconButton
        small
        label={t('playbook.keep')}
        icon={<NotebookPen className="i14" aria-hidden />}
        onPress={() => setOpen(true)}
      />
      {isOpen ? (
        <TemplateDialog of={null} from={hook} channel={channel} channels={channels} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}
