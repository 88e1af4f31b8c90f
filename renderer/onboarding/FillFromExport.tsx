import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../shared/format.ts'
import { call, upload } from '../client.ts'
import { act, reread, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { LinkButton } from '../kit/Button.tsx'
import { say, warn } from '../kit/Toast.tsx'

interface FillFromExportProps {
  readonly isBusy: boolean
  readonly onBusy: (isBusy: boolean) => void
}

/** Everything that was exported once, into the workspace in which nothing is yet. Its backup is the way back. */
export function FillFromExport({ isBusy, onBusy }: FillFromExportProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const input = useRef<HTMLInputElement>(null)

  const fill = async (file: File) => {
    onBusy(true)
    const handed = await upload(file)
    if (!handed.ok) warn(sentenceOf(handed.error))
    const done = handed.ok ? await act('workspace.fill', { upload: handed.value.id }) : null
    onBusy(false)
    if (!done) return
    await reread()
    say(t('onboarding.filled', { count: done.rows, n: wholeText(done.rows, language) }), {
      label: t('action.undo'),
      run: () => void empty(done.previous),
    })
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file chosen again is a choice too.
          event.target.value = ''
          if (file) void fill(file)
        }}
      />
      <LinkButton isDisabled={isBusy} onPress={() => input.current?.click()}>
        {t(isBusy ? 'onboarding.filling' : 'onboarding.fill')}
      </LinkButton>
    </>
  )
}

async function empty(previous: string): Promise<void> {
  const back = await call('workspace.restore', { file: previous })
  if (back.ok) await reread()
  else warn(sentenceOf(back.error))
}
