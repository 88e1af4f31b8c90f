import { FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type ButtonProps } from '../kit/Button.tsx'

interface ChooseFilesProps extends Pick<ButtonProps, 'look' | 'children'> {
  readonly onChoose: (files: readonly File[]) => void
}

export function ChooseFiles({ onChoose, look = 'main', children }: ChooseFilesProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])])
          // The same file chosen again is a choice too.
          event.target.value = ''
        }}
      />
      <Button
        look={look}
        icon={look === 'main' ? <FolderOpen aria-hidden /> : null}
        onPress={() => input.current?.click()}
      >
        {children ?? t('importing.choose')}
      </Button>
    </>
  )
}
