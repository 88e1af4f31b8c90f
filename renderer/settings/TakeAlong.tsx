import { useTranslation } from 'react-i18next'
import { call } from '../client.ts'
import { act } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { warn } from '../kit/Toast.tsx'
import { Heading } from './Heading.tsx'
import css from './Settings.module.css'

const EXPORTS = [
  { id: 'all', what: 'all', as: 'json' },
  { id: 'posts', what: 'posts', as: 'csv' },
  { id: 'postsXlsx', what: 'posts', as: 'xlsx' },
  { id: 'copy', what: 'all', as: 'db' },
] as const

/** Everything out, in forms that other programs open. */
export function TakeAlong() {
  const { t } = useTranslation()
  return (
    <section className={css.section}>
      <Heading title={t('settings.takeAlong')} note={t('settings.takeAlongWhy')} />
      <div className={css.buttons}>
        {EXPORTS.map((wanted) => (
          <Button key={wanted.id} onPress={() => void exportFile(wanted)}>
            {t(`settings.export.${wanted.id}`)}
          </Button>
        ))}
      </div>
      <p className="small dim">{t('settings.comeBack')}</p>
    </section>
  )
}

async function exportFile({ what, as }: (typeof EXPORTS)[number]): Promise<void> {
  const made = await act('exports.make', { what, as })
  if (!made) return
  const saved = await call('shell.saveFile', made)
  if (!saved.ok) warn(sentenceOf(saved.error))
}
