import { FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type ButtonProps } from '../kit/Button.tsx'
import { importFiles } from './importing.ts'

/** The way to files for those who do not drop them. */
export function ChooseFiles({ look = 'main', children }: Pick<ButtonProps, 'look' | 'children'>) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".csv,.tsv,.txt,.xlsx,.zip,text/csv"
        onChange={(event) => {
          importFiles([...(event.target.files ?? [])])
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
