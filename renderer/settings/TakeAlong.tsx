import { useTranslation } from 'react-i18next'
import { Button } from '../kit/Button.tsx'
import { saveExport } from '../save-export.ts'
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
        {EXPORTS.map(({ id, what, as }) => (
          <Button key={id} onPress={() => void saveExport({ what, as })}>
            {t(`settings.export.${id}`)}
          </Button>
        ))}
      </div>
      <p className="small dim">{t('settings.comeBack')}</p>
    </section>
  )
}
