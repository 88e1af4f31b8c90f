import { HardDrive } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { ChooseFiles } from './ChooseFiles.tsx'
import { EXPORTS } from './exports.ts'
import css from './ImportStart.module.css'
import { saveTemplate } from './template.ts'

const PROMISES = ['recognised', 'preview', 'undo'] as const

/** Where files are let go or chosen, and what can be read today. */
export function ImportStart() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className={css.page}>
      <div className={css.inside}>
        <section className={css.drop} aria-label={t('action.import')}>
          <Picture />
          <h2>{t('importing.start.title')}</h2>
          <p>{t('importing.start.why')}</p>
          <ChooseFiles />
        </section>
        <ul className={css.promises}>
          {PROMISES.map((name) => (
            <li key={name}>
              <b>{t(`importing.promise.${name}.title`)}</b>
              {t(`importing.promise.${name}.text`)}
            </li>
          ))}
        </ul>
        <dl className={css.sources}>
          {EXPORTS.map(({ platform, kind }) => (
            <div key={platform}>
              <dt>{t(`platform.${platform}`)}</dt>
              <dd>{t('importing.gives', { path: t(`import.path.${platform}`), kind })}</dd>
            </div>
          ))}
          <div>
            <dt>{t('importing.source.templateName')}</dt>
            <dd>{t('importing.source.template')}</dd>
            <dd>
              <LinkButton className="small" onPress={() => void saveTemplate(language)}>
                {t('importing.source.download')}
              </LinkButton>
            </dd>
          </div>
          <div>
            <dt>{t('platform.other')}</dt>
            <dd>{t('importing.source.other')}</dd>
          </div>
        </dl>
        <p className={css.foot}>
          <HardDrive className="i14" aria-hidden />
          {t('importing.offline')}
        </p>
      </div>
    </div>
  )
}

/** A sheet of numbers that the two rails run through. */
const Picture = () => (
  <svg
    width="168"
    height="96"
    viewBox="0 0 168 96"
    fill="none"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
  >
    <path d="M52 8h46l18 18v62H52z" fill="var(--paper-2)" stroke="var(--line-3)" />
    <path d="M98 8v18h18" stroke="var(--line-3)" />
    <path d="M62 38h44M62 48h44M62 58h44M62 68h30M76 32v42M92 32v42" stroke="var(--line-2)" />
    <path d="M2 74h34c18 0 18-14 36-14h22c18 0 18-18 36-18h36" stroke="var(--light-mark)" strokeWidth="2" />
    <path d="M2 84h40c16 0 18-6 34-6h26c16 0 18-12 34-12h30" stroke="var(--deep-mark)" strokeWidth="3.6" />
  </svg>
)
