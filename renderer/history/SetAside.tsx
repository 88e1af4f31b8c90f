import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Popover } from '../kit/Popover.tsx'
import css from './BulkBar.module.css'

interface SetAsideProps {
  readonly onSet: (because: string) => void
  /** Marks it 评论异常. */
  readonly onOdd: () => void
  readonly placement?: 'top start' | 'bottom end'
}

/** Sets posts aside with a reason, which the table shows in place of their rates. */
export function SetAside({ onSet, onOdd, placement = 'top start' }: SetAsideProps) {
  const { t } = useTranslation()
  const [because, setBecause] = useState('')
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
          onEnter={() => onSet(because.trim())}
          maxLength={200}
          autoFocus
        />
        <div className={css.ways}>
          <Button onPress={onOdd}>{t('history.odd.mark')}</Button>
          <Button look="main" onPress={() => onSet(because.trim())}>
            {t('history.aside.title')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}
