import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Popover } from '../kit/Popover.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting, type Writing } from '../writing.ts'
import css from './BulkBar.module.css'

interface SetAsideProps {
  /** Answers whether it was written. */
  readonly onSet: (because: string, write: Writing['write']) => Promise<boolean>
  /** Marks it 评论异常. */
  readonly onOdd: () => void
  readonly placement?: 'top start' | 'bottom end'
}

/** Sets posts aside with a reason, which the table shows in place of their rates. */
export function SetAside({ onSet, onOdd, placement = 'top start' }: SetAsideProps) {
  const { t } = useTranslation()
  const [because, setBecause] = useState('')
  const writing = useWriting(t('history.aside.title'))
  const set = () => void onSet(because.trim(), writing.write)
  return (
    <Popover
      label={t('history.aside.title')}
      placement={placement}
      width={280}
      trigger={<Button>{t('history.aside.title')}</Button>}
    >
      <div className={css.inside}>
        <TextField
          label={t('history.aside.why')}
          hint={t('history.aside.hint')}
          value={because}
          onChange={setBecause}
          onEnter={set}
          maxLength={200}
          autoFocus
        />
        <NotSaved isFramed error={writing.error} text={because} onRetry={set} />
        <div className={css.ways}>
          <Button onPress={onOdd}>{t('history.odd.mark')}</Button>
          <Button look="main" onPress={set}>
            {t('history.aside.title')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}
