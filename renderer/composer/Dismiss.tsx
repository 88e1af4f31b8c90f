import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../shared/finding.ts'
import { Button } from '../kit/Button.tsx'
import { RadioRows } from '../kit/Choice.tsx'
import { TextField } from '../kit/Field.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import css from './Side.module.css'

interface DismissProps {
  readonly finding: Finding
  readonly title: string
  readonly onDone: () => void
}

/** Sets a finding aside, for this item or for good, with the reason. Settings list it, and take it back. */
export function Dismiss({ finding, title, onDone }: DismissProps) {
  const { t } = useTranslation()
  const [scope, setScope] = useState<'item' | 'all'>('item')
  const [reason, setReason] = useState('')
  const writing = useWriting(t('composer.dismissWhy'))
  const dismiss = async () => {
    const itemId = scope === 'item' ? finding.itemId : null
    const done = await writing.write(
      'dismissals.add',
      { code: finding.code, itemId, reason: reason.trim() },
      { said: t('composer.dismissed') },
    )
    if (done) onDone()
  }
  return (
    <div className={css.popover}>
      <p className="strong">{title}</p>
      <TextField
        autoFocus
        label={t('composer.dismissWhy')}
        placeholder={t('composer.dismissHint')}
        maxLength={400}
        value={reason}
        onChange={setReason}
        onEnter={() => void dismiss()}
      />
      <RadioRows
        label={t('composer.dismissScope')}
        labelHidden
        value={scope}
        onChange={setScope}
        options={[
          { id: 'item', label: t('composer.dismissItem') },
          { id: 'all', label: t('composer.dismissAll'), note: t(`findingName.${finding.code}`) },
        ]}
      />
      <NotSaved isFramed error={writing.error} text={reason} onRetry={() => void dismiss()} />
      <div className={css.act}>
        <Button onPress={() => void dismiss()}>{t('kit.dismiss')}</Button>
        <Button look="bare" onPress={onDone}>
          {t('kit.cancel')}
        </Button>
      </div>
    </div>
  )
}
